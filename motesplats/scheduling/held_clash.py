"""Which decided meetings cannot all be held, and which limits stand in the way."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from motesplats.scheduling.b2b.asking import Answer
from motesplats.scheduling.exact_model import resources_of, starts_of
from motesplats.scheduling.held_model import Effort, HeldModel, Question, ask, required
from motesplats.scheduling.problem import (
    MOST_SLOTS,
    Pair,
    Problem,
    ProblemEmployer,
    ProblemSeeker,
    ProblemStation,
    pair_slots,
)

T = TypeVar("T")

WORK = 2.0
FASTEST = 10_000.0


class Hindrance(StrEnum):
    """A limit that can stand in the way of decided meetings."""

    DAY = "day"
    SEEKER_HERE = "seeker_here"
    SEEKER_MOST = "seeker_most"
    SEEKER_RUN = "seeker_run"
    LONGER = "longer"
    WALKING = "walking"
    STAFFED = "staffed"
    STATIONS = "stations"
    REACHABLE = "reachable"
    EMPLOYER_MOST = "employer_most"
    RESTS = "rests"
    LONGER_THERE = "longer_there"
    INTERPRETERS = "interpreters"
    RESOURCE = "resource"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Limit:
    """What stands in the way: whose (an id, a language, a kind of thing), how many, and when.

    ``other``: whom the locked meeting is with. ``slots``: when somebody or something is there;
    ``times`` the same by the clock, where the clock is known.
    """

    kind: Hindrance
    who: str = ""
    number: int = 0
    slots: tuple[int, ...] = ()
    other: str = ""
    times: str = ""


@dataclass(frozen=True, slots=True)
class HeldClash:
    """Meetings that cannot all be held, as seeker and employer, and the limits that hinder it.

    ``smallest``: without any one of them the others could be held, and without any one of the
    limits all of them could. The last limit is the day itself, which always stands.
    """

    meetings: tuple[tuple[str, str], ...]
    limits: tuple[Limit, ...]
    smallest: bool


def near_clash(problem: Problem, lacking: Sequence[Pair]) -> HeldClash | None:
    """A clash among the meetings of one person, employer, language or thing of those ``lacking``
    a place; None without one.
    """
    wanted = set(lacking)
    for group in _groups(problem):
        if wanted.intersection(group) and possible(alone_with(problem, group)) is Answer.NO:
            return _smallest(problem, group)
    return None


def clash_of(problem: Problem) -> HeldClash:
    """A clash among all meetings of a problem that has one."""
    return _smallest(problem, required(problem))


def alone_with(problem: Problem, pairs: Sequence[Pair]) -> Problem:
    """The same fair, were these its only meetings."""
    kept = {(p.seeker, p.employer) for p in pairs}
    pinned = tuple(m for m in problem.pinned if (m.seeker, m.employer) in kept)
    return replace(problem, pairs=tuple(pairs), pinned=pinned)


def possible(problem: Problem) -> Answer:
    """Whether all its meetings can be held."""
    starts = starts_of(problem)
    if {s.pair for s in starts} != set(range(len(problem.pairs))):
        return Answer.NO
    if _overfull(problem):
        return Answer.NO
    # bool() is False: nothing but the work halts this, so that the answer is always the same.
    return ask(HeldModel(problem, starts), Question(), Effort(WORK, bool)).answer


def _overfull(problem: Problem) -> bool:
    """Whether an employer has more meetings than places, which a solver counts slowly."""
    blocked = set(problem.blocked)
    needed: dict[str, int] = {}
    for pair, slots in zip(problem.pairs, pair_slots(problem), strict=True):
        needed[pair.employer] = needed.get(pair.employer, 0) + slots
    return any(
        needed.get(e.id, 0) > sum(t.seats * len({*t.available} - blocked) for t in e.stations)
        for e in problem.employers
        if not any((m.employer == e.id) for m in problem.pinned)
    )


def _groups(problem: Problem) -> Iterator[tuple[Pair, ...]]:
    pairs = required(problem)
    spoken = {s.id: s.language for s in problem.seekers}
    for key in (lambda p: p.seeker, lambda p: p.employer, lambda p: spoken[p.seeker]):
        yield from _by(pairs, key)
    for resource in problem.resources:
        users = [p for p in pairs if resource.id in resources_of(problem, p.seeker, p.employer)]
        yield tuple(users)


def _by(pairs: Sequence[Pair], key: Callable[[Pair], str | None]) -> Iterator[tuple[Pair, ...]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        name = key(pair)
        if name is not None:
            groups.setdefault(name, []).append(pair)
    yield from sorted(map(tuple, groups.values()), key=len)


def _smallest(problem: Problem, pairs: Sequence[Pair]) -> HeldClash:
    """First the meetings, then the limits of those: what is left is all needed.

    Both by a deletion filter that begins with halves (Chinneck and Dravnieks 1991).
    """
    left, sure = _filtered(pairs, lambda kept: possible(alone_with(problem, kept)))
    asked = alone_with(problem, left)
    limits, certain = _filtered(limits_of(asked), lambda kept: possible(only(asked, kept)))
    begin = problem.now or 0
    open_slots = tuple(t for t in range(begin, problem.n_slots) if t not in problem.blocked)
    day = Limit(Hindrance.DAY, number=len(open_slots), slots=open_slots)
    meetings = tuple((p.seeker, p.employer) for p in left)
    return HeldClash(meetings, (*limits, day), sure and certain)


def _filtered(
    items: Sequence[T], answer: Callable[[Sequence[T]], Answer]
) -> tuple[tuple[T, ...], bool]:
    """What is needed for the answer to be NO, and whether it is known that all of it is."""
    left, sure, step = list(items), True, max(1, len(items) // 2)
    while step:
        at = 0
        while at < len(left):
            fewer = left[:at] + left[at + step :]
            told = answer(fewer)
            if told is Answer.NO:
                left = fewer
            else:
                sure = sure and not (step == 1 and told is Answer.UNKNOWN)
                at += step
        step //= 2
    return tuple(left), sure


def limits_of(problem: Problem) -> tuple[Limit, ...]:
    """Every limit on the problem's meetings that could be another."""
    seekers = {p.seeker for p in problem.pairs}
    employers = {p.employer for p in problem.pairs}
    found = [limit for s in problem.seekers if s.id in seekers for limit in _of_seeker(problem, s)]
    found += [
        limit for e in problem.employers if e.id in employers for limit in _of_employer(problem, e)
    ]
    for language in sorted({s.language for s in problem.seekers if s.id in seekers and s.language}):
        here = [i.available for i in problem.interpreters if language in i.languages]
        found.append(_there(Hindrance.INTERPRETERS, language, here))
    used = {k for p in problem.pairs for k in resources_of(problem, p.seeker, p.employer)}
    for resource in problem.resources:
        if resource.id in used:
            limit = Limit(Hindrance.RESOURCE, resource.id, resource.count, resource.available)
            found.append(limit)
    for m in problem.pinned:
        found.append(Limit(Hindrance.LOCKED, m.seeker, slots=(m.slot,), other=m.employer))
    return tuple(found)


