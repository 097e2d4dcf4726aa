"""What the ids of the journal stand for today, asked for many at once; who is gone has no name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, select

from motesplats.storage.tables import (
    draft_meeting,
    employer,
    meeting,
    station,
    submission,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Row

    from motesplats.core.ids import FairId

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StationName:
    """A station's number and whose it is."""

    number: int
    employer: str


@dataclass(frozen=True, slots=True)
class MeetingName:
    """Who meets whom, where and from which time slot on."""

    seeker: str
    employer: str
    station: str
    slot: int


def employer_names(connection: Connection, fair: FairId) -> Mapping[str, str]:
    """The names of a fair's employers by id."""
    query = select(employer.c.id, employer.c.name).where(employer.c.fair_id == fair)
    return {row.id: row.name for row in connection.execute(query)}


def station_names(connection: Connection, fair: FairId) -> Mapping[str, StationName]:
    """A fair's stations by id."""
    c = station.c
    query = select(c.id, c.number, c.employer_id).where(c.fair_id == fair)
    return {row.id: StationName(row.number, row.employer_id) for row in connection.execute(query)}


def meeting_names(connection: Connection, ids: Iterable[str]) -> Mapping[str, MeetingName]:
    """Those of ``ids`` that are meetings, drafted or published, or forms about one."""
    wanted = tuple(ids)
    found: dict[str, MeetingName] = {}
    for table in (draft_meeting, meeting):
        c = table.c
        query = select(c.id, c.seeker_id, c.employer_id, c.station_id, c.slot)
        found |= {row.id: _meeting(row) for row in _among(connection, query, c.id, wanted)}
    c = meeting.c
    query = select(submission.c.id, c.seeker_id, c.employer_id, c.station_id, c.slot)
    query = query.join(meeting, meeting.c.id == submission.c.meeting_id)
    about = _among(connection, query, submission.c.id, wanted)
    return found | {row.id: _meeting(row) for row in about}


def _among(
    connection: Connection, query: Select[Any], column: Any, ids: tuple[str, ...]
) -> Iterator[Row[Any]]:
    for first in range(0, len(ids), _AT_ONCE):
        yield from connection.execute(query.where(column.in_(ids[first : first + _AT_ONCE])))


def _meeting(row: Row[Any]) -> MeetingName:
    return MeetingName(row.seeker_id, row.employer_id, row.station_id, row.slot)
