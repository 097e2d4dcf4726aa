"""The exact model of meetings that must all be held, and one question to it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from motesplats.scheduling.b2b.asking import Answer
from motesplats.scheduling.exact_model import Model, Start
from motesplats.scheduling.problem import Pair, Problem
from motesplats.scheduling.proof import Ways, solver_for, stoppable
from motesplats.scheduling.timetable import PlannedMeeting, Timetable


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: ``work`` in the solver's own deterministic seconds, and when to give up."""

    work: float
    halted: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: the timetable with YES, and what no sum of waits can go below."""

    answer: Answer
    timetable: Timetable | None = None
    bound: int = 0


def required(problem: Problem) -> tuple[Pair, ...]:
    """The pairs that must meet: all but those of people who will not come."""
    absent, pinned = set(problem.absent), {(m.seeker, m.employer) for m in problem.pinned}
    return tuple(
        p for p in problem.pairs if p.seeker not in absent or (p.seeker, p.employer) in pinned
    )


class HeldModel(Model):
    """The rules, every pair held, and a literal for the end of every wait.

    ``unbroken``: seekers who are not to wait. Each of them is one literal for every start of an
    unbroken row, as in ``b2b.model``: what is impossible is then soon refuted.
    """

    def __init__(
        self, problem: Problem, starts: Sequence[Start], unbroken: Collection[str] = ()
    ) -> None:
        super().__init__(problem, starts)
        self.waits: list[Any] = []
        self._own: dict[str, list[int]] = {}
        self._hold(problem)
        self._odd = self._not_in_rows(problem)
        self._busy = self.covering(self.x, lambda s: s.seeker)
        for name in self._own:
            if name not in self._odd:
                self._row(name, name in unbroken)
        pairwise = self.seeker_waits(self._odd)
        self.waits += pairwise

    def _hold(self, problem: Problem) -> None:
        literals: dict[int, list[Any]] = {}
        for start, x in self.x.items():
            literals.setdefault(start.pair, []).append(x)
        must = set(required(problem))
        for n, pair in enumerate(problem.pairs):
            if pair in must:
                self.cp.add_exactly_one(literals.get(n, []))
                self._own.setdefault(pair.seeker, []).append(n)

    def _not_in_rows(self, problem: Problem) -> frozenset[str]:
        """Whose waits depend on more than which of their slots are busy."""
        blocked = set(problem.blocked)
        strange = {
            s.seeker
            for s in self.x
            if any(
                t in blocked or t not in self.seekers[s.seeker].available
                for t in range(s.slot, s.end)
            )
        }
        return self.walkers() | strange

    def _row(self, name: str, unbroken: bool) -> None:
        blocked = set(self.problem.blocked)
        slots = [t for t in self.seekers[name].available if t not in blocked]
        busy: dict[int, Any] = {}
        for t in slots:
            here = [self.x[s] for s in self._busy.get((name, t), ())]
            if here:
                busy[t] = self.cp.new_bool_var("")
                self.cp.add_exactly_one(*here, ~busy[t])
        if unbroken:
            self._unbroken(name, slots, busy)
        else:
            self._ends(slots, busy)

    def _unbroken(self, name: str, slots: Sequence[int], busy: dict[int, Any]) -> None:
        lengths = {s.pair: s.end - s.slot for s in self.x if s.seeker == name}
        n = sum(lengths.values())
        covering: dict[int, list[Any]] = {t: [] for t in busy}
        begun = []
        for first in range(len(slots) - n + 1):
            row = slots[first : first + n]
            if all(t in busy for t in row):
                begun.append(self.cp.new_bool_var(""))
                for t in row:
                    covering[t].append(begun[-1])
        self.cp.add_exactly_one(begun)
        for t, here in busy.items():
            self.cp.add_exactly_one(*covering[t], ~here)

    def _ends(self, slots: Sequence[int], busy: dict[int, Any]) -> None:
        """A wait ends where somebody meets after a slot without a meeting and after a meeting."""
        before: Any = None
        for just, t in zip([-1, *slots], slots, strict=False):
            if t not in busy:
                continue
            here, since = busy[t], self.cp.new_bool_var("")
            self.cp.add_implication(here, since)
            if before is not None:
                end = self.cp.new_bool_var("")
                adjoining = [busy[just]] if just in busy else []
                self.cp.add_bool_or(~here, ~before, end, *adjoining)
                self.cp.add_implication(before, since)
                self.waits.append(end)
            before = since


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for: at most so many waits, or the fewest; ``like``: where to begin."""

    most: int | None = None
    fewest: bool = False
    like: Timetable | None = None


def ask(model: HeldModel, question: Question, effort: Effort) -> Told:
    """The answer; the same for the same effort unless it was halted.

    With ``fewest`` YES means proven; a better timetable that is not proven comes with UNKNOWN.
    """
    # Loaded late because the library takes 0.4 s that most commands do not need.
    from ortools.sat.python import cp_model

    total = sum(model.waits)
    if question.most is not None:
        model.cp.add(total <= question.most)
    if question.fewest:
        model.cp.minimize(total)
    if question.like is not None:
        model.hint(question.like)
    relaxed = 0 if question.fewest or question.most is not None else 1
    solver = solver_for(Ways(effort.work, relaxed, question.fewest))
    with stoppable(solver, effort.halted):
        status = solver.solve(model.cp)
    if status == cp_model.INFEASIBLE:
        return Told(Answer.NO)
    bound = max(0, round(solver.best_objective_bound)) if question.fewest else 0
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Told(Answer.UNKNOWN, bound=bound)
    meetings: tuple[PlannedMeeting, ...] = model.meetings(lambda x: bool(solver.value(x)))
    answer = Answer.YES if status == cp_model.OPTIMAL else Answer.UNKNOWN
    return Told(answer, Timetable(model.problem.name, meetings), bound)
