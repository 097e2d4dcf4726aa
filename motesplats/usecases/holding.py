"""A file of given meetings to the times at which they are held, without any store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.exchange.instances import read_given_file, write_held_file
from motesplats.scheduling.b2b.search import hold
from motesplats.scheduling.stop import Progress, Stage, Stop

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.scheduling.b2b.given import Given, Held
    from motesplats.usecases.solving import Follow, SolveRequest


@dataclass(frozen=True, slots=True)
class HeldFile:
    """Times for all meetings; ``levels``: participants with at least 1, 2, 3 meetings."""

    given: Given
    held: Held
    levels: tuple[int, int, int]
    seconds: float


def hold_file(request: SolveRequest, follow: Follow) -> HeldFile:
    """Read a ``.dzn`` file and hold all its meetings with the fewest breaks; writes nothing.

    Raises Refused(FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE, PROBLEM_INVALID, MEETINGS_CLASH,
    MEETINGS_CLASH_AMONG or STOPPED).
    """
    begun = follow.clock()
    given = read_given_file(request.problem)
    clock = None if request.seconds is None else follow.clock
    stop = Stop(cancelled=follow.cancelled, seconds=request.seconds, clock=clock)

    def tell(share: float) -> None:
        follow.progress(Progress(Stage.PLACING, share, len(given.meetings), 0, 0))

    held = hold(given, stop=stop, seed=request.seed, progress=tell)
    counts = Counter(p for m in given.meetings for p in (m.first, m.second)).values()
    one, two, three = (sum(count >= k for count in counts) for k in (1, 2, 3))
    return HeldFile(given, held, (one, two, three), round(follow.clock() - begun, 3))


def write_held(path: Path, found: HeldFile) -> None:
    """Write the times as ``motesplats-held/1``. Raises StoreUnavailable."""
    write_held_file(path, found.given, found.held)
