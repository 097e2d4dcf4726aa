"""Which phase the day is in, computed from the clock and never from counted ticks."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from motesplats.core.clock import at
from motesplats.core.fair import DayPlan, TimeSlot, time_slots


class Phase(StrEnum):
    """The parts of a day and of a time slot."""

    BEFORE = "before"
    TALK = "talk"
    FEEDBACK = "feedback"
    CHANGE = "change"
    BREAK = "break"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Moment:
    """The phase, the time slot it belongs to (in a break or before the start: the next one), and
    seconds left.

    ``slot`` and ``seconds_left`` are None when nothing comes after.
    """

    phase: Phase
    slot: TimeSlot | None
    seconds_left: int | None


def moment(day: date, plan: DayPlan, now: datetime) -> Moment:
    """Where in the day ``now`` (aware) lies."""
    for slot in time_slots(plan):
        for phase, ends in (
            (Phase.TALK, slot.feedback_at),
            (Phase.FEEDBACK, slot.change_at),
            (Phase.CHANGE, slot.ends),
        ):
            if now < at(day, slot.starts):
                waiting = Phase.BEFORE if slot.index == 0 else Phase.BREAK
                return Moment(waiting, slot, _seconds(day, slot.starts, now))
            if now < at(day, ends):
                return Moment(phase, slot, _seconds(day, ends, now))
    return Moment(Phase.AFTER, None, None)


def _seconds(day: date, ends: time, now: datetime) -> int:
    return round((at(day, ends) - now).total_seconds())