def _there(kind: Hindrance, who: str, times: Sequence[tuple[int, ...]]) -> Limit:
    slots = tuple(sorted({t for available in times for t in available}))
    return Limit(kind, who, len(times), slots)


def _of_seeker(problem: Problem, one: ProblemSeeker) -> Iterator[Limit]:
    yield Limit(Hindrance.SEEKER_HERE, one.id, len(one.available), one.available)
    yield Limit(Hindrance.SEEKER_MOST, one.id, one.max_meetings)
    yield Limit(Hindrance.WALKING, one.id)
    if one.max_run is not None:
        yield Limit(Hindrance.SEEKER_RUN, one.id, one.max_run)
    if one.extra_slots:
        yield Limit(Hindrance.LONGER, one.id, one.extra_slots)


def _of_employer(problem: Problem, one: ProblemEmployer) -> Iterator[Limit]:
    stations = one.stations
    yield _there(Hindrance.STAFFED, one.id, [t.available for t in stations])
    yield Limit(Hindrance.STATIONS, one.id, len(stations))
    if not all(t.accessible for t in stations):
        yield Limit(Hindrance.REACHABLE, one.id, sum(t.accessible for t in stations))
    if one.max_meetings is not None:
        yield Limit(Hindrance.EMPLOYER_MOST, one.id, one.max_meetings)
    rests = [t.max_run for t in stations if t.max_run is not None]
    if rests:
        yield Limit(Hindrance.RESTS, one.id, min(rests))
    if one.zone is not None:
        zone = next(z for z in problem.zones if z.id == one.zone)
        if zone.slots(problem.slot_min) > 1:
            yield Limit(Hindrance.LONGER_THERE, one.id, zone.slots(problem.slot_min))


