"""One question to the exact solver, with an effort that is the same on every machine."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from motesplats.scheduling.b2b.given import Given
from motesplats.scheduling.b2b.model import Asked, build
from motesplats.scheduling.proof import Ways, solver_for, stoppable


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
    """How hard to try: ``work`` in the solver's own deterministic seconds, and when to give up.

    ``counting``: look at sums too, which shows at once that there are too few places for too many.
    """

    work: float
    seed: int
    halted: Callable[[], bool]
    counting: bool = False


def ask(given: Given, asked: Asked, effort: Effort) -> Found:
    """The answer to one question; the same for the same effort unless it was halted.

    With ``fewest`` YES means that its breaks are proven fewest. Linear relaxations are left out
    unless ``effort`` wants counting: without them the clauses do their work many times faster here.
    """
    # Loaded late because the library takes 0.4 s that most commands do not need.
    from ortools.sat.python import cp_model

    work = build(given, asked)
    solver = solver_for(Ways(effort.work, int(effort.counting), asked.fewest), effort.seed)
    with stoppable(solver, effort.halted):
        status = solver.solve(work.model)
    if status == cp_model.INFEASIBLE:
        return Found(Answer.NO)
    if status != cp_model.OPTIMAL:
        lowest = solver.best_objective_bound if asked.fewest else 0
        return Found(Answer.UNKNOWN, bound=max(0, round(lowest)))
    slots = tuple(next(t for t, x in at.items() if solver.boolean_value(x)) for at in work.at)
    return Found(Answer.YES, slots)


def any_times(given: Given, effort: Effort) -> Found:
    """Some times for all meetings, or that there are none; by clauses, then by counting too."""
    found = ask(given, Asked(), effort)
    if found.answer is Answer.UNKNOWN and not effort.halted():
        return ask(given, Asked(), replace(effort, counting=True))
    return found
