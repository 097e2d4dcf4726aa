"""500 small fairs, solved here and by an exact model: how often the best there is is found.

Half of them have everything that fairs need, mixed; the others are plain.
"""

import random
import time
from dataclasses import dataclass

from motesplats.scheduling.problem import Problem
from motesplats.scheduling.solve import solve
from motesplats.scheduling.timetable import quality
from tests.scheduling.exact import best
from tests.scheduling.halls import Size, any_fair

CASES = 500
SHOWN = 8
HEADINGS = ("fairs", "cases", "levels", "and wishes", "and breaks", "search", "exact model", "not")


@dataclass(frozen=True, slots=True)
class Case:
    """A fair by its seed; ``agrees``: how many of levels, wishes, breaks are best, in order."""

    seed: int
    agrees: int
    search: float
    exact: float


def main() -> None:
    """Measure and print."""
    print(_line(HEADINGS))
    print(_line(("---",) * len(HEADINGS)))
    for name, size in (("everything mixed", Size()), ("plain", Size(plain=True))):
        cases = [compared(seed, size) for seed in range(CASES // 2)]
        print(_line((name, str(len(cases)), *_figures(cases))))


def compared(seed: int, size: Size) -> Case:
    """One fair, solved both ways."""
    problem = any_fair(random.Random(seed), size)
    begun = time.perf_counter()
    ours = _ours(problem)
    between = time.perf_counter()
    found = best(problem)
    assert found is not None, "what is locked in these fairs keeps the rules"
    certain = found.levels, found.utility, found.breaks
    agrees = next((n for n in range(3) if ours[n] != certain[n]), 3)
    return Case(seed, agrees, between - begun, time.perf_counter() - between)


def _ours(problem: Problem) -> tuple[tuple[int, ...], int, int]:
    figures = quality(problem, solve(problem).timetable)
    return figures.levels, figures.utility, figures.breaks


def _figures(cases: list[Case]) -> tuple[str, ...]:
    wrong = [str(c.seed) for c in cases if c.agrees < len(HEADINGS[2:5])]
    return (
        *(str(sum(c.agrees > n for c in cases)) for n in range(3)),
        f"{sum(c.search for c in cases):.1f} s",
        f"{sum(c.exact for c in cases):.1f} s",
        ", ".join(wrong[:SHOWN]) or "none",
    )


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
