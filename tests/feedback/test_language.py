"""The language check finds what it must, leaves the rest, and decides what may be saved."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import Form
from motesplats.feedback.language import HintLevel, LanguageCheck, check_texts, storable
from motesplats.settings import resource_path
from motesplats.usecases.forms import language_check

Make = Callable[..., Answers]
CATEGORIES: list[Any] = json.loads(
    resource_path("forms", "language_check.json").read_text(encoding="utf-8")
)["categories"]
BAD = [(c["id"], text) for c in CATEGORIES for text in c["flag"]]
GOOD = [(c["id"], text) for c in CATEGORIES for text in c["ok"]]


@pytest.mark.parametrize(("category", "text"), BAD)
def test_a_sentence_that_must_be_found_is_found(
    check: LanguageCheck, category: str, text: str
) -> None:
    assert category in {hint.category for hint in check.find(text)}


@pytest.mark.parametrize(("category", "text"), GOOD)
def test_a_sentence_that_is_fine_is_left_alone(
    check: LanguageCheck, category: str, text: str
) -> None:
    assert category not in {hint.category for hint in check.find(text)}


def test_a_find_says_where_and_why_in_the_language_asked_for(check: LanguageCheck) -> None:
    (hint,) = check.find("Helt HOPPLÖS på intervju", "en")
    assert (hint.start, hint.end, hint.level) == (5, 12, HintLevel.BLOCK)
    assert hint.name == "Insulting word"
    assert hint.hint.startswith("The word hurts")


def test_letters_typed_as_two_characters_are_found_too(check: LanguageCheck) -> None:
    assert check.find("va\u0308rdelo\u0308s insats")


def test_a_capital_that_grows_in_lower_case_does_not_move_the_find(check: LanguageCheck) -> None:
    (hint,) = check.find("İİİ hopplös")
    assert (hint.start, hint.end) == (4, 11)


@given(st.text(max_size=80))
def test_any_text_can_be_checked_and_finds_lie_within_it(text: str) -> None:
    for hint in language_check().find(text):
        assert 0 <= hint.start < hint.end


def test_blocked_words_cannot_be_saved_whatever_the_reason(
    form: Form, complete: Make, check: LanguageCheck
) -> None:
    answers = complete(advice="Ring mig på 070-123 45 67")
    with pytest.raises(Refused) as refused:
        check_texts(form, answers, check, frozenset({"advice"}))
    assert refused.value.refusal is Refusal.TEXT_BLOCKED
    assert refused.value.details["item"] == "advice"
    assert refused.value.details["category"] == "Kontaktuppgift i fritext"


def test_doubtful_words_need_the_reason_that_they_are_about_the_tasks(
    form: Form, complete: Make, check: LanguageCheck
) -> None:
    answers = complete(advice="Du var bäst i dag.")
    with pytest.raises(Refused) as refused:
        check_texts(form, answers, check)
    assert refused.value.refusal is Refusal.TEXT_NEEDS_REASON
    (found,) = check_texts(form, answers, check, frozenset({"advice"}))
    assert found.item == "advice"


def test_a_tip_does_not_stop_anything(form: Form, complete: Make, check: LanguageCheck) -> None:
    (found,) = check_texts(form, complete(advice="Trevlig."), check)
    assert found.hint.level is HintLevel.HINT


def test_contact_details_are_right_in_the_contact_field(
    form: Form, complete: Make, check: LanguageCheck
) -> None:
    answers = complete(
        hire_chance="H1", followup_contact="C3", followup_detail="eva@firma.se, 070-123 45 67"
    )
    assert check_texts(form, answers, check) == ()


def test_what_may_not_be_kept_is_no_draft_either(
    form: Form, complete: Make, check: LanguageCheck
) -> None:
    answers = complete(
        strength_evidence="Ring 070-123 45 67",
        advice="Du var bäst i dag.",
        hire_chance="H1",
        followup_contact="C3",
        followup_detail="eva@firma.se",
    )
    kept = storable(form, answers, check, frozenset())
    assert (kept.text("strength_evidence"), kept.text("advice")) == ("", "")
    assert kept.text("followup_detail") == "eva@firma.se"
    assert storable(form, answers, check, frozenset({"advice"})).text("advice") != ""
    assert storable(form, answers, check, None).text("strength_evidence") == ""
