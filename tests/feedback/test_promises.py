"""What an employer promised, by which day, and how the seeker reads it."""

from collections.abc import Callable
from datetime import date

import pytest

from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.answers import Answers, Rule, missing, read_answers
from motesplats.feedback.form import Form
from motesplats.feedback.library import FormLibrary
from motesplats.feedback.promises import promise_of, promise_told, read_day

TODAY = date(2026, 11, 22)
Complete = Callable[..., Answers]


def test_a_promise_is_its_choice_and_its_day(form: Form, complete: Complete) -> None:
    made = promise_of(form, complete(promise="P3", promise_by="2026-12-06"))
    assert made is not None
    assert (made.code, made.by) == ("P3", date(2026, 12, 6))
    assert made.text.said("sv") == "Vi kallar till intervju"


@pytest.mark.parametrize("answers", [{}, {"promise": "P0"}, {"hire_chance": "H6"}])
def test_who_promises_nothing_has_no_promise(
    form: Form, complete: Complete, answers: dict[str, object]
) -> None:
    assert promise_of(form, complete(**answers), TODAY) is None


@pytest.mark.parametrize(("code", "by"), [("C1", date(2026, 11, 29)), ("C2", date(2026, 12, 6))])
def test_who_gets_in_touch_within_some_days_has_promised_that(
    form: Form, complete: Complete, code: str, by: date
) -> None:
    answers = complete(hire_chance="H1", followup_contact=code, promise="P0")
    made = promise_of(form, answers, TODAY)
    assert made is not None
    assert (made.code, made.by) == (code, by)
    without_day = promise_of(form, answers)
    assert without_day is not None
    assert without_day.by is None


def test_the_person_who_gets_in_touch_has_been_promised_nothing(
    form: Form, complete: Complete
) -> None:
    contact = {"followup_contact": "C3", "followup_detail": "Eva Ek"}
    assert promise_of(form, complete(hire_chance="H1", **contact), TODAY) is None
    assert promise_of(form, complete(hire_chance="H6", followup_contact="C1"), TODAY) is None


def test_the_seeker_reads_who_does_what_by_when(
    form: Form, library: FormLibrary, complete: Complete
) -> None:
    answers = complete(promise="P1", promise_by="2026-12-06")
    texts = library.report
    assert promise_told(form, answers, "Bygg AB", texts, "sv") == (
        "Bygg AB ringer dig senast 6 december 2026."
    )
    assert promise_told(form, answers, "Bygg AB", texts, "en") == (
        "Bygg AB calls you by 6 December 2026."
    )
    for nothing in ({"promise": "P0"}, {}, {"promise": "P1"}):
        assert promise_told(form, complete(**nothing), "Bygg AB", texts, "sv") == ""


def test_a_promise_needs_its_day_and_none_needs_nothing(form: Form, complete: Complete) -> None:
    lacking = missing(form, complete(promise="P2"))
    assert [(one.item, one.rule) for one in lacking] == [("promise_by", Rule.R7)]
    assert missing(form, complete(promise="P0")) == ()
    assert missing(form, complete()) == ()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/12", date(2026, 12, 24)),
        (" 24.12. ", date(2026, 12, 24)),
        ("3/1", date(2027, 1, 3)),
        ("22-11", date(2026, 11, 22)),
        ("24/12/2027", date(2027, 12, 24)),
        ("2026-12-24", date(2026, 12, 24)),
        ("31/2", None),
        ("i morgon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(("value", "reason"), [("32 juli", "no_day"), (7, "wrong_type")])
def test_what_is_no_day_is_refused(form: Form, value: object, reason: str) -> None:
    with pytest.raises(Refused) as told:
        read_answers(form, {"promise_by": value})
    assert told.value.refusal is Refusal.ANSWER_INVALID
    assert told.value.details == {"item": "promise_by", "reason": reason}
