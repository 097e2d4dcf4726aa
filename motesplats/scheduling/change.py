"""What a coordinator could change so that a meeting becomes possible: values that can be tried."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemResource,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.timetable import Timetable


class Kind(StrEnum):
    """A kind of change, and which fields of ``Change`` say more."""

    MEETING_MOVES = (
        "meeting_moves"  # seeker, employer, slots and thing: time and station where it goes
    )
    MEETING_GOES = "meeting_goes"  # seeker, employer
    MORE_MEETINGS = "more_meetings"  # seeker, limit: the new most
    LONGER_RUN = "longer_run"  # seeker, limit: the new longest run
    EMPLOYER_MEETS_MORE = "employer_meets_more"  # employer, limit: the new most
    SEEKER_COMES = "seeker_comes"  # seeker
    SEEKER_HERE = "seeker_here"  # seeker, slots
    STATION_STAFFED = "station_staffed"  # employer, thing: the station, slots
    STATION_REACHABLE = "station_reachable"  # employer, thing: the station
    ONE_MORE_STATION = "one_more_station"  # employer, slots
    INTERPRETER = "interpreter"  # thing: the language, slots
    ONE_MORE_RESOURCE = "one_more_resource"  # thing: the resource, slots
    TIME_OPENED = "time_opened"  # slots
    PAIR_ALLOWED = "pair_allowed"  # seeker, employer


# How dear a change is to a coordinator: what one person can grant costs less than what others pay.
PRICE: dict[Kind, int] = {
    Kind.MEETING_MOVES: 1,
    Kind.MORE_MEETINGS: 2,
    Kind.LONGER_RUN: 2,
    Kind.EMPLOYER_MEETS_MORE: 2,
    Kind.SEEKER_HERE: 3,
    Kind.SEEKER_COMES: 3,
    Kind.STATION_STAFFED: 3,
    Kind.STATION_REACHABLE: 4,
    Kind.MEETING_GOES: 5,
    Kind.ONE_MORE_STATION: 6,
    Kind.INTERPRETER: 6,
    Kind.ONE_MORE_RESOURCE: 6,
    Kind.TIME_OPENED: 8,
    Kind.PAIR_ALLOWED: 20,
}


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One change; the fields that its kind names are set, the others empty."""

    kind: Kind
    seeker: str = ""
    employer: str = ""
    thing: str = ""
    slots: tuple[int, ...] = ()
    limit: int = 0


def price(changes: Iterable[Change]) -> int:
    """The prices of the changes together."""
    return sum(PRICE[change.kind] for change in changes)


def granted(problem: Problem, changes: Iterable[Change]) -> Problem:
    """The problem after the changes; moves and cancellations leave it as it is."""
    for change in changes:
        problem = _granted(problem, change)
    return problem


def changed(timetable: Timetable, changes: Collection[Change]) -> Timetable:
    """The timetable after its meetings were moved and cancelled as the changes say."""
    gone = {(c.seeker, c.employer) for c in changes if c.kind is Kind.MEETING_GOES}
    moves = {(c.seeker, c.employer): c for c in changes if c.kind is Kind.MEETING_MOVES}
    meetings = []
    for m in timetable.meetings:
        move = moves.get((m.seeker, m.employer))
        if move is not None:
            meetings.append(replace(m, slot=move.slots[0], station=move.thing))
        elif (m.seeker, m.employer) not in gone:
            meetings.append(m)
    return Timetable(timetable.problem_name, tuple(meetings))


def extra_station(employer: str) -> str:
    """The id of a station that an employer has not got yet."""
    return f"+{employer}"


def extra_interpreter(language: str) -> str:
    """The id of an interpreter who has not been booked yet."""
    return f"+{language}"


def _granted(problem: Problem, change: Change) -> Problem:
    if change.kind in (Kind.MEETING_MOVES, Kind.MEETING_GOES):
        return problem
    if change.kind in (Kind.MORE_MEETINGS, Kind.LONGER_RUN, Kind.SEEKER_HERE):
        seekers = (_with_leave(s, change) if s.id == change.seeker else s for s in problem.seekers)
        return replace(problem, seekers=tuple(seekers))
    if change.employer and change.kind is not Kind.PAIR_ALLOWED:
        hosts = (_with_room(e, change) if e.id == change.employer else e for e in problem.employers)
        return replace(problem, employers=tuple(hosts))
    return _of_the_fair(problem, change)


def _of_the_fair(problem: Problem, change: Change) -> Problem:
    """A change that belongs to nobody alone."""
    match change.kind:
        case Kind.SEEKER_COMES:
            return replace(problem, absent=tuple(s for s in problem.absent if s != change.seeker))
        case Kind.TIME_OPENED:
            shut = tuple(t for t in problem.blocked if t not in change.slots)
            return replace(problem, blocked=shut)
        case Kind.PAIR_ALLOWED:
            return replace(problem, pairs=(*problem.pairs, Pair(change.seeker, change.employer, 1)))
        case Kind.ONE_MORE_RESOURCE:
            more = tuple(
                _with_one_more(r, change) if r.id == change.thing else r for r in problem.resources
            )
            return replace(problem, resources=more)
    name = extra_interpreter(change.thing)
    booked = ProblemInterpreter(name, (change.thing,), change.slots)
    return replace(problem, interpreters=(*problem.interpreters, booked))


def _with_one_more(resource: ProblemResource, change: Change) -> ProblemResource:
    """One more of the kind, and there at the time; it may then be used at other times too."""
    available = tuple(sorted({*resource.available, *change.slots}))
    return replace(resource, count=resource.count + 1, available=available)


def _with_leave(seeker: ProblemSeeker, change: Change) -> ProblemSeeker:
    if change.kind is Kind.MORE_MEETINGS:
        return replace(seeker, max_meetings=change.limit)
    if change.kind is Kind.LONGER_RUN:
        return replace(seeker, max_run=change.limit)
    return replace(seeker, available=tuple(sorted({*seeker.available, *change.slots})))


def _with_room(employer: ProblemEmployer, change: Change) -> ProblemEmployer:
    if change.kind is Kind.EMPLOYER_MEETS_MORE:
        return replace(employer, max_meetings=change.limit)
    if change.kind is Kind.ONE_MORE_STATION:
        more = ProblemStation(extra_station(employer.id), change.slots)
        return replace(employer, stations=(*employer.stations, more))
    stations = tuple(_improved(s, change) if s.id == change.thing else s for s in employer.stations)
    return replace(employer, stations=stations)


def _improved(station: ProblemStation, change: Change) -> ProblemStation:
    if change.kind is Kind.STATION_REACHABLE:
        return replace(station, accessible=True)
    return replace(station, available=tuple(sorted({*station.available, *change.slots})))
