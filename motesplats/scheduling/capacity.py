"""What a hall can hold at most, before any timetable is made: counts and flows, no times.

Everything here is a bound: no timetable does better, and a timetable may do worse, because time
slots, interpreters and walking are left out of account.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from motesplats.scheduling.bound import choose
from motesplats.scheduling.index import index_of
from motesplats.scheduling.problem import Problem


@dataclass(frozen=True, slots=True)
class EmployerCapacity:
    """How many meetings an employer has places for, and how many would like one."""

    employer: str
    wishes: int
    places: int

    @property
    def spare(self) -> int:
        """Places that no wish asks for; negative: wishes that cannot be met."""
        return self.places - self.wishes


@dataclass(frozen=True, slots=True)
class Capacity:
    """Counts over the times that are neither blocked nor past; absent seekers' wishes left out.

    ``places``: seats at staffed stations times slots. ``most_meetings``: no timetable has more,
    for each employer is held to its wishes and each seeker to wishes, presence and most meetings.
    """

    seekers: int
    wishes: int
    places: int
    most_meetings: int
    employers: tuple[EmployerCapacity, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the curve: how many seekers could have 1, 2, … meetings in the first ``slots``."""

    slots: int
    minutes: int
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shortage:
    """Seekers who together need more meetings with these employers than there are places.

    ``wanted`` is ``places`` + 1; were any one of the seekers not there, it would be enough. Without
    employers: the one seeker has fewer wishes than meetings asked for.
    """

    seekers: tuple[str, ...]
    employers: tuple[str, ...]
    wanted: int
    places: int


def capacity(problem: Problem) -> Capacity:
    """The counts of a problem."""
    shut = _shut(problem)
    pairs = _pairs(problem)
    asked = Counter(employer for _, employer in pairs)
    wanting = Counter(seeker for seeker, _ in pairs)
    places = _places(problem)
    employers = tuple(EmployerCapacity(e.id, asked[e.id], places[e.id]) for e in problem.employers)
    room = {s.id: min(len(set(s.available) - shut), s.max_meetings) for s in problem.seekers}
    return Capacity(
        seekers=len(wanting),
        wishes=len(pairs),
        places=sum(places.values()),
        most_meetings=min(
            sum(min(e.wishes, e.places) for e in employers),
            sum(min(n, room[s]) for s, n in wanting.items()),
        ),
        employers=employers,
    )


def curve(problem: Problem, halted: Callable[[], bool] = lambda: False) -> tuple[Point, ...]:
    """For every length of the day, how many seekers could have 1, 2, … meetings.

    Lengths are counted in slots from the first; blocked ones add nothing. Each point is the best
    choice of pairs for a day that ends there. ``halted`` is asked before each point.
    """
    points = []
    for slots in range(1, problem.n_slots + 1):
        if halted():
            break
        later = tuple(range(slots, problem.n_slots))
        index = index_of(replace(problem, blocked=tuple({*problem.blocked, *later}), now=None))
        have = Counter(index.seeker_of[p] for p in choose(index).pairs)
        levels = tuple(
            sum(n >= level for n in have.values()) for level in range(1, problem.fair_target + 1)
        )
        points.append(Point(slots, slots * problem.slot_min, levels))
    return tuple(points)


def unreachable(problem: Problem) -> tuple[str, ...]:
    """Seekers with wishes of which none could ever be met, were nobody else there."""
    index, seekers = index_of(problem), dict.fromkeys(p.seeker for p in problem.pairs)
    reached = {p.seeker for n, p in enumerate(problem.pairs) if index.domain[n]}
    pinned = {p.seeker for p in problem.pinned}
    return tuple(s for s in seekers if s not in reached | pinned | set(problem.absent))


def slots_needed(points: tuple[Point, ...], seekers: int, meetings_each: int) -> int | None:
    """The fewest slots in which so many seekers could have so many meetings each; None: more
    than the day has, or wishes are too few.
    """
    return next((p.slots for p in points if p.levels[meetings_each - 1] >= seekers), None)


def stations_needed(problem: Problem, meetings_each: int) -> int:
    """How many more stations, staffed all day, would let everybody have so many meetings.

    A lower bound: the places that lack, shared among whole days. Wishes that are too few lack
    nothing here.
    """
    demand = _demand(problem, meetings_each)
    given = len(_given(problem, demand))
    slots = problem.n_slots - len(_shut(problem))
    return math.ceil((_wanted(problem, demand) - given) / slots) if slots else 0


