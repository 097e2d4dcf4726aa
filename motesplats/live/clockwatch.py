"""Notices that the clock was set or the computer slept, and says by which time the fair goes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

LARGEST_DRIFT = timedelta(seconds=5)
# A window that is dragged or a slow disk holds the program up too, but not this long.
LONGEST_SILENCE = timedelta(seconds=60)


class JumpKind(StrEnum):
    """AHEAD: set forward, or asleep where sleep does not count; BACK; SLEPT: no sign of life."""

    AHEAD = "ahead"
    BACK = "back"
    SLEPT = "slept"


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one instant: the wall's (aware) and the monotonic one, in seconds."""

    wall: datetime
    steady: float


@dataclass(frozen=True, slots=True)
class Jump:
    """A leap to ask about: "Stämmer klockan?" with what the wall clock showed when it was seen.

    ``by`` is how much more than the monotonic clock the wall clock went.
    """

    kind: JumpKind
    seen: datetime
    by: timedelta


@dataclass(frozen=True, slots=True)
class ClockWatch:
    """The latest reading, how far the fair's time is from the wall clock's, and the open question.

    After sleep or a leap ahead the fair goes by the wall clock, since the time has most likely
    passed; after a leap back by the monotonic one, since nothing that has happened is to come.
    """

    last: Reading
    correction: timedelta = timedelta()
    asks: Jump | None = None


def jump_between(earlier: Reading, later: Reading) -> Jump | None:
    """The leap between two readings: the clocks differ by more than 5 s, or a minute is missing."""
    passed = timedelta(seconds=later.steady - earlier.steady)
    by = (later.wall - earlier.wall) - passed
    if by > LARGEST_DRIFT:
        return Jump(JumpKind.AHEAD, later.wall, by)
    if by < -LARGEST_DRIFT:
        return Jump(JumpKind.BACK, later.wall, by)
    if passed > LONGEST_SILENCE:
        return Jump(JumpKind.SLEPT, later.wall, by)
    return None


def observe(watch: ClockWatch, reading: Reading) -> ClockWatch:
    """The watch after one more reading; a new leap takes the place of an open question."""
    jump = jump_between(watch.last, reading)
    if jump is None:
        return replace(watch, last=reading)
    correction = watch.correction - (jump.by if jump.kind is JumpKind.BACK else timedelta())
    return ClockWatch(reading, correction, jump)


def fair_time(watch: ClockWatch) -> datetime:
    """The instant by which the fair goes, as of the latest reading."""
    return watch.last.wall + watch.correction


def answer(watch: ClockWatch, *, right: bool) -> ClockWatch:
    """The watch after "Stämmer klockan?" was answered.

    Yes: the fair goes by the wall clock. No: it goes on as if the clock had not leapt.
    """
    if watch.asks is None:
        return watch
    if right:
        return ClockWatch(watch.last)
    undone = timedelta() if watch.asks.kind is JumpKind.BACK else watch.asks.by
    return ClockWatch(watch.last, watch.correction - undone)
