"""What a hall can hold at most, before any timetable is made: plain counts, promising nothing."""

from collections import Counter
from dataclasses import dataclass

from motesplats.scheduling.problem import Problem


@dataclass(frozen=True, slots=True)
class EmployerCapacity:
    """How many meetings an employer has places for, and how many would like one."""

    employer: str
    wishes: int
    places: int


@dataclass(frozen=True, slots=True)
class Capacity:
    """Counts over the times that are neither blocked nor past; absent seekers' wishes left out.

    ``places``: staffed stations times slots. ``most_meetings``: no timetable has more, for each
    employer is held to its wishes and each seeker to wishes, presence and most meetings.
    """

    seekers: int
    wishes: int
    places: int
    most_meetings: int
    employers: tuple[EmployerCapacity, ...]


def capacity(problem: Problem) -> Capacity:
    """The counts of a problem."""
    shut = set(problem.blocked) | set(range(problem.now or 0))
    absent = set(problem.absent)
    pairs = [p for p in problem.pairs if p.seeker not in absent]
    asked = Counter(p.employer for p in pairs)
    wanting = Counter(p.seeker for p in pairs)
    employers = tuple(
        EmployerCapacity(e.id, asked[e.id], sum(len(set(s.available) - shut) for s in e.stations))
        for e in problem.employers
    )
    room = {s.id: min(len(set(s.available) - shut), s.max_meetings) for s in problem.seekers}
    return Capacity(
        seekers=len(wanting),
        wishes=len(pairs),
        places=sum(e.places for e in employers),
        most_meetings=min(
            sum(min(e.wishes, e.places) for e in employers),
            sum(min(n, room[s]) for s, n in wanting.items()),
        ),
        employers=employers,
    )


def slots_needed(problem: Problem, meetings_each: int) -> int | None:
    """The fewest slots in which everyone with a wish could have so many meetings; None: never.

    Counts stations only, as if all were staffed throughout and everyone came early: a lower bound.
    """
    absent = set(problem.absent)
    wanting = {p.seeker for p in problem.pairs} - absent
    stations = sum(len(e.stations) for e in problem.employers)
    if not wanting or meetings_each < 1:
        return 0
    if not stations:
        return None
    return max(meetings_each, -(-len(wanting) * meetings_each // stations))
