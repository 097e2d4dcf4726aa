"""What group meetings take from the timetable of meetings of two: people, stations and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.grouping import grouped
from motesplats.storage import groups

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.ids import EmployerId, FairId, SeekerId
    from motesplats.storage.store import Connection


def taken_by_groups(connection: Connection, fair_id: FairId) -> Mapping[str, frozenset[int]]:
    """The time slots in which each seeker, by id, and each station is in a group meeting."""
    known = {group.id: group for group in groups.groups_of(connection, fair_id)}
    whole: list[tuple[str, int]] = [
        (group.station, slot) for group in known.values() for slot in group.taken
    ]
    whole += [
        (seat.seeker, slot)
        for seat in groups.seats_of(connection, fair_id)
        for slot in known[seat.group].taken
    ]
    return {who: frozenset(slots) for who, slots in grouped(whole).items()}


def met_in_groups(
    connection: Connection, fair_id: FairId
) -> frozenset[tuple[SeekerId, EmployerId]]:
    """Who meets whom in a group that stands for their meeting of two."""
    known = {g.id: g for g in groups.groups_of(connection, fair_id) if g.replaces}
    return frozenset(
        (seat.seeker, known[seat.group].employer)
        for seat in groups.seats_of(connection, fair_id)
        if seat.group in known
    )
