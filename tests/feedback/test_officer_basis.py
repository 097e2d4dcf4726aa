"""The page for the case officer is made of what was answered, and of nothing else."""

from collections.abc import Callable
from datetime import date

from motesplats.core.ids import SubmissionId
from motesplats.feedback.answers import Answers
from motesplats.feedback.form import Form
from motesplats.feedback.officer_basis import OneForm, basis_of

DAY = date(2026, 11, 22)


def told(form: Form, answers: Answers) -> OneForm:
    return OneForm(SubmissionId("one"), "Acme", DAY, form, answers)


def test_a_form_without_a_chance_and_a_level_says_nothing_of_them(form: Form) -> None:
    found = basis_of((told(form, Answers({})),), frozenset(), with_levels=True)
    assert found.chances == ()
    assert found.levels == ()


def test_what_did_not_come_up_is_no_level(form: Form, complete: Callable[..., Answers]) -> None:
    names = [one.id for one in form.competencies[:2]]
    answers = complete(competence_levels={names[0]: "L3", names[1]: "not_observed"})
    found = basis_of((told(form, answers),), frozenset(), with_levels=True)
    assert len(found.levels) == 1
