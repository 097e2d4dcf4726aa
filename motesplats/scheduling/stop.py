"""When a search ends: rules that add up, and what it tells while it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


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

    ``iterations``: budget of the smoothing, by default as many as suit the size; only with it alone
    the result depends on nothing but problem and seed. ``seconds`` are measured by ``clock``.
    """

    iterations: int | None = None
    cancelled: Callable[[], bool] | None = None
    seconds: float | None = None
    clock: Callable[[], float] | None = None

    def __post_init__(self) -> None:
        if (self.seconds is None) != (self.clock is None):
            raise ValueError("seconds and clock belong together")


class Watch:
    """A stop rule from the moment when the search began."""

    def __init__(self, stop: Stop, usual: int) -> None:
        self.budget = stop.iterations
        if self.budget is None and stop.seconds is None:
            self.budget = usual
        self.cycle = self.budget or usual
        self._stop = stop
        self._begun = stop.clock() if stop.clock else 0.0

    def reason(self) -> Stopped | None:
        """Why to end now, if at all; the budget is the caller's to count."""
        stop = self._stop
        if stop.cancelled is not None and stop.cancelled():
            return Stopped.CANCELLED
        if stop.clock is None or stop.seconds is None:
            return None
        return Stopped.TIME if stop.clock() - self._begun >= stop.seconds else None
