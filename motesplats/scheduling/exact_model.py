"""Every rule of a small fair as one exact model: a variable for each meeting that could begin."""

import itertools
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from motesplats.scheduling.problem import (
    PinnedMeeting,
    Problem,
    ProblemStation,
    change_minutes,
    pair_slots,
)
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, walking_slots

T = TypeVar("T")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Start:
    """A meeting that could begin: the number of its pair, ``place`` (station or interpreter)."""

    pair: int
    place: str
    slot: int
    end: int
    seeker: str
    employer: str


def starts_of(problem: Problem) -> tuple[Start, ...]:
    """Every pair at every station and slot where the two could meet, were nobody else there."""
    pinned = {(m.seeker, m.employer): m for m in problem.pinned}
    stations = {e.id: e.stations for e in problem.employers}
    found: list[Start] = []
    for n, (pair, slots) in enumerate(zip(problem.pairs, pair_slots(problem), strict=True)):
        meeting = pinned.get((pair.seeker, pair.employer))
        places = (
            [(meeting.station, meeting.slot)]
            if meeting
            else _free_places(problem, n, slots, stations[pair.employer])
        )
        found += [Start(n, k, t, t + slots, pair.seeker, pair.employer) for k, t in places]
    return tuple(found)


def _free_places(
    problem: Problem, pair: int, slots: int, stations: Sequence[ProblemStation]
) -> Iterator[tuple[str, int]]:
    who = problem.pairs[pair]
    seeker = next(s for s in problem.seekers if s.id == who.seeker)
    kinds = resources_of(problem, who.seeker, who.employer)
    open_slots = set(seeker.available) - set(problem.blocked)
    for resource in problem.resources:
        if resource.id in kinds:
            open_slots &= set(resource.available)
    for station in stations if seeker.id not in problem.absent else ():
        free = open_slots & set(station.available)
        for t in range(problem.now or 0, problem.n_slots - slots + 1):
            whole = not any(u in problem.pauses for u in range(t + 1, t + slots))
            fits = station.accessible or not seeker.wheelchair
            if whole and fits and all(u in free for u in range(t, t + slots)):
                yield station.id, t


