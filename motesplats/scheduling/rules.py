"""The hard rules of every timetable, judged from values alone; nothing shared with the search."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import (
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemResource,
    ProblemSeeker,
    ProblemStation,
    change_minutes,
    pair_slots,
)
from motesplats.scheduling.timetable import PlannedMeeting, planned

MOST_NAMED = 2


class Rule(StrEnum):
    """A hard rule and the way in which it was broken."""

    UNKNOWN_ID = "H1 unknown"
    BLOCKED_TIME = "H1 blocked"
    OVERRUN = "H1 overrun"
    NOT_A_PAIR = "H2 not a pair"
    MEETS_TWICE = "H2 twice"
    SEEKER_AWAY = "H3 away"
    SEEKER_TWICE = "H3 double"
    TOO_MANY = "H4"
    EMPLOYER_TOO_MANY = "H4 employer"
    FOREIGN_STATION = "H5 foreign"
    STATION_EMPTY = "H5 not staffed"
    STATION_TWICE = "H5 double"
    GROUP_FULL = "H5 group"
    NOT_REACHABLE = "H6"
    NO_INTERPRETER = "H7 missing"
    INTERPRETER_AWAY = "H7 away"
    INTERPRETER_TWICE = "H7 double"
    NEEDLESS_INTERPRETER = "H7 needless"
    TOO_FAR = "H8"
    TOO_LONG_RUN = "H9"
    NO_REST = "H9 station"
    PINNED_MISSING = "H10 pinned"
    IN_THE_PAST = "H10 past"
    ABSENT = "H10 absent"
    RESOURCE_AWAY = "H11 away"
    RESOURCE_SHORT = "H11 short"


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule and the meeting that breaks it, for rules over several the later one.

    ``others``: the meetings with which it breaks the rule.
    """

    rule: Rule
    meeting: PlannedMeeting
    others: tuple[PlannedMeeting, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hall:
    problem: Problem
    seekers: dict[str, ProblemSeeker]
    employers: dict[str, ProblemEmployer]
    stations: dict[str, ProblemStation]
    owners: dict[str, str]
    interpreters: dict[str, ProblemInterpreter]
    resources: dict[str, ProblemResource]
    slots: dict[tuple[str, str], int]
    change: dict[str, int]
    blocked: frozenset[int]
    absent: frozenset[str]
    pauses: frozenset[int]
    pinned: frozenset[tuple[str, str, str, int]]

    def end(self, m: PlannedMeeting) -> int:
        """The first slot after a meeting."""
        return m.slot + self.slots.get((m.seeker, m.employer), 1)

    def needed(self, m: PlannedMeeting) -> frozenset[str]:
        """The kinds of resources of which a meeting takes one."""
        seeker, employer = self.seekers[m.seeker], self.employers[m.employer]
        return frozenset(seeker.resources) | frozenset(employer.resources)

    def in_a_row(self, a: PlannedMeeting, b: PlannedMeeting) -> bool:
        """Whether one meeting follows another without a slot or a pause between them."""
        return b.slot == self.end(a) and b.slot not in self.pauses


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
        {r.id: r for r in problem.resources},
        {
            (p.seeker, p.employer): k
            for p, k in zip(problem.pairs, pair_slots(problem), strict=True)
        },
        {
            e.id: minutes
            for e, minutes in zip(problem.employers, change_minutes(problem), strict=True)
        },
        frozenset(problem.blocked),
        frozenset(problem.absent),
        frozenset(problem.pauses),
        frozenset(_key(planned(m)) for m in problem.pinned),
    )


