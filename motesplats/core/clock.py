"""Time: aware UTC inside, Europe/Stockholm at the edge, always handed in."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Clock(Protocol):
    """Whatever can say what time it is."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(slots=True)
class ManualClock:
    """A clock that stands still until it is moved; runs rehearsals and tests."""

    instant: datetime = field(default=datetime(2026, 11, 26, 8, 0, tzinfo=UTC))

    def now(self) -> datetime:
        return self.instant

    def move_to(self, instant: datetime) -> None:
        self.instant = instant.astimezone(UTC)

    def advance(self, step: timedelta) -> None:
        self.instant += step


def at(day: date, clock_time: time) -> datetime:
    """The instant, in UTC, when clocks in Sweden show ``clock_time`` on ``day``."""
    return datetime.combine(day, clock_time, STOCKHOLM).astimezone(UTC)


def local(instant: datetime) -> datetime:
    """The instant as clocks in Sweden show it."""
    return instant.astimezone(STOCKHOLM)
