"""A whole day of a fair by itself: people, a coordinator, a clock that jumps from step to step."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from motesplats.core.clock import at
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.core.grouping import grouped
from motesplats.core.history import Actor
from motesplats.live.simulation import USUAL, Happening
from motesplats.scheduling.rules import violations
from motesplats.storage import timetables
from motesplats.usecases.context import UNWATCHED, Context
from motesplats.usecases.hall_steps import arm_start
from motesplats.usecases.live_hall import hall_records
from motesplats.usecases.problems import planning_of
from motesplats.usecases.simulated_coordinator import SimulatedCoordinator
from motesplats.usecases.simulated_people import people_of, slot_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.clock import ManualClock
    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import SeekerId
    from motesplats.live.simulation import Disturbances
    from motesplats.scheduling.problem import Problem
    from motesplats.scheduling.timetable import Timetable
    from motesplats.storage.store import Store
    from motesplats.usecases.context import Watch
    from motesplats.usecases.hall_reader import HallReader
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.simulated_people import SimulatedPeople

PullPlug: TypeAlias = "Callable[[Store], Store]"

_DOORS = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How a day is played.

    ``pull_plug``: the store as it is found when the power comes back (None: no power cuts).
    ``published`` is handed every timetable that was published, with the problem it answers.
    """

    seed: int = 1
    step: timedelta = timedelta(seconds=15)
    disturbances: Disturbances = USUAL
    pull_plug: PullPlug | None = None
    published: Callable[[Problem, Timetable], None] = lambda _problem, _timetable: None
    watch: Watch = UNWATCHED


@dataclass(frozen=True, slots=True)
class DayPlayed:
    """What came of a day.

    ``came`` people, of whom ``without`` had no meeting; ``full_feedback`` is the share (0–1) of the
    held meetings in which feedback had all the minutes of the plan; ``faults`` are rules that some
    published timetable broke, and people in two places at once; ``power_cuts`` that the day got
    over.
    """

    came: int
    without: tuple[SeekerId, ...]
    held: int
    missed: int
    forms: int
    full_feedback: float
    mended: int
    power_cuts: int
    faults: tuple[str, ...]


@dataclass(slots=True, eq=False)
class _Day:
    reader: HallReader
    clock: ManualClock
    fair: Fair
    order: DayOrder
    people: SimulatedPeople
    coordinator: SimulatedCoordinator
    version: int = 0
    power_cuts: int = 0
    faults: list[str] = field(default_factory=list)


def play_day(context: Context, clock: ManualClock, fair: Fair, order: DayOrder) -> DayPlayed:
    """Play the published timetable of a fair, from an hour before the start to its end.

    ``clock`` is the one that ``context`` and its store go by. The same store, seed and step give
    the same day. Raises Refused(STOPPED) when the watch says so.
    """
    begins, ends = at(fair.day, fair.plan.starts) - _DOORS, at(fair.day, fair.plan.ends)
    clock.move_to(begins)
    arm_start(context, fair.id, by_hand=False)
    people = people_of(context, fair, order.seed, order.disturbances)
    coordinator = SimulatedCoordinator(people.reader, _comes(people))
    day = _Day(people.reader, clock, fair, order, people, coordinator)
    cuts = _cuts(people)
    whole = int((ends - begins) / order.step) + 1
    for done in range(whole):
        day.clock.advance(order.step)
        if cuts and order.pull_plug is not None and cuts[0][0] <= day.clock.now():
            _lose_power(day, cuts.pop(0)[1], order.pull_plug)
        _step(day)
        order.watch.progress(done + 1, whole)
        if order.watch.cancelled():
            raise Refused(Refusal.STOPPED)
    return _outcome(day)


def _comes(people: SimulatedPeople) -> dict[str, datetime]:
    """When each employer and interpreter will come, as they say when somebody calls."""
    kinds = {
        Happening.EMPLOYER_ARRIVES: people.employers,
        Happening.INTERPRETER_ARRIVES: people.interpreters,
    }
    return {kinds[e.what][e.who]: e.at for e in people.events if e.what in kinds}


def _cuts(people: SimulatedPeople) -> list[tuple[datetime, datetime]]:
    power = [e.at for e in people.events if e.what in {Happening.POWER_CUT, Happening.POWER_BACK}]
    return list(zip(power[::2], power[1::2], strict=True))


def _lose_power(day: _Day, back: datetime, pull_plug: PullPlug) -> None:
    """Nothing happens until the power is back; then the store has everything that it had."""
    before, reader = day.reader.records(), day.reader
    store = pull_plug(reader.context.store)
    reader.context = Context(store, day.clock).by(Actor.PRACTICE)
    day.clock.move_to(max(back, day.clock.now()))
    day.power_cuts += 1
    if hall_records(reader.context, reader.fair) != before:
        day.faults.append("something was lost when the power went")


def _step(day: _Day) -> None:
    acted = day.people.act()
    day.coordinator.act(acted.asked)
    with day.reader.context.store.read() as connection:
        version = timetables.state_of(connection, day.fair.id).version
        if version == day.version:
            return
        planning = planning_of(connection, day.fair.id)
        meetings = timetables.meetings_of(connection, day.fair.id)
    standing = [m for m in meetings if m.stands]
    day.version = version
    timetable = planning.timetable(standing)
    broken = violations(planning.problem, timetable.meetings)
    day.faults += [f"version {version}: {one.rule.value} {one.meeting}" for one in broken]
    day.order.published(planning.problem, timetable)


def _outcome(day: _Day) -> DayPlayed:
    records, now = day.reader.records(), day.clock.now()
    with day.reader.context.store.read() as connection:
        meetings = timetables.meetings_of(connection, day.fair.id)
    held = [m for m in meetings if m.state is MeetingState.HELD]
    came = {arrival.seeker for arrival in records.facts.arrivals}
    met = {m.seeker for m in held}
    return DayPlayed(
        came=len(came),
        without=tuple(sorted(came - met)),
        held=len(held),
        missed=sum(m.state is MeetingState.NO_SHOW for m in meetings),
        forms=len(records.facts.saved),
        full_feedback=_full_feedback(day, records, held, now),
        mended=len(day.coordinator.taken),
        power_cuts=day.power_cuts,
        faults=(*day.faults, *_in_two_places(records, held, now)),
    )


def _full_feedback(day: _Day, records: HallRecords, held: list[Meeting], now: datetime) -> float:
    asked = timedelta(minutes=day.fair.plan.feedback)
    slots = [slot_of(meeting, records, now) for meeting in held]
    return sum(s.change_at - s.feedback_at >= asked for s in slots) / max(1, len(slots))


def _in_two_places(records: HallRecords, held: list[Meeting], now: datetime) -> tuple[str, ...]:
    """Meetings of one person, or at one station, that were going on at the same time."""
    found = []
    for name in ("seeker", "station"):
        groups = grouped((getattr(m, name), slot_of(m, records, now)) for m in held)
        for who, slots in groups.items():
            ordered = sorted(slots, key=attrgetter("starts"))
            pairs = ((a, b) for a, b in pairwise(ordered) if b.starts < a.change_at)
            found += [f"{name} {who} twice at {b.starts}" for _, b in pairs]
    return tuple(found)