def violations(problem: Problem, meetings: Sequence[PlannedMeeting]) -> tuple[Violation, ...]:
    """Every breach of H1-H11; none for a timetable that may be published."""
    hall = _hall(problem)
    found = [Violation(Rule.UNKNOWN_ID, m) for m in meetings if not _known(hall, m)]
    known = sorted((m for m in meetings if _known(hall, m)), key=lambda m: m.slot)
    for meeting in known:
        found += [Violation(rule, meeting) for rule in _alone(hall, meeting)]
    found += _meets_twice(known)
    for seeker, day in _grouped(known, lambda m: m.seeker):
        found += _seeker_day(hall, hall.seekers[seeker], day)
    for station, day in _grouped(known, lambda m: m.station):
        found += _station_day(hall, hall.stations[station], day)
    for _, day in _grouped(known, lambda m: _helper(hall, m)):
        found += _overlaps(hall, Rule.INTERPRETER_TWICE, day)
    for employer, day in _grouped(known, lambda m: m.employer):
        found += _above(Rule.EMPLOYER_TOO_MANY, hall.employers[employer].max_meetings, day)
    found += _shortages(hall, known)
    have = {_key(m) for m in known}
    pinned = (planned(p) for p in problem.pinned)
    found += [Violation(Rule.PINNED_MISSING, m) for m in pinned if _key(m) not in have]
    return tuple(found)


def check_pinned(problem: Problem) -> None:
    """Refuse pinned meetings that break a rule, with those that break it together.

    Raises Refused(PROBLEM_CLASH, reason, seeker, slot, clash); ``clash`` is as
    ``("S1–E2 (pinned[3])", "S1–E5 (pinned[7])")``.
    """
    pinned = tuple(planned(m) for m in problem.pinned)
    found = violations(problem, pinned)
    if found:
        one = found[0]
        places = {m: n for n, m in reversed([*enumerate(pinned)])}
        raise Refused(
            Refusal.PROBLEM_CLASH,
            reason=one.rule.value,
            seeker=one.meeting.seeker,
            slot=one.meeting.slot,
            clash=tuple(
                f"{m.seeker}–{m.employer} (pinned[{places[m]}])"
                for m in (*one.others[:MOST_NAMED], one.meeting)
            ),
        )


def _grouped(
    meetings: Sequence[PlannedMeeting], key: Callable[[PlannedMeeting], str]
) -> Iterable[tuple[str, list[PlannedMeeting]]]:
    groups: dict[str, list[PlannedMeeting]] = defaultdict(list)
    for meeting in meetings:
        groups[key(meeting)].append(meeting)
    groups.pop("", None)
    return groups.items()


def _helper(hall: _Hall, m: PlannedMeeting) -> str:
    return (m.interpreter or "") if hall.seekers[m.seeker].language else ""


def _known(hall: _Hall, m: PlannedMeeting) -> bool:
    return (
        m.seeker in hall.seekers
        and m.employer in hall.employers
        and m.station in hall.stations
        and 0 <= m.slot < hall.problem.n_slots
    )


def _alone(hall: _Hall, m: PlannedMeeting) -> Iterator[Rule]:
    if (m.seeker, m.employer) not in hall.slots:
        yield Rule.NOT_A_PAIR
    if hall.owners[m.station] != m.employer:
        yield Rule.FOREIGN_STATION
    if hall.seekers[m.seeker].wheelchair and not hall.stations[m.station].accessible:
        yield Rule.NOT_REACHABLE
    pinned = _key(m) in hall.pinned
    if _overruns(hall, m) and not (pinned and m.slot < (hall.problem.now or 0)):
        yield Rule.OVERRUN
    yield from _interpreting(hall, m, pinned)
    if not pinned:
        yield from _attendance(hall, m)


def _overruns(hall: _Hall, m: PlannedMeeting) -> bool:
    end = hall.end(m)
    return end > hall.problem.n_slots or any(t in hall.pauses for t in range(m.slot + 1, end))


def _interpreting(hall: _Hall, m: PlannedMeeting, pinned: bool) -> Iterator[Rule]:
    language = hall.seekers[m.seeker].language
    if not language:
        if m.interpreter is not None:
            yield Rule.NEEDLESS_INTERPRETER
        return
    interpreter = hall.interpreters.get(m.interpreter or "")
    if interpreter is None or language not in interpreter.languages:
        yield Rule.NO_INTERPRETER
    elif not pinned and not _covers(interpreter.available, hall, m):
        yield Rule.INTERPRETER_AWAY


def _covers(available: Container[int], hall: _Hall, m: PlannedMeeting) -> bool:
    return all(t in available for t in range(m.slot, hall.end(m)))


