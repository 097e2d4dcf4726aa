"""What a fair lacks before its timetable can be what it should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.storage import employers, people, wishes
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from motesplats.core.ids import FairId
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """How many employers have no station, and how many registered people have no wish."""

    without_station: int
    without_wishes: int


def left_to_do(context: Context, fair_id: FairId) -> LeftToDo:
    """What is left to do before the timetable is made. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        placed = {station.employer for station in employers.stations_of(connection, fair_id)}
        wishing = {wish.seeker for wish in wishes.wishes_of(connection, fair_id)}
        here = employers.employers_of(connection, fair_id)
        registered = [s for s in people.seekers_of(connection, fair_id) if not s.walk_in]
    return LeftToDo(
        without_station=sum(employer.id not in placed for employer in here),
        without_wishes=sum(seeker.id not in wishing for seeker in registered),
    )
