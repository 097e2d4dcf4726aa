"""The hard rules of every timetable, judged from values alone; nothing shared with the search."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import (
    PinnedMeeting,
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
    pairs: frozenset[tuple[str, str]]
    longer: dict[tuple[str, str], int]
    change: dict[str, int]
    blocked: frozenset[int]
    absent: frozenset[str]
    pauses: frozenset[int]
    pinned: frozenset[tuple[str, str, str, int]]

    def end(self, m: PlannedMeeting) -> int:
        """The first slot after a meeting."""
        return m.slot + (self.longer.get((m.seeker, m.employer), 1) if self.longer else 1)

    def needed(self, m: PlannedMeeting) -> frozenset[str]:
        """The kinds of resources of which a meeting takes one."""
        seeker, employer = self.seekers[m.seeker], self.employers[m.employer]
        return frozenset(seeker.resources) | frozenset(employer.resources)

    def in_a_row(self, a: PlannedMeeting, b: PlannedMeeting) -> bool:
        """Whether one meeting follows another without a slot or a pause between them."""
        return b.slot == self.end(a) and b.slot not in self.pauses


def _key(meeting: PlannedMeeting | PinnedMeeting) -> tuple[str, str, str, int]:
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
        frozenset((p.seeker, p.employer) for p in problem.pairs),
        {
            (p.seeker, p.employer): k
            for p, k in zip(problem.pairs, pair_slots(problem), strict=True)
            if k > 1
        },
        {
            e.id: minutes
            for e, minutes in zip(problem.employers, change_minutes(problem), strict=True)
        },
        frozenset(problem.blocked),
        frozenset(problem.absent),
        frozenset(problem.pauses),
        frozenset(map(_key, problem.pinned)),
    )


def violations(problem: Problem, meetings: Sequence[PlannedMeeting]) -> tuple[Violation, ...]:
    """Every breach of H1-H11; none for a timetable that may be published."""
    hall = _hall(problem)
    found = _breaches(hall, meetings)
    have = set(map(_key, meetings))
    missing = (m for m in problem.pinned if _key(m) not in have)
    found += [Violation(Rule.PINNED_MISSING, planned(m)) for m in missing]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Judge:
    """The rules of one problem, ready to judge small parts of its timetables many times."""

    _hall: _Hall

    def breaches(self, meetings: Sequence[PlannedMeeting]) -> list[Violation]:
        """What these meetings break among themselves; that pinned ones are missing does not
        count.
        """
        return _breaches(self._hall, meetings)


def judge_of(problem: Problem) -> Judge:
    """The judge of a problem; making one costs as much as judging a whole timetable."""
    return Judge(_hall(problem))


def _breaches(hall: _Hall, meetings: Sequence[PlannedMeeting]) -> list[Violation]:
    known = sorted((m for m in meetings if _known(hall, m)), key=attrgetter("slot"))
    strange = () if len(known) == len(meetings) else meetings
    found = [Violation(Rule.UNKNOWN_ID, m) for m in strange if not _known(hall, m)]
    for meeting in known:
        found += [Violation(rule, meeting) for rule in _alone(hall, meeting)]
    found += _meets_twice(known)
    found += _together(hall, known)
    found += _shortages(hall, known) if hall.resources else ()
    return found


def _together(hall: _Hall, known: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    """What the meetings of one seeker, station, interpreter or employer break together."""
    for seeker, day in _grouped(known, attrgetter("seeker")):
        yield from _seeker_day(hall, hall.seekers[seeker], day)
    for station, day in _grouped(known, attrgetter("station")):
        yield from _station_day(hall, hall.stations[station], day)
    helped = [m for m in known if m.interpreter and hall.seekers[m.seeker].language]
    for _, day in _grouped(helped, attrgetter("interpreter")):
        yield from _overlaps(hall, Rule.INTERPRETER_TWICE, day)
    for employer, day in _grouped(known, attrgetter("employer")):
        yield from _above(Rule.EMPLOYER_TOO_MANY, hall.employers[employer].max_meetings, day)


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
    return groups.items()


def _known(hall: _Hall, m: PlannedMeeting) -> bool:
    return (
        m.seeker in hall.seekers
        and m.employer in hall.employers
        and m.station in hall.stations
        and 0 <= m.slot < hall.problem.n_slots
    )


def _alone(hall: _Hall, m: PlannedMeeting) -> Iterator[Rule]:
    seeker, station = hall.seekers[m.seeker], hall.stations[m.station]
    times = range(m.slot, hall.end(m))
    pinned = _key(m) in hall.pinned
    if (m.seeker, m.employer) not in hall.pairs:
        yield Rule.NOT_A_PAIR
    if hall.owners[m.station] != m.employer:
        yield Rule.FOREIGN_STATION
    if seeker.wheelchair and not station.accessible:
        yield Rule.NOT_REACHABLE
    if _overruns(hall, times) and not (pinned and m.slot < (hall.problem.now or 0)):
        yield Rule.OVERRUN
    if seeker.language:
        yield from _interpreting(hall, m, seeker.language, pinned)
    elif m.interpreter is not None:
        yield Rule.NEEDLESS_INTERPRETER
    if not pinned:
        yield from _attendance(hall, m, times)


def _overruns(hall: _Hall, times: range) -> bool:
    return times.stop > hall.problem.n_slots or not hall.pauses.isdisjoint(times[1:])


def _interpreting(hall: _Hall, m: PlannedMeeting, language: str, pinned: bool) -> Iterator[Rule]:
    interpreter = hall.interpreters.get(m.interpreter or "")
    if interpreter is None or language not in interpreter.languages:
        yield Rule.NO_INTERPRETER
    elif not pinned and not _covers(interpreter.available, range(m.slot, hall.end(m))):
        yield Rule.INTERPRETER_AWAY


def _covers(available: tuple[int, ...], times: range) -> bool:
    return all(t in available for t in times) if len(times) > 1 else times.start in available


def _attendance(hall: _Hall, m: PlannedMeeting, times: range) -> Iterator[Rule]:
    if not hall.blocked.isdisjoint(times):
        yield Rule.BLOCKED_TIME
    if not _covers(hall.seekers[m.seeker].available, times):
        yield Rule.SEEKER_AWAY
    if not _covers(hall.stations[m.station].available, times):
        yield Rule.STATION_EMPTY
    kinds = hall.needed(m) if hall.resources else ()
    if not all(_covers(hall.resources[kind].available, times) for kind in kinds):
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
    last, end = day[0], hall.end(day[0])
    for meeting in day[1:]:
        if meeting.slot < end:
            yield Violation(rule, meeting, (last,))
        if hall.end(meeting) > end:
            last, end = meeting, hall.end(meeting)


def _above(rule: Rule, most: int | None, day: Sequence[PlannedMeeting]) -> Iterator[Violation]:
    if most is not None and len(day) > most:
        yield Violation(rule, day[-1], tuple(day[:-1]))


def _seeker_day(
    hall: _Hall, seeker: ProblemSeeker, day: Sequence[PlannedMeeting]
) -> Iterator[Violation]:
    yield from _overlaps(hall, Rule.SEEKER_TWICE, day)
    yield from _above(Rule.TOO_MANY, seeker.max_meetings, day)
    for a, b in itertools.pairwise(day):
        apart = b.slot - hall.end(a)
        spare = hall.change[a.employer] + apart * hall.problem.slot_min
        if apart >= 0 and _walk_minutes(hall, seeker, a, b) > spare + 1e-9:
            yield Violation(Rule.TOO_FAR, b, (a,))
    yield from _runs(hall, Rule.TOO_LONG_RUN, seeker.max_run, day)


def _station_day(
    hall: _Hall, station: ProblemStation, day: Sequence[PlannedMeeting]
) -> Iterator[Violation]:
    """Those who begin together are one meeting; other meetings wait until the longest is over."""
    longest = day
    if len({m.slot for m in day}) < len(day):
        sessions = [[*group] for _, group in itertools.groupby(day, key=attrgetter("slot"))]
        full = Rule.STATION_TWICE if station.seats == 1 else Rule.GROUP_FULL
        for session in sessions:
            yield from _above(full, station.seats, session)
        longest = [max(session, key=hall.end) for session in sessions]
    yield from _overlaps(hall, Rule.STATION_TWICE, longest)
    yield from _runs(hall, Rule.NO_REST, station.max_run, longest)


def _runs(
    hall: _Hall, rule: Rule, most: int | None, day: Sequence[PlannedMeeting]
) -> Iterator[Violation]:
    if most is None:
        return
    run = [day[0]]
    for a, b in itertools.pairwise(day):
        run = [*run, b] if hall.in_a_row(a, b) else [b]
        if len(run) > most:
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
