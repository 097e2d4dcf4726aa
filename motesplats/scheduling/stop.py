"""When a search ends: rules that add up, and what it tells while it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

BETWEEN_LOOKS = 32


class Stopped(StrEnum):
    """Why a search ended."""

    PROVEN = "proven"
    SPENT = "spent"
    TIME = "time"
    CANCELLED = "cancelled"


class Stage(StrEnum):
    """What a search is busy with."""

    CHOOSING = "choosing"
    PLACING = "placing"
    EXCHANGING = "exchanging"
    SMOOTHING = "smoothing"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come: meetings placed, score F and its bound, share 0-1 of the work."""

    stage: Stage
    share: float
    meetings: int
    score: int
    bound: int


@dataclass(frozen=True, slots=True)
class Stop:
    """Whichever comes first ends the search; what was found until then is valid and returned.

    ``iterations``: steps of the smoothing, by default as many as suit the size; with it alone the
    result depends on nothing but problem and seed, and with more of them it is never worse.
    ``seconds`` are measured by ``clock``. A search ends before if nothing better can exist.
    """

    iterations: int | None = None
    cancelled: Callable[[], bool] | None = None
    seconds: float | None = None
    clock: Callable[[], float] | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) != (self.clock is None):
            raise ValueError("seconds and clock belong together")


class Watch:
    """A stop rule from the moment when the search began; counts the steps of the smoothing."""

    def __init__(self, stop: Stop, usual: int) -> None:
        self._budget = stop.iterations
        if self._budget is None and stop.seconds is None:
            self._budget = usual
        self._stop = stop
        self._done = 0
        self._begun = stop.clock() if stop.clock else 0.0

    def step(self) -> Stopped | None:
        """Why to end before another step, if at all; the clock is looked at now and then."""
        if self._budget is not None and self._done >= self._budget:
            return Stopped.SPENT
        self._done += 1
        return None if self._done % BETWEEN_LOOKS else self.reason()

    def reason(self) -> Stopped | None:
        """Why to end now, if at all, the budget aside."""
        stop = self._stop
        if stop.cancelled is not None and stop.cancelled():
            return Stopped.CANCELLED
        return Stopped.TIME if self._elapsed() >= 1 else None

    def share(self) -> float:
        """How much of what the search was given is used, 0-1; 0 where nothing limits it."""
        spent = self._done / self._budget if self._budget else 0.0
        return min(1.0, max(spent, self._elapsed()))

    def _elapsed(self) -> float:
        stop = self._stop
        if stop.clock is None or stop.seconds is None:
            return 0.0
        return (stop.clock() - self._begun) / max(stop.seconds, 1e-9)
