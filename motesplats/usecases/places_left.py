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
    as it really goes.
    """

    planning: Planning
    begun: int
    meetings: tuple[Meeting, ...]
    away: Mapping[str, frozenset[int]]
    times: Timeline

    def coming(self) -> tuple[Meeting, ...]:
        """The meetings whose time slot has not begun."""
        return tuple(m for m in self.meetings if m.slot >= self.begun)

    def ways(
        self, meeting: Meeting, employer: EmployerId, kept: tuple[Meeting, ...]
    ) -> Iterator[Meeting]:
        """Where the meeting's seeker could meet ``employer``, one way a time slot, while ``kept``
        is all that stands; a way bears the meeting's own id.
        """
        problem = self.problem_of((*kept, replace(meeting, employer=employer)))
        seeker, host = self.planning.key(meeting.seeker), self.planning.employer_key(employer)
        there = self.planning.timetable(kept)
        part = part_around(problem, there, seeker, host)
        for slot in self._free(meeting.seeker, employer, kept):
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

    def problem_of(self, wanted: tuple[Meeting, ...]) -> Problem:
        """The fair's problem as the day is: the past is past, employers who have gone are gone, and
        every pair of ``wanted`` may meet, as long as they do."""
        plan, problem = self.planning, self.planning.problem
        ids = {**plan.employers, **plan.interpreters, **plan.seekers, **plan.stations}
        away = {key: self.away[one] for key, one in ids.items() if one in self.away}
        pairs = {(p.seeker, p.employer): p for p in problem.pairs}
        who = {seeker: key for key, seeker in plan.seekers.items()}
        whom = {employer: key for key, employer in plan.employers.items()}
        for m in wanted:
            pair = who[m.seeker], whom[m.employer]
            if pair not in pairs:
                pairs[pair] = Pair(*pair, 1)
        nowhere: frozenset[int] = frozenset()
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
        changed = replace(
            problem,
            employers=hosts,
            interpreters=tuple(_without(i, away.get(i.id)) for i in problem.interpreters),
            seekers=tuple(_without(s, away.get(s.id)) for s in problem.seekers),
            pinned=(),
        )
        return replace(changed, pairs=tuple(pairs.values()), now=self.begun)


def _without(one: There, away: frozenset[int] | None) -> There:
    """Somebody or something that is not there in some time slots."""
    return replace(one, available=tuple(t for t in one.available if t not in away)) if away else one


def places_left(
    connection: Connection,
    fair_id: FairId,
    now: datetime,
    away: Mapping[str, frozenset[int]],
) -> Left:
    """What is left of the day at ``now``, with people away besides those known to be.

    Raises the refusals of ``planning_of``.
    """
    fair = known_fair(connection, fair_id)
    times = timeline(course_in(connection, fair), now)
    begun = begun_slots(times, now)
    known = _known_away(connection, fair, times, begun)
    both = {
        one: known.get(one, frozenset()) | away.get(one, frozenset()) for one in {*known, *away}
    }
    published = timetables.meetings_of(connection, fair_id)
    standing = tuple(m for m in published if m.stands)
    return Left(planning_of(connection, fair_id), begun, standing, both, times)


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
