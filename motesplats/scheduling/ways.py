"""Every way in which two people could meet, what stands against it, and what it would take.

A way is a time slot, one of the employer's stations or one more, and an interpreter or one more.
It is judged by the hard rules alone, in the part of the fair that such a meeting touches.
"""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from motesplats.scheduling.change import (
    Change,
    Kind,
    changed,
    extra_interpreter,
    extra_station,
    granted,
    price,
)
from motesplats.scheduling.problem import Problem, ProblemEmployer, ProblemSeeker, pair_slots
from motesplats.scheduling.rules import Rule, Violation, violations
from motesplats.scheduling.timetable import PlannedMeeting, Timetable


@dataclass(frozen=True, slots=True)
class Way:
    """The two meeting somewhere at some time; what that breaks, and what had to be added for it."""

    meeting: PlannedMeeting
    broken: frozenset[Rule]
    added: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a fair that a meeting of these two touches.

    ``kept``: the meetings of either, and those that take interpreters or resources which this one
    needs. ``fixed``: pairs that are pinned. Pins themselves are left out of ``problem``: what is
    kept counts as given. ``length``: how many slots their meeting takes.
    """

    problem: Problem
    kept: tuple[PlannedMeeting, ...]
    seeker: ProblemSeeker
    employer: ProblemEmployer
    length: int
    fixed: frozenset[tuple[str, str]]

    def times(self, meeting: PlannedMeeting) -> tuple[int, ...]:
        """The slots that their meeting takes when it begins in that slot."""
        return tuple(range(meeting.slot, meeting.slot + self.length))


def part_around(problem: Problem, timetable: Timetable, seeker: str, employer: str) -> Part:
    """The part around two people of the problem who are a pair of it."""
    one = next(s for s in problem.seekers if s.id == seeker)
    host = next(e for e in problem.employers if e.id == employer)
    sharing = _sharing(problem, {*one.resources, *host.resources})
    kept = tuple(
        m
        for m in timetable.meetings
        if m.seeker == seeker
        or m.employer == employer
        or (one.language and m.interpreter is not None)
        or not sharing.isdisjoint((m.seeker, m.employer))
    )
    seekers = {seeker, *(m.seeker for m in kept)}
    employers = {employer, *(m.employer for m in kept)}
    cut = replace(
        problem,
        seekers=tuple(s for s in problem.seekers if s.id in seekers),
        employers=tuple(e for e in problem.employers if e.id in employers),
        pairs=tuple(p for p in problem.pairs if p.seeker in seekers and p.employer in employers),
        absent=tuple(s for s in problem.absent if s in seekers),
        pinned=(),
    )
    lengths = zip(cut.pairs, pair_slots(cut), strict=True)
    return Part(
        cut,
        kept,
        one,
        host,
        next(n for p, n in lengths if (p.seeker, p.employer) == (seeker, employer)),
        frozenset((p.seeker, p.employer) for p in problem.pinned),
    )


def _sharing(problem: Problem, kinds: set[str]) -> set[str]:
    """Who needs some of these resources."""
    people = {s.id for s in problem.seekers if not kinds.isdisjoint(s.resources)}
    return people | {e.id for e in problem.employers if not kinds.isdisjoint(e.resources)}


def broken_by(
    problem: Problem, meetings: Collection[PlannedMeeting], added: PlannedMeeting
) -> frozenset[Rule]:
    """The rules that ``meetings`` keep and would break with one more."""
    return _broken(problem, meetings, added, frozenset(violations(problem, tuple(meetings))))


def _broken(
    problem: Problem,
    meetings: Collection[PlannedMeeting],
    added: PlannedMeeting,
    before: frozenset[Violation],
) -> frozenset[Rule]:
    together = tuple(sorted((*meetings, added), key=lambda m: (m.slot, m == added)))
    return frozenset(v.rule for v in violations(problem, together) if v not in before)


def ways(part: Part) -> Iterator[Way]:
    """Every way, by slot; those of the past are none."""
    yield from _ways(part, range(part.problem.now or 0, part.problem.n_slots))


def ways_at(part: Part, slot: int) -> Iterator[Way]:
    """Every way that begins in a slot, the employer's own stations and interpreters first."""
    yield from _ways(part, (slot,))


def _ways(part: Part, slots: Iterable[int]) -> Iterator[Way]:
    generous, host = _with_more(part), part.employer
    before = frozenset(violations(generous, part.kept))
    stations = (*(s.id for s in host.stations), extra_station(host.id))
    for slot, station, interpreter in itertools.product(slots, stations, _interpreters(part)):
        meeting = PlannedMeeting(part.seeker.id, host.id, station, slot, interpreter)
        broken = _broken(generous, part.kept, meeting, before)
        yield Way(meeting, broken, _added(part, meeting))


def _with_more(part: Part) -> Problem:
    """One more station of the employer and one more interpreter, both there all day."""
    always, language = tuple(range(part.problem.n_slots)), part.seeker.language
    more = [Change(Kind.ONE_MORE_STATION, employer=part.employer.id, slots=always)]
    if language:
        more.append(Change(Kind.INTERPRETER, thing=language, slots=always))
    return granted(part.problem, more)


def _interpreters(part: Part) -> tuple[str | None, ...]:
    language = part.seeker.language
    if not language:
        return (None,)
    known = (i.id for i in part.problem.interpreters if language in i.languages)
    return (*known, extra_interpreter(language))


