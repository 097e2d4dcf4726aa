"""The best timetable of a small fair, by an exact model that shares nothing with search or rules,
and of a tiny one by trying every timetable that keeps the rules.
"""

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ortools.sat.python import cp_model

from motesplats.scheduling.problem import Pair, Problem, change_minutes, pair_slots
from motesplats.scheduling.rules import violations
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, planned, quality

Cell = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class Best:
    """What no timetable exceeds: levels first, then wishes, then breaks of seekers and stations."""

    levels: tuple[int, ...]
    utility: int
    breaks: int
    station_breaks: int
    timetable: Timetable


def best(problem: Problem) -> Best | None:
    """The best timetable by levels, wishes and breaks in this order; None: pinned ones clash."""
    exact = _Exact(problem)
    worth = exact.wishes()
    first = exact.maximised(worth)
    if first is None:
        return None
    exact.model.add(worth == first)
    waits, station_waits = exact.seeker_waits(), exact.station_waits()
    exact.maximised(-(len(station_waits) + 1) * sum(waits) - sum(station_waits))
    return exact.answer(sum(map(exact.on, waits)), sum(map(exact.on, station_waits)))


class _Exact:
    """One variable for each pair, station and slot; ``ends[p]``: a meeting's slots, added."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = 1
        self.solver.parameters.random_seed = 1
        self.solver.parameters.linearization_level = 2
        self.slots = pair_slots(problem)
        self.change = dict(
            zip((e.id for e in problem.employers), change_minutes(problem), strict=True)
        )
        self.seeker = {s.id: s for s in problem.seekers}
        self.employer = {e.id: e for e in problem.employers}
        self.station = {t.id: t for e in problem.employers for t in e.stations}
        self.free = {
            s.id: {t for t in s.available if t not in problem.blocked} for s in problem.seekers
        }
        self.x: dict[Cell, cp_model.IntVar] = {}
        self.y: dict[Cell, cp_model.IntVar] = {}
        for p in range(len(problem.pairs)):
            self._variables(p)
        self._pairs()
        self._no_overlaps()
        self._walks()
        self._stations()
        self._runs()
        self._shared()

    @cached_property
    def pinned(self) -> dict[int, tuple[str, int, str | None]]:
        number = {(p.seeker, p.employer): n for n, p in enumerate(self.problem.pairs)}
        return {
            number[m.seeker, m.employer]: (m.station, m.slot, m.interpreter)
            for m in self.problem.pinned
        }

    def span(self, p: int, t: int) -> range:
        return range(t, t + self.slots[p])

    def needs(self, p: int) -> set[str]:
        pair = self.problem.pairs[p]
        return {
            *self.seeker[pair.seeker].resources,
            *self.employer[pair.employer].resources,
        }

    def _variables(self, p: int) -> None:
        pair = self.problem.pairs[p]
        language = self.seeker[pair.seeker].language
        if p in self.pinned:
            station, t, interpreter = self.pinned[p]
            self.x[p, station, t] = self.model.new_constant(1)
            if language and interpreter:
                self.y[p, interpreter, t] = self.model.new_constant(1)
            return
        for t in range(self.problem.n_slots):
            for station in self.employer[pair.employer].stations:
                if self._possible(p, station.id, t):
                    self.x[p, station.id, t] = self.model.new_bool_var("")
            for one in self.problem.interpreters if language else ():
                if language in one.languages and {*self.span(p, t)} <= {*one.available}:
                    self.y[p, one.id, t] = self.model.new_bool_var("")

    def _possible(self, p: int, station: str, t: int) -> bool:
        problem, pair, span = self.problem, self.problem.pairs[p], {*self.span(p, t)}
        seeker, table = self.seeker[pair.seeker], self.station[station]
        here = span <= {*range(problem.now or 0, problem.n_slots)} - {*problem.blocked}
        whole = not (span - {t}) & {*problem.pauses}
        there = span <= {*seeker.available} & {*table.available}
        supplied = all(span <= {*r.available} for r in problem.resources if r.id in self.needs(p))
        fit = table.accessible or not seeker.wheelchair
        return here and whole and there and supplied and fit and seeker.id not in problem.absent

    def at(self, p: int, t: int) -> list[cp_model.IntVar]:
        """The variables of a pair's meeting that begins then."""
        return self._by_start.get((p, t), [])

    @cached_property
    def _by_start(self) -> dict[tuple[int, int], list[cp_model.IntVar]]:
        found = defaultdict(list)
        for (p, _, t), x in self.x.items():
            found[p, t].append(x)
        return dict(found)

    def _pairs(self) -> None:
        seekers, employers = defaultdict(list), defaultdict(list)
        for p, own in itertools.groupby(self.x, key=lambda cell: cell[0]):
            met = [self.x[cell] for cell in own]
            self.model.add(sum(met) <= 1)
            seekers[self.problem.pairs[p].seeker] += met
            employers[self.problem.pairs[p].employer] += met
        for s, met in seekers.items():
            self.model.add(sum(met) <= self.seeker[s].max_meetings)
        for e, met in employers.items():
            most = self.employer[e].max_meetings
            if most is not None:
                self.model.add(sum(met) <= most)

    def _no_overlaps(self) -> None:
        busy = defaultdict(list)
        for (p, _, t), x in self.x.items():
            for u in self.span(p, t):
                busy[self.problem.pairs[p].seeker, u].append(x)
        for (p, interpreter, t), y in self.y.items():
            for u in self.span(p, t):
                busy["interpreter", interpreter, u].append(y)
        for these in busy.values():
            self.model.add(sum(these) <= 1)
        for p, t in self._by_start:
            if self.seeker[self.problem.pairs[p].seeker].language:
                helped = [y for (q, _, u), y in self.y.items() if (q, u) == (p, t)]
                self.model.add(sum(helped) == sum(self.at(p, t)))

    def _walks(self) -> None:
        for (p, t), (q, u), spare, minutes in self._consecutive():
            if minutes > spare + 1e-9:
                self.model.add(sum(self.at(p, t)) + sum(self.at(q, u)) <= 1)

    def _consecutive(self) -> Iterable[tuple[tuple[int, int], tuple[int, int], int, float]]:
        """Two meetings of a seeker, the second after the first; spare minutes, and the walk's."""
        own = defaultdict(list)
        for p, t in self._by_start:
            own[self.problem.pairs[p].seeker].append((p, t))
        for s, starts in own.items():
            for (p, t), (q, u) in itertools.permutations(starts, 2):
                a, b = self.problem.pairs[p].employer, self.problem.pairs[q].employer
                if a == b or u < t + self.slots[p]:
                    continue
                (x, y), (v, w) = self.employer[a].xy, self.employer[b].xy
                minutes = (abs(x - v) + abs(y - w)) / self.seeker[s].walk_mpm
                spare = self.change[a] + (u - t - self.slots[p]) * self.problem.slot_min
                yield (p, t), (q, u), spare, minutes

    def _stations(self) -> None:
        self.session: dict[tuple[str, int], cp_model.IntVar] = {}
        groups = defaultdict(list)
        for (_, station, t), x in self.x.items():
            groups[station, t].append(x)
        for (station, t), these in groups.items():
            begun = self.session[station, t] = self.model.new_bool_var("")
            self.model.add_max_equality(begun, these)
            self.model.add(sum(these) <= self.station[station].seats)
        for (p, station, t), x in self.x.items():
            for u in self.span(p, t)[1:]:
                if (station, u) in self.session:
                    self.model.add(x + self.session[station, u] <= 1)

    def _runs(self) -> None:
        """How many meetings in a row end at a slot, at least."""
        rows: dict[tuple[str, str, int], cp_model.IntVar] = {}

        def row(kind: str, who: str, most: int, end: int) -> cp_model.IntVar:
            return rows.setdefault((kind, who, end), self.model.new_int_var(0, most, ""))

        for (p, station, t), x in self.x.items():
            seeker = self.problem.pairs[p].seeker
            for kind, who, most in (
                ("seeker", seeker, self.seeker[seeker].max_run),
                ("station", station, self.station[station].max_run),
            ):
                if most is not None:
                    before = 0 if t in self.problem.pauses else row(kind, who, most, t)
                    after = row(kind, who, most, t + self.slots[p])
                    self.model.add(after >= before + 1).only_enforce_if(x)

    def _shared(self) -> None:
        count = {r.id: r.count for r in self.problem.resources}
        users = defaultdict(list)
        for (p, _, t), x in self.x.items():
            for kind, u in itertools.product(self.needs(p), self.span(p, t)):
                users[kind, u].append(x)
        for (kind, _), these in users.items():
            self.model.add(sum(these) <= count[kind])

    def wishes(self) -> cp_model.LinearExprT:
        """Levels and utility as one sum in which no utility outweighs a level."""
        problem = self.problem
        weight = sum(p.utility for p in problem.pairs) + 1
        worth: list[cp_model.LinearExprT] = [
            problem.pairs[p].utility * x for (p, _, _), x in self.x.items()
        ]
        for level in reversed(range(problem.fair_target)):
            for seeker in {p.seeker for p in problem.pairs} - {*problem.absent}:
                met = [x for (p, _, _), x in self.x.items() if problem.pairs[p].seeker == seeker]
                reached = self.model.new_bool_var("")
                self.model.add(sum(met) >= (level + 1) * reached)
                worth.append(weight * reached)
            weight *= len(problem.seekers) + 1
        return sum(worth)

    def seeker_waits(self) -> list[cp_model.IntVar]:
        """One for each two meetings that could have a break between them."""
        waits = []
        starts = defaultdict(list)
        for (p, t), these in self._by_start.items():
            starts[self.problem.pairs[p].seeker, t] += these
        for (p, t), (q, u), _, minutes in self._consecutive():
            s, end = self.problem.pairs[p].seeker, t + self.slots[p]
            over = max(0.0, minutes - self.change[self.problem.pairs[p].employer] - 1e-9)
            if len(self.free[s] & {*range(end, u)}) > math.ceil(over / self.problem.slot_min):
                between = sum(sum(starts[s, v]) for v in range(end, u))
                wait = self.model.new_bool_var("")
                both = sum(self.at(p, t)) + sum(self.at(q, u))
                self.model.add(wait >= both - 1 - between)
                waits.append(wait)
        return waits

    def station_waits(self) -> list[cp_model.IntVar]:
        """One for each session of a station that could come after a break."""
        waits = []
        busy = defaultdict(list)
        for (p, station, t), x in self.x.items():
            for u in self.span(p, t):
                busy[station, u].append(x)
        for (station, u), begun in self.session.items():
            wait = self.model.new_bool_var("")
            waits.append(wait)
            for v in {*self.station[station].available} - {*self.problem.blocked}:
                earlier = [b for (k, t), b in self.session.items() if k == station and t < v]
                between = sum(sum(busy[station, w]) for w in range(v, u))
                for before in earlier if v < u else ():
                    self.model.add(wait >= begun + before - 1 - between)
        return waits

    def maximised(self, worth: cp_model.LinearExprT) -> int | None:
        """Solve to the end; None where nothing is possible."""
        self.model.maximize(worth)
        status = self.solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL
        return round(self.solver.objective_value)

    def on(self, variable: cp_model.IntVar) -> bool:
        """Whether a variable is set in the last solution."""
        return bool(self.solver.value(variable))

    def answer(self, breaks: int, station_breaks: int) -> Best:
        """The last solution as a timetable with its figures."""
        problem = self.problem
        helped = {(p, t): i for (p, i, t), y in self.y.items() if self.on(y)}
        met = [cell for cell, x in self.x.items() if self.on(x)]
        counts = defaultdict(int)
        for p, _, _ in met:
            counts[problem.pairs[p].seeker] += problem.pairs[p].seeker not in problem.absent
        meetings = tuple(
            PlannedMeeting(
                problem.pairs[p].seeker, problem.pairs[p].employer, station, t, helped.get((p, t))
            )
            for p, station, t in met
        )
        levels = range(1, problem.fair_target + 1)
        return Best(
            levels=tuple(sum(n >= k for n in counts.values()) for k in levels),
            utility=sum(problem.pairs[p].utility for p, _, _ in met),
            breaks=breaks,
            station_breaks=station_breaks,
            timetable=Timetable(problem.name, meetings),
        )


