"""Which phase the day is in, computed from the clock and never from counted ticks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from motesplats.core.clock import at
from motesplats.core.fair import DayPlan, time_slots

MARKS_A_SLOT = 4
STARTS, FEEDBACK_AT, CHANGE_AT, ENDS = range(MARKS_A_SLOT)


class Phase(StrEnum):
    """The parts of a day and of a time slot."""

    BEFORE = "before"
    TALK = "talk"
    FEEDBACK = "feedback"
    CHANGE = "change"
    BREAK = "break"
    AFTER = "after"


class Held(StrEnum):
    """Why the day stands still: the start waits for the coordinator, or everything is paused."""

    WAITING = "waiting"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class SlotTimes:
    """When a time slot's phases really begin and end (UTC); ``index`` is the slot's own."""

    index: int
    starts: datetime
    feedback_at: datetime
    change_at: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class BreakTimes:
    """When a break really begins and ends (UTC), and before which slot (the count: after all)."""

    title: str
    begins: datetime
    ends: datetime
    before: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The day as it is really going; instants do not decrease from slot to slot.

    While the day is ``held``, what is still to come is told as if it went on at once.
    """

    slots: tuple[SlotTimes, ...]
    breaks: tuple[BreakTimes, ...] = ()
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """The phase, the time slot it belongs to (in a break or before the start: the next one), and
    seconds left.

    ``slot``, ``seconds_left`` and ``length`` (of the whole phase, in seconds; None also before the
    start) are None when nothing comes after. While ``held``, the seconds stand still.
    """

    phase: Phase
    slot: SlotTimes | None
    seconds_left: int | None
    length: int | None = None
    held: Held | None = None


def planned(day: date, plan: DayPlan) -> Timeline:
    """The day as it was planned. Raises Refused(NO_TIME_SLOTS) as ``time_slots`` does."""
    return timeline_of(day, plan, planned_marks(day, plan))


def planned_marks(day: date, plan: DayPlan) -> tuple[datetime, ...]:
    """Every boundary between phases in order, four a slot: starts, feedback, change, ends."""
    return tuple(
        at(day, clock_time)
        for slot in time_slots(plan)
        for clock_time in (slot.starts, slot.feedback_at, slot.change_at, slot.ends)
    )


def timeline_of(
    day: date, plan: DayPlan, marks: Sequence[datetime], held: Held | None = None
) -> Timeline:
    """The timeline with these boundaries; a break moves with the slots around it."""
    slots = tuple(
        SlotTimes(n // MARKS_A_SLOT, *marks[n : n + MARKS_A_SLOT])
        for n in range(0, len(marks), MARKS_A_SLOT)
    )
    return Timeline(slots, _breaks(day, plan, marks), held)


def moment(timeline: Timeline, now: datetime) -> Moment:
    """Where in the day ``now`` (aware) lies."""
    marks = marks_of(timeline)
    place = 0 if timeline.held is Held.WAITING else bisect_right(marks, now)
    if place == len(marks):
        return Moment(Phase.AFTER, None, None, None, timeline.held)
    index, part = divmod(place, MARKS_A_SLOT)
    left = round((marks[place] - now).total_seconds())
    length = round((marks[place] - marks[place - 1]).total_seconds()) if place else None
    return Moment(_phase(index, part), timeline.slots[index], left, length, timeline.held)


def marks_of(timeline: Timeline) -> tuple[datetime, ...]:
    """The timeline's boundaries in order, as ``planned_marks`` gives them."""
    return tuple(
        mark for s in timeline.slots for mark in (s.starts, s.feedback_at, s.change_at, s.ends)
    )


def _phase(index: int, part: int) -> Phase:
    if part == STARTS:
        return Phase.BREAK if index else Phase.BEFORE
    return (Phase.TALK, Phase.FEEDBACK, Phase.CHANGE)[part - 1]


def _breaks(day: date, plan: DayPlan, marks: Sequence[datetime]) -> tuple[BreakTimes, ...]:
    was = planned_marks(day, plan)
    moved = [mark - before for mark, before in zip(marks, was, strict=True)]
    found = []
    for pause in sorted(plan.breaks, key=lambda pause: pause.begins):
        begins, ends = at(day, pause.begins), at(day, pause.ends)
        after = next((n for n in range(0, len(was), MARKS_A_SLOT) if was[n] >= ends), len(was))
        begins += moved[max(after - 1, 0)]
        ends = max(begins, ends + moved[min(after, len(was) - 1)])
        found.append(BreakTimes(pause.title, begins, ends, after // MARKS_A_SLOT))
    return tuple(found)
