"""The wishes that are not met, the places that are free, and what does not go together."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from usecases.builders import (
    drafted_between,
    employer_named,
    fair_in,
    host,
    later,
    open_context,
    planned,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.errors import Refusal
from motesplats.core.fair import DayPlan, Fair
from motesplats.core.ids import MeetingId, StationId
from motesplats.scheduling.explain import Met, Unmet
from motesplats.scheduling.rules import Rule
from motesplats.storage import wishes
from motesplats.storage.employers import put_stations
from motesplats.usecases.arrival import WalkIn, check_in, walk_in
from motesplats.usecases.cells import free_place, meeting_ground, take_reserve
from motesplats.usecases.clashes import locked_clash, move_clash
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.dropping import restore_former_draft
from motesplats.usecases.planning import make_timetable, move_meeting, timetable
from motesplats.usecases.queries import stations
from motesplats.usecases.unmet import unmet_wishes

Refuses = Callable[..., object]
ONE_TIME = DayPlan(time(9, 0), time(9, 15))


@pytest.fixture
def context() -> Context:
    return open_context()


def crowded(context: Context) -> Fair:
    """One time, two employers: Bo meets somebody, Eva or Siv does, one of them nobody."""
    fair = fair_in(context, plan=ONE_TIME)
    guests = (
        someone("Bo Ek", "Bygg AB", "Vård AB"),
        someone("Eva Al", "Vård AB"),
        someone("Siv Ål", "Vård AB"),
    )
    register(context, fair, host("Bygg AB", 1), host("Vård AB", 2), *guests, someone("Åke Ö"))
    make_timetable(context, fair.id)
    return fair


def station(context: Context, fair: Fair, number: int) -> StationId:
    return next(s.id for s in stations(context, fair.id) if s.number == number)


def test_people_without_a_meeting_come_first_and_are_named(context: Context) -> None:
    found = unmet_wishes(context, crowded(context).id)
    assert [row.have for row in found.rows] == [0, 1]
    assert found.rows[0].person == found.without[0]
    assert [one.name for one in found.wishless] == ["Åke Ö"]
    assert {row.reason.code for row in found.rows} <= {Unmet.EMPLOYER_FULL, Unmet.SEEKER_BUSY}
    assert (found.met, found.whole) == (2, True)


def test_pairs_that_must_not_meet_and_wishes_of_employers_are_among_them(context: Context) -> None:
    fair = fair_in(context, plan=ONE_TIME)
    register(context, fair, host("Bygg AB", 1), someone("Bo Ek", "Bygg AB"))
    with context.store.write("never") as transaction:
        pair = seeker_named(context, fair, "Bo").id, employer_named(context, fair, "Bygg AB").id
        wishes.add_never_pair(transaction.connection, *pair)
    (row,) = unmet_wishes(context, fair.id).rows
    assert (row.reason.code, row.employer, row.rank) == (Unmet.NEVER_PAIR, "Bygg AB", 1)


def test_looking_for_reasons_can_be_broken_off(context: Context) -> None:
    found = unmet_wishes(context, crowded(context).id, Watch(cancelled=lambda: True))
    assert (found.rows, found.whole) == ((), False)
    assert len(found.without) == 2


def test_a_meeting_says_why_it_is_there(context: Context, refused: Refuses) -> None:
    fair = crowded(context)
    meeting = drafted_between(context, fair, "Bo", "Bygg AB")
    found = meeting_ground(context, fair.id, meeting.id)
    assert found.ground is not None
    assert found.ground.code is Met.NOBODY_ELSE
    assert found.view.meeting.id == meeting.id
    with refused(Refusal.UNKNOWN_MEETING):
        meeting_ground(context, fair.id, MeetingId("none"))


def test_a_meeting_that_nobody_wishes_for_any_more_has_no_ground(context: Context) -> None:
    fair = crowded(context)
    meeting = drafted_between(context, fair, "Bo", "Bygg AB")
    with context.store.write("never") as transaction:
        wishes.add_never_pair(transaction.connection, meeting.seeker, meeting.employer)
    assert meeting_ground(context, fair.id, meeting.id).ground is None
    unmet = {(row.person.seeker, row.employer) for row in unmet_wishes(context, fair.id).rows}
    assert (meeting.seeker, "Bygg AB") not in unmet


def test_who_could_take_a_free_place_is_named_and_gets_it(context: Context) -> None:
    fair = small_fair(context)
    later(context, days=-1)
    make_timetable(context, fair.id)
    wanted = employer_named(context, fair, "Bygg AB").id
    walk_in(context, fair.id, WalkIn("Ny", "Person", wishes=(wanted,)))
    place = station(context, fair, 1)
    taken = {v.meeting.slot for v in timetable(context, fair.id).meetings if v.station == 1}
    free = next(slot for slot in range(4) if slot not in taken)
    found = free_place(context, fair.id, place, free)
    assert [(r.person.name, r.have, r.rank) for r in found.people] == [("Ny Person", 0, 1)]
    assert (found.only_here, found.passed, found.staffed) == (False, False, True)
    take_reserve(context, fair.id, found.people[0])
    assert drafted_between(context, fair, "Ny", "Bygg AB").slot == free
    assert restore_former_draft(context, fair.id).meetings == 5


def test_a_place_that_somebody_else_got_is_not_given_twice(
    context: Context, refused: Refuses
) -> None:
    fair = small_fair(context)
    later(context, days=-1)
    make_timetable(context, fair.id)
    wanted = employer_named(context, fair, "Bygg AB").id
    for name in ("Ny", "Nyare"):
        walk_in(context, fair.id, WalkIn(name, "Person", wishes=(wanted,)))
    taken = {v.meeting.slot for v in timetable(context, fair.id).meetings if v.station == 1}
    free = next(slot for slot in range(4) if slot not in taken)
    one, other = free_place(context, fair.id, station(context, fair, 1), free).people
    take_reserve(context, fair.id, one)
    with refused(Refusal.TIMETABLE_INVALID):
        take_reserve(context, fair.id, other)


def test_on_the_day_only_those_who_are_here_are_asked(context: Context) -> None:
    fair = planned(context, small_fair(context))
    place, wanted = station(context, fair, 1), employer_named(context, fair, "Bygg AB").id
    walk_in(context, fair.id, WalkIn("Ny", "Person", wishes=(wanted,)))
    taken = {v.meeting.slot for v in timetable(context, fair.id).meetings if v.station == 1}
    free = next(slot for slot in range(1, 4) if slot not in taken)
    assert [r.person.name for r in free_place(context, fair.id, place, free).people] == [
        "Ny Person"
    ]
    assert free_place(context, fair.id, place, free).only_here
    past = free_place(context, fair.id, place, 0)
    assert (past.people, past.passed) == ((), True)
    check_in(context, fair.id, seeker_named(context, fair, "Siv").code)
    assert free_place(context, fair.id, place, free).only_here


def test_locked_meetings_that_clash_are_named(context: Context) -> None:
    fair = fair_in(context)
    far = host("Bygg AB", 1), host("Vård AB", 2)
    register(context, fair, *far, someone("Bo Ek", "Bygg AB", "Vård AB"))
    make_timetable(context, fair.id)
    assert locked_clash(context, fair.id) is None
    both = [drafted_between(context, fair, "Bo", name) for name in ("Bygg AB", "Vård AB")]
    for meeting in both:
        move_meeting(context, meeting.id, meeting.station, meeting.slot)
    far_apart(context, fair)
    found = locked_clash(context, fair.id)
    assert found is not None
    assert found.rule is Rule.TOO_FAR
    assert {view.employer for view in found.meetings} == {"Bygg AB", "Vård AB"}


def far_apart(context: Context, fair: Fair) -> None:
    """Vård AB sits so far away that nobody can walk there in time."""
    with context.store.write("far away") as transaction:
        one, other = stations(context, fair.id)
        put_stations(transaction.connection, fair.id, (one, replace(other, x=100_000.0)))


def test_a_place_that_is_refused_says_who_is_in_the_way(context: Context, refused: Refuses) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    other = next(
        v.meeting
        for v in timetable(context, fair.id).meetings
        if v.station == 1 and v.meeting.id != siv.id
    )
    found = move_clash(context, siv.id, siv.station, other.slot)
    assert found is not None
    assert found.rule is Rule.STATION_TWICE
    assert {view.meeting.seeker for view in found.meetings} == {siv.seeker, other.seeker}
    with refused(Refusal.TIMETABLE_INVALID):
        move_meeting(context, siv.id, siv.station, other.slot)


def test_a_place_at_another_employer_is_refused_by_itself(
    context: Context, refused: Refuses
) -> None:
    fair = small_fair(context)
    make_timetable(context, fair.id)
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    found = move_clash(context, siv.id, station(context, fair, 2), 3)
    assert found is not None
    assert (found.rule, len(found.meetings)) == (Rule.FOREIGN_STATION, 1)
    free = next(s for s in range(4) if move_clash(context, siv.id, siv.station, s) is None)
    assert free in range(4)
    with refused(Refusal.UNKNOWN_MEETING):
        move_clash(context, siv.id, StationId("nowhere"), 3)
    with refused(Refusal.UNKNOWN_MEETING):
        move_clash(context, MeetingId("none"), siv.station, 3)
