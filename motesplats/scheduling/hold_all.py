"""Meetings that must all be held: the fewest waits and the proof, or what cannot go together."""

from collections.abc import Callable
from dataclasses import dataclass

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.b2b.asking import Answer
from motesplats.scheduling.exact_model import Start, starts_of
from motesplats.scheduling.held_clash import HeldClash, alone_with, clash_of, near_clash
from motesplats.scheduling.held_model import Effort, HeldModel, Question, ask, required
from motesplats.scheduling.problem import Pair, Problem
from motesplats.scheduling.timetable import Timetable, waits_of

MOST_STARTS = 40_000
ALONE_WORK, PLACING_WORK, FORCED_WORK, FEWEST_WORK = 1.0, 8.0, 4.0, 8.0


@dataclass(frozen=True, slots=True)
class AllHeld:
    """A timetable and what no other that holds all meetings can go below in waits.

    ``lacking``: pairs for which the search found no place, though none is known to be impossible.
    """

    timetable: Timetable
    waits: int
    bound: int
    lacking: int = 0

    @property
    def proven(self) -> bool:
        return not self.lacking and self.waits == self.bound


def unheld(problem: Problem, timetable: Timetable) -> tuple[Pair, ...]:
    """The pairs that must meet and do not."""
    held = {(m.seeker, m.employer) for m in timetable.meetings}
    return tuple(p for p in required(problem) if (p.seeker, p.employer) not in held)


def hold_all(problem: Problem, timetable: Timetable, halted: Callable[[], bool]) -> AllHeld:
    """The timetable, or a better one in which all meetings are held.

    Effort is counted in the solver's deterministic time, so the answer does not depend on the
    machine, unless it was ``halted``. Raises Refused(DECIDED_CLASH or DECIDED_CLASH_AMONG, clash).
    """
    lacking = unheld(problem, timetable)
    starts = starts_of(problem)
    if lacking:
        near = near_clash(problem, lacking)
        if near is not None:
            raise _refused(near)
    if len(starts) > MOST_STARTS or halted():
        return _as_found(problem, timetable, 0)
    if lacking:
        told = ask(HeldModel(problem, starts), Question(), Effort(PLACING_WORK, halted))
        if told.answer is Answer.NO:
            raise _refused(clash_of(problem))
        if told.timetable is None:
            return _as_found(problem, timetable, 0)
        timetable = told.timetable
    return _fewest(problem, starts, timetable, halted)


def _refused(clash: HeldClash) -> Refused:
    refusal = Refusal.DECIDED_CLASH if clash.smallest else Refusal.DECIDED_CLASH_AMONG
    return Refused(refusal, clash=clash)


def _as_found(problem: Problem, timetable: Timetable, bound: int) -> AllHeld:
    waits = sum(waits_of(problem, timetable).values())
    return AllHeld(timetable, waits, min(bound, waits), len(unheld(problem, timetable)))


def _fewest(
    problem: Problem, starts: tuple[Start, ...], timetable: Timetable, halted: Callable[[], bool]
) -> AllHeld:
    """Ask first whether only those wait who would have to if they were alone at the fair."""
    forced = _forced(problem, starts, timetable)
    bound = sum(forced.values())
    if sum(waits_of(problem, timetable).values()) == bound or halted():
        return _as_found(problem, timetable, bound)
    others = {p.seeker for p in required(problem)} - {s for s, waits in forced.items() if waits}
    told = ask(
        HeldModel(problem, starts, others), Question(most=bound), Effort(FORCED_WORK, halted)
    )
    if told.timetable is not None:
        return _as_found(problem, told.timetable, bound)
    if told.answer is Answer.NO:
        bound += 1
    told = ask(
        HeldModel(problem, starts),
        Question(fewest=True, like=timetable),
        Effort(FEWEST_WORK, halted),
    )
    found = _as_found(problem, told.timetable or timetable, max(bound, told.bound))
    before = _as_found(problem, timetable, max(bound, told.bound))
    return found if found.waits < before.waits else before


def _forced(problem: Problem, starts: tuple[Start, ...], timetable: Timetable) -> dict[str, int]:
    """How often those who wait would have to wait if they were alone at the fair."""
    found = {}
    for name, waits in waits_of(problem, timetable).items():
        if waits:
            alone = alone_with(problem, tuple(p for p in required(problem) if p.seeker == name))
            model = HeldModel(alone, starts_of(alone))
            told = ask(model, Question(fewest=True), Effort(ALONE_WORK, bool))
            found[name] = told.bound
    return found
