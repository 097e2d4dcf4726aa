"""Where two people could still meet while the fair runs and everybody else stays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from motesplats.live.course import timeline
from motesplats.live.phases import Held
from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.ways import part_around, ways_at
from motesplats.storage import departures, halls, timetables
from motesplats.usecases.live_hall import course_in
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import EmployerId, FairId, SeekerId
    from motesplats.live.phases import Timeline
    from motesplats.storage.store import Connection
    from motesplats.usecases.problems import Planning

There = TypeVar("There", ProblemStation, ProblemInterpreter, ProblemSeeker)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the fair's day.

    ``begun``: how many time slots have begun; ``meetings`` are the published ones that stand;
    ``away``: the time slots in which somebody is not there. ``times`` is the day
    as it really goes, ``problem`` the fair's question as the day is: the past is past, who has gone
    is gone, and whoever has a meeting that stands may have it.
    """

    planning: Planning
    begun: int
    meetings: tuple[Meeting, ...]
    away: Mapping[str, frozenset[int]]
    times: Timeline
    problem: Problem

    def coming(self) -> tuple[Meeting, ...]:
        """The meetings whose time slot has not begun."""
        return tuple(m for m in self.meetings if m.slot >= self.begun)

    def ways(
        self, meeting: Meeting, employer: EmployerId, kept: tuple[Meeting, ...]
    ) -> Iterator[Meeting]:
        """Where the meeting's seeker could meet ``employer``, one way a time slot, while ``kept``
        is all that stands; a way bears the meeting's own id.
        """
        slots = tuple(self._free(meeting.seeker, employer, kept))
        seeker, host = self.planning.key(meeting.seeker), self.planning.employer_key(employer)
        if not slots or not any(
            (p.seeker, p.employer) == (seeker, host) for p in self.problem.pairs
        ):
            return
        # Only these have a part in it, and there may be thousands of others.
        beside = (
            m
            for m in kept
            if m.seeker == meeting.seeker or m.employer == employer or m.interpreter is not None
        )
        part = part_around(self.problem, self.planning.timetable(beside), seeker, host)
        for slot in slots:
            open_ = (w for w in ways_at(part, slot) if not w.broken and not w.added)
            for way in open_:
                found = way.meeting
                helper = found.interpreter
                yield replace(
                    meeting,
                    employer=employer,
                    station=self.planning.stations[found.station],
                    slot=slot,
                    slots=part.length,
                    interpreter=None if helper is None else self.planning.interpreters[helper],
                )
                break

    def _free(
        self, seeker: SeekerId, employer: EmployerId, kept: Iterable[Meeting]
    ) -> Iterator[int]:
        """The time slots to come in which the seeker and a station of the employer are free."""
        busy: set[int] = set()
        used: defaultdict[int, int] = defaultdict(int)
        for m in kept:
            for slot in m.taken:
                if m.seeker == seeker:
                    busy.add(slot)
                if m.employer == employer:
                    used[slot] += 1
        key = self.planning.employer_key(employer)
        places = sum(len(e.stations) for e in self.planning.problem.employers if e.id == key)
        for slot in range(self.begun, len(self.planning.slots)):
            if slot not in busy and used[slot] < places:
                yield slot

    def allowing(self, pairs: Iterable[tuple[SeekerId, EmployerId]]) -> Left:
        """The same where these may meet although nobody asked for it."""
        who = {seeker: key for key, seeker in self.planning.seekers.items()}
        whom = {employer: key for key, employer in self.planning.employers.items()}
        return replace(
            self, problem=_with_pairs(self.problem, ((who[s], whom[e]) for s, e in pairs))
        )


def _with_pairs(problem: Problem, wanted: Iterable[tuple[str, str]]) -> Problem:
    known = {(p.seeker, p.employer) for p in problem.pairs}
    fresh = tuple(Pair(*pair, 1) for pair in dict.fromkeys(wanted) if pair not in known)
    return replace(problem, pairs=(*problem.pairs, *fresh)) if fresh else problem


def _problem_today(
    planning: Planning,
    begun: int,
    meetings: tuple[Meeting, ...],
    absent: Mapping[str, frozenset[int]],
) -> Problem:
    problem, nowhere = planning.problem, frozenset[int]()
    ids = {**planning.employers, **planning.interpreters, **planning.seekers, **planning.stations}
    away = {key: absent[one] for key, one in ids.items() if one in absent}
    hosts = tuple(
        replace(
            host,
            stations=tuple(
                _without(s, away.get(host.id, nowhere) | away.get(s.id, nowhere))
                for s in host.stations
            ),
        )
        for host in problem.employers
    )
    today = replace(
        problem,
        employers=hosts,
        interpreters=tuple(_without(i, away.get(i.id)) for i in problem.interpreters),
        seekers=tuple(_without(s, away.get(s.id)) for s in problem.seekers),
        pinned=(),
        now=begun,
    )
    return _with_pairs(today, ((m.seeker, m.employer) for m in planning.planned(meetings)))


def _without(one: There, away: frozenset[int] | None) -> There:
    """Somebody or something that is not there in some time slots."""
    return replace(one, available=tuple(t for t in one.available if t not in away)) if away else one


def places_left(
    connection: Connection,
    fair_id: FairId,
    now: datetime,
    away: Mapping[str, frozenset[int]],
) -> Left:
    """What is left of the day at ``now``, where ``away`` says more than is known of somebody.

    Raises the refusals of ``planning_of``.
    """
    fair = known_fair(connection, fair_id)
    times = timeline(course_in(connection, fair), now)
    begun = begun_slots(times, now)
    known = _known_away(connection, fair, times, begun)
    # What is told of somebody now takes the place of what was known before.
    both = {**known, **away}
    published = timetables.meetings_of(connection, fair_id)
    standing = tuple(m for m in published if m.stands)
    planning = planning_of(connection, fair_id)
    today = _problem_today(planning, begun, standing, both)
    return Left(planning, begun, standing, both, times, today)


def begun_slots(times: Timeline, now: datetime) -> int:
    """How many time slots have begun; none while the start waits."""
    if times.held is Held.WAITING:
        return 0
    return sum(slot.starts <= now for slot in times.slots)


def slots_before(times: Timeline, until: datetime) -> frozenset[int]:
    """The time slots that begin before an instant."""
    return frozenset(slot.index for slot in times.slots if slot.starts < until)


def _known_away(
    connection: Connection, fair: Fair, times: Timeline, begun: int
) -> dict[str, frozenset[int]]:
    rest = frozenset(range(begun, len(times.slots)))
    away: dict[str, frozenset[int]] = {}
    away.update(dict.fromkeys(departures.employers_gone(connection, fair.id), rest))
    for one in departures.expected_at(connection, fair.id):
        away[one.employer] = rest & slots_before(times, one.at)
    for thing in halls.away_in(connection, fair.id):
        gone = rest & frozenset(range(thing.first, thing.until))
        away[thing.who] = away.get(thing.who, frozenset()) | gone
    return away
