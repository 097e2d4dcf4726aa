"""Other ways to a timetable: greedy, one exact model of the whole. Both keep every hard rule."""

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from motesplats.scheduling.index import LEVEL_BONUSES
from motesplats.scheduling.problem import Pair, Problem, ProblemSeeker
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, walking_slots


class _Fair:
    """A problem whose meetings all take one slot, looked up by ids."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.seekers = {s.id: s for s in problem.seekers}
        self.employers = {e.id: e for e in problem.employers}
        self.wishes: dict[str, list[Pair]] = defaultdict(list)
        for pair in sorted(problem.pairs, key=lambda p: -p.utility):
            self.wishes[pair.seeker].append(pair)

    def apart(self, seeker: ProblemSeeker, a: str, b: str) -> int:
        """How many slots later a meeting at b can begin than one at a; at least one."""
        (x, y), (u, v) = self.employers[a].xy, self.employers[b].xy
        minutes = (abs(x - u) + abs(y - v)) / seeker.walk_mpm
        return 1 + walking_slots(self.problem, minutes, self.problem.change_min)

    def slots(self, pair: Pair) -> list[int]:
        """When the two could meet, were nobody else there."""
        seeker = self.seekers[pair.seeker]
        open_slots = {
            t
            for station in self.employers[pair.employer].stations
            if station.accessible or not seeker.wheelchair
            for t in station.available
        }
        if seeker.language:
            speaking = (i for i in self.problem.interpreters if seeker.language in i.languages)
            open_slots &= {t for i in speaking for t in i.available}
        return sorted(open_slots & set(seeker.available) - set(self.problem.blocked))


def greedy(problem: Problem) -> Timetable:
    """Round after round everybody gets the dearest wish that still fits, next to what they have.

    Who has most wishes left waits; nobody is ever moved. A coordinator with a sheet does this.
    """
    fair = _Fair(problem)
    days: dict[str, dict[int, PlannedMeeting]] = defaultdict(dict)
    taken: set[tuple[str, int]] = set()
    for _ in range(max((s.max_meetings for s in problem.seekers), default=0)):
        for seeker in sorted(problem.seekers, key=lambda s: len(fair.wishes[s.id])):
            for pair in list(fair.wishes[seeker.id]):
                fair.wishes[seeker.id].remove(pair)
                found = _first(fair, pair, days[seeker.id], taken)
                if found is not None:
                    days[seeker.id][found.slot] = found
                    taken |= {(found.station, found.slot), (found.interpreter or "", found.slot)}
                    break
    meetings = tuple(m for day in days.values() for m in day.values())
    return Timetable(problem.name, meetings)


def _first(
    fair: _Fair, pair: Pair, day: dict[int, PlannedMeeting], taken: set[tuple[str, int]]
) -> PlannedMeeting | None:
    seeker = fair.seekers[pair.seeker]
    if len(day) >= seeker.max_meetings:
        return None
    near = sorted(fair.slots(pair), key=lambda t: (min((abs(t - u) for u in day), default=0), t))
    for slot in near:
        if slot in day or not _borne(fair, seeker, day, (slot, pair.employer)):
            continue
        for station in fair.employers[pair.employer].stations:
            there = slot in station.available and (station.id, slot) not in taken
            if there and (station.accessible or not seeker.wheelchair):
                helper = _helper(fair, seeker, slot, taken)
                if helper is not None:
                    return PlannedMeeting(
                        seeker.id, pair.employer, station.id, slot, helper or None
                    )
    return None


def _helper(
    fair: _Fair, seeker: ProblemSeeker, slot: int, taken: set[tuple[str, int]]
) -> str | None:
    """A free interpreter, "" where none is needed, None where there is none."""
    if not seeker.language:
        return ""
    for one in fair.problem.interpreters:
        free = slot in one.available and (one.id, slot) not in taken
        if free and seeker.language in one.languages:
            return one.id
    return None


def _borne(
    fair: _Fair, seeker: ProblemSeeker, day: dict[int, PlannedMeeting], new: tuple[int, str]
) -> bool:
    """Whether the seeker can walk to and from a new meeting and has rest enough."""
    order = sorted([*((t, m.employer) for t, m in day.items()), new])
    run = 1
    for (t, e), (u, f) in itertools.pairwise(order):
        if u - t < fair.apart(seeker, e, f):
            return False
        run = run + 1 if u == t + 1 else 1
        if seeker.max_run is not None and run > seeker.max_run:
            return False
    return True


# --- one exact model of the whole ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Whole:
    """The best meetings that one model of everything found; ``bound`` of F; ``best``: proven."""

    timetable: Timetable
    f: int
    bound: int
    best: bool


def whole(problem: Problem, seconds: float) -> Whole | None:
    """All pairs, slots, interpreters and breaks in one model for CP-SAT; None without an answer.

    F weighs ten times a break of a seeker, so that the two are sought together.
    """
    from ortools.sat.python import cp_model

    model = _Model(_Fair(problem), cp_model.CpModel())
    model.build()
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model.cp)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    timetable = model.timetable(solver)
    bound = round(solver.best_objective_bound) // WEIGHT
    return Whole(timetable, score(problem, timetable), bound, status == cp_model.OPTIMAL)


WEIGHT = 10


class _Model:
    """``x[pair, slot]``: the two meet then; ``y[pair, slot, name]``: with that interpreter."""

    def __init__(self, fair: _Fair, cp: Any) -> None:
        self.fair, self.cp = fair, cp
        self.x: dict[tuple[int, int], Any] = {}
        self.y: dict[tuple[int, int, str], Any] = {}
        self.own: dict[str, list[int]] = defaultdict(list)
        self.at: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.worth: list[Any] = []

    def build(self) -> None:
        """Variables, rules and what is sought."""
        for n, pair in enumerate(self.fair.problem.pairs):
            self.own[pair.seeker].append(n)
            times = [self._placed(n, t) for t in self.fair.slots(pair)]
            self.cp.add_at_most_one(times)
            self.worth += [WEIGHT * pair.utility * x for x in times]
        self._stations()
        self._interpreters()
        for name, pairs in self.own.items():
            self._person(self.fair.seekers[name], pairs)
        self.cp.maximize(sum(self.worth))

    def _placed(self, n: int, t: int) -> Any:
        self.x[n, t] = self.cp.new_bool_var("")
        self.at[self.fair.problem.pairs[n].employer, t].append(n)
        return self.x[n, t]

    def _stations(self) -> None:
        pairs = self.fair.problem.pairs
        for (e, t), there in self.at.items():
            staffed = [s for s in self.fair.employers[e].stations if t in s.available]
            chairs = [n for n in there if self.fair.seekers[pairs[n].seeker].wheelchair]
            self.cp.add(sum(self.x[n, t] for n in there) <= len(staffed))
            reachable = sum(s.accessible for s in staffed)
            self.cp.add(sum(self.x[n, t] for n in chairs) <= reachable)

    def _interpreters(self) -> None:
        busy: dict[tuple[str, int], list[Any]] = defaultdict(list)
        for (n, t), x in self.x.items():
            language = self.fair.seekers[self.fair.problem.pairs[n].seeker].language
            if not language:
                continue
            for one in self.fair.problem.interpreters:
                if language in one.languages and t in one.available:
                    self.y[n, t, one.id] = self.cp.new_bool_var("")
                    busy[one.id, t].append(self.y[n, t, one.id])
            given = [y for (m, u, _), y in self.y.items() if (m, u) == (n, t)]
            self.cp.add(sum(given) == x)
        for those in busy.values():
            self.cp.add_at_most_one(those)

    def _person(self, seeker: ProblemSeeker, pairs: list[int]) -> None:
        day = {t: [n for n in pairs if (n, t) in self.x] for t in seeker.available}
        busy = {}
        for t, there in day.items():
            busy[t] = self.cp.new_bool_var("")
            self.cp.add(sum(self.x[n, t] for n in there) == busy[t])
        self.cp.add(sum(busy.values()) <= seeker.max_meetings)
        reached = [self.cp.new_bool_var("") for _ in range(self.fair.problem.fair_target)]
        self.cp.add(sum(reached) <= sum(busy.values()))
        bonuses = zip(reached, LEVEL_BONUSES, strict=False)
        self.worth += [WEIGHT * bonus * level for level, bonus in bonuses]
        for first in busy if seeker.max_run is not None else ():
            run = [busy[t] for t in range(first, first + seeker.max_run + 1) if t in busy]
            self.cp.add(sum(run) <= seeker.max_run)
        self._walks(seeker, day)
        self._breaks(list(busy.values()))

    def _walks(self, seeker: ProblemSeeker, day: dict[int, list[int]]) -> None:
        pairs = self.fair.problem.pairs
        for t, there in day.items():
            for n in there:
                for later in range(t + 1, t + 4):
                    far = [
                        self.x[m, later]
                        for m in day.get(later, ())
                        if later - t < self.fair.apart(seeker, pairs[n].employer, pairs[m].employer)
                    ]
                    if far:
                        self.cp.add(self.x[n, t] + sum(far) <= 1)

    def _breaks(self, busy: list[Any]) -> None:
        """A break ends where somebody is busy after an idle slot and after a meeting."""
        since = busy[0] if busy else None
        for before, here in itertools.pairwise(busy):
            end, begun = self.cp.new_bool_var(""), self.cp.new_bool_var("")
            self.cp.add_bool_or(~here, before, ~since, end)
            self.cp.add_implication(here, begun)
            self.cp.add_implication(since, begun)
            self.worth.append(-end)
            since = begun

    def timetable(self, solver: Any) -> Timetable:
        """The meetings of a solution, wheelchairs at stations they reach first."""
        helpers = {(n, t): name for (n, t, name), y in self.y.items() if solver.value(y)}
        meetings: list[PlannedMeeting] = []
        for (e, t), there in self.at.items():
            held = [n for n in there if solver.value(self.x[n, t])]
            free = [s for s in self.fair.employers[e].stations if t in s.available]
            free.sort(key=lambda s: s.accessible)
            for n in sorted(held, key=lambda n: not self._seeker(n).wheelchair):
                station = free.pop(-1 if self._seeker(n).wheelchair else 0)
                meetings.append(
                    PlannedMeeting(self._seeker(n).id, e, station.id, t, helpers.get((n, t)))
                )
        return Timetable(self.fair.problem.name, tuple(meetings))

    def _seeker(self, n: int) -> ProblemSeeker:
        return self.fair.seekers[self.fair.problem.pairs[n].seeker]


def score(problem: Problem, timetable: Timetable) -> int:
    """F of a timetable: utility, and bonuses for everybody's first meetings."""
    worth = {(p.seeker, p.employer): p.utility for p in problem.pairs}
    counts = Counter(m.seeker for m in timetable.meetings)
    bonuses = LEVEL_BONUSES[: problem.fair_target]
    levels = sum(sum(bonuses[:count]) for count in counts.values())
    return levels + sum(worth[m.seeker, m.employer] for m in timetable.meetings)
