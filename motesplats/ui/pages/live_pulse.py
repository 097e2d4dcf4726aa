"""The time by which the hall goes: the wall's, watched for leaps, so that none is passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.live.clockwatch import ClockWatch, Reading, answer, fair_time, observe
from motesplats.live.gongs import due

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.clock import Clock
    from motesplats.live.clockwatch import Jump
    from motesplats.live.gongs import Gong
    from motesplats.live.phases import Timeline


class Pulse:
    """A clock for the use cases of the hall, which goes by another and notices when that leaps."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._watch = ClockWatch(self._reading())
        self._sounded: Gong | None = None

    @property
    def jump(self) -> Jump | None:
        """The leap that nobody has answered for yet."""
        return self._watch.asks

    def now(self) -> datetime:
        """The instant by which the fair goes (aware, UTC)."""
        return self._clock.now() + self._watch.correction

    def steady(self) -> float:
        return self._clock.steady()

    def beat(self) -> datetime:
        """Look at both clocks; the answer is the fair's time."""
        self._watch = observe(self._watch, self._reading())
        return fair_time(self._watch)

    def answer(self, *, right: bool) -> None:
        """Go on by the wall clock, or as if it had not leapt."""
        self._watch = answer(self._watch, right=right)

    def gong(self, timeline: Timeline, now: datetime) -> Gong | None:
        """The gong to give now; each is given once."""
        found = due(timeline, self._sounded, now)
        self._sounded = found or self._sounded
        return found

    def _reading(self) -> Reading:
        return Reading(self._clock.now(), self._clock.steady())
