"""The report read aloud: each thing said once, in one language, to one person."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

import pytest
from report_words import words_of

from motesplats.feedback.compile import compile_report
from motesplats.feedback.library import FormLibrary
from motesplats.feedback.report import FeedbackReport, Release, ReportFacts, SubmissionView
from motesplats.feedback.report_texts import filled

View = Callable[..., SubmissionView]
Report = Callable[..., FeedbackReport]
NOTHING: frozenset[Release] = frozenset()
SPRING = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("language", "talk"),
    [
        ("sv", "Vi sitter vid bordet i entrén till klockan 16:30."),
        ("en", "Until 16:30 you find us here: i entrén."),
    ],
)
def test_the_desk_stands_in_the_coordinators_own_words(
    view: View, report: Report, language: str, talk: str
) -> None:
    made = report(view("Acme"), language=language, desk="i entrén", until="16:30")
    assert made.contact.body.endswith(talk)


def test_a_single_employer_is_not_spoken_of_as_several(view: View, report: Report) -> None:
    one = view("Acme", interventions=["iv_mentor"], alt_roles=["2514"], industry_text="Vi växer.")
    told = report(one, industry=(one,)).told
    bodies = [getattr(told, part.name).body for part in fields(told)]
    assert "arbetsgivarna" not in " ".join(bodies).lower()
    assert "Det här sa arbetsgivaren om sina behov." in bodies
    both = report(one, view("Beta"), industry=(one,))
    assert both.told.strengths.body == "Det här såg arbetsgivarna:"


def test_it_is_said_once_that_this_is_advice_and_no_grade(view: View, report: Report) -> None:
    for language, said in (("sv", "inte betyg"), ("en", "not grades")):
        made = report(view("Acme"), view("Beta"), language=language)
        assert " ".join(words_of(made)).count(said) == 1


def test_no_sentence_ends_in_two_full_stops(view: View, report: Report) -> None:
    assert filled("{a}. {b}.", {"a": "Taxiförare m.fl.", "b": "Ja"}) == "Taxiförare m.fl. Ja."
    made = report(
        view("Acme Inc.", hire_chance="H5"),
        view("Beta", hire_chance="H3", alt_roles=["2512"]),
        view("Gamma", next_step="ns_it_course", tool="Rust m.m."),
    )
    assert ".." not in " ".join(words_of(made)).replace("...", "")


def test_steps_of_the_last_fair_are_told_again_but_only_what_was_released(
    view: View, library: FormLibrary, facts: ReportFacts
) -> None:
    seen, kept = (
        view(name, SPRING, next_step=f"Ring {name}.", next_step_when="M1") for name in ("A", "B")
    )
    views = (view("Acme"), seen, kept, view("Old", date(2025, 3, 4)))
    released = frozenset({(seen.id, "next_step")})
    made = compile_report(facts, views, library, "sv", released)
    assert made.earlier is not None
    assert made.earlier.title == "Nästa steg som du fick vid träffen i mars"
    assert [step.text for step in made.earlier.entries] == ["Ring A."]
    silent = compile_report(facts, (views[0], kept), library, "sv", NOTHING)
    assert silent.development is not None
    assert silent.earlier is None
