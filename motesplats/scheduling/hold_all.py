"""Meetings that must all be held: the fewest waits and the proof, or what cannot go together."""

from collections.abc import Callable
from dataclasses import dataclass

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.b2b.asking import Answer
from motesplats.scheduling.exact_model import Start, starts_of
from motesplats.scheduling.held_clash import HeldClash, alone_with, clash_of, near_clash
from motesplats.scheduling.held_model import Effort, HeldModel, Question, Told, ask, required
from motesplats.scheduling.problem import Pair, Problem
from motesplats.scheduling.timetable import Timetable, waits_of

MOST_STARTS = 40_000
PLACING_WORK, FIRST_WORK, HARDER = 8.0, 1.0, 3.0


@dataclass(frozen=True, slots=True)
class AllHeld:
    """A timetable, its waits, and what no other that holds all meetings can go below.

    ``lacking``: pairs for which the search found no place, though none is known to be impossible.
    """

    timetable: Timetable
    waits: int
    bound: int
    lacking: int = 0

    @property
    def proven(self) -> bool:
        return not self.lacking and self.waits == self.bound


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to try with twice the effort, and when to give up."""

    rounds: int
    halted: Callable[[], bool]


def unheld(problem: Problem, timetable: Timetable) -> tuple[Pair, ...]:
    """The pairs that must meet and do not."""
    held = {(m.seeker, m.employer) for m in timetable.meetings}
    return tuple(p for p in required(problem) if (p.seeker, p.employer) not in held)


def hold_all(problem: Problem, timetable: Timetable, patience: Patience) -> AllHeld:
    """The timetable, or a better one in which all meetings are held.

    Effort is counted in the solver's deterministic time, so the answer does not depend on the
    machine, unless it was halted. Raises Refused(DECIDED_CLASH or DECIDED_CLASH_AMONG, clash).
    """
    lacking = unheld(problem, timetable)
    if patience.halted():
        return _as_found(problem, timetable)
    near = near_clash(problem, lacking) if lacking else None
    if near is not None:
        raise _refused(near)
    starts = starts_of(problem)
    if len(starts) > MOST_STARTS:
        return _as_found(problem, timetable)
    if lacking:
        effort = Effort(PLACING_WORK * 2**patience.rounds, patience.halted)
        told = ask(HeldModel(problem, starts), Question(), effort)
        if told.answer is Answer.NO:
            raise _refused(clash_of(problem))
        if told.timetable is None:
            return _as_found(problem, timetable)
        timetable = told.timetable
    hunt = _Hunt(problem, starts, timetable, patience.halted)
    hunt.begin()
    for turn in range(patience.rounds):
        hunt.round(FIRST_WORK * 2**turn)
    return AllHeld(hunt.best, hunt.waits, hunt.bound)


def _refused(clash: HeldClash) -> Refused:
    refusal = Refusal.DECIDED_CLASH if clash.smallest else Refusal.DECIDED_CLASH_AMONG
    return Refused(refusal, clash=clash)


def _as_found(problem: Problem, timetable: Timetable) -> AllHeld:
    waits = sum(waits_of(problem, timetable).values())
    return AllHeld(timetable, waits, 0, len(unheld(problem, timetable)))


@dataclass(slots=True)
class _Hunt:
    """What is known so far, as in ``b2b.search``.

    ``forced``: who would wait even if they were alone at the fair, ``alone`` times in all.
    """

    problem: Problem
    starts: tuple[Start, ...]
    best: Timetable
    halted: Callable[[], bool]
    bound: int = 0
    waits: int = 0
    forced: frozenset[str] = frozenset()
    alone: int = 0

    def begin(self) -> None:
        """Who has to wait is asked of those who do."""
        waits = waits_of(self.problem, self.best)
        self.waits = sum(waits.values())
        fewest = {name: self._alone(name) for name in sorted(waits) if waits[name]}
        self.forced = frozenset(name for name, waits in fewest.items() if waits)
        self.alone = self.bound = sum(fewest.values())

    def round(self, work: float) -> None:
        """Ask whether only those wait who are forced to, then for the fewest of all."""
        if self.bound == self.alone and not self._over():
            told = self._ask(self.forced, self.alone, work)
            if told.answer is Answer.NO:
                self.bound = self.alone + 1
        if not self._over():
            question = Question(fewest=True, like=self.best)
            model = HeldModel(self.problem, self.starts)
            told = self._keep(ask(model, question, Effort(work * HARDER, self.halted)))
            self.bound = max(self.bound, told.bound)

    def _people(self) -> set[str]:
        return {p.seeker for p in required(self.problem)}

    def _ask(self, waiting: frozenset[str], most: int, work: float) -> Told:
        """Whether there is a timetable in which only these wait."""
        model = HeldModel(self.problem, self.starts, self._people() - waiting)
        return self._keep(ask(model, Question(most=most), Effort(work, self.halted)))

    def _keep(self, told: Told) -> Told:
        found = told.timetable or self.best
        waits = sum(waits_of(self.problem, found).values())
        if waits < self.waits:
            self.best, self.waits = found, waits
        return told

    def _over(self) -> bool:
        return self.waits <= self.bound or self.halted()

    def _alone(self, name: str) -> int:
        own = tuple(p for p in required(self.problem) if p.seeker == name)
        alone = alone_with(self.problem, own)
        model = HeldModel(alone, starts_of(alone))
        return ask(model, Question(fewest=True), Effort(FIRST_WORK, bool)).bound