def exhaustive(problem: Problem) -> tuple[tuple[int, ...], int, int, int]:
    """Levels, utility and breaks of the best of all timetables that keep the rules, one by one."""
    fixed = tuple(planned(m) for m in problem.pinned)
    kept = {(m.seeker, m.employer) for m in fixed}
    open_pairs = [p for p in problem.pairs if (p.seeker, p.employer) not in kept]
    return max(
        (q.levels, q.utility, -q.breaks, -q.station_breaks)
        for meetings in _timetables(problem, fixed, open_pairs)
        for q in [quality(problem, Timetable(problem.name, meetings))]
    )


def _timetables(
    problem: Problem, meetings: tuple[PlannedMeeting, ...], pairs: Sequence[Pair]
) -> Iterator[tuple[PlannedMeeting, ...]]:
    if not pairs:
        yield meetings
        return
    yield from _timetables(problem, meetings, pairs[1:])
    first = pairs[0]
    stations = [t.id for e in problem.employers if e.id == first.employer for t in e.stations]
    helpers = [None, *(i.id for i in problem.interpreters)]
    for station, t, helper in itertools.product(stations, range(problem.n_slots), helpers):
        one = PlannedMeeting(first.seeker, first.employer, station, t, helper)
        if not violations(problem, (*meetings, one)):
            yield from _timetables(problem, (*meetings, one), pairs[1:])
