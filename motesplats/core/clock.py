"""Time: aware UTC inside, Europe/Stockholm at the edge, always handed in."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic
from typing import Protocol
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Clock(Protocol):
    """Whatever can say what time it is."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...

    def steady(self) -> float:
        """Seconds that never leap, counted from anywhere."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def steady(self) -> float:
        return monotonic()


@dataclass(slots=True)
class ManualClock:
    """A clock that stands still until it is moved; runs rehearsals and tests."""

    instant: datetime = field(default=datetime(2026, 11, 26, 8, 0, tzinfo=UTC))

    passed: float = 0.0

    def now(self) -> datetime:
        return self.instant

    def steady(self) -> float:
        return self.passed

    def move_to(self, instant: datetime) -> None:
        self.advance(instant - self.instant)

    def advance(self, step: timedelta) -> None:
        """Let time pass."""
        self.leap(step)
        self.passed += step.total_seconds()

    def leap(self, step: timedelta) -> None:
        """Let somebody set the clock: it shows another time although none has passed."""
        self.instant += step


@dataclass(slots=True)
class PacedClock:
    """A clock that begins at an instant and goes so many times as fast as the one under it.

    Both its readings go as fast, so that nothing takes the pace for a leap.
    """

    begins: datetime
    speed: float
    under: Clock = field(default_factory=SystemClock)
    _since: float = field(init=False)

    def __post_init__(self) -> None:
        self._since = self.under.steady()

    def now(self) -> datetime:
        return self.begins + timedelta(seconds=self.steady())

    def steady(self) -> float:
        return (self.under.steady() - self._since) * self.speed


def at(day: date, clock_time: time) -> datetime:
    """The instant, in UTC, when clocks in Sweden show ``clock_time`` on ``day``."""
    return datetime.combine(day, clock_time, STOCKHOLM).astimezone(UTC)


def local(instant: datetime) -> datetime:
    """The instant as clocks in Sweden show it."""
    return instant.astimezone(STOCKHOLM)
