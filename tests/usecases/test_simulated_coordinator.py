"""A coordinator who takes the first proposal: also for those who have no meeting at all."""

import pytest
from usecases.builders import later, open_context, planned_fair, seeker_named

from motesplats.core.fair import Fair
from motesplats.usecases.arrival import WalkIn, check_in, walk_in
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.hall_reader import HallReader
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.queries import employers_at, parts
from motesplats.usecases.simulated_coordinator import SimulatedCoordinator
from motesplats.usecases.simulated_people import Asked


@pytest.fixture
def context() -> Context:
    return open_context()


@pytest.fixture
def fair(context: Context) -> Fair:
    """The small fair in its first minute, with everybody there."""
    made = planned_fair(context)
    employers_came(context, made.id, tuple(e.id for e in employers_at(context, made.id)))
    for name in ("Åsa", "Bo", "Siv"):
        check_in(context, made.id, seeker_named(context, made, name).code)
    start_day(context, made.id)
    later(context, minutes=1)
    return made


def test_whoever_is_inside_without_a_meeting_gets_one(context: Context, fair: Fair) -> None:
    hosts = tuple(e.id for e in employers_at(context, fair.id))
    new = walk_in(context, fair.id, WalkIn("Noor", wishes=hosts)).seeker.seeker
    coordinator = SimulatedCoordinator(HallReader(context, fair.id), {})
    coordinator.act(())
    assert new in {m.seeker for m in parts(context, fair.id).meetings}
    assert len(coordinator.taken) == 1


def test_nothing_is_taken_where_nothing_can_be_done(context: Context, fair: Fair) -> None:
    coordinator = SimulatedCoordinator(HallReader(context, fair.id), {})
    bo = seeker_named(context, fair, "Bo")
    coordinator.act((Asked("Bo", walk_in=bo.id),))
    assert coordinator.taken == []