def shortage(problem: Problem, meetings_each: int) -> Shortage | None:
    """The smallest group found that cannot all have so many meetings; None if everybody can.

    A greatest flow of meetings; from somebody who lacks one, everybody is gathered whose meetings
    stand in the way. By Hall's theorem (1935) for b-matchings no timetable can help such a group.
    """
    demand = _demand(problem, meetings_each)
    given = _given(problem, demand)
    lacking = [s for s in demand if sum(1 for one, _ in given if one == s) < demand[s]]
    groups = [_standing_in_the_way(problem, given, s) for s in lacking]
    return min(groups, key=lambda g: len(g.seekers), default=None)


def desks_needed(people: int, minutes: float, seconds_each: float, wait_seconds: float) -> int:
    """The fewest desks at which people who come evenly spread wait no longer than that on average.

    The M/M/c queue by Erlang's second formula (A. K. Erlang 1917). Raises ValueError for minutes or
    seconds that are not positive.
    """
    if minutes <= 0 or seconds_each <= 0 or wait_seconds <= 0:
        raise ValueError("minutes and seconds are more than 0")
    load = people * seconds_each / (60 * minutes)
    desks = math.floor(load) + 1
    while _mean_wait(desks, load, seconds_each) > wait_seconds:
        desks += 1
    return desks


def _mean_wait(desks: int, load: float, seconds_each: float) -> float:
    """Seconds of waiting on average; Erlang B by its recursion, then Erlang C."""
    blocked = 1.0
    for n in range(1, desks + 1):
        blocked = load * blocked / (n + load * blocked)
    waiting = blocked / (1 - load / desks * (1 - blocked))
    return waiting * seconds_each / (desks - load)


# --- flows --------------------------------------------------------------------------------------


def _shut(problem: Problem) -> set[int]:
    return set(problem.blocked) | set(range(problem.now or 0))


def _pairs(problem: Problem) -> list[tuple[str, str]]:
    absent = set(problem.absent)
    return [(p.seeker, p.employer) for p in problem.pairs if p.seeker not in absent]


def _places(problem: Problem) -> dict[str, int]:
    """Seats at staffed stations times slots, at most as many as the employer will meet."""
    shut, places = _shut(problem), {}
    for e in problem.employers:
        seats = sum(s.seats * len(set(s.available) - shut) for s in e.stations)
        places[e.id] = seats if e.max_meetings is None else min(seats, e.max_meetings)
    return places


def _demand(problem: Problem, meetings_each: int) -> dict[str, int]:
    return {seeker: meetings_each for seeker, _ in _pairs(problem)}


def _wanted(problem: Problem, demand: dict[str, int]) -> int:
    """The demand, as far as wishes go."""
    wishes = Counter(seeker for seeker, _ in _pairs(problem))
    return sum(min(wishes[s], most) for s, most in demand.items())


def _given(problem: Problem, demand: dict[str, int]) -> frozenset[tuple[str, str]]:
    """Who meets whom in a greatest flow that gives nobody more than the demand."""
    # Loaded late because the library takes 80 ms that most commands do not need.
    from ortools.graph.python import max_flow

    flow, places = max_flow.SimpleMaxFlow(), _places(problem)
    seekers = {s: n for n, s in enumerate(demand)}
    employers = {e: len(seekers) + n for n, e in enumerate(places)}
    source, sink = len(seekers) + len(employers), len(seekers) + len(employers) + 1
    arcs = {
        flow.add_arc_with_capacity(seekers[s], employers[e], 1): (s, e) for s, e in _pairs(problem)
    }
    for s, most in demand.items():
        flow.add_arc_with_capacity(source, seekers[s], most)
    for e, most in places.items():
        flow.add_arc_with_capacity(employers[e], sink, most)
    assert flow.solve(source, sink) == flow.OPTIMAL, "nothing at all is always a flow"
    return frozenset(pair for arc, pair in arcs.items() if flow.flow(arc))


def _standing_in_the_way(
    problem: Problem, given: frozenset[tuple[str, str]], seeker: str
) -> Shortage:
    """Everybody whose meetings would have to give way for one more of ``seeker``'s."""
    wishes, held = defaultdict(list), defaultdict(list)
    for pair in _pairs(problem):
        wishes[pair[0]].append(pair[1])
        if pair in given:
            held[pair[1]].append(pair[0])
    people, hosts, work = {seeker: None}, dict[str, None](), [seeker]
    while work:
        one = work.pop()
        for host in wishes[one]:
            if (one, host) not in given and host not in hosts:
                hosts[host] = None
                more = [s for s in held[host] if s not in people]
                people.update(dict.fromkeys(more))
                work += more
    places = sum(len(held[host]) for host in hosts)
    return Shortage(tuple(people), tuple(hosts), places + 1, places)
