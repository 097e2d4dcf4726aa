"""A problem file to a timetable and its figures, without any store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refused
from motesplats.exchange.instances import (
    read_problem_file,
    read_timetable_file,
    write_timetable_file,
)
from motesplats.scheduling.held_clash import HeldClash
from motesplats.scheduling.repair import repair
from motesplats.scheduling.solve import Solution, ignore, solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import check_previous

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.scheduling.problem import Problem
    from motesplats.scheduling.stop import Progress
    from motesplats.scheduling.timetable import Timetable


@dataclass(frozen=True, slots=True)
class SolveRequest:
    """What to solve and how: ``seconds`` None gives the same bytes for the same file and seed.

    With ``previous`` that timetable is mended, moving as few as possible, which takes no budget.
    """

    problem: Path
    previous: Path | None = None
    seconds: float | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Follow:
    """How to tell the time and how far the work is, and how to ask whether to stop."""

    clock: Callable[[], float]
    progress: Callable[[Progress], None] = field(default=ignore)
    cancelled: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True)
class Solved:
    """A timetable that keeps every rule, and its figures.

    ``utility``: sum of what the meetings are worth. ``bound``: what no timetable that gives as many
    first, second and third meetings can exceed in utility, so never below it. ``levels``: seekers
    with at least 1, 2, 3 meetings. ``breaks``: waits of seekers between two meetings. ``seconds``
    of work, file reading included. ``proven``: utility equals bound, so nothing better exists
    (breaks are not judged, unless all meetings must be held; none of those timetables has fewer
    than ``breaks_bound``). ``score`` and ``score_bound``: the same with fairness counted in.
    """

    timetable: Timetable
    meetings: int
    utility: int
    bound: int
    levels: tuple[int, ...]
    breaks: int
    seconds: float
    proven: bool
    score: int
    score_bound: int
    breaks_bound: int = 0


def solve_file(request: SolveRequest, follow: Follow) -> Solved:
    """Read a problem, and solve it or mend the previous timetable for it; writes nothing.

    Raises Refused(FILE_MISSING, FILE_UNREADABLE, FILE_TOO_LARGE, JSON_INVALID, PROBLEM_INVALID,
    PROBLEM_CLASH, DECIDED_CLASH or DECIDED_CLASH_AMONG).
    """
    begun = follow.clock()
    problem = read_problem_file(request.problem)
    found = _found(problem, request, follow)
    return Solved(
        timetable=found.timetable,
        meetings=len(found.timetable.meetings),
        utility=found.utility,
        bound=found.utility_bound,
        levels=found.levels,
        breaks=found.breaks,
        seconds=round(follow.clock() - begun, 3),
        proven=found.proven,
        score=found.f,
        score_bound=found.bound,
        breaks_bound=found.breaks_bound,
    )


def _found(problem: Problem, request: SolveRequest, follow: Follow) -> Solution:
    if request.previous is not None:
        previous = read_timetable_file(request.previous)
        check_previous(problem, previous)
        return repair(problem, previous, seed=request.seed)
    clock = None if request.seconds is None else follow.clock
    stop = Stop(cancelled=follow.cancelled, seconds=request.seconds, clock=clock)
    try:
        return solve(problem, stop=stop, seed=request.seed, progress=follow.progress)
    except Refused as refused:
        raise _with_places(problem, refused) from None


def _with_places(problem: Problem, refused: Refused) -> Refused:
    """The same refusal; meetings that clash are told with their places in the file."""
    clash = refused.details.get("clash")
    if not isinstance(clash, HeldClash):
        return refused
    places = {(p.seeker, p.employer): f"pairs[{n}]" for n, p in enumerate(problem.pairs)}
    told = tuple((s, f"{e} ({places[s, e]})") for s, e in clash.meetings)
    return Refused(refused.refusal, clash=replace(clash, meetings=told))


def write_solved(path: Path, solved: Solved) -> None:
    """Write the timetable as ``motesplats-schedule/1``. Raises StoreUnavailable."""
    write_timetable_file(path, solved.timetable)