def _added(part: Part, meeting: PlannedMeeting) -> tuple[Change, ...]:
    language, slots, changes = part.seeker.language, part.times(meeting), []
    if meeting.station == extra_station(meeting.employer):
        changes.append(Change(Kind.ONE_MORE_STATION, employer=meeting.employer, slots=slots))
    if language and meeting.interpreter == extra_interpreter(language):
        changes.append(Change(Kind.INTERPRETER, thing=language, slots=slots))
    return tuple(changes)


# --- what it would take -------------------------------------------------------------------------


def cheapest(part: Part, all_ways: Collection[Way]) -> tuple[int, tuple[Change, ...]]:
    """The slot and the changes of the cheapest way that can be opened; (-1, ()) if none can.

    The changes are enough, with every other meeting kept, and none of them can be left out.
    """
    offers = []
    for way in all_ways:
        changes = _changes(part, way)
        if changes is not None:
            offers.append((price(changes), way.meeting, changes))
    opened = (
        (meeting.slot, _needed(part, meeting, changes))
        for _, meeting, changes in sorted(offers)
        if _possible(part, meeting, changes)
    )
    return next(opened, (-1, ()))


def _possible(part: Part, meeting: PlannedMeeting, changes: Collection[Change]) -> bool:
    kept = changed(Timetable("", part.kept), changes).meetings
    return not broken_by(granted(part.problem, changes), kept, meeting)


def _needed(part: Part, meeting: PlannedMeeting, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes without those that the others make needless."""
    for change in changes:
        fewer = tuple(c for c in changes if c != change)
        if _possible_somehow(part, meeting, fewer):
            changes = fewer
    return changes


def _possible_somehow(part: Part, meeting: PlannedMeeting, changes: Collection[Change]) -> bool:
    """With whatever station and interpreter: a meeting that goes may free those it had."""
    stations = (*(s.id for s in part.employer.stations), extra_station(part.employer.id))
    return any(
        _possible(part, replace(meeting, station=station, interpreter=interpreter), changes)
        for station in stations
        for interpreter in _interpreters(part)
    )


def _changes(part: Part, way: Way) -> tuple[Change, ...] | None:
    """What speaks for the way being opened; None where something has to stay as it is."""
    changes = list(way.added)
    for rule in sorted(way.broken):
        more = _ANSWERS[rule](part, way.meeting, rule) if rule in _ANSWERS else []
        if not more:
            return None
        changes += more
    return tuple(dict.fromkeys(changes))


def _more_meetings(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    have = sum(x.seeker == m.seeker for x in part.kept)
    return [Change(Kind.MORE_MEETINGS, m.seeker, limit=have + 1)]


def _employer_meets_more(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    have = sum(x.employer == m.employer for x in part.kept)
    return [Change(Kind.EMPLOYER_MEETS_MORE, "", m.employer, limit=have + 1)]


def _seeker_here(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    return [Change(Kind.SEEKER_HERE, m.seeker, slots=part.times(m))]


def _station_staffed(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    return [Change(Kind.STATION_STAFFED, "", m.employer, m.station, part.times(m))]


def _station_reachable(_: Part, m: PlannedMeeting, __: Rule) -> list[Change]:
    return [Change(Kind.STATION_REACHABLE, "", m.employer, m.station)]


def _time_opened(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    return [Change(Kind.TIME_OPENED, slots=part.times(m))]


def _more_resources(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    kinds = sorted({*part.employer.resources, *part.seeker.resources})
    return [Change(Kind.ONE_MORE_RESOURCE, thing=kind, slots=part.times(m)) for kind in kinds]


def _longer_run(part: Part, m: PlannedMeeting, _: Rule) -> list[Change]:
    """The longest run that the seeker would have to bear."""
    generous = _with_more(part)

    def borne(limit: int) -> Change | None:
        change = Change(Kind.LONGER_RUN, m.seeker, limit=limit)
        broken = broken_by(granted(generous, [change]), part.kept, m)
        return None if Rule.TOO_LONG_RUN in broken else change

    limits = range((part.seeker.max_run or 0) + 1, part.problem.n_slots + 1)
    return [next(filter(None, map(borne, limits)))]


def _cancelled(part: Part, m: PlannedMeeting, rule: Rule) -> list[Change]:
    """The seeker's own meetings that give way; none if one of them is pinned."""
    own = [x for x in part.kept if x.seeker == m.seeker]
    going = [x for x in own if rule in broken_by(_with_more(part), [x], m)]
    if any((x.seeker, x.employer) in part.fixed for x in going):
        return []
    return [Change(Kind.MEETING_GOES, x.seeker, x.employer) for x in going]


# What would keep a rule; for the others another station or interpreter is the only answer.
_ANSWERS: dict[Rule, Callable[[Part, PlannedMeeting, Rule], list[Change]]] = {
    Rule.TOO_MANY: _more_meetings,
    Rule.EMPLOYER_TOO_MANY: _employer_meets_more,
    Rule.SEEKER_AWAY: _seeker_here,
    Rule.STATION_EMPTY: _station_staffed,
    Rule.NOT_REACHABLE: _station_reachable,
    Rule.BLOCKED_TIME: _time_opened,
    Rule.RESOURCE_AWAY: _more_resources,
    Rule.RESOURCE_SHORT: _more_resources,
    Rule.TOO_LONG_RUN: _longer_run,
    Rule.SEEKER_TWICE: _cancelled,
    Rule.TOO_FAR: _cancelled,
}
