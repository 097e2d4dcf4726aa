"""Protecting a person at the desk, and taking a drop-in or the protection back."""

from collections.abc import Callable

import pytest
from usecases.builders import (
    employer_named,
    fair_in,
    give_feedback,
    planned_fair,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import OperationId, SeekerId, shown_code
from motesplats.core.people import Needs
from motesplats.storage import journal, people
from motesplats.usecases import queries
from motesplats.usecases.arrival import (
    WalkIn,
    check_in_by_name,
    search,
    undo_check_in,
    undo_walk_in,
    walk_in,
)
from motesplats.usecases.context import Context
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.protection import protect

AGAIN = OperationId("the same press")


def latest(context: Context) -> journal.JournalEntry:
    with context.store.read() as connection:
        return journal.latest(connection, 1)[0]


def test_a_person_protected_at_the_desk_is_a_code_from_then_on(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Rut Ek", needs=Needs("arabiska")))
    rut = seeker_named(context, fair, "Rut")
    answer = protect(context, rut.id, True)
    assert (answer.seeker.label, answer.needs) == (shown_code(rut.code), Needs())
    assert answer.changed == {Topic.PEOPLE}
    assert check_in_by_name(context, rut.id).seeker.name == ""
    assert search(context, fair.id, "rut") == ()


def test_protection_holds_at_every_fair(context: Context) -> None:
    spring, autumn = fair_in(context, "Vår"), fair_in(context, "Höst")
    for fair in (spring, autumn):
        register(context, fair, someone("Rut Ek", email="rut@example.org"))
    protect(context, seeker_named(context, spring, "Rut").id, True)
    assert seeker_named(context, autumn, "Rut").protected is True


def test_protection_is_taken_back_and_the_journal_knows_how(context: Context) -> None:
    fair = fair_in(context)
    register(context, fair, someone("Rut Ek", needs=Needs("arabiska")))
    rut = seeker_named(context, fair, "Rut")
    protect(context, rut.id, True)
    told = {"verb": "protect", "seeker": rut.id, "protected": False}
    assert (latest(context).verb, latest(context).inverse) == ("protect", told)
    answer = protect(context, rut.id, False)
    assert (answer.seeker.name, answer.needs) == ("Rut Ek", Needs("arabiska"))


def test_protecting_again_changes_nothing(context: Context) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo").id
    protect(context, bo, True, AGAIN)
    before = latest(context)
    assert protect(context, bo, True).changed == frozenset()
    assert latest(context) == before
    protect(context, bo, False)
    assert protect(context, bo, True, AGAIN).changed == frozenset()
    assert seeker_named(context, fair, "Bo").protected is False


def test_nobody_unknown_is_protected(context: Context, refused: Callable[..., object]) -> None:
    with refused(Refusal.UNKNOWN_SEEKER):
        protect(context, SeekerId("nobody"), True)


def test_a_drop_in_can_be_protected_from_the_start(context: Context) -> None:
    fair = small_fair(context)
    answer = walk_in(context, fair.id, WalkIn("Ida", "Ny", protected=True))
    assert (answer.seeker.name, answer.seeker.label) == ("", answer.seeker.code)
    assert seeker_named(context, fair, "Ida").protected is True


def test_a_drop_in_is_taken_off_the_fair_again(context: Context) -> None:
    fair = small_fair(context)
    wanted = employer_named(context, fair, "Vård AB").id
    ida = walk_in(context, fair.id, WalkIn("Ida", wishes=(wanted,)), AGAIN).seeker.seeker
    answer = undo_walk_in(context, ida, OperationId("undo"))
    facts = queries.facts(context, fair.id)
    assert (facts.seekers, facts.arrived, facts.wishes) == (3, 0, 5)
    assert answer.changed == {Topic.ARRIVALS, Topic.PEOPLE, Topic.WISHES}
    assert undo_walk_in(context, ida, OperationId("undo")) == answer


def test_a_late_repeat_of_an_undone_drop_in_is_refused(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    undo_walk_in(context, walk_in(context, fair.id, WalkIn("Ida"), AGAIN).seeker.seeker)
    with refused(Refusal.UNKNOWN_SEEKER):
        walk_in(context, fair.id, WalkIn("Ida"), AGAIN)


def test_an_operation_that_concerned_nobody_is_no_drop_in(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    with context.store.write("remember_columns", AGAIN) as transaction:
        transaction.journal([])
    with refused(Refusal.UNKNOWN_SEEKER):
        walk_in(context, fair.id, WalkIn("Ida"), AGAIN)


def test_undone_check_in_is_marked_in_the_journal(context: Context) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo").id
    check_in_by_name(context, bo, AGAIN)
    undo_check_in(context, bo, OperationId("undo"))
    with context.store.read() as connection:
        newest, before = journal.about(connection, bo)[:2]
    assert (newest.operation, before.operation, before.undone_by) == ("undo", AGAIN, "undo")


def test_somebody_registered_is_no_drop_in(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    bo = seeker_named(context, fair, "Bo").id
    check_in_by_name(context, bo)
    with refused(Refusal.CANNOT_UNDO):
        undo_walk_in(context, bo)
    assert queries.facts(context, fair.id).seekers == 3


def test_a_drop_in_who_stands_in_a_newer_list_stays(
    context: Context, refused: Callable[..., object]
) -> None:
    fair = small_fair(context)
    ida = walk_in(context, fair.id, WalkIn("Ida", "Ny")).seeker.seeker
    register(context, fair, someone("Ida Ny", occupation="Kock"))
    with refused(Refusal.CANNOT_UNDO):
        undo_walk_in(context, ida)


def test_a_drop_in_with_a_meeting_stays(context: Context, refused: Callable[..., object]) -> None:
    fair = small_fair(context)
    wanted = employer_named(context, fair, "Vård AB").id
    ida = walk_in(context, fair.id, WalkIn("Ida", wishes=(wanted,))).seeker.seeker
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    with refused(Refusal.CANNOT_UNDO):
        undo_walk_in(context, ida)
    assert seeker_named(context, fair, "Ida").id == ida


def test_the_store_removes_nobody_whom_feedback_is_about(context: Context) -> None:
    fair = planned_fair(context)
    give_feedback(context, fair, "Bo", "Bygg AB")
    bo = seeker_named(context, fair, "Bo").id
    with pytest.raises(Refused) as refusal, context.store.write("remove") as transaction:
        people.remove_seeker(transaction.connection, bo)
    assert refusal.value.refusal is Refusal.CANNOT_UNDO
    assert seeker_named(context, fair, "Bo").id == bo
