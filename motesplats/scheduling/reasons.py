"""Why each of many wishes was not met: what ``explain`` finds, with the judge asked only where the
reason is not plain to see.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from motesplats.scheduling.explain import Explanation, Unmet, reason_among
from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemEmployer,
    ProblemSeeker,
    ProblemStation,
    pair_slots,
)
from motesplats.scheduling.timetable import PlannedMeeting, Timetable
from motesplats.scheduling.ways import part_around, ways_at


class _Asked(NamedTuple):
    """A pair that does not meet, and how many slots its meeting takes."""

    pair: Pair
    seeker: ProblemSeeker
    employer: ProblemEmployer
    length: int


class _Place(NamedTuple):
    station: ProblemStation
    slot: int


_Open = Callable[[_Asked, _Place], bool]


def unmet_reasons(
    problem: Problem, timetable: Timetable, of: Collection[str] | None = None
) -> Iterator[tuple[Pair, Explanation]]:
    """Every pair that does not meet (``of`` these seekers, or all), in the problem's order, and the
    reason as ``why_unmet`` gives it, without what it would take. The timetable must keep the rules.
    """
    met = {(m.seeker, m.employer) for m in timetable.meetings}
    sight = _Sight(problem, timetable)
    for pair, length in zip(problem.pairs, pair_slots(problem), strict=True):
        wanted = of is None or pair.seeker in of
        if wanted and (pair.seeker, pair.employer) not in met:
            seeker, employer = sight.seekers[pair.seeker], sight.employers[pair.employer]
            yield pair, sight.reason(_Asked(pair, seeker, employer, length))


@dataclass(frozen=True, slots=True)
class _Taken:
    """When a seeker or a station is taken: the first slot of a meeting and the first after it."""

    begins: int
    ends: int


class _Sight:
    """A timetable, looked up by who and where."""

    def __init__(self, problem: Problem, timetable: Timetable) -> None:
        self.problem, self.timetable = problem, timetable
        self.seekers = {s.id: s for s in problem.seekers}
        self.employers = {e.id: e for e in problem.employers}
        self._blocked, self._pauses = frozenset(problem.blocked), frozenset(problem.pauses)
        self._absent = frozenset(problem.absent)
        pairs = zip(problem.pairs, pair_slots(problem), strict=True)
        lengths = {(p.seeker, p.employer): length for p, length in pairs}
        self._worth = {(p.seeker, p.employer): p.utility for p in problem.pairs}
        self._there: defaultdict[str, list[PlannedMeeting]] = defaultdict(list)
        self._days: defaultdict[str, list[_Taken]] = defaultdict(list)
        self._at: defaultdict[str, list[_Taken]] = defaultdict(list)
        for m in timetable.meetings:
            taken = _Taken(m.slot, m.slot + lengths.get((m.seeker, m.employer), 1))
            self._days[m.seeker].append(taken)
            self._at[m.station].append(taken)
            self._there[m.employer].append(m)
        self._have = Counter(m.seeker for m in timetable.meetings)

    def reason(self, one: _Asked) -> Explanation:
        if one.seeker.id in self._absent:
            return Explanation(Unmet.ABSENT)
        first = self.problem.now or 0
        slots = range(first, self.problem.n_slots)
        left = [_Place(station, t) for t in slots for station in one.employer.stations]
        looked = tuple[int, ...]()
        for code, is_open in self._plain(one):
            left = [place for place in left if is_open(one, place)]
            if not left:
                return self._told(one, code, looked)
            looked = tuple(sorted({place.slot for place in left}))
        return self._judged(one, left)

    def _plain(self, one: _Asked) -> tuple[tuple[Unmet, _Open], ...]:
        """What needs no judge, in the order in which ``explain`` looks at it."""
        plain: tuple[tuple[Unmet, _Open], ...] = (
            (Unmet.NO_COMMON_TIME, self._both_there),
            (Unmet.NO_ACCESSIBLE_STATION, _reachable),
            (Unmet.NO_INTERPRETER, self._understood),
            (Unmet.ENOUGH_MEETINGS, self._bears_more),
            (Unmet.EMPLOYER_ENOUGH, self._takes_more),
            (Unmet.EMPLOYER_FULL, self._place_free),
        )
        rests = any(station.max_run is not None for station in one.employer.stations)
        return plain if rests else (*plain, (Unmet.SEEKER_BUSY, self._seeker_free))

    def _both_there(self, one: _Asked, place: _Place) -> bool:
        times = range(place.slot, place.slot + one.length)
        there = (one.seeker.available, place.station.available, range(self.problem.n_slots))
        return (
            all(t in whose for whose in there for t in times)
            and self._blocked.isdisjoint(times)
            and self._pauses.isdisjoint(times[1:])
        )

    def _understood(self, one: _Asked, place: _Place) -> bool:
        language = one.seeker.language
        times = range(place.slot, place.slot + one.length)
        return not language or any(
            language in helper.languages and all(t in helper.available for t in times)
            for helper in self.problem.interpreters
        )

    def _bears_more(self, one: _Asked, _: _Place) -> bool:
        return self._have[one.seeker.id] < one.seeker.max_meetings

    def _takes_more(self, one: _Asked, _: _Place) -> bool:
        most = one.employer.max_meetings
        return most is None or len(self._there[one.employer.id]) < most

    def _place_free(self, one: _Asked, place: _Place) -> bool:
        """Those who begin together share the seats; anybody else there then is in the way."""
        near = [x for x in self._at[place.station.id] if _overlap(x, one, place)]
        return len(near) < place.station.seats and all(x.begins == place.slot for x in near)

    def _seeker_free(self, one: _Asked, place: _Place) -> bool:
        return not any(_overlap(x, one, place) for x in self._days[one.seeker.id])

    def _told(self, one: _Asked, code: Unmet, slots: tuple[int, ...]) -> Explanation:
        limits = {
            Unmet.ENOUGH_MEETINGS: one.seeker.max_meetings,
            Unmet.EMPLOYER_ENOUGH: one.employer.max_meetings or 0,
        }
        there = [
            self._worth[m.seeker, m.employer]
            for m in self._there[one.employer.id]
            if code is Unmet.EMPLOYER_FULL and m.slot in slots
        ]
        return Explanation(
            code,
            slots,
            places=len(there),
            stronger=sum(utility > one.pair.utility for utility in there),
            limit=limits.get(code, 0),
            language=one.seeker.language or "",
        )

    def _judged(self, one: _Asked, left: list[_Place]) -> Explanation:
        part = part_around(self.problem, self.timetable, one.seeker.id, one.employer.id)
        wanted = {(place.station.id, place.slot) for place in left}
        found = [
            way
            for slot in sorted({place.slot for place in left})
            for way in ways_at(part, slot)
            if (way.meeting.station, slot) in wanted
        ]
        return reason_among(part, found)


def _reachable(one: _Asked, place: _Place) -> bool:
    return place.station.accessible or not one.seeker.wheelchair


def _overlap(taken: _Taken, one: _Asked, place: _Place) -> bool:
    return taken.begins < place.slot + one.length and place.slot < taken.ends
