"""Planned meetings as a value, as ``motesplats-schedule/1``, and the figures of their quality."""

import itertools
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from motesplats.scheduling.problem import (
    MOST_SLOTS,
    Fault,
    PinnedMeeting,
    Problem,
    ProblemSeeker,
    change_minutes,
    pair_slots,
    refuse,
)
from motesplats.scheduling.reading import Node

FORMAT = "motesplats-schedule/1"


@dataclass(frozen=True, slots=True, order=True)
class PlannedMeeting:
    """Who meets whom, where and when; ``interpreter`` is set exactly where one is needed."""

    seeker: str
    employer: str
    station: str
    slot: int
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class Timetable:
    """The meetings of a problem, always in the order slot, employer, station, seeker."""

    problem_name: str
    meetings: tuple[PlannedMeeting, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(
            sorted(self.meetings, key=lambda m: (m.slot, m.employer, m.station, m.seeker))
        )
        object.__setattr__(self, "meetings", ordered)


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of a timetable.

    ``utility``: sum of the pairs' worth. ``levels``: present seekers with a wish who have at least
    1, 2, … fair_target meetings. ``breaks``: waits of seekers between two meetings, not counting
    absences, lunch and what they need for walking. ``station_breaks``: gaps between two meetings of
    a station that is staffed in them. ``walking``: minutes that seekers walk between meetings.
    ``speaking``: least and most minutes that present seekers with a wish have in meetings.
    """

    meetings: int
    utility: int
    levels: tuple[int, ...]
    breaks: int
    station_breaks: int
    walking: float
    speaking: tuple[int, int]


def planned(pinned: PinnedMeeting) -> PlannedMeeting:
    """A pinned meeting as part of a timetable."""
    return PlannedMeeting(
        pinned.seeker, pinned.employer, pinned.station, pinned.slot, pinned.interpreter
    )


def walking_slots(problem: Problem, minutes: float, change_min: int) -> int:
    """Slots to keep free for a walk, after ``change_min`` minutes left of the earlier meeting."""
    return math.ceil(max(0.0, minutes - change_min - 1e-9) / problem.slot_min)


def quality(problem: Problem, timetable: Timetable) -> Quality:
    """The figures of a timetable that keeps the rules."""
    hall = _Hall(problem)
    met = {(m.seeker, m.employer) for m in timetable.meetings}
    present = {p.seeker for p in problem.pairs} - set(problem.absent)
    days = _grouped(timetable.meetings, attrgetter("seeker"))
    counts = [len(days.get(s, ())) for s in present]
    minutes = [sum(map(hall.minutes, days.get(s, ()))) for s in present] or [0]
    routes = [hall.route(hall.seekers[s], day) for s, day in days.items()]
    return Quality(
        meetings=len(timetable.meetings),
        utility=sum(p.utility for p in problem.pairs if (p.seeker, p.employer) in met),
        levels=tuple(sum(n >= k for n in counts) for k in range(1, problem.fair_target + 1)),
        breaks=sum(breaks for breaks, _ in routes),
        station_breaks=_station_breaks(hall, timetable),
        walking=round(sum(walking for _, walking in routes), 1),
        speaking=(min(minutes), max(minutes)),
    )


def waits_of(problem: Problem, timetable: Timetable) -> dict[str, int]:
    """How often each seeker with a meeting waits between two."""
    hall = _Hall(problem)
    days = _grouped(timetable.meetings, attrgetter("seeker"))
    return {s: hall.route(hall.seekers[s], day)[0] for s, day in days.items()}


class _Hall:
    """A problem, looked up by ids."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.seekers = {s.id: s for s in problem.seekers}
        self.blocked = frozenset(problem.blocked)
        self._place = {e.id: e.xy for e in problem.employers}
        employers = zip(problem.employers, change_minutes(problem), strict=True)
        self._change = {e.id: minutes for e, minutes in employers}
        pairs = zip(problem.pairs, pair_slots(problem), strict=True)
        self._longer = {(p.seeker, p.employer): slots for p, slots in pairs if slots > 1}

    def end(self, m: PlannedMeeting) -> int:
        """The first slot after a meeting."""
        return m.slot + (self._longer.get((m.seeker, m.employer), 1) if self._longer else 1)

    def minutes(self, m: PlannedMeeting) -> int:
        """How long a meeting lasts."""
        return (self.end(m) - m.slot) * self.problem.slot_min - self._change[m.employer]

    def walk(self, seeker: ProblemSeeker, a: PlannedMeeting, b: PlannedMeeting) -> float:
        """Minutes that the seeker walks from one meeting to the next."""
        (x, y), (u, v) = self._place[a.employer], self._place[b.employer]
        return (abs(x - u) + abs(y - v)) / seeker.walk_mpm

    def route(self, seeker: ProblemSeeker, day: Sequence[PlannedMeeting]) -> tuple[int, float]:
        """Gaps of the seeker's day in which more slots are free than the walk takes; minutes."""
        breaks, walking = 0, 0.0
        for a, b in itertools.pairwise(day):
            minutes = self.walk(seeker, a, b)
            walking += minutes
            gap = range(self.end(a), b.slot)
            if gap:
                free = sum(t in seeker.available and t not in self.blocked for t in gap)
                need = walking_slots(self.problem, minutes, self._change[a.employer])
                breaks += free > need
        return breaks, walking


def _station_breaks(hall: _Hall, timetable: Timetable) -> int:
    staffed = {t.id: t.available for e in hall.problem.employers for t in e.stations}
    breaks = 0
    for station, day in _grouped(timetable.meetings, attrgetter("station")).items():
        free = set(staffed[station]) - hall.blocked
        end = day[0].slot
        for meeting in day:
            if meeting.slot > end:
                breaks += any(t in free for t in range(end, meeting.slot))
            end = max(end, hall.end(meeting))
    return breaks


def _grouped(
    meetings: Sequence[PlannedMeeting], key: Callable[[PlannedMeeting], str]
) -> dict[str, list[PlannedMeeting]]:
    groups: dict[str, list[PlannedMeeting]] = defaultdict(list)
    for meeting in meetings:
        groups[key(meeting)].append(meeting)
    return groups


def check_previous(problem: Problem, previous: Timetable) -> None:
    """Refuse a previous timetable of another problem; a live problem adds to the name.

    People may have gone from the lists since, so that a timetable of the same name may hold
    some meetings that are no longer known. Raises Refused(PROBLEM_INVALID, path, reason).
    """
    pairs = {(p.seeker, p.employer) for p in problem.pairs}
    owner = {t.id: e.id for e in problem.employers for t in e.stations}
    strange = [
        n
        for n, m in enumerate(previous.meetings)
        if (m.seeker, m.employer) not in pairs or owner.get(m.station) != m.employer
    ]
    same = problem.name.startswith(previous.problem_name)
    if len(strange) > (len(previous.meetings) // 2 if same else 0):
        raise refuse(f"meetings[{strange[0]}]", Fault.OTHER_PROBLEM)


def read_timetable(data: object) -> Timetable:
    """A timetable from parsed JSON; raises Refused(PROBLEM_INVALID, path, reason)."""
    root = Node(data)
    if root.at("format").text() != FORMAT:
        raise refuse("format", Fault.WRONG_FORMAT)
    meetings = root.at("meetings")
    if meetings.value is None:
        raise refuse("meetings", Fault.MISSING)
    return Timetable(root.at("instance").text(""), meetings.each(_meeting))


def _meeting(node: Node) -> PlannedMeeting:
    slot = node.at("slot")
    if not 0 <= slot.whole() < MOST_SLOTS:
        raise refuse(slot.path, Fault.OUT_OF_RANGE)
    return PlannedMeeting(
        node.at("s").text(),
        node.at("e").text(),
        node.at("table").text(),
        slot.whole(),
        node.at("interpreter").perhaps_text(),
    )


def write_timetable(timetable: Timetable) -> dict[str, object]:
    """The timetable as ``motesplats-schedule/1``, ready for JSON."""
    return {
        "format": FORMAT,
        "instance": timetable.problem_name,
        "meetings": [
            {
                "s": m.seeker,
                "e": m.employer,
                "table": m.station,
                "slot": m.slot,
                "interpreter": m.interpreter,
            }
            for m in timetable.meetings
        ],
    }
