"""One question to the exact solver, with an effort that is the same on every machine."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from motesplats.scheduling.b2b.given import Given
from motesplats.scheduling.b2b.model import Asked, build
from motesplats.scheduling.proof import stoppable


class Answer(Enum):
    """What the solver can say: there is one, there is none, not known with that effort."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """An answer; ``slots`` of all meetings with YES; ``bound`` on the breaks asked for."""

    answer: Answer
    slots: tuple[int, ...] = ()
    bound: int = 0


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: ``work`` in the solver's own deterministic seconds, and when to give up."""

    work: float
    seed: int
    halted: Callable[[], bool]


def ask(given: Given, asked: Asked, effort: Effort) -> Found:
    """The answer to one question; the same for the same effort unless it was halted.

    With ``fewest`` YES means that its breaks are proven fewest. Linear relaxations are left out:
    without them the clauses do their work many times faster here.
    """
    # Loaded late because the library takes 0.4 s that most commands do not need.
    from ortools.sat.python import cp_model

    work = build(given, asked)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.optimize_with_core = asked.fewest
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.random_seed = effort.seed
    with stoppable(solver, effort.halted):
        status = solver.solve(work.model)
    if status == cp_model.INFEASIBLE:
        return Found(Answer.NO)
    if status != cp_model.OPTIMAL:
        lowest = solver.best_objective_bound if asked.fewest else 0
        return Found(Answer.UNKNOWN, bound=max(0, round(lowest)))
    slots = tuple(next(t for t, x in at.items() if solver.boolean_value(x)) for at in work.at)
    return Found(Answer.YES, slots)
