"""Meetings and the state of a fair's timetable.

Draft or published, which version, with which figures.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from motesplats.core.fair import Meeting, MeetingState
from motesplats.core.ids import (
    EmployerId,
    FairId,
    InterpreterId,
    MeetingId,
    SeekerId,
    StationId,
)
from motesplats.storage.tables import meeting, timetable
from motesplats.storage.values import instant_text, instant_value


@dataclass(frozen=True, slots=True)
class TimetableState:
    """How far a fair's timetable has come.

    ``version`` counts publications, 0 before the first; ``published`` is None while there are
    unpublished changes.
    """

    version: int = 0
    published: datetime | None = None
    figures: Mapping[str, object] | None = None


def meetings_of(connection: Connection, fair: FairId) -> tuple[Meeting, ...]:
    """The fair's meetings by time slot, then station."""
    rows = connection.execute(
        select(meeting)
        .where(meeting.c.fair_id == fair)
        .order_by(meeting.c.slot, meeting.c.station_id)
    )
    return tuple(_meeting(row) for row in rows)


def meetings_with(connection: Connection, seeker: SeekerId) -> tuple[Meeting, ...]:
    rows = connection.execute(
        select(meeting).where(meeting.c.seeker_id == seeker).order_by(meeting.c.slot)
    )
    return tuple(_meeting(row) for row in rows)


def meeting_by_id(connection: Connection, wanted: MeetingId) -> Meeting | None:
    row = connection.execute(select(meeting).where(meeting.c.id == wanted)).first()
    return None if row is None else _meeting(row)


def add_meetings(connection: Connection, fair: FairId, values: tuple[Meeting, ...]) -> None:
    if values:
        rows = [{"id": v.id, "fair_id": fair} | _columns(v) for v in values]
        connection.execute(insert(meeting), rows)


def change_meeting(connection: Connection, value: Meeting) -> None:
    connection.execute(update(meeting).where(meeting.c.id == value.id).values(**_columns(value)))


def mark_meeting(connection: Connection, wanted: MeetingId, state: MeetingState) -> None:
    """Record what became of a meeting."""
    connection.execute(update(meeting).where(meeting.c.id == wanted).values(state=state.value))


def remove_meetings(connection: Connection, ids: tuple[MeetingId, ...]) -> None:
    for wanted in ids:
        connection.execute(delete(meeting).where(meeting.c.id == wanted))


def state_of(connection: Connection, fair: FairId) -> TimetableState:
    row = connection.execute(select(timetable).where(timetable.c.fair_id == fair)).first()
    if row is None:
        return TimetableState()
    published = None if row.published is None else instant_value(row.published)
    return TimetableState(row.version, published, json.loads(row.figures))


def put_state(connection: Connection, fair: FairId, state: TimetableState) -> None:
    published = None if state.published is None else instant_text(state.published)
    connection.execute(delete(timetable).where(timetable.c.fair_id == fair))
    connection.execute(
        insert(timetable).values(
            fair_id=fair,
            version=state.version,
            published=published,
            figures=json.dumps(dict(state.figures or {})),
        )
    )


def _columns(value: Meeting) -> dict[str, Any]:
    return {
        "seeker_id": value.seeker,
        "employer_id": value.employer,
        "station_id": value.station,
        "slot": value.slot,
        "interpreter_id": value.interpreter,
        "state": value.state.value,
        "locked": value.locked,
    }


def _meeting(row: Row[Any]) -> Meeting:
    interpreter = None if row.interpreter_id is None else InterpreterId(row.interpreter_id)
    return Meeting(
        id=MeetingId(row.id),
        seeker=SeekerId(row.seeker_id),
        employer=EmployerId(row.employer_id),
        station=StationId(row.station_id),
        slot=row.slot,
        interpreter=interpreter,
        state=MeetingState(row.state),
        locked=row.locked,
    )
