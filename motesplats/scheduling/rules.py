"""The hard rules of every timetable, judged from values alone; nothing shared with the search."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motesplats.scheduling.problem import (
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.timetable import PlannedMeeting, planned


class Rule(StrEnum):
    """A hard rule and the way in which it was broken."""

    UNKNOWN_ID = "H1 unknown"
    BLOCKED_TIME = "H1 blocked"
    NOT_A_PAIR = "H2 not a pair"
    MEETS_TWICE = "H2 twice"
    SEEKER_AWAY = "H3 away"
    SEEKER_TWICE = "H3 double"
    TOO_MANY = "H4"
    FOREIGN_STATION = "H5 foreign"
    STATION_EMPTY = "H5 not staffed"
    STATION_TWICE = "H5 double"
    NOT_REACHABLE = "H6"
    NO_INTERPRETER = "H7 missing"
    INTERPRETER_AWAY = "H7 away"
    INTERPRETER_TWICE = "H7 double"
    NEEDLESS_INTERPRETER = "H7 needless"
    TOO_FAR = "H8"
    TOO_LONG_RUN = "H9"
    PINNED_MISSING = "H10 pinned"
    IN_THE_PAST = "H10 past"
    ABSENT = "H10 absent"


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule and the meeting (for rules over several: the later one) that breaks it."""

    rule: Rule
    meeting: PlannedMeeting


@dataclass(frozen=True, slots=True)
class _Hall:
    problem: Problem
    seekers: dict[str, ProblemSeeker]
    employers: dict[str, ProblemEmployer]
    stations: dict[str, ProblemStation]
    owners: dict[str, str]
    interpreters: dict[str, ProblemInterpreter]
    pairs: frozenset[tuple[str, str]]
    blocked: frozenset[int]
    absent: frozenset[str]
    pinned: frozenset[tuple[str, str, str, int]]


def _key(meeting: PlannedMeeting) -> tuple[str, str, str, int]:
    return meeting.seeker, meeting.employer, meeting.station, meeting.slot


def _hall(problem: Problem) -> _Hall:
    return _Hall(
        problem,
        {s.id: s for s in problem.seekers},
        {e.id: e for e in problem.employers},
        {t.id: t for e in problem.employers for t in e.stations},
        {t.id: e.id for e in problem.employers for t in e.stations},
        {i.id: i for i in problem.interpreters},
        frozenset((p.seeker, p.employer) for p in problem.pairs),
        frozenset(problem.blocked),
        frozenset(problem.absent),
        frozenset(_key(planned(m)) for m in problem.pinned),
    )


def violations(problem: Problem, meetings: Sequence[PlannedMeeting]) -> tuple[Violation, ...]:
    """Every breach of H1-H10; none for a timetable that may be published."""
    hall = _hall(problem)
    found = [Violation(Rule.UNKNOWN_ID, m) for m in meetings if not _known(hall, m)]
    known = [m for m in meetings if _known(hall, m)]
    for meeting in known:
        found += [Violation(rule, meeting) for rule in _alone(hall, meeting)]
    found += _doubles(hall, known)
    own: dict[str, list[PlannedMeeting]] = defaultdict(list)
    for meeting in sorted(known, key=lambda m: m.slot):
        own[meeting.seeker].append(meeting)
    for seeker, day in own.items():
        found += _day(hall, hall.seekers[seeker], day)
    have = {_key(m) for m in known}
    pinned = (planned(p) for p in problem.pinned)
    found += [Violation(Rule.PINNED_MISSING, m) for m in pinned if _key(m) not in have]
    return tuple(found)


def _known(hall: _Hall, m: PlannedMeeting) -> bool:
    return (
        m.seeker in hall.seekers
        and m.employer in hall.employers
        and m.station in hall.stations
        and 0 <= m.slot < hall.problem.n_slots
    )


def _alone(hall: _Hall, m: PlannedMeeting) -> Iterator[Rule]:
    if (m.seeker, m.employer) not in hall.pairs:
        yield Rule.NOT_A_PAIR
    if hall.owners[m.station] != m.employer:
        yield Rule.FOREIGN_STATION
    if hall.seekers[m.seeker].wheelchair and not hall.stations[m.station].accessible:
        yield Rule.NOT_REACHABLE
    pinned = _key(m) in hall.pinned
    yield from _interpreting(hall, m, pinned)
    if not pinned:
        yield from _attendance(hall, m)


def _interpreting(hall: _Hall, m: PlannedMeeting, pinned: bool) -> Iterator[Rule]:
    language = hall.seekers[m.seeker].language
    if not language:
        if m.interpreter is not None:
            yield Rule.NEEDLESS_INTERPRETER
        return
    interpreter = hall.interpreters.get(m.interpreter or "")
    if interpreter is None or language not in interpreter.languages:
        yield Rule.NO_INTERPRETER
    elif not pinned and m.slot not in interpreter.available:
        yield Rule.INTERPRETER_AWAY


def _attendance(hall: _Hall, m: PlannedMeeting) -> Iterator[Rule]:
    if m.slot in hall.blocked:
        yield Rule.BLOCKED_TIME
    if m.slot not in hall.seekers[m.seeker].available:
        yield Rule.SEEKER_AWAY
    if m.slot not in hall.stations[m.station].available:
        yield Rule.STATION_EMPTY
    if hall.problem.now is not None and m.slot < hall.problem.now:
        yield Rule.IN_THE_PAST
    if m.seeker in hall.absent:
        yield Rule.ABSENT


def _doubles(hall: _Hall, meetings: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    helped = [m for m in meetings if hall.seekers[m.seeker].language and m.interpreter]
    yield from _repeated(Rule.MEETS_TWICE, meetings, lambda m: (m.seeker, m.employer))
    yield from _repeated(Rule.SEEKER_TWICE, meetings, lambda m: (m.seeker, m.slot))
    yield from _repeated(Rule.STATION_TWICE, meetings, lambda m: (m.station, m.slot))
    yield from _repeated(Rule.INTERPRETER_TWICE, helped, lambda m: (m.interpreter, m.slot))


def _repeated(
    rule: Rule, meetings: Sequence[PlannedMeeting], key: Callable[[PlannedMeeting], object]
) -> Iterator[Violation]:
    seen: Counter[object] = Counter()
    for meeting in meetings:
        seen[key(meeting)] += 1
        if seen[key(meeting)] > 1:
            yield Violation(rule, meeting)


def _day(hall: _Hall, seeker: ProblemSeeker, day: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    if len(day) > seeker.max_meetings:
        yield Violation(Rule.TOO_MANY, day[-1])
    run = 1
    for a, b in itertools.pairwise(day):
        if a.slot == b.slot:
            continue
        if _walk_minutes(hall, seeker, a, b) > _spare_minutes(hall.problem, a, b) + 1e-9:
            yield Violation(Rule.TOO_FAR, b)
        run = run + 1 if b.slot == a.slot + 1 else 1
        if seeker.max_run is not None and run > seeker.max_run:
            yield Violation(Rule.TOO_LONG_RUN, b)


def _walk_minutes(
    hall: _Hall, seeker: ProblemSeeker, a: PlannedMeeting, b: PlannedMeeting
) -> float:
    (x, y), (u, v) = hall.employers[a.employer].xy, hall.employers[b.employer].xy
    return (abs(x - u) + abs(y - v)) / seeker.walk_mpm


def _spare_minutes(problem: Problem, a: PlannedMeeting, b: PlannedMeeting) -> int:
    return problem.change_min + (b.slot - a.slot - 1) * problem.slot_min