def resources_of(problem: Problem, seeker: str, employer: str) -> frozenset[str]:
    """The kinds of which a meeting of the two takes one."""
    one = next(s for s in problem.seekers if s.id == seeker)
    other = next(e for e in problem.employers if e.id == employer)
    return frozenset((*one.resources, *other.resources))


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, list[T]]:
    """The items by what ``key`` makes of them, in the order in which they come."""
    groups: dict[K, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


class Model:
    """The rules over ``x`` (meetings by stations) and ``y`` (by interpreters).

    ``changes``: minutes for walking at the end of each employer's meetings.
    """

    def __init__(self, problem: Problem, starts: Sequence[Start]) -> None:
        # Loaded late because the library takes 400 ms that most commands do not need.
        from ortools.sat.python import cp_model

        self.problem = problem
        self.cp: Any = cp_model.CpModel()
        self.x: dict[Start, Any] = {s: self.cp.new_bool_var("") for s in starts}
        self.y: dict[Start, Any] = {}
        self.moments = grouped(starts, lambda s: (s.pair, s.slot))
        self.sessions = grouped(starts, lambda s: (s.place, s.slot))
        self.begun: dict[tuple[str, int], Any] = {}
        self.seekers = {s.id: s for s in problem.seekers}
        self.employers = {e.id: e for e in problem.employers}
        self.stations = {t.id: t for e in problem.employers for t in e.stations}
        self.changes = dict(
            zip((e.id for e in problem.employers), change_minutes(problem), strict=True)
        )
        for rule in (
            self._pinned,
            self._interpreters,
            self._limits,
            self._one_at_a_time,
            self._walks,
            self._sessions,
            self._rests,
            self._resources,
        ):
            rule()

    def count(self, starts: Iterable[Start]) -> Any:
        """How many of the meetings take place."""
        return sum(self.x[s] for s in starts)

    def covering(
        self, starts: Iterable[Start], who: Callable[[Start], K]
    ) -> dict[tuple[K, int], list[Start]]:
        """The meetings that would take up ``who`` in each slot."""
        held = ((s, t) for s in starts for t in range(s.slot, s.end))
        busy = grouped(held, lambda one: (who(one[0]), one[1]))
        return {key: [s for s, _ in those] for key, those in busy.items()}

    def meetings(self, chosen: Callable[[Any], bool]) -> tuple[PlannedMeeting, ...]:
        """The meetings whose literals are ``chosen``, with their interpreters."""
        helpers = {(s.pair, s.slot): s.place for s, y in self.y.items() if chosen(y)}
        return tuple(
            PlannedMeeting(s.seeker, s.employer, s.place, s.slot, helpers.get((s.pair, s.slot)))
            for s, x in self.x.items()
            if chosen(x)
        )

    def hint(self, timetable: Timetable) -> None:
        """Begin with a timetable as it is; meetings that it lacks begin as not held."""
        pairs = self.problem.pairs
        held = {(m.seeker, m.employer): m for m in timetable.meetings}
        self.cp.clear_hints()
        for place, variables in ((0, self.x), (1, self.y)):
            for start, variable in variables.items():
                meeting = held.get((pairs[start.pair].seeker, pairs[start.pair].employer))
                where = meeting and (meeting.slot, (meeting.station, meeting.interpreter)[place])
                self.cp.add_hint(variable, where == (start.slot, start.place))

    def seeker_waits(self, seekers: Container[str] | None = None) -> list[Any]:
        """A wait for every two meetings of a seeker with an idle slot and no meeting between."""
        waits = []
        at = grouped(self.x, lambda s: (s.seeker, s.slot))
        for a, b, minutes in self.following(seekers):
            one, end = a[0], b[0].slot
            free = set(self.seekers[one.seeker].available) - set(self.problem.blocked)
            walk = walking_slots(self.problem, minutes, self.changes[one.employer])
            if sum(t in free for t in range(one.end, end)) > walk:
                between = [s for t in range(one.end, end) for s in at.get((one.seeker, t), ())]
                wait = self.cp.new_bool_var("")
                both = self.count(a) + self.count(b) - 1
                self.cp.add(wait >= both - self.count(between))
                waits.append(wait)
        return waits

    def _pinned(self) -> None:
        fixed = {(m.seeker, m.employer) for m in self.problem.pinned}
        for start, x in self.x.items():
            if (start.seeker, start.employer) in fixed:
                self.cp.add(x == 1)

    def _interpreters(self) -> None:
        locked = {(m.seeker, m.employer): m for m in self.problem.pinned}
        for (pair, slot), those in self.moments.items():
            one = those[0]
            language = self.seekers[one.seeker].language
            if language:
                meeting = locked.get((one.seeker, one.employer))
                for name in _helpers(self.problem, one, language, meeting):
                    start = Start(pair, name, slot, one.end, one.seeker, one.employer)
                    self.y[start] = self.cp.new_bool_var("")
        helped = grouped(self.y, lambda s: (s.pair, s.slot))
        for moment, those in self.moments.items():
            if self.seekers[those[0].seeker].language:
                given = sum(self.y[s] for s in helped.get(moment, ()))
                self.cp.add(given == self.count(those))

    def _limits(self) -> None:
        for those in grouped(self.x, lambda s: s.pair).values():
            self.cp.add_at_most_one(self.x[s] for s in those)
        for name, those in grouped(self.x, lambda s: s.seeker).items():
            self.cp.add(self.count(those) <= self.seekers[name].max_meetings)
        for name, those in grouped(self.x, lambda s: s.employer).items():
            most = self.employers[name].max_meetings
            if most is not None:
                self.cp.add(self.count(those) <= most)

    def _one_at_a_time(self) -> None:
        for those in self.covering(self.x, lambda s: s.seeker).values():
            self.cp.add_at_most_one(self.x[s] for s in those)
        for those in self.covering(self.y, lambda s: s.place).values():
            self.cp.add_at_most_one(self.y[s] for s in those)

    def following(
        self, seekers: Container[str] | None = None
    ) -> Iterator[tuple[list[Start], list[Start], float]]:
        """Two meetings of a seeker (of those named, if any are), the second after the first, and
        the minutes of the walk.
        """
        own = grouped(self.moments.values(), lambda those: those[0].seeker)
        for name, moments in own.items():
            if seekers is not None and name not in seekers:
                continue
            for a, b in itertools.permutations(moments, 2):
                if a[0].pair != b[0].pair and b[0].slot >= a[0].end:
                    yield a, b, self._walk(name, a[0].employer, b[0].employer)

    def _walk(self, seeker: str, a: str, b: str) -> float:
        (x, y), (u, v) = self.employers[a].xy, self.employers[b].xy
        return (abs(x - u) + abs(y - v)) / self.seekers[seeker].walk_mpm

    def walkers(self) -> frozenset[str]:
        """Who may need more minutes between two meetings than there are at the end of one."""
        theirs = grouped(self.problem.pairs, lambda p: p.seeker)
        return frozenset(
            name
            for name, own in theirs.items()
            if any(
                self._walk(name, a.employer, b.employer) > self.changes[a.employer] + 1e-9
                for a, b in itertools.permutations(own, 2)
            )
        )

    def _walks(self) -> None:
        for a, b, minutes in self.following(self.walkers()):
            spare = (b[0].slot - a[0].end) * self.problem.slot_min
            if minutes > self.changes[a[0].employer] + spare + 1e-9:
                self.cp.add(self.count(a) + self.count(b) <= 1)

    def _sessions(self) -> None:
        """Those who sit at one station together begin together."""
        for place, those in self.sessions.items():
            self.begun[place] = self.cp.new_bool_var("")
            self.cp.add_max_equality(self.begun[place], [self.x[s] for s in those])
            self.cp.add(self.count(those) <= self.stations[place[0]].seats)
        for start, x in self.x.items():
            for t in range(start.slot + 1, start.end):
                if (start.place, t) in self.begun:
                    self.cp.add_implication(x, self.begun[start.place, t].negated())

    def _rests(self) -> None:
        """``rows``: at least how many meetings in a row end at a slot."""
        rows: dict[tuple[str, str, int], Any] = {}
        for start, x in self.x.items():
            for kind, name, most in (
                ("seeker", start.seeker, self.seekers[start.seeker].max_run),
                ("station", start.place, self.stations[start.place].max_run),
            ):
                if most is None:
                    continue
                before, after = (kind, name, start.slot), (kind, name, start.end)
                for key in (before, after):
                    if key not in rows:
                        rows[key] = self.cp.new_int_var(0, most, "")
                rested = start.slot in self.problem.pauses
                row = 1 if rested else rows[before] + 1
                self.cp.add(rows[after] >= row).only_enforce_if(x)

    def _resources(self) -> None:
        for resource in self.problem.resources:
            users = [
                s for s in self.x if resource.id in resources_of(self.problem, s.seeker, s.employer)
            ]
            for those in self.covering(users, lambda _: "").values():
                self.cp.add(self.count(those) <= resource.count)


def _helpers(
    problem: Problem, start: Start, language: str, pinned: PinnedMeeting | None
) -> Iterator[str]:
    if pinned is not None:
        yield pinned.interpreter or ""
        return
    for one in problem.interpreters:
        if language in one.languages and all(
            t in one.available for t in range(start.slot, start.end)
        ):
            yield one.id
