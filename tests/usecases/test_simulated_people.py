"""People who act by themselves: they come, sit down, write, and ask for what others must give."""

from datetime import timedelta
from pathlib import Path

import pytest
from usecases.builders import open_context

from motesplats.core.clock import ManualClock, at
from motesplats.core.fair import Fair, MeetingState, Topic
from motesplats.live.simulation import Disturbances
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import arm_start
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.planning import make_timetable, publish_timetable
from motesplats.usecases.practice import write_practice
from motesplats.usecases.rehearsal import fair_from_lists
from motesplats.usecases.simulated_people import Asked, SimulatedPeople, people_of

CALM = Disturbances(0, 0, 0, employers_late=0, employers_leaving=0, interpreters_late=0)


@pytest.fixture
def fair(tmp_path: Path) -> tuple[Context, Fair]:
    """A small practice fair half an hour before its start, which comes by itself."""
    context = open_context()
    made = fair_from_lists(context, write_practice(tmp_path, employers=2, seekers=5))
    move(context, at(made.day, made.plan.starts) - timedelta(minutes=90) - context.now())
    make_timetable(context, made.id)
    publish_timetable(context, made.id)
    arm_start(context, made.id, by_hand=False)
    return context, made


def move(context: Context, by: timedelta) -> None:
    assert isinstance(context.clock, ManualClock)
    context.clock.advance(by)


def play(context: Context, people: SimulatedPeople) -> tuple[Asked, ...]:
    """The whole day in steps of a minute; the answer is what was asked for."""
    asked: list[Asked] = []
    for _ in range(260):
        move(context, timedelta(minutes=1))
        asked += people.act().asked
    return tuple(asked)


def day_of(context: Context, fair: Fair) -> list[tuple[str, int, MeetingState]]:
    parts = queries.parts(context, fair.id)
    names = {key: seeker.full_name for key, seeker in parts.seekers.items()}
    return sorted((names[m.seeker], m.slot, m.state) for m in parts.meetings)


def test_on_a_calm_day_everybody_comes_and_every_meeting_is_held(
    fair: tuple[Context, Fair],
) -> None:
    context, made = fair
    assert play(context, people_of(context, made, 3, CALM)) == ()
    assert {state for *_, state in day_of(context, made)} == {MeetingState.HELD}
    facts = queries.facts(context, made.id)
    assert facts.arrived == facts.seekers
    assert 0.7 * facts.meetings <= facts.feedback


def test_a_meeting_without_a_form_was_held_all_the_same(fair: tuple[Context, Fair]) -> None:
    context, made = fair
    people = people_of(context, made, 3, CALM)
    people.no_form = 1
    play(context, people)
    assert queries.facts(context, made.id).feedback == people.forms == 0
    assert {state for *_, state in day_of(context, made)} == {MeetingState.HELD}


def test_nobody_sits_down_where_the_recruiter_is_missing(fair: tuple[Context, Fair]) -> None:
    context, made = fair
    people = people_of(context, made, 3, CALM)
    people.events = type(people.events)(e for e in people.events if "employer" not in e.what)
    play(context, people)
    assert hall_records(context, made.id).facts.seated == ()


def test_drop_ins_and_who_wants_to_leave_ask_the_coordinator(fair: tuple[Context, Fair]) -> None:
    context, made = fair
    asked = play(context, people_of(context, made, 3))
    assert sum(one.walk_in is not None and "Drop-in" in one.name for one in asked) == 3
    leaving = [one for one in asked if one.leaving]
    hosts = {host.id: host.name for host in queries.employers_at(context, made.id)}
    assert [one.name for one in leaving] == [hosts[one.leaving] for one in leaving if one.leaving]
    assert len(leaving) == 1


def test_what_people_did_is_told_once(fair: tuple[Context, Fair]) -> None:
    context, made = fair
    people = people_of(context, made, 3, CALM)
    move(context, timedelta(minutes=80))
    assert people.act().changed == {Topic.ARRIVALS, Topic.HALL}
    assert people.act().changed == frozenset()


def test_the_same_seed_gives_the_same_people(fair: tuple[Context, Fair], tmp_path: Path) -> None:
    context, made = fair
    play(context, people_of(context, made, 5))
    other = open_context()
    again = fair_from_lists(other, write_practice(tmp_path / "b", employers=2, seekers=5))
    move(other, at(again.day, again.plan.starts) - timedelta(minutes=90) - other.now())
    make_timetable(other, again.id)
    publish_timetable(other, again.id)
    arm_start(other, again.id, by_hand=False)
    play(other, people_of(other, again, 5))
    assert day_of(other, again) == day_of(context, made)
