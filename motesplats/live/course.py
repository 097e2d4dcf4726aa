"""The course of the day: the plan and what the coordinator did, told as the instants of phases."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import accumulate

from motesplats.core.fair import DayPlan, Meeting
from motesplats.core.ids import StationId
from motesplats.live.phases import (
    CHANGE_AT,
    MARKS_A_SLOT,
    Held,
    Moment,
    SlotTimes,
    Timeline,
    moment,
    planned_marks,
    timeline_of,
)

LEAST_FEEDBACK = timedelta(minutes=2)


class Act(StrEnum):
    """What a coordinator can do to the course of the day."""

    START = "start"
    NEXT = "next"
    SHIFT = "shift"
    STRETCH = "stretch"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the coordinator did at an instant (aware).

    SHIFT moves every boundary still to come of ``slot`` and later ones by ``minutes``: a slot that
    is going on gets longer, and slot 0 before the start means that the whole fair is late. STRETCH
    lengthens the talk of ``slot`` at one ``station``. Feedback stays at two minutes or what was
    planned, if less, unless ``may_shorten`` says that a person was asked.
    """

    act: Act
    at: datetime
    slot: int = 0
    minutes: int = 0
    station: StationId | None = None
    may_shorten: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A day's plan and what was done to it, in the order in which it was done.

    The order of ``steps`` is their sequence and never that of their clock times. With ``by_hand``
    the first talk waits for START or NEXT, otherwise it begins at the planned time.
    """

    day: date
    plan: DayPlan
    by_hand: bool = False
    steps: tuple[Step, ...] = ()

    def after(self, step: Step) -> "Course":
        """The course with one more step."""
        return replace(self, steps=(*self.steps, step))


@dataclass(frozen=True, slots=True)
class _Going:
    """The boundaries so far, whether somebody started the day, and since when it is paused."""

    marks: tuple[datetime, ...]
    started: bool
    least: timedelta
    paused: datetime | None = None


def timeline(course: Course, now: datetime) -> Timeline:
    """The day as it is really going, as known at ``now`` (aware).

    Any steps in any order of clock times give a timeline whose instants do not decrease.
    """
    going = _going(course)
    marks, held = going.marks, None
    if going.paused is not None:
        held = Held.PAUSED
        marks = _later(marks, _coming(going, going.paused), _waited(going.paused, now))
    elif not going.started and now >= marks[0]:
        held = Held.WAITING
        marks = _later(marks, 0, now - marks[0])
    return timeline_of(course.day, course.plan, marks, held)


def moment_in(course: Course, now: datetime) -> Moment:
    """Where in the day ``now`` (aware) lies, after everything that the coordinator did."""
    return moment(timeline(course, now), now)


def station_slots(course: Course, common: Timeline, station: StationId) -> tuple[SlotTimes, ...]:
    """The time slots as one station lives them, where its talks were lengthened.

    What a talk takes is taken from the change, then from the station's own next talk, never from
    feedback; what even that talk cannot give makes the talks after it late as well.
    """
    extra: dict[int, timedelta] = {}
    for step in course.steps:
        if step.act is Act.STRETCH and step.station == station:
            minutes = timedelta(minutes=step.minutes)
            extra[step.slot] = extra.get(step.slot, timedelta()) + minutes
    if not extra:
        return common.slots
    return tuple(
        accumulate(
            common.slots[1:],
            lambda before, slot: _stretched(slot, extra.get(slot.index), before.ends),
            initial=_stretched(common.slots[0], extra.get(0), common.slots[0].starts),
        )
    )


def spanned(slots: tuple[SlotTimes, ...], meetings: Iterable[Meeting]) -> tuple[SlotTimes, ...]:
    """A station's slots with each of its longer ``meetings`` as one.

    Its talk goes on until the feedback of its last slot, and its later slots take no time.
    """
    found = list(slots)
    for meeting in meetings:
        last = slots[meeting.last]
        for index in meeting.taken[1:]:
            found[index] = SlotTimes(index, last.ends, last.ends, last.ends, last.ends)
        found[meeting.slot] = replace(last, index=meeting.slot, starts=slots[meeting.slot].starts)
    return tuple(found)


def _stretched(slot: SlotTimes, extra: timedelta | None, free_at: datetime) -> SlotTimes:
    if extra is None and free_at <= slot.starts:
        return slot
    starts = max(slot.starts, free_at)
    feedback_at = max(starts, slot.feedback_at + (extra or timedelta()))
    change_at = feedback_at + (slot.change_at - slot.feedback_at)
    return SlotTimes(slot.index, starts, feedback_at, change_at, max(slot.ends, change_at))


def _going(course: Course) -> _Going:
    least = min(LEAST_FEEDBACK, timedelta(minutes=course.plan.feedback))
    going = _Going(planned_marks(course.day, course.plan), not course.by_hand, least)
    for step in course.steps:
        going = _after(going, step)
    return going


def _after(going: _Going, step: Step) -> _Going:
    if going.paused is not None and step.act in {Act.NEXT, Act.RESUME, Act.START}:
        coming = _coming(going, going.paused)
        marks = _later(going.marks, coming, _waited(going.paused, step.at))
        return replace(going, marks=marks, paused=None)
    if step.act in {Act.START, Act.NEXT}:
        return _next(going, step)
    if step.act is Act.SHIFT:
        return _shifted(going, step)
    if step.act is Act.PAUSE and going.paused is None:
        return replace(going, paused=step.at)
    return going


def _next(going: _Going, step: Step) -> _Going:
    """The phase that comes next begins; START does so only before the first talk."""
    place = _coming(going, step.at)
    if place == len(going.marks) or (step.act is Act.START and place > 0):
        return going
    return replace(_moved(going, place, step.at - going.marks[place], step), started=True)


def _shifted(going: _Going, step: Step) -> _Going:
    seen = step.at if going.paused is None else going.paused
    place = max(_coming(going, seen), step.slot * MARKS_A_SLOT)
    if place >= len(going.marks):
        return going
    return _moved(going, place, timedelta(minutes=step.minutes), replace(step, at=seen))


def _moved(going: _Going, place: int, by: timedelta, step: Step) -> _Going:
    """The boundaries from ``place`` on moved, but not past the one before, nor into what is over,
    nor so that feedback becomes too short."""
    marks = going.marks
    if by < timedelta():
        floor = min(step.at, marks[place])
        if place > 0:
            floor = max(floor, marks[place - 1])
        if place % MARKS_A_SLOT == CHANGE_AT and not step.may_shorten:
            floor = max(floor, min(marks[place - 1] + going.least, marks[place]))
        by = max(by, floor - marks[place])
    return replace(going, marks=_later(marks, place, by))


def _coming(going: _Going, now: datetime) -> int:
    """The place of the first boundary that is still to come."""
    return bisect_right(going.marks, now) if going.started else 0


def _later(marks: tuple[datetime, ...], place: int, by: timedelta) -> tuple[datetime, ...]:
    return (*marks[:place], *(mark + by for mark in marks[place:]))


def _waited(since: datetime, now: datetime) -> timedelta:
    """How long it was held; a clock that was put back has not made time."""
    return max(timedelta(), now - since)
