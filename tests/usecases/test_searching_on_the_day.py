"""A search while the fair goes on takes what has begun, and who stays away, as given."""

from datetime import time

import pytest

from motesplats.core.clock import ManualClock, at
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.people import Presence
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.planning import make_timetable, move_meeting, publish_timetable
from motesplats.usecases.running import mark_meeting
from tests.usecases.builders import (
    fair_in,
    host,
    later,
    meeting_between,
    planned,
    register,
    seeker_named,
    someone,
)


@pytest.fixture
def fair(context: Context) -> Fair:
    """Four people who want Bygg AB, published before the day begins; then it is nine sixteen."""
    assert isinstance(context.clock, ManualClock)
    made = fair_in(context)
    context.clock.move_to(at(made.day, time(7)))
    names = ("Åsa Öst", "Bo Ek", "Siv Ål", "Eva Ny")
    register(context, made, host("Bygg AB", 1), *(someone(name, "Bygg AB") for name in names))
    planned(context, made)
    context.clock.move_to(at(made.day, time(9, 16)))
    return made


def slots(context: Context, fair: Fair) -> dict[str, int]:
    parts = queries.parts(context, fair.id)
    return {parts.seekers[m.seeker].first_name: m.slot for m in parts.meetings}


def test_searching_anew_leaves_what_has_begun(context: Context, fair: Fair) -> None:
    before = slots(context, fair)
    begun = [name for name, slot in before.items() if slot < 2]
    last_names = {s.first_name: s.full_name for s in queries.seekers(context, fair.id)}
    late = (someone(last_names[n], "Bygg AB", presence=Presence(time(9, 30))) for n in begun)
    register(context, fair, *late)
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    assert slots(context, fair) == before


def test_searching_anew_places_nobody_in_the_past(context: Context, fair: Fair) -> None:
    first = min(slots(context, fair).items(), key=lambda one: one[1])[0]
    mark_meeting(context, meeting_between(context, fair, first, "Bygg AB").id, MeetingState.NO_SHOW)
    register(context, fair, someone("Ann Ny", "Bygg AB", presence=Presence(None, time(9, 45))))
    make_timetable(context, fair.id)
    publish_timetable(context, fair.id)
    assert slots(context, fair).get("Ann", 2) == 2


def test_a_meeting_that_has_begun_cannot_be_published_elsewhere(
    context: Context, fair: Fair
) -> None:
    assert isinstance(context.clock, ManualClock)
    later(context, minutes=-30)
    before = slots(context, fair)
    last = max(before, key=before.__getitem__)
    mark_meeting(
        context, meeting_between(context, fair, last, "Bygg AB").id, MeetingState.CANCELLED
    )
    first = min(before, key=before.__getitem__)
    moved = meeting_between(context, fair, first, "Bygg AB")
    move_meeting(context, moved.id, moved.station, 3)
    later(context, minutes=30)
    with pytest.raises(Refused) as refused:
        publish_timetable(context, fair.id)
    assert refused.value.refusal is Refusal.TIMETABLE_INVALID
    assert seeker_named(context, fair, first).id == moved.seeker
