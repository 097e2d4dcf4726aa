"""What there is to choose from when a group or a meeting from elsewhere is planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place
from motesplats.i18n import swedish_order
from motesplats.usecases.fitting import in_order
from motesplats.usecases.groups import GroupView, groups_in
from motesplats.usecases.queries import parts_in
from motesplats.usecases.remote import remotes_in
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from datetime import time

    from motesplats.core.ids import EmployerId, FairId, StationId
    from motesplats.core.meeting_forms import Remote
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Host:
    """An employer with its stations, by number."""

    id: EmployerId
    name: str
    stations: tuple[tuple[StationId, int], ...]


@dataclass(frozen=True, slots=True)
class RemoteLine:
    """Who meets by video or telephone; ``seeker`` is None for all of the employer's meetings."""

    remote: Remote
    employer: str
    seeker: Shown | None


@dataclass(frozen=True, slots=True)
class OtherMeetings:
    """A fair's groups and meetings from elsewhere, and what new ones are chosen among.

    ``hosts`` and ``people`` are in Swedish order, ``starts`` the local times of the day's slots.
    """

    groups: tuple[GroupView, ...]
    remotes: tuple[RemoteLine, ...]
    hosts: tuple[Host, ...]
    starts: tuple[time, ...]
    people: tuple[Shown, ...]


def other_meetings(context: Context, fair_id: FairId) -> OtherMeetings:
    """Everything that is not a meeting of two at a station. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        groups = groups_in(connection, parts, fair_id, Place.COORDINATOR)
        found = remotes_in(connection, fair_id)
    people = {s.id: shown(s, Place.COORDINATOR) for s in parts.seekers.values()}
    numbers = sorted(parts.stations.values(), key=lambda s: s.number)
    return OtherMeetings(
        groups=groups,
        remotes=tuple(
            RemoteLine(
                one,
                parts.employers[one.employer].name,
                None if one.seeker is None else people[one.seeker],
            )
            for one in (*found.whole.values(), *found.pairs.values())
        ),
        hosts=tuple(
            Host(e.id, e.name, tuple((s.id, s.number) for s in numbers if s.employer == e.id))
            for e in sorted(parts.employers.values(), key=lambda e: swedish_order(e.name))
        ),
        starts=tuple(slot.starts for slot in parts.slots),
        people=in_order(people.values()),
    )
