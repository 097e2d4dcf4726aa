"""Times work and prints what was found as one row of a Markdown table."""

import gc
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

HEADINGS = ("what", "size", "cores", "runs", "median", "beside", "its median", "ratio")


@dataclass(frozen=True, slots=True)
class Timed:
    """What was done, and the median of ``runs`` in seconds."""

    name: str
    runs: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """The program's way, and a named other way measured in the same run."""

    ours: Timed
    other: Timed
    size: str

    @property
    def ratio(self) -> float:
        """How many times as long as the other way the program takes."""
        return self.ours.seconds / self.other.seconds

    def row(self) -> str:
        """The comparison as a row of a Markdown table with HEADINGS."""
        cells = (
            self.ours.name,
            self.size,
            str(os.cpu_count()),
            str(self.ours.runs),
            shown_seconds(self.ours.seconds),
            self.other.name,
            shown_seconds(self.other.seconds),
            f"{self.ratio:.2f}",
        )
        return _line(cells)


def timed(name: str, work: Callable[[int], object], runs: int) -> Timed:
    """The median time of ``work``, which is handed the number of the run, counted from 0."""
    spans: list[float] = []
    for run in range(runs):
        gc.collect()
        begun = time.perf_counter()
        work(run)
        spans.append(time.perf_counter() - begun)
    return Timed(name, runs, statistics.median(spans))


def shown_seconds(seconds: float) -> str:
    """The time in s, or in ms below a second."""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def print_table(*comparisons: Comparison) -> None:
    """Print the comparisons with headings above."""
    print(_line(HEADINGS))
    print(_line(("---",) * len(HEADINGS)))
    for comparison in comparisons:
        print(comparison.row())


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
