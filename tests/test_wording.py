"""Every refusal and every trouble has a sentence that says what is wrong and what to do."""

import re

import pytest

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.feedback.reading import Text
from motesplats.i18n import words_in
from motesplats.wording import sentence

SWEDISH, ENGLISH = words_in("sv"), words_in("en")


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_is_a_sentence_in_both_languages(refusal: Refusal) -> None:
    error = Refused(refusal)
    swedish, english = sentence(error, SWEDISH), sentence(error, ENGLISH)
    assert swedish != english
    for text in (swedish, english):
        assert re.search(r"[.…]$", text)
        assert "{" not in text
        assert "!" not in text


@pytest.mark.parametrize("trouble", StoreTrouble)
def test_every_trouble_with_the_store_is_a_sentence_in_both_languages(
    trouble: StoreTrouble,
) -> None:
    error = StoreUnavailable(trouble, "träffen.mplats")
    swedish, english = sentence(error, SWEDISH), sentence(error, ENGLISH)
    assert swedish != english
    assert all(text.endswith(".") and "!" not in text for text in (swedish, english))


def test_details_are_filled_in_and_missing_ones_left_out() -> None:
    assert "30 sekunder" in sentence(Refused(Refusal.PIN_LOCKED, seconds=30), SWEDISH)
    assert "…" in sentence(Refused(Refusal.PIN_LOCKED), SWEDISH)


def test_lists_and_texts_are_said_in_the_readers_language() -> None:
    missing = (Text("Styrka", "Strength"), Text("Nästa steg", "Next step"))
    error = Refused(Refusal.FORM_INCOMPLETE, missing=missing)
    assert "Styrka, Nästa steg" in sentence(error, SWEDISH)
    assert "Strength, Next step" in sentence(error, ENGLISH)


def test_what_was_typed_cannot_break_the_sentence() -> None:
    told = sentence(Refused(Refusal.UNKNOWN_BADGE, code="{0} {code} %s"), SWEDISH)
    assert "{0} {code} %s" in told
