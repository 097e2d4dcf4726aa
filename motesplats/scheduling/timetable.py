"""Planned meetings as a value, as ``motesplats-schedule/1``, and the figures of their quality."""

import itertools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass

from motesplats.scheduling.problem import Fault, PinnedMeeting, Problem, ProblemSeeker, refuse
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
    absences, lunch and what they need for walking.
    """

    meetings: int
    utility: int
    levels: tuple[int, ...]
    breaks: int


def planned(pinned: PinnedMeeting) -> PlannedMeeting:
    """A pinned meeting as part of a timetable."""
    return PlannedMeeting(
        pinned.seeker, pinned.employer, pinned.station, pinned.slot, pinned.interpreter
    )


def steps_between(problem: Problem, mpm: float, metres: float) -> int:
    """The least difference of slots between two meetings that lie ``metres`` apart."""
    over = metres / mpm - problem.change_min - 1e-9
    return 1 + math.ceil(max(0.0, over) / problem.slot_min)


def quality(problem: Problem, timetable: Timetable) -> Quality:
    """The figures of a timetable that keeps the rules."""
    worth = {(p.seeker, p.employer): p.utility for p in problem.pairs}
    counts = Counter(m.seeker for m in timetable.meetings)
    present = {p.seeker for p in problem.pairs} - set(problem.absent)
    levels = tuple(sum(counts[s] >= k for s in present) for k in range(1, problem.fair_target + 1))
    utility = sum(worth[m.seeker, m.employer] for m in timetable.meetings)
    return Quality(len(timetable.meetings), utility, levels, _breaks(problem, timetable))


def _breaks(problem: Problem, timetable: Timetable) -> int:
    own: dict[str, list[PlannedMeeting]] = defaultdict(list)
    for meeting in timetable.meetings:
        own[meeting.seeker].append(meeting)
    seekers = {s.id: s for s in problem.seekers}
    return sum(_breaks_of(problem, seekers[s], meetings) for s, meetings in own.items())


def _breaks_of(problem: Problem, seeker: ProblemSeeker, meetings: list[PlannedMeeting]) -> int:
    free = set(seeker.available) - set(problem.blocked)
    place = {e.id: e.xy for e in problem.employers if e.id in {m.employer for m in meetings}}
    breaks = 0
    for a, b in itertools.pairwise(meetings):
        (x, y), (u, v) = place[a.employer], place[b.employer]
        walking = steps_between(problem, seeker.walk_mpm, abs(x - u) + abs(y - v)) - 1
        breaks += sum(t in free for t in range(a.slot + 1, b.slot)) > walking
    return breaks


def read_timetable(data: object) -> Timetable:
    """A timetable from parsed JSON; raises Refused(PROBLEM_INVALID, path, reason)."""
    root = Node(data)
    if root.at("format").text() != FORMAT:
        raise refuse("format", Fault.WRONG_FORMAT)
    return Timetable(root.at("instance").text(""), root.at("meetings").each(_meeting))


def _meeting(node: Node) -> PlannedMeeting:
    return PlannedMeeting(
        node.at("s").text(),
        node.at("e").text(),
        node.at("table").text(),
        node.at("slot").whole(),
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
