"""Two stations change places: what belongs to the place, and who has to be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import SeekerId
from motesplats.core.visibility import Place
from motesplats.scheduling.rules import Rule, violations
from motesplats.storage import employers, journal, timetables
from motesplats.usecases.drafts import next_version
from motesplats.usecases.hall_steps import HALL
from motesplats.usecases.places_left import places_left
from motesplats.usecases.queries import parts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Meeting, Station
    from motesplats.core.ids import EmployerId, FairId, OperationId, StationId
    from motesplats.scheduling.problem import Problem
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.places_left import Left
    from motesplats.usecases.views import MeetingView

_SWAPPED = HALL | {Topic.EMPLOYERS, Topic.TIMETABLE}


@dataclass(frozen=True, slots=True)
class SwapPlan:
    """Two stations as they would stand, told before it is done.

    ``here`` and ``there`` are the employers' names with the numbers that they get. ``slips``: who
    has a meeting left at one of them. ``unreachable`` are meetings at a place that a wheelchair
    does not reach, ``too_far`` those to which there is no longer time to walk.
    """

    fair: FairId
    stations: tuple[StationId, StationId]
    here: tuple[str, int]
    there: tuple[str, int]
    slips: tuple[SeekerId, ...]
    unreachable: tuple[MeetingView, ...]
    too_far: tuple[MeetingView, ...]


@dataclass(frozen=True, slots=True)
class Swapped:
    """Two stations that changed places; doing it again takes it back.

    ``slips`` and ``signs`` (of stations) are wrong now.
    """

    slips: tuple[SeekerId, ...]
    signs: tuple[StationId, StationId]
    changed: frozenset[Topic] = _SWAPPED


def swap_plan(context: Context, fair_id: FairId, one: StationId, other: StationId) -> SwapPlan:
    """What it would mean that two stations change places; nothing is stored.

    Raises Refused(UNKNOWN_STATION) for a station that is not the fair's or twice the same, and the
    refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        both = _known(connection, fair_id, one, other)
        parts = parts_in(connection, fair_id)
        left = places_left(connection, fair_id, context.now(), {})
    slips = [m for m in left.coming() if m.station in (one, other)]
    broken = _broken(left, both)

    def views(rule: Rule) -> tuple[MeetingView, ...]:
        found = [m for m in left.coming() if (m.id, rule) in broken]
        return tuple(parts.view(m, Place.BOARD) for m in found)

    return SwapPlan(
        fair=fair_id,
        stations=(one, other),
        here=(parts.employers[both[0].employer].name, both[1].number),
        there=(parts.employers[both[1].employer].name, both[0].number),
        slips=tuple(dict.fromkeys(m.seeker for m in slips)),
        unreachable=views(Rule.NOT_REACHABLE),
        too_far=views(Rule.TOO_FAR),
    )


def swap_stations(
    context: Context,
    fair_id: FairId,
    one: StationId,
    other: StationId,
    operation: OperationId | None = None,
) -> Swapped:
    """Let two stations change numbers and places; the meetings follow their employers.

    Raises Refused(UNKNOWN_STATION) for a station that is not the fair's or twice the same.
    """
    with context.store.write("swap_stations", operation) as transaction:
        connection = transaction.connection
        here, there = _known(connection, fair_id, one, other)
        if transaction.repeated:
            slips = journal.subjects_of(connection, transaction.operation)[3:]
            return Swapped(tuple(map(SeekerId, slips)), (one, other))
        employers.swap_places(connection, here, there)
        state = timetables.state_of(connection, fair_id)
        if state.version:
            newer = replace(
                state, version=next_version(connection, fair_id), published=context.now()
            )
            timetables.put_state(connection, fair_id, newer)
        left = _coming(connection, fair_id, context)
        slips_now = tuple(dict.fromkeys(m.seeker for m in left if m.station in (one, other)))
        inverse = {"verb": "swap_stations", "stations": [one, other]}
        transaction.journal([fair_id, one, other, *slips_now], inverse)
    return Swapped(slips_now, (one, other))


def _known(
    connection: Connection, fair_id: FairId, one: StationId, other: StationId
) -> tuple[Station, Station]:
    known = {s.id: s for s in employers.stations_of(connection, fair_id)}
    if one == other or one not in known or other not in known:
        raise Refused(Refusal.UNKNOWN_STATION)
    return known[one], known[other]


def _coming(connection: Connection, fair_id: FairId, context: Context) -> tuple[Meeting, ...]:
    if not timetables.meetings_of(connection, fair_id):
        return ()
    return places_left(connection, fair_id, context.now(), {}).coming()


def _broken(left: Left, both: tuple[Station, Station]) -> set[tuple[str, Rule]]:
    """The rules that meetings to come would break at the new places and keep at the old ones."""
    plan, meetings = left.planning, left.meetings
    problem = replace(plan.problem, pinned=())
    planned = dict(zip(plan.planned(meetings), meetings, strict=True))

    def judged(one: Problem) -> set[tuple[str, Rule]]:
        return {(planned[v.meeting].id, v.rule) for v in violations(one, tuple(planned))}

    return judged(_with_swapped(left, problem, both)) - judged(problem)


def _with_swapped(left: Left, problem: Problem, both: tuple[Station, Station]) -> Problem:
    """The problem with the two at each other's places, under the names that they have now."""
    keys: Mapping[StationId, str] = {s: key for key, s in left.planning.stations.items()}
    here, there = both
    reached = {keys[here.id]: there.accessible, keys[there.id]: here.accessible}
    xy: dict[EmployerId, tuple[float, float]] = {
        here.employer: (there.x, there.y),
        there.employer: (here.x, here.y),
    }
    hosts = []
    for host in problem.employers:
        stations = tuple(
            replace(s, accessible=reached.get(s.id, s.accessible)) for s in host.stations
        )
        # An employer's place in the hall is that of its first station.
        moves = here.employer != there.employer and bool(host.stations)
        first = moves and host.stations[0].id in reached
        where = xy[left.planning.employers[host.id]] if first else host.xy
        hosts.append(replace(host, stations=stations, xy=where))
    return replace(problem, employers=tuple(hosts))
