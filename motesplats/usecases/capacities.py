"""Before the fair: wishes against places, how long a day and how many stations it takes, and how
many desks the entrance needs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place
from motesplats.i18n import swedish_order
from motesplats.scheduling.capacity import (
    Capacity,
    Point,
    Shortage,
    capacity,
    curve,
    desks_needed,
    shortage,
    slots_needed,
    stations_needed,
    unreachable,
)
from motesplats.usecases.context import UNWATCHED
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import parts_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from motesplats.core.ids import EmployerId, FairId
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import FairParts, Shown

# Nearly all come within half an hour; a scan with a word and a slip takes a quarter of a minute.
ARRIVAL_MINUTES = 30
CHECK_IN_SECONDS = 15
LONGEST_WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class EmployerRoom:
    """An employer's places against the wishes for it; ``spare`` below 0: wishes without a place."""

    name: str
    stations: tuple[int, ...]
    wishes: int
    places: int

    @property
    def spare(self) -> int:
        """Places that no wish asks for."""
        return self.places - self.wishes


@dataclass(frozen=True, slots=True)
class Need:
    """What it takes for everybody with a wish to have ``meetings`` meetings.

    ``slots`` and ``minutes``: the shortest day, None where today's stations never are enough in
    this day. ``more_stations``: how many more, staffed all day, would be. ``people`` and
    ``employers``: a smallest group that cannot all have them, with ``wanted`` meetings against
    ``places``; without employers these people have too few wishes.
    """

    meetings: int
    slots: int | None
    minutes: int | None
    more_stations: int
    people: tuple[Shown, ...] = ()
    employers: tuple[str, ...] = ()
    wanted: int = 0
    places: int = 0


@dataclass(frozen=True, slots=True)
class FairCapacity:
    """What a fair can hold at most; no timetable gives more, and one may give less.

    ``curve``: how many could have 1, 2, 3 meetings in a day of 1, 2, … slots. ``stuck``: people
    whom none of the employers they wish for can meet at any time. ``needs`` leave them out.
    ``desks``: how many at the entrance keep the mean wait below a minute.
    """

    seekers: int
    wishes: int
    places: int
    most_meetings: int
    employers: tuple[EmployerRoom, ...]
    curve: tuple[Point, ...]
    stuck: tuple[Shown, ...]
    needs: tuple[Need, ...]
    desks: int


def fair_capacity(context: Context, fair_id: FairId, watch: Watch = UNWATCHED) -> FairCapacity:
    """The capacity of a fair, from its wishes and stations; ``watch`` may break the curve off.

    Raises Refused(UNKNOWN_FAIR), and NO_SEEKERS, NO_STATIONS or NO_WISHES.
    """
    with context.store.read() as connection:
        planning = _unplanned(planning_of(connection, fair_id))
        records = parts_in(connection, fair_id)
    counts, points = capacity(planning.problem), curve(planning.problem, watch.cancelled)
    stuck = unreachable(planning.problem)
    reached = _without(planning, stuck)
    return FairCapacity(
        seekers=counts.seekers,
        wishes=counts.wishes,
        places=counts.places,
        most_meetings=counts.most_meetings,
        employers=_rooms(planning, records, counts),
        curve=points,
        stuck=tuple(_shown(planning, records, seeker) for seeker in stuck),
        needs=tuple(
            _need(reached, records, points, meetings)
            for meetings in range(1, planning.problem.fair_target + 1)
        ),
        desks=desks_needed(
            len(records.seekers), ARRIVAL_MINUTES, CHECK_IN_SECONDS, LONGEST_WAIT_SECONDS
        ),
    )


def _unplanned(planning: Planning) -> Planning:
    """The fair as if no meeting were settled yet."""
    return replace(planning, problem=replace(planning.problem, pinned=()))


def _without(planning: Planning, seekers: tuple[str, ...]) -> Planning:
    pairs = tuple(p for p in planning.problem.pairs if p.seeker not in seekers)
    return replace(planning, problem=replace(planning.problem, pairs=pairs))


def _shown(planning: Planning, records: FairParts, seeker: str) -> Shown:
    return shown(records.seekers[planning.seekers[seeker]], Place.COORDINATOR)


def _rooms(planning: Planning, records: FairParts, counts: Capacity) -> tuple[EmployerRoom, ...]:
    """Those who lack most places first, then in Swedish order."""
    numbers: dict[EmployerId, list[int]] = {}
    for station in records.stations.values():
        numbers.setdefault(station.employer, []).append(station.number)
    rooms = []
    for found in counts.employers:
        employer = records.employers[planning.employers[found.employer]]
        at = tuple(sorted(numbers.get(employer.id, ())))
        rooms.append(EmployerRoom(employer.name, at, found.wishes, found.places))
    return tuple(sorted(rooms, key=lambda r: (min(r.spare, 0), swedish_order(r.name))))


def _need(planning: Planning, records: FairParts, points: tuple[Point, ...], meetings: int) -> Need:
    problem = planning.problem
    wanting = len({p.seeker for p in problem.pairs} - set(problem.absent))
    slots = slots_needed(points, wanting, meetings)
    need = Need(
        meetings=meetings,
        slots=slots,
        minutes=None if slots is None else slots * problem.slot_min,
        more_stations=stations_needed(problem, meetings),
    )
    found = shortage(problem, meetings)
    return need if found is None else _with_shortage(need, planning, records, found)


def _with_shortage(need: Need, planning: Planning, records: FairParts, found: Shortage) -> Need:
    hosts = (records.employers[planning.employers[e]].name for e in found.employers)
    return replace(
        need,
        people=tuple(_shown(planning, records, seeker) for seeker in found.seekers),
        employers=tuple(sorted(hosts, key=swedish_order)),
        wanted=found.wanted,
        places=found.places,
    )