def _attendance(hall: _Hall, m: PlannedMeeting) -> Iterator[Rule]:
    if any(t in hall.blocked for t in range(m.slot, hall.end(m))):
        yield Rule.BLOCKED_TIME
    if not _covers(hall.seekers[m.seeker].available, hall, m):
        yield Rule.SEEKER_AWAY
    if not _covers(hall.stations[m.station].available, hall, m):
        yield Rule.STATION_EMPTY
    if not all(_covers(hall.resources[kind].available, hall, m) for kind in hall.needed(m)):
        yield Rule.RESOURCE_AWAY
    if hall.problem.now is not None and m.slot < hall.problem.now:
        yield Rule.IN_THE_PAST
    if m.seeker in hall.absent:
        yield Rule.ABSENT


def _meets_twice(meetings: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    met: dict[tuple[str, str], PlannedMeeting] = {}
    for meeting in meetings:
        pair = meeting.seeker, meeting.employer
        if pair in met:
            yield Violation(Rule.MEETS_TWICE, meeting, (met[pair],))
        met.setdefault(pair, meeting)


def _overlaps(hall: _Hall, rule: Rule, day: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    """Meetings that begin before an earlier one ends; the day is in order."""
    last = day[0]
    for meeting in day[1:]:
        if meeting.slot < hall.end(last):
            yield Violation(rule, meeting, (last,))
        last = max(last, meeting, key=hall.end)


def _above(rule: Rule, most: int | None, day: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    if most is not None and len(day) > most:
        yield Violation(rule, day[-1], tuple(day[:-1]))


def _seeker_day(
    hall: _Hall, seeker: ProblemSeeker, day: Sequence[PlannedMeeting]
) -> Iterator[Violation]:
    yield from _overlaps(hall, Rule.SEEKER_TWICE, day)
    yield from _above(Rule.TOO_MANY, seeker.max_meetings, day)
    for a, b in itertools.pairwise(day):
        spare = hall.change[a.employer] + (b.slot - hall.end(a)) * hall.problem.slot_min
        if b.slot >= hall.end(a) and _walk_minutes(hall, seeker, a, b) > spare + 1e-9:
            yield Violation(Rule.TOO_FAR, b, (a,))
    yield from _runs(hall, Rule.TOO_LONG_RUN, seeker.max_run, day)


def _station_day(
    hall: _Hall, station: ProblemStation, day: Sequence[PlannedMeeting]
) -> Iterator[Violation]:
    """Those who begin together are one meeting; other meetings wait until the longest is over."""
    sessions = [[*group] for _, group in itertools.groupby(day, key=lambda m: m.slot)]
    full = Rule.STATION_TWICE if station.seats == 1 else Rule.GROUP_FULL
    for session in sessions:
        yield from _above(full, station.seats, session)
    longest = [max(session, key=hall.end) for session in sessions]
    yield from _overlaps(hall, Rule.STATION_TWICE, longest)
    yield from _runs(hall, Rule.NO_REST, station.max_run, longest)


def _runs(
    hall: _Hall, rule: Rule, most: int | None, day: Sequence[PlannedMeeting]
) -> Iterator[Violation]:
    run = [day[0]]
    for a, b in itertools.pairwise(day):
        run = [*run, b] if hall.in_a_row(a, b) else [b]
        if most is not None and len(run) > most:
            yield Violation(rule, b, tuple(run[:-1]))


def _shortages(hall: _Hall, meetings: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    """What is pinned has what it needs before anything else, and then the earlier meeting."""
    users: dict[tuple[str, int], list[PlannedMeeting]] = defaultdict(list)
    for m in sorted(meetings, key=lambda m: _key(m) not in hall.pinned):
        for kind in sorted(hall.needed(m)):
            places = [users[kind, t] for t in range(m.slot, hall.end(m))]
            full = next((p for p in places if len(p) >= hall.resources[kind].count), None)
            if full is not None:
                yield Violation(Rule.RESOURCE_SHORT, m, tuple(full))
            for place in places:
                place.append(m)


def _walk_minutes(
    hall: _Hall, seeker: ProblemSeeker, a: PlannedMeeting, b: PlannedMeeting
) -> float:
    (x, y), (u, v) = hall.employers[a.employer].xy, hall.employers[b.employer].xy
    return (abs(x - u) + abs(y - v)) / seeker.walk_mpm
