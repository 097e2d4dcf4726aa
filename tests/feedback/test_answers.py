"""Answers are read strictly, and a form is saved only when the rules hold."""

from collections.abc import Callable

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.answers import (
    Answers,
    Missing,
    Rule,
    as_json,
    free_texts,
    missing,
    read_answers,
    starting_answers,
)
from motesplats.feedback.form import Form, Level

Make = Callable[..., Answers]

WRONG: list[tuple[str, object, str]] = [
    ("shoe_size", 42, "unknown_item"),
    ("need_profile", "x", "unknown_item"),
    ("hire_chance", "H9", "unknown_option"),
    ("hire_chance", 1, "wrong_type"),
    ("strength_pick", "it_tech", "wrong_type"),
    ("strength_pick", ["it_tech", "it_tech"], "twice"),
    ("strength_pick", ["it_tech", "learning", "it_problem", "interplay"], "too_many"),
    ("gap", ["none", "gap_it_cloud"], "too_many"),
    ("advice", "x" * 281, "too_long"),
    ("advice", ["x"], "wrong_type"),
    ("advice", "dolt\u202etecken", "hidden_characters"),
    ("next_step", 3, "wrong_type"),
    ("competence_levels", ["it_tech"], "wrong_type"),
    ("competence_levels", {"it_tech": "L5"}, "unknown_option"),
    ("competence_levels", {"juggling": "L1"}, "unknown_option"),
    ("verified_merits", [{"merit": "m_code"}], "wrong_type"),
    ("verified_merits", [{"merit": "m_code", "verification_level": "V9"}], "unknown_option"),
    ("preview", "yes", "wrong_type"),
]


@pytest.mark.parametrize(("item", "value", "reason"), WRONG)
def test_an_answer_that_does_not_belong_is_refused_with_its_reason(
    form: Form, item: str, value: object, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_answers(form, {item: value})
    assert refused.value.refusal is Refusal.ANSWER_INVALID
    assert refused.value.details == {"item": item, "reason": reason}


def test_a_ready_sentence_with_a_gap_may_wait_but_not_be_saved(form: Form) -> None:
    draft = read_answers(form, {"strength_evidence": "Du beskrev {x} väl."})
    assert Missing("strength_evidence", Rule.BLANK) in missing(form, draft)
    filled = draft.with_answer("strength_evidence", "Du beskrev felsökningen väl.")
    assert not [one for one in missing(form, filled) if one.item == "strength_evidence"]


def test_nothing_is_preselected_but_the_role_and_the_sender(form: Form) -> None:
    given = starting_answers(form)
    assert given.entries == (("role_ssyk", "2512"), ("show_name", "COMPANY"))
    assert read_answers(form, {"advice": "", "gap": [], "industry_text": "  "}) == given


def test_answers_survive_being_stored_as_json(form: Form, complete: Make) -> None:
    answers = complete(
        competence_levels={"it_tech": "L1", "learning": False},
        verified_merits=[{"merit": "m_code", "verification_level": "V2"}],
        preview=True,
    )
    assert read_answers(form, as_json(answers)) == answers
    assert answers.levels() == (("it_tech", Level.L1), ("learning", Level.NOT_OBSERVED))
    assert answers.pairs("verified_merits") == (("m_code", "V2"),)


def test_an_answer_can_be_changed_and_taken_back() -> None:
    answers = Answers().with_answer("advice", "Öva.").with_answer("gap", ("none",))
    assert answers.get("advice") == "Öva."
    assert answers.with_answer("advice", "").get("advice") is None
    assert answers.with_answer("gap", None).picks("gap") == ()


def test_an_empty_form_lacks_exactly_what_is_mandatory(form: Form) -> None:
    assert missing(form, starting_answers(form)) == (
        Missing("strength_pick", Rule.R1),
        Missing("competence_levels", Rule.R2),
        Missing("hire_chance", Rule.MANDATORY),
        Missing("gap", Rule.MANDATORY),
        Missing("next_step", Rule.R1),
        Missing("next_step_when", Rule.MANDATORY),
    )


def test_a_form_lacks_the_one_thing_that_was_left_out(form: Form, complete: Make) -> None:
    assert missing(form, complete()) == ()
    assert missing(form, complete(strength_pick=[])) == (Missing("strength_pick", Rule.R1),)


def test_what_did_not_come_up_is_no_level(form: Form, complete: Make) -> None:
    levels = {"it_tech": "L3", "learning": "L2", "it_problem": False}
    lacking = missing(form, complete(competence_levels=levels))
    assert lacking == (Missing("competence_levels", Rule.R2),)


def test_nothing_missing_stands_for_a_next_step(form: Form, complete: Make) -> None:
    answers = complete(gap=["none"], next_step="", next_step_when="")
    assert missing(form, answers) == ()


def test_a_next_step_always_needs_a_time(form: Form, complete: Make) -> None:
    answers = complete(gap=["none"], next_step_when="")
    assert missing(form, answers) == (Missing("next_step_when", Rule.MANDATORY),)


@pytest.mark.parametrize(
    ("changes", "item"),
    [
        ({"hire_chance": "H1"}, "followup_contact"),
        ({"hire_chance": "H1", "followup_contact": "C3"}, "followup_detail"),
        ({"hire_chance": "H2", "gap": ["none"]}, "gap"),
        ({"hire_chance": "H3"}, "alt_roles"),
        ({"hire_chance": "H5", "gap": ["none"], "next_step": ""}, "next_step"),
        ({"gap": ["gap_it_current"]}, "tool"),
    ],
)
def test_a_choice_with_a_demand_needs_the_linked_field(
    form: Form, complete: Make, changes: dict[str, object], item: str
) -> None:
    assert Missing(item, Rule.R7) in missing(form, complete(**changes))


def test_the_demand_is_met_by_filling_the_field(form: Form, complete: Make) -> None:
    answers = complete(hire_chance="H1", followup_contact="C3", followup_detail="Eva, 070-1")
    assert missing(form, answers) == ()


def test_a_choice_or_a_ready_phrase_is_no_free_text(form: Form, complete: Make) -> None:
    phrase = next(p for p in form.item("strength_evidence").phrases if not p.blank)
    assert free_texts(form, complete(strength_evidence=phrase.text.sv)) == ()
    filled = [free.item for free in free_texts(form, complete(next_step="Läs mer om Rust."))]
    assert filled == ["strength_evidence", "next_step"]


def test_a_text_that_is_not_asked_for_any_more_is_left_out(form: Form, complete: Make) -> None:
    answers = complete(tool="Rust", followup_detail="Eva", strength_evidence="")
    assert free_texts(form, answers) == ()
