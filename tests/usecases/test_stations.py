"""Two stations change places: numbers, who is told, who does not get there, and back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from usecases.builders import fair_in, host, register
from usecases.fair_of_the_day import begun, day_fair, standing

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, Station
from motesplats.core.ids import OperationId, StationId
from motesplats.core.people import Needs
from motesplats.storage import employers, people, timetables
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.stations import SwapPlan, swap_plan, swap_stations

Expect = Callable[..., pytest.RaisesExc[Refused]]
ONCE = OperationId("once")


@pytest.fixture
def fair(context: Context) -> Fair:
    """The fair in its first talk, with everybody here."""
    made = day_fair(context)
    begun(context, made, minutes=1)
    return made


def station(context: Context, fair: Fair, number: int) -> Station:
    return next(s for s in queries.parts(context, fair.id).stations.values() if s.number == number)


def change(context: Context, fair: Fair, number: int, **more: object) -> None:
    wanted = replace(station(context, fair, number), **more)
    with context.store.write("change") as transaction:
        employers.put_stations(transaction.connection, fair.id, (wanted,))


def planned(context: Context, fair: Fair) -> SwapPlan:
    """Stations 1 and 2 at each other's places."""
    one, other = station(context, fair, 1), station(context, fair, 2)
    return swap_plan(context, fair.id, one.id, other.id)


def test_what_belongs_to_the_place_changes_owner(context: Context, fair: Fair) -> None:
    change(context, fair, 1, x=1.0, y=2.0, hint="vid fönstret")
    one, other = station(context, fair, 1), station(context, fair, 2)
    meetings = standing(context, fair)
    done = swap_stations(context, fair.id, one.id, other.id, ONCE)
    again = swap_stations(context, fair.id, one.id, other.id, ONCE)
    assert (again.slips, again.signs) == (done.slips, (one.id, other.id))
    parts = queries.parts(context, fair.id)
    assert parts.stations[other.id].number == 1
    assert parts.stations[other.id].hint == "vid fönstret"
    assert parts.stations[other.id].employer == other.employer
    assert standing(context, fair) == meetings
    swap_stations(context, fair.id, one.id, other.id)
    assert station(context, fair, 1).id == one.id


def test_everybody_with_a_meeting_left_there_gets_a_slip(context: Context, fair: Fair) -> None:
    plan = planned(context, fair)
    left = {m.seeker for m in standing(context, fair) if m.slot > 0 and m.station in plan.stations}
    assert set(plan.slips) == left
    assert plan.here == ("Bygg AB", 2)
    assert plan.there == ("Mur AB", 1)
    assert not plan.unreachable
    assert not plan.too_far
    with context.store.read() as connection:
        before = timetables.state_of(connection, fair.id).version
    assert set(swap_stations(context, fair.id, *plan.stations).slips) == left
    with context.store.read() as connection:
        assert timetables.state_of(connection, fair.id).version == before + 1


def test_who_does_not_get_there_is_named(context: Context, fair: Fair) -> None:
    bygg = station(context, fair, 1)
    mine = next(m for m in standing(context, fair) if m.slot > 0 and m.station == bygg.id)
    seeker = queries.parts(context, fair.id).seekers[mine.seeker]
    with context.store.write("change") as transaction:
        people.change_seeker(transaction.connection, replace(seeker, needs=Needs(wheelchair=True)))
    change(context, fair, 2, accessible=False)
    assert [view.meeting.id for view in planned(context, fair).unreachable] == [mine.id]


def test_who_has_too_far_to_walk_is_named(context: Context, fair: Fair) -> None:
    for number in (1, 2, 3, 4):
        change(context, fair, number, x=0.0 if number != 4 else 2000.0)
    one, far = station(context, fair, 1), station(context, fair, 4)
    plan = swap_plan(context, fair.id, one.id, far.id)
    own = {m.seeker for m in standing(context, fair) if m.station == one.id}
    assert plan.too_far
    assert {view.meeting.seeker for view in plan.too_far} <= own


def test_two_stations_of_one_employer_may_change_places(context: Context, fair: Fair) -> None:
    register(context, fair, host("Vård AB", 3, 5))
    three, five = station(context, fair, 3), station(context, fair, 5)
    assert not swap_plan(context, fair.id, three.id, five.id).too_far


def test_stations_are_of_the_fair_and_two(context: Context, fair: Fair, refused: Expect) -> None:
    one = station(context, fair, 1)
    with refused(Refusal.UNKNOWN_STATION):
        swap_plan(context, fair.id, one.id, one.id)
    with refused(Refusal.UNKNOWN_STATION):
        swap_stations(context, fair.id, one.id, StationId("none"))


def test_before_any_timetable_nobody_is_told(context: Context) -> None:
    fair = fair_in(context, "Tom")
    register(context, fair, host("A", 1), host("B", 2))
    one, other = station(context, fair, 1), station(context, fair, 2)
    assert swap_stations(context, fair.id, one.id, other.id).slips == ()
    assert station(context, fair, 1).id == other.id
