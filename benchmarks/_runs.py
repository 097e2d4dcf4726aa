"""A fair solved in a process of its own, so that memory is that of one fair and no other."""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks._halls import hall
from benchmarks._others import Whole, whole
from motesplats.scheduling.solve import Solution, solve
from motesplats.scheduling.stop import Stop

T = TypeVar("T")
Size = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the wall clock and by the processor."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} ({self.cpu:.2f})"


@dataclass(frozen=True, slots=True)
class Run:
    """A solved fair, the seconds it took and the most memory its process had, in MB."""

    solution: Solution
    spent: Spent
    peak: int


def timed_once(work: Callable[[], T]) -> tuple[T, Spent]:
    """What the work returns, and what it took; the processor's time counts every thread."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, Spent(time.perf_counter() - wall, time.process_time() - cpu)


def alone(work: Callable[[Size, float], T], size: Size, seconds: float) -> T:
    """The work done in a new process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, size, seconds).result()


def solved(size: Size, seconds: float) -> Run:
    """The best timetable of a made-up fair within that time."""
    problem = hall(*size, seed=1)
    stop = Stop(seconds=seconds, clock=time.perf_counter)
    solution, spent = timed_once(lambda: solve(problem, stop=stop))
    return Run(solution, spent, _peak())


def first(size: Size, _: float) -> tuple[Solution, Spent]:
    """The first timetable of a made-up fair that keeps every rule, checked; library loaded."""
    solve(hall(4, 10, 6, seed=1), stop=_at_once())
    problem = hall(*size, seed=1)
    return timed_once(lambda: solve(problem, stop=_at_once()))


def in_one_model(size: Size, seconds: float) -> tuple[Whole | None, Spent]:
    """The same fair as one exact model, on all processors."""
    problem = hall(*size, seed=1)
    return timed_once(lambda: whole(problem, seconds))


def _at_once() -> Stop:
    """Ends the search as soon as there is a timetable."""
    return Stop(cancelled=lambda: True)


def machine() -> str:
    """The cores and how many others wait for them."""
    load = "not known" if sys.platform == "win32" else f"{os.getloadavg()[0]:.1f}"
    return f"{os.cpu_count()} cores, load {load}"


def _peak() -> int:
    """The most memory this process has had, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(x for x in status.read_text("utf-8").splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) // 1024
