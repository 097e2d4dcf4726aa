"""The quality of feedback is measured by the method's rubric, and compared only in large groups."""

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from motesplats.feedback.answers import Answers, read_answers
from motesplats.feedback.form import Form, Level
from motesplats.feedback.language import LanguageCheck
from motesplats.feedback.library import FormLibrary, form_for
from motesplats.feedback.parity import Group, parity_of, parity_of_shares
from motesplats.feedback.quality import MEASURES, Given, Quality, measured, quality_of
from motesplats.usecases.practice import made_up_answers

Make = Callable[..., Answers]
FILE = Path(__file__).parents[1] / "files" / "quality_vectors.json"
VECTORS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["test_vectors"]


def given(form: dict[str, Any]) -> Given:
    texts = (form["evidence"], form["next_step"], form["advice"])
    return Given(
        strengths=form["strengths"],
        levels=tuple(Level(f"L{n}") for n in form["rated"]),
        chance=bool(form["chance"]),
        gaps=form["gaps"],
        nothing_missing=form["none"],
        step=form["next_step"],
        when=bool(form["when"]),
        linked=form["linked"],
        more=form["extra"],
        texts=tuple(text for text in texts if text),
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: str(one["id"]))
def test_the_methods_own_examples_hold(
    vector: dict[str, Any], check: LanguageCheck, library: FormLibrary
) -> None:
    found = measured(given(vector["form"]), check, library.rubric)
    for name, wanted in vector["expect"].items():
        measure, _, bound = name.rpartition("_")
        if bound == "min":
            assert getattr(found, measure) >= wanted
        elif bound == "max":
            assert getattr(found, measure) <= wanted
        else:
            assert getattr(found, name) == pytest.approx(wanted)


@pytest.fixture
def rate(form: Form, complete: Make, check: LanguageCheck, library: FormLibrary) -> Any:
    return lambda **changes: quality_of(form, complete(**changes), check, library)


def test_the_rubric_names_every_measure_with_its_target(library: FormLibrary) -> None:
    assert tuple(one.id for one in library.rubric.measures) == MEASURES
    assert tuple(field.name for field in fields(Quality)) == MEASURES
    assert all(0 < one.target <= 1 for one in library.rubric.measures)


def test_a_concrete_text_a_ready_step_and_other_roles_reach_every_target(
    rate: Callable[..., Quality], library: FormLibrary
) -> None:
    said = "Du förklarade felsökningen i Linux i tre steg och visade testet."
    found = rate(strength_evidence=said, gap=["gap_it_portfolio"], interventions=["iv_mentor"])
    for one in library.rubric.measures:
        assert getattr(found, one.id) >= one.target - 1e-9, one.id


def test_only_ready_sentences_are_half_concrete_and_no_text_is_not(
    rate: Callable[..., Quality], form: Form
) -> None:
    phrase = next(p for p in form.item("strength_evidence").phrases if not p.blank)
    assert rate(strength_evidence="").specificity == 0.5
    nothing = {"gap": ["none"], "next_step": "", "next_step_when": "", "strength_evidence": ""}
    assert rate(**nothing).specificity == 0
    assert rate(**{**nothing, "strength_evidence": phrase.text.sv}).specificity == 0.5


def test_a_word_of_the_branch_is_concrete_without_a_figure_or_a_name(
    form: Form, complete: Make, check: LanguageCheck, library: FormLibrary
) -> None:
    def concrete(branch: str) -> float:
        other = form_for(library, branch)
        raw = {"strength_evidence": "Du förklarade för oss hur du gör en delegering."}
        return quality_of(other, read_answers(other, raw), check, library).specificity

    assert concrete("care") == 1
    assert concrete("it") == 0.75


@pytest.mark.parametrize(
    ("step", "gaps", "worth"),
    [
        ("ns_it_open", ["gap_it_portfolio"], 1.0),
        ("ns_it_open", ["gap_it_test"], 0.8),
        ("Öva på molntjänster varje vecka.", ["gap_it_cloud"], 1.0),
        ("Det vore bra med mer vana.", ["gap_it_test"], 0.6),
        ("Öva mer.", ["none"], 1.0),
    ],
)
def test_a_step_can_be_acted_on_when_it_answers_a_gap_and_tells_what_to_do(
    rate: Callable[..., Quality], step: str, gaps: list[str], worth: float
) -> None:
    assert rate(next_step=step, gap=gaps).actionability == pytest.approx(worth)


def test_words_about_the_person_lower_the_focus_on_the_task(
    rate: Callable[..., Quality],
) -> None:
    assert rate(advice="Du är blyg. Visa koden.").task_focus == pytest.approx(2 / 3)
    assert rate(advice="Hon är blyg, jobbig, lat.", strength_evidence="").task_focus == 0


def test_what_was_let_through_with_a_reason_lowers_safety_and_a_number_ends_it(
    rate: Callable[..., Quality],
) -> None:
    assert rate(advice="Du var bäst i dag.").safety == 0.75
    assert rate(advice="Ring 070-123 45 67.").safety == 0
    assert rate(hire_chance="H1", followup_contact="C3", followup_detail="a@b.se").safety == 1


def test_feedback_without_a_strength_is_not_balanced(
    check: LanguageCheck, library: FormLibrary
) -> None:
    assert measured(Given(gaps=1), check, library.rubric).balance == 0


def test_every_made_up_form_of_every_branch_is_within_the_bounds(
    check: LanguageCheck, library: FormLibrary
) -> None:
    for branch in library.branches:
        form = form_for(library, branch.id)
        for n in range(5):
            answers = read_answers(form, made_up_answers(form, n))
            found = quality_of(form, answers, check, library)
            assert all(0 <= getattr(found, name) <= 1 for name in MEASURES)


def test_groups_are_compared_only_where_each_is_large_enough() -> None:
    large, other = Group("kvinna", (0.5,) * 10), Group("man", (0.7,) * 10)
    assert parity_of((large, Group("man", (0.7,) * 9))) is None
    assert parity_of((large,)) is None
    assert parity_of((large, other, Group("annat", (0.6,)))) is None
    told = parity_of((large, other, Group("annat", ())))
    assert told is not None
    assert (told.groups, told.ask) == ((("kvinna", 0.5), ("man", 0.7)), True)


def test_a_difference_of_a_tenth_is_no_question() -> None:
    told = parity_of((Group("a", (0.6,) * 10), Group("b", (0.7,) * 10)))
    assert told is not None
    assert not told.ask


def test_shares_of_yes_are_compared_too() -> None:
    told = parity_of_shares((Group("a", (1, 0) * 5), Group("b", (1, 1) * 5)))
    assert told is not None
    assert (told.groups, told.ask) == ((("a", 0.5), ("b", 1.0)), True)
