"""A seeker goes home: meetings are called off, others may have the places, and the way back."""

from collections.abc import Callable

import pytest
from usecases.builders import give_feedback, later
from usecases.fair_of_the_day import PEOPLE, begun, broken, day_fair, named, person, standing, told

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import CalledOff, Fair
from motesplats.core.ids import OperationId
from motesplats.storage import departures as stored
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.batches import undo_batch
from motesplats.usecases.context import Context
from motesplats.usecases.going_home import HomePlan, goes_home, home_plan, is_back
from motesplats.usecases.live_hall import hall_records, live_hall
from motesplats.usecases.today import live_now

Expect = Callable[..., pytest.RaisesExc[Refused]]
ONCE = OperationId("once")


@pytest.fixture
def fair(context: Context) -> Fair:
    """The fair in its first talk, with everybody here."""
    made = day_fair(context)
    begun(context, made, minutes=1)
    return made


def leaver_with_reserves(context: Context, fair: Fair) -> HomePlan:
    """The plan for somebody whose places two people who just came would like to have."""
    wanted = [named(context, fair, name) for name in ("Bygg AB", "Mur AB", "Vård AB")]
    for name in ("Ann", "Per"):
        walk_in(context, fair.id, WalkIn(name, wishes=tuple(wanted)))
    plans = (home_plan(context, person(context, fair, name)) for name in PEOPLE)
    return next(plan for plan in plans if any(place.reserves for place in plan.places))


def test_what_is_left_is_free_for_who_wanted_it(context: Context, fair: Fair) -> None:
    plan = leaver_with_reserves(context, fair)
    assert plan.people
    done = goes_home(context, plan, ONCE)
    assert goes_home(context, plan, ONCE).slips == done.slips
    assert plan.seeker.seeker not in done.slips
    now = {m.seeker for m in standing(context, fair) if m.slot > 0}
    assert plan.seeker.seeker not in now
    assert set(done.slips) <= now
    assert not broken(context, fair)


def test_a_place_may_stay_free_or_go_to_somebody_else(context: Context, fair: Fair) -> None:
    plan = leaver_with_reserves(context, fair)
    place = next(p for p in plan.places if p.reserves)
    nobody = home_plan(context, plan.seeker.seeker, ((place.view.meeting.id, None),))
    assert next(p for p in nobody.places if p.view == place.view).taken is None
    chosen = place.reserves[-1].meeting.seeker
    somebody = home_plan(context, plan.seeker.seeker, ((place.view.meeting.id, chosen),))
    taken = next(p for p in somebody.places if p.view == place.view).taken
    assert taken is not None
    assert taken.meeting.seeker == chosen


def test_going_home_is_counted_and_is_no_absence(context: Context, fair: Fair) -> None:
    goes_home(context, home_plan(context, person(context, fair, "Åsa")))
    counts = live_hall(hall_records(context, fair.id), context.now()).hall.counts
    assert (counts.expected, counts.inside, counts.gone_home) == (4, 3, 1)
    with context.store.read() as connection:
        assert set(stored.reasons_of(connection, fair.id).values()) <= {CalledOff.WENT_HOME}
    assert "no_show" not in {state for *_, state in told(context, fair)}
    known = live_now(context, fair.id)
    assert known is not None
    assert person(context, fair, "Åsa") in known.absent


def test_what_was_said_before_stays(context: Context, fair: Fair) -> None:
    later(context, minutes=12)
    first = next(m for m in standing(context, fair) if m.slot == 0)
    parts = queries.parts(context, fair.id)
    name = parts.seekers[first.seeker].first_name
    give_feedback(context, fair, name, parts.employers[first.employer].name)
    goes_home(context, home_plan(context, first.seeker))
    kept = next(m for m in queries.parts(context, fair.id).meetings if m.id == first.id)
    assert kept.state.value == "held"


def test_undo_brings_everything_back(context: Context, fair: Fair) -> None:
    before = told(context, fair)
    done = goes_home(context, home_plan(context, person(context, fair, "Bo")))
    undo_batch(context, fair.id, done.operation)
    assert told(context, fair) == before
    assert not hall_records(context, fair.id).facts.gone_home


def test_who_comes_again_is_here_without_meetings(
    context: Context, fair: Fair, refused: Expect
) -> None:
    bo = person(context, fair, "Bo")
    goes_home(context, home_plan(context, bo))
    is_back(context, bo, ONCE)
    is_back(context, bo, ONCE)
    assert not hall_records(context, fair.id).facts.gone_home
    with refused(Refusal.NOTHING_TO_UNDO):
        is_back(context, bo)


def test_nobody_who_is_away_gets_a_place(context: Context, fair: Fair) -> None:
    gone = person(context, fair, "Åsa")
    goes_home(context, home_plan(context, gone))
    plan = home_plan(context, person(context, fair, "Bo"))
    assert all(r.meeting.seeker != gone for place in plan.places for r in place.reserves)
