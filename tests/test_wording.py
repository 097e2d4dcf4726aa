"""Every refusal and every trouble has a sentence that says what is wrong and what to do."""

import re

import pytest

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.feedback.answers import Missing
from motesplats.feedback.answers import Rule as Because
from motesplats.feedback.reading import Text
from motesplats.i18n import words_in
from motesplats.scheduling.rules import Rule
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


@pytest.mark.parametrize("rule", Rule)
def test_a_broken_rule_is_told_in_words(rule: Rule) -> None:
    told = sentence(Refused(Refusal.TIMETABLE_INVALID, path=str(rule), reason=1), SWEDISH)
    assert rule.value not in told
    assert told != sentence(Refused(Refusal.TIMETABLE_INVALID, path="", reason=1), SWEDISH)


def test_an_impossible_setting_has_a_sentence_of_its_own() -> None:
    told = sentence(Refused(Refusal.SETTING_INVALID, setting="talk", value=0), SWEDISH)
    assert told == "Samtalet kan inte vara 0 minuter. Välj 1 till 120."


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("times.starts (fair.toml:7)", "”dagen börjar” (times.starts, rad 7 i fair.toml)"),
        ("fair.day (fair.toml)", "”dag” (fair.day i fair.toml)"),
        ("fair.colour (fair.toml:3)", "känns inte igen"),
    ],
)
def test_a_setting_of_a_file_is_told_by_name_and_line(setting: str, words: str) -> None:
    assert words in sentence(Refused(Refusal.SETTING_INVALID, setting=setting, value=""), SWEDISH)


@pytest.mark.parametrize(
    ("where", "words"),
    [("3:14", "rad 3, tecken 14"), ("forms[3].seeker", "forms[3].seeker")],
)
def test_a_place_in_a_file_is_told_by_line(where: str, words: str) -> None:
    assert words in sentence(Refused(Refusal.JSON_INVALID, path="a.json", where=where), SWEDISH)


def test_values_are_said_plainly() -> None:
    def told(value: object) -> str:
        return sentence(Refused(Refusal.SETTING_INVALID, setting="x", value=value), SWEDISH)

    assert "tom" in told("")
    assert "true" in told(True)
    assert "false" in told(False)


def test_an_answer_that_is_missing_is_named_by_its_question() -> None:
    missing = (Missing("strength_pick", Because.R1), "next_step")
    told = sentence(Refused(Refusal.FORM_INCOMPLETE, missing=missing), SWEDISH)
    assert "Styrkor, Bästa nästa steg" in told


def test_a_text_file_that_is_none_is_not_called_a_list() -> None:
    told = sentence(Refused(Refusal.FILE_WRONG_TYPE, path="fair.TOML"), SWEDISH)
    assert told.startswith("Filen fair.TOML är ingen textfil")


def test_a_clash_names_the_person_by_the_code() -> None:
    by_seeker = sentence(Refused(Refusal.NO_FEEDBACK, seeker="MPS7"), SWEDISH)
    assert by_seeker == sentence(Refused(Refusal.NO_FEEDBACK, code="MPS7"), SWEDISH)


def test_a_limit_in_megabytes_is_told_as_the_limit() -> None:
    one = sentence(Refused(Refusal.FILE_TOO_LARGE, path="a", limit_mb=5), SWEDISH)
    assert one == sentence(Refused(Refusal.FILE_TOO_LARGE, path="a", limit=5), SWEDISH)
