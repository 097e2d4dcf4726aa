"""Following up: who is due, one answer each, promises, undoing, and how many have work."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from usecases.builders import (
    fair_in,
    meeting_between,
    open_context,
    register,
    seeker_named,
    someone,
)
from usecases.followed_fairs import PROMISED, after, answers, due_now, fair_with, met_fair

from motesplats.core.errors import Refusal
from motesplats.core.ids import MeetingId, OperationId, SeekerId
from motesplats.feedback.follow_up import Outcome, Share
from motesplats.storage.follow_ups import outcomes_of
from motesplats.usecases.context import Context
from motesplats.usecases.follow_figures import figures
from motesplats.usecases.follow_up import (
    PROMISE,
    DueFilter,
    PromiseNews,
    PromiseState,
    due_list,
    filtered,
    note_promise,
    record_outcome,
)
from motesplats.usecases.history import redo_last, undo_last
from motesplats.usecases.protection import protect

Refuse = Callable[..., object]


def test_the_list_is_not_empty_when_a_fair_is_over(context: Context) -> None:
    met_fair(context)
    assert due_now(context) == ()
    assert [one.kind for one in due_list(context)] == ["w1", "m1", "m3", "m6", "m12"]
    after(context, 7)
    (due,) = due_now(context)
    contact = due.contact
    assert (due.kind, due.day, due.fair_name) == ("w1", date(2026, 12, 3), "Träffen")
    assert "Åsa Öst" in contact.person.label
    assert (contact.phone, contact.email) == ("070-174 06 05", "asa@example.org")


def test_whoever_did_not_come_is_not_called_and_a_coming_fair_has_nobody(context: Context) -> None:
    met_fair(context)
    later_fair = fair_in(context, "Nästa", day=date(2027, 5, 1))
    register(context, later_fair, someone("Siv Ål"))
    names = {one.contact.person.name for one in due_list(context)}
    assert names == {"Åsa Öst"}


def test_one_answer_takes_a_person_off_the_list_and_undoing_puts_them_back(
    context: Context,
) -> None:
    fair = met_fair(context)
    after(context, 8)
    (due,) = due_now(context)
    operation = OperationId("one")
    for _ in range(2):
        record_outcome(context, Outcome(due.seeker, "w1", "A"), operation)
    assert due_now(context) == ()
    undo_last(context, fair.id)
    assert due_now(context) == (due,)
    redo_last(context, fair.id)
    record_outcome(context, Outcome(due.seeker, "w1", "S", frozenset({"certificate"})))
    with context.store.read() as connection:
        (kept,) = outcomes_of(connection, fair.id)
    assert (kept.answer, kept.marks) == ("S", frozenset({"certificate"}))


@pytest.mark.parametrize(
    "wanted",
    [Outcome("x", "w1", "Z"), Outcome("x", "w9", "A"), Outcome("x", "w1", "A", frozenset({"?"}))],
)
def test_what_is_no_answer_is_refused(context: Context, refused: Refuse, wanted: Outcome) -> None:
    with refused(Refusal.ANSWER_INVALID):
        record_outcome(context, wanted)


def test_nobody_is_followed_up_who_is_not_there(context: Context, refused: Refuse) -> None:
    with refused(Refusal.UNKNOWN_SEEKER):
        record_outcome(context, Outcome(SeekerId("x"), "w1", "A"))


def test_a_promise_is_due_on_its_day_until_it_is_kept_given_up_or_moved(context: Context) -> None:
    fair = met_fair(context, **PROMISED)
    meeting = meeting_between(context, fair, "Åsa", "Bygg AB").id
    after(context, 7)
    (due,) = filtered(due_now(context), DueFilter(kind=PROMISE))
    assert (due.employer, due.email, due.moved) == ("Bygg AB", "bygg@example.org", False)
    assert due.promise is not None
    assert due.promise.text.sv == "Vi hör av oss inom en vecka"
    assert due.day == date(2026, 12, 3)
    new_day = due.day + timedelta(days=14)
    note_promise(context, PromiseNews(meeting, PromiseState.MOVED, new_day))
    assert filtered(due_now(context), DueFilter(kind=PROMISE)) == ()
    (moved,) = filtered(due_list(context), DueFilter(kind=PROMISE))
    assert (moved.day, moved.moved) == (new_day, True)
    kept = PromiseNews(meeting, PromiseState.KEPT)
    for _ in range(2):
        note_promise(context, kept, OperationId("kept"))
    assert filtered(due_list(context), DueFilter(kind=PROMISE)) == ()
    assert figures(context, fair.id).promises.kept == 1
    undo_last(context, fair.id)
    assert figures(context, fair.id).promises.open == 1


def test_a_promise_without_a_meeting_or_a_new_day_is_refused(
    context: Context, refused: Refuse
) -> None:
    with refused(Refusal.SETTING_INVALID, setting="due"):
        note_promise(context, PromiseNews(MeetingId("x"), PromiseState.MOVED))
    with refused(Refusal.UNKNOWN_MEETING):
        note_promise(context, PromiseNews(MeetingId("x"), PromiseState.KEPT))


def test_a_form_that_cannot_be_read_promises_nothing(context: Context) -> None:
    met_fair(context, **PROMISED)
    with context.store.write("break") as transaction:
        sql = "UPDATE submission SET answers = '{\"followup_contact\": 1}'"
        transaction.connection.exec_driver_sql(sql)
    assert filtered(due_list(context), DueFilter(kind=PROMISE)) == ()


def test_the_filter_keeps_a_fair_an_officer_a_kind_and_what_is_due(context: Context) -> None:
    fair = met_fair(context, **PROMISED)
    after(context, 7)
    found = due_list(context)
    assert len(filtered(found, DueFilter())) == len(found) == 6
    assert len(filtered(found, DueFilter(until=date(2026, 12, 3)))) == 2
    assert filtered(found, DueFilter(officer="Jan")) == ()
    assert filtered(found, DueFilter(fair=replace(fair, id="other").id)) == ()
    assert len(filtered(found, DueFilter(fair=fair.id, officer="Eva", kind="m3"))) == 1


def test_a_protected_person_is_a_code_and_reached_by_the_officer(context: Context) -> None:
    fair = met_fair(context)
    protect(context, seeker_named(context, fair, "Åsa").id, True)
    contact = due_list(context)[0].contact
    assert contact.person.name == contact.phone == contact.email == ""
    assert contact.officer == "Eva"


def test_ten_of_twenty_have_work_and_the_silent_stand_apart(context: Context) -> None:
    fair = fair_with(context, 20)
    answers(context, fair, "A" * 10, "w1", "guarantee")
    found = figures(context, fair.id)
    assert found.now == Share(10, 0, 10)
    assert (found.now.of_all, found.now.silent) == (50, 10)
    assert found.answers == (10, 0, 0, 0, 0, 10)
    assert found.guarantees == 10
    assert [name for name, groups in found.groups if groups] == []


def test_figures_follow_people_from_point_to_point() -> None:
    context = open_context()
    fair = fair_with(context, 12)
    answers(context, fair, "AAAAAAFFFFFF", "w1")
    answers(context, fair, "AAAAAFFFFFFF", "m6")
    answers(context, fair, "FFFFFFFFFFFF", "m3")
    found = figures(context, fair.id)
    assert [one.point.id for one in found.points] == ["w1", "m3", "m6"]
    assert found.points[2].still == Share(5, 1, 0)
    assert found.now == Share(5, 7, 0)
    assert dict(found.indicators)["m6"]
