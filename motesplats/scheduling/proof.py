"""The exact solver on one thread, its effort in its own measure, broken off when asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any

LOOKS_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Ways:
    """How hard to try, in the library's own measure of work (about a second each), and how.

    ``relaxed``: how much of linear relaxation, 0-2; ``by_core``: from what cannot be had at once.
    """

    effort: float
    relaxed: int = 2
    by_core: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The solver, which tells the value of each variable; ``proven``: nothing is worth more."""

    solver: Any
    proven: bool


def solver_for(ways: Ways, seed: int = 1) -> Any:
    """The solver on one thread, so that its answer is the same on any machine."""
    # Loaded late because the library takes 400 ms that most commands do not need.
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = ways.relaxed
    solver.parameters.optimize_with_core = ways.by_core
    solver.parameters.max_deterministic_time = ways.effort
    return solver


def solved(model: Any, worth: Any, ways: Ways, halted: Callable[[], bool]) -> Answer | None:
    """The best answer found to what is worth most; None where none was found.

    The same model has the same answer on any machine unless ``halted``, which is asked now and
    then on a thread of its own.
    """
    # Loaded late because the library takes 400 ms that most commands do not need.
    from ortools.sat.python import cp_model

    solver = solver_for(ways)
    model.maximize(worth)
    with stoppable(solver, halted):
        status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return Answer(solver, status == cp_model.OPTIMAL)


@contextmanager
def stoppable(solver: Any, halted: Callable[[], bool]) -> Iterator[None]:
    """End the search of the solver soon after ``halted`` says so."""
    done = Event()
    guard = Thread(target=stop_when, args=(halted, done, solver.stop_search), daemon=True)
    guard.start()
    try:
        yield
    finally:
        done.set()
        guard.join()


def stop_when(halted: Callable[[], bool], done: Event, stop: Callable[[], None]) -> None:
    """Ask ``halted`` now and then until ``done``, and stop the solver when it says so."""
    while not done.wait(LOOKS_EVERY_S):
        if halted():
            stop()
