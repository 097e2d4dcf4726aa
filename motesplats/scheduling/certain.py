"""The best timetable of a small fair beyond doubt: levels, then wishes, then breaks.

Of those that are equally good the earliest is taken, so that nobody waits for an empty hall.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from motesplats.scheduling.exact_model import Model, grouped, starts_of
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.proof import Ways, solved
from motesplats.scheduling.timetable import Timetable, quality

MOST_STARTS = 600
MOST_WEIGHT = 2**52
# The library's own measure of work, about a second each; unlike seconds the same on any machine.
EFFORT = 0.5


@dataclass(frozen=True, slots=True)
class Certain:
    """The best timetable found; ``wishes_proven``: no timetable has better levels, and with the
    same levels none grants better wishes; ``proven``: and of those none has fewer breaks.
    """

    timetable: Timetable
    wishes_proven: bool
    proven: bool


def certain(
    problem: Problem,
    timetable: Timetable,
    halted: Callable[[], bool],
    effort: float = EFFORT,
) -> Certain | None:
    """The given timetable or a better one, with what is known of it; None where a fair is too big.

    Better means lexicographically: levels of fairness, utility, breaks of seekers, breaks of
    stations, earlier meetings. The given one has to keep the rules, and stays where none is
    better. ``effort`` bounds each of the proofs.
    """
    starts = starts_of(problem)
    if len(starts) > MOST_STARTS or _weight(problem) > MOST_WEIGHT or halted():
        return None
    search = _Search(Model(problem, starts), timetable, effort, halted)
    wishes = search.best(search.wishes(), by_core=True)
    if halted():
        return Certain(search.timetable, wishes, False)
    breaks = search.best(search.waits(), by_core=False)
    if not halted():
        search.best(search.earliness(), by_core=False)
    return Certain(search.timetable, wishes, wishes and breaks)


def _weight(problem: Problem) -> int:
    worth = sum(p.utility for p in problem.pairs) + 1
    return worth * int((len(problem.seekers) + 1) ** problem.fair_target)


class _Search:
    """A model, the best timetable so far, and one objective after the other."""

    def __init__(
        self, model: Model, timetable: Timetable, effort: float, halted: Callable[[], bool]
    ) -> None:
        self.timetable = timetable
        self._problem, self._model = model.problem, model
        self._effort, self._halted = effort, halted

    def best(self, objective: Any, *, by_core: bool) -> bool:
        """Whether nothing better exists; what was reached is held on to afterwards.

        First without linear relaxation, for whole numbers are the same on every machine; the few
        fairs that withstand that are relaxed.
        """
        return self._solved(objective, relaxed=0, by_core=by_core) or (
            not self._halted() and self._solved(objective, relaxed=2, by_core=False)
        )

    def _solved(self, objective: Any, *, relaxed: int, by_core: bool) -> bool:
        self._model.hint(self.timetable)
        ways = Ways(self._effort, relaxed, by_core)
        answer = solved(self._model.cp, objective, ways, self._halted)
        if answer is None:
            return False
        self._take(answer.solver)
        self._model.cp.add(objective >= round(answer.solver.objective_value))
        return answer.proven

    def _take(self, solver: Any) -> None:
        meetings = self._model.meetings(lambda x: bool(solver.value(x)))
        found = Timetable(self.timetable.problem_name, meetings)
        if rank(self._problem, found) > rank(self._problem, self.timetable):
            self.timetable = found

    def wishes(self) -> Any:
        """Levels and utility as one sum in which no utility outweighs a level."""
        problem, model = self._problem, self._model
        weight = sum(p.utility for p in problem.pairs) + 1
        worth = [problem.pairs[s.pair].utility * x for s, x in model.x.items()]
        own = grouped(model.x, lambda s: s.seeker)
        for level in reversed(range(problem.fair_target)):
            for seeker, starts in own.items():
                if seeker not in problem.absent:
                    reached = model.cp.new_bool_var("")
                    model.cp.add(model.count(starts) >= (level + 1) * reached)
                    worth.append(weight * reached)
            weight *= len(problem.seekers) + 1
        return sum(worth)

    def waits(self) -> Any:
        """Breaks with a minus: one of a seeker weighs more than all that stations can have."""
        stations = self._station_waits()
        return -(len(stations) + 1) * sum(self._model.seeker_waits()) - sum(stations)

    def earliness(self) -> Any:
        """The slots that meetings begin in, with a minus."""
        return -sum(start.slot * x for start, x in self._model.x.items())

    def _station_waits(self) -> list[Any]:
        """A wait at each session that comes after an earlier one and a slot without any."""
        model, waits = self._model, []
        busy = model.covering(model.x, lambda s: s.place)
        sessions = grouped(model.begun, lambda place: place[0])
        for (station, slot), begun in model.begun.items():
            wait = model.cp.new_bool_var("")
            waits.append(wait)
            staffed = set(model.stations[station].available) - set(self._problem.blocked)
            for t in sorted(u for u in staffed if u < slot):
                idle = [s for u in range(t, slot) for s in busy.get((station, u), ())]
                for place in sessions[station]:
                    if place[1] < t:
                        both = begun + model.begun[place] - 1
                        model.cp.add(wait >= both - model.count(idle))
        return waits


def rank(problem: Problem, timetable: Timetable) -> tuple[tuple[int, ...], int, int, int, int]:
    """What makes a timetable better than another, greater first."""
    figures = quality(problem, timetable)
    early = -sum(m.slot for m in timetable.meetings)
    return figures.levels, figures.utility, -figures.breaks, -figures.station_breaks, early