# --- the same meetings with fewer limits --------------------------------------------------------


def only(problem: Problem, limits: Sequence[Limit]) -> Problem:
    """The same meetings with only these limits, and the day."""
    kept = {(limit.kind, limit.who, limit.other) for limit in limits}
    free = _Free(problem, frozenset(kept))
    return replace(
        problem,
        seekers=tuple(map(free.seeker, problem.seekers)),
        employers=tuple(map(free.employer, problem.employers)),
        pinned=tuple(
            m if m.interpreter is None or free.bound(Hindrance.INTERPRETERS, free.spoken[m.seeker])
            else replace(m, interpreter=None)
            for m in problem.pinned
            if free.bound(Hindrance.LOCKED, m.seeker, m.employer)
        ),
    )  # fmt: skip


class _Free:
    """Everybody and everything as it would be without the limits that are not kept."""

    def __init__(self, problem: Problem, kept: frozenset[tuple[Hindrance, str, str]]) -> None:
        self._kept = kept
        blocked = set(problem.blocked)
        self._day = tuple(t for t in range(problem.n_slots) if t not in blocked)
        self._pairs = len(problem.pairs)
        self.spoken = {s.id: s.language or "" for s in problem.seekers}

    def bound(self, kind: Hindrance, who: str, other: str = "") -> bool:
        """Whether a limit holds."""
        return (kind, who, other) in self._kept

    def seeker(self, one: ProblemSeeker) -> ProblemSeeker:
        language = one.language or ""
        return replace(
            one,
            available=one.available if self.bound(Hindrance.SEEKER_HERE, one.id) else self._day,
            max_meetings=one.max_meetings
            if self.bound(Hindrance.SEEKER_MOST, one.id)
            else MOST_SLOTS,
            walk_mpm=one.walk_mpm if self.bound(Hindrance.WALKING, one.id) else FASTEST,
            max_run=one.max_run if self.bound(Hindrance.SEEKER_RUN, one.id) else None,
            extra_slots=one.extra_slots if self.bound(Hindrance.LONGER, one.id) else 0,
            language=one.language if self.bound(Hindrance.INTERPRETERS, language) else None,
            resources=tuple(k for k in one.resources if self.bound(Hindrance.RESOURCE, k)),
        )

    def employer(self, one: ProblemEmployer) -> ProblemEmployer:
        stations = tuple(self._station(one.id, t) for t in one.stations)
        if not self.bound(Hindrance.STATIONS, one.id):
            like = stations[-1] if stations else ProblemStation("", self._day)
            more = (replace(like, id=f"{one.id}+{n}") for n in range(self._pairs))
            stations = (*stations, *more)
        most = one.max_meetings if self.bound(Hindrance.EMPLOYER_MOST, one.id) else None
        return replace(
            one,
            stations=stations,
            max_meetings=most,
            zone=one.zone if self.bound(Hindrance.LONGER_THERE, one.id) else None,
            resources=tuple(k for k in one.resources if self.bound(Hindrance.RESOURCE, k)),
        )

    def _station(self, employer: str, one: ProblemStation) -> ProblemStation:
        staffed = self.bound(Hindrance.STAFFED, employer)
        return replace(
            one,
            available=one.available if staffed else self._day,
            accessible=one.accessible or not self.bound(Hindrance.REACHABLE, employer),
            max_run=one.max_run if self.bound(Hindrance.RESTS, employer) else None,
        )
