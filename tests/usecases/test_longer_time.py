"""Longer time that is decided at the desk, and what becomes of the timetable."""

from dataclasses import replace
from datetime import time

import pytest
from usecases.builders import (
    drafted_between,
    fair_in,
    host,
    meeting_between,
    planned,
    register,
    seeker_named,
    someone,
)

from motesplats.core.clock import ManualClock, at
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, Meeting, MeetingState, Topic
from motesplats.core.ids import OperationId, SeekerId
from motesplats.core.people import Needs
from motesplats.storage import journal, timetables
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.context import Context
from motesplats.usecases.dropping import drop_draft, restore_draft
from motesplats.usecases.fairs import change_fair
from motesplats.usecases.longer_time import give_longer_time
from motesplats.usecases.planning import make_timetable, move_meeting, publish_timetable
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import seekers
from motesplats.usecases.running import mark_meeting, mend_timetable


@pytest.fixture
def fair(context: Context) -> Fair:
    """Rut meets Bygg AB and Vård AB, Bo meets Bygg AB; four time slots."""
    made = fair_in(context)
    register(
        context, made, host("Bygg AB", 1), host("Vård AB", 2),
        someone("Rut Ek", "Bygg AB", "Vård AB"), someone("Bo Ås", "Bygg AB"),
    )  # fmt: skip
    return planned(context, made)


def lengths(context: Context, fair: Fair) -> set[int]:
    return {meeting_between(context, fair, "Rut", who).slots for who in ("Bygg AB", "Vård AB")}


def test_longer_time_is_given_once_and_taken_back(context: Context, fair: Fair) -> None:
    rut = seeker_named(context, fair, "Rut").id
    answer = give_longer_time(context, rut, True, OperationId("press"))
    assert (answer.needs, answer.changed) == (
        Needs(longer_time=True),
        {Topic.PEOPLE, Topic.TIMETABLE},
    )
    assert give_longer_time(context, rut, True).changed == frozenset()
    with context.store.read() as connection:
        told = journal.latest(connection, 1)[0]
    assert (told.verb, told.subjects, told.inverse) == ("change_needs", (rut,), None)
    give_longer_time(context, rut, False)
    assert give_longer_time(context, rut, True, OperationId("press")).changed == frozenset()
    assert seeker_named(context, fair, "Rut").needs == Needs()
    with pytest.raises(Refused):
        give_longer_time(context, SeekerId("nobody"), True)


def test_planned_meetings_keep_their_length_until_they_are_mended(
    context: Context, fair: Fair
) -> None:
    give_longer_time(context, seeker_named(context, fair, "Rut").id, True)
    assert lengths(context, fair) == {1}
    mend_timetable(context, fair.id, 0, frozenset())
    assert lengths(context, fair) == {2}


def test_what_has_begun_keeps_its_length(context: Context, fair: Fair) -> None:
    first = min(
        (meeting_between(context, fair, "Rut", who) for who in ("Bygg AB", "Vård AB")),
        key=lambda meeting: meeting.slot,
    )
    give_longer_time(context, seeker_named(context, fair, "Rut").id, True)
    mend_timetable(context, fair.id, first.slot + 1, frozenset())
    assert lengths(context, fair) == {1, 2}


def test_publishing_gives_the_draft_the_lengths_of_today(context: Context, fair: Fair) -> None:
    assert isinstance(context.clock, ManualClock)
    context.clock.move_to(at(fair.day, time(7)))
    register(context, fair, someone("Rut Ek", needs=Needs(longer_time=True)))
    planned(context, fair)
    assert lengths(context, fair) == {2}
    give_longer_time(context, seeker_named(context, fair, "Rut").id, False)
    assert publish_timetable(context, fair.id).new is True
    assert lengths(context, fair) == {1}


def test_a_drop_in_may_need_longer_time(context: Context, fair: Fair) -> None:
    walk_in(context, fair.id, WalkIn("Siv", longer_time=True))
    assert [s.first_name for s in seekers(context, fair.id) if s.needs.longer_time] == ["Siv"]


@pytest.fixture
def two(context: Context) -> tuple[Fair, Meeting, Meeting]:
    """Rut's longer and Bo's usual meeting with Bygg AB, as published; Rut's at nine, Bo's last."""
    made = fair_in(context)
    register(
        context, made, host("Bygg AB", 1), someone("Bo Ås", "Bygg AB"),
        someone("Rut Ek", "Bygg AB", needs=Needs(longer_time=True)),
    )  # fmt: skip
    make_timetable(context, made.id)
    for name, slot in (("Bo", 3), ("Rut", 0)):
        meeting = drafted_between(context, made, name, "Bygg AB")
        move_meeting(context, meeting.id, meeting.station, slot)
    publish_timetable(context, made.id)
    rut, bo = (meeting_between(context, made, name, "Bygg AB") for name in ("Rut", "Bo"))
    return made, rut, bo


def test_what_stands_in_the_way_of_a_longer_meeting_that_began_is_placed_anew(
    context: Context, two: tuple[Fair, Meeting, Meeting]
) -> None:
    fair, rut, bo = two
    with context.store.write("by hand") as transaction:
        timetables.change_draft(transaction.connection, replace(rut, slot=2))
        timetables.change_draft(transaction.connection, replace(bo, slot=1))
    mark_meeting(context, rut.id, MeetingState.HELD)
    with context.store.read() as connection:
        assert [m.seeker for m in planning_of(connection, fair.id).meetings] == [rut.seeker]


def test_a_dropped_draft_does_not_come_back_when_its_longer_meeting_has_no_room(
    context: Context, two: tuple[Fair, Meeting, Meeting]
) -> None:
    fair, rut, bo = two
    move_meeting(context, bo.id, bo.station, 2)
    publish_timetable(context, fair.id)
    with context.store.write("by hand") as transaction:
        timetables.change_draft(transaction.connection, replace(bo, slot=1))
        timetables.change_draft(transaction.connection, replace(rut, slot=2))
    drop_draft(context, fair.id)
    change_fair(context, replace(fair, plan=replace(fair.plan, ends=time(9, 45))))
    with pytest.raises(Refused) as refused:
        restore_draft(context, fair.id)
    assert refused.value.refusal is Refusal.CANNOT_UNDO


def test_a_move_by_hand_gives_the_whole_draft_the_lengths_of_today(
    context: Context, two: tuple[Fair, Meeting, Meeting]
) -> None:
    fair, rut, bo = two
    give_longer_time(context, rut.seeker, False)
    move_meeting(context, bo.id, bo.station, 1)
    assert drafted_between(context, fair, "Rut", "Bygg AB").slots == 1


def test_nobody_is_placed_in_the_second_half_of_an_own_longer_meeting_that_began(
    context: Context, fair: Fair
) -> None:
    give_longer_time(context, seeker_named(context, fair, "Rut").id, True)
    mend_timetable(context, fair.id, 0, frozenset())
    own = [meeting_between(context, fair, "Rut", who) for who in ("Bygg AB", "Vård AB")]
    first, second = sorted(own, key=lambda meeting: meeting.slot)
    with context.store.write("by hand") as transaction:
        timetables.change_draft(transaction.connection, replace(first, slot=3))
        timetables.change_draft(transaction.connection, replace(second, slot=first.last))
    mark_meeting(context, first.id, MeetingState.HELD)
    with context.store.read() as connection:
        standing = planning_of(connection, fair.id).meetings
    assert second.id not in [m.id for m in standing]
