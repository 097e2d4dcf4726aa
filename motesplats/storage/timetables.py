"""Meetings as they were published, the coordinator's draft of them, and how far a timetable is."""

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
from motesplats.storage.group_tables import group_meeting
from motesplats.storage.tables import draft_meeting, meeting, timetable
from motesplats.storage.values import instant_text, instant_value

_STATES = {state.value: state for state in MeetingState}
# No day has so many time slots; a meeting waits there while others change places.
_ASIDE = 1_000_000
_OF_TWO = meeting.c.state != MeetingState.IN_GROUP.value


@dataclass(frozen=True, slots=True)
class TimetableState:
    """How far a fair's timetable has come.

    ``version`` counts publications, 0 before the first; ``published`` is when the last was (UTC).
    ``figures`` are those of the draft, ``made_of`` the fair's settings that it was searched with
    (empty: not known). Whether the draft differs from what was published is never
    stored: it is found by comparing.
    """

    version: int = 0
    published: datetime | None = None
    figures: Mapping[str, object] | None = None
    made_of: str = ""


def meetings_of(connection: Connection, fair: FairId) -> tuple[Meeting, ...]:
    """The fair's published meetings by time slot, then station; parts in groups are no such."""
    rows = connection.execute(
        select(meeting)
        .where(meeting.c.fair_id == fair, _OF_TWO)
        .order_by(meeting.c.slot, meeting.c.station_id)
    )
    return tuple(_meeting(row) for row in rows)


def meetings_with(connection: Connection, seeker: SeekerId) -> tuple[Meeting, ...]:
    rows = connection.execute(
        select(meeting).where(meeting.c.seeker_id == seeker, _OF_TWO).order_by(meeting.c.slot)
    )
    return tuple(_meeting(row) for row in rows)


def meeting_by_id(connection: Connection, wanted: MeetingId) -> Meeting | None:
    row = connection.execute(select(meeting).where(meeting.c.id == wanted)).first()
    return None if row is None else _meeting(row)


def add_meetings(connection: Connection, fair: FairId, values: tuple[Meeting, ...]) -> None:
    if values:
        rows = [
            {"id": v.id, "fair_id": fair, "state": v.state.value} | _pair(v) | _place(v)
            for v in values
        ]
        connection.execute(insert(meeting), rows)


def change_meetings(connection: Connection, values: tuple[Meeting, ...]) -> None:
    """Let meetings stand elsewhere, each other's places included; their state stays."""
    for number, value in enumerate(values):
        # Two that change places would meet in one place on the way.
        aside = update(meeting).where(meeting.c.id == value.id).values(slot=_ASIDE + number)
        connection.execute(aside)
    for value in values:
        connection.execute(update(meeting).where(meeting.c.id == value.id).values(**_place(value)))


def mark_meeting(connection: Connection, wanted: MeetingId, state: MeetingState) -> None:
    """Record what became of a meeting."""
    connection.execute(update(meeting).where(meeting.c.id == wanted).values(state=state.value))


def put_as(connection: Connection, values: tuple[Meeting, ...]) -> None:
    """Let meetings that are there stand as these say, states included, in whatever order they
    were changed."""
    for number, value in enumerate(values):
        # Those that no longer stand leave their places before others take them.
        aside = update(meeting).where(meeting.c.id == value.id).values(slot=_ASIDE + number)
        connection.execute(aside)
    for value in values:
        row = {"state": value.state.value} | _place(value)
        connection.execute(update(meeting).where(meeting.c.id == value.id).values(**row))


def remove_meetings(connection: Connection, ids: tuple[MeetingId, ...]) -> None:
    for wanted in ids:
        connection.execute(delete(meeting).where(meeting.c.id == wanted))


def draft_of(connection: Connection, fair: FairId) -> tuple[Meeting, ...]:
    """The fair's draft by time slot, then station; every state is PLANNED."""
    rows = connection.execute(
        select(draft_meeting)
        .where(draft_meeting.c.fair_id == fair)
        .order_by(draft_meeting.c.slot, draft_meeting.c.station_id)
    )
    return tuple(_planned(row) for row in rows)


def drafted_by_id(connection: Connection, wanted: MeetingId) -> Meeting | None:
    row = connection.execute(select(draft_meeting).where(draft_meeting.c.id == wanted)).first()
    return None if row is None else _planned(row)


def stations_in_use(connection: Connection, fair: FairId) -> frozenset[StationId]:
    """Where meetings are, published or in the draft, those of groups included."""
    meetings = (*meetings_of(connection, fair), *draft_of(connection, fair))
    groups = select(group_meeting.c.station_id).where(group_meeting.c.fair_id == fair)
    met_in = {StationId(one) for one in connection.execute(groups).scalars()}
    return frozenset(m.station for m in meetings) | met_in


def put_draft(connection: Connection, fair: FairId, values: tuple[Meeting, ...]) -> None:
    """Let those of these that stand be the fair's whole draft; states are not part of it."""
    connection.execute(delete(draft_meeting).where(draft_meeting.c.fair_id == fair))
    rows = [{"id": v.id, "fair_id": fair} | _pair(v) | _place(v) for v in values if v.stands]
    if rows:
        connection.execute(insert(draft_meeting), rows)


def leave_out_of_draft(connection: Connection, fair: FairId) -> None:
    """Let the draft lose the meetings that were published and were not held."""
    missed = tuple(m.id for m in meetings_of(connection, fair) if not m.stands)
    for wanted in missed:
        connection.execute(delete(draft_meeting).where(draft_meeting.c.id == wanted))


def change_draft(connection: Connection, value: Meeting) -> None:
    """Let one meeting of the draft stand elsewhere."""
    changed = update(draft_meeting).where(draft_meeting.c.id == value.id)
    connection.execute(changed.values(**_place(value)))


def exchange_draft(
    connection: Connection, fair: FairId, gone: tuple[MeetingId, ...], values: tuple[Meeting, ...]
) -> None:
    """Take meetings out of the draft and put others in; a meeting that moves is in both."""
    for wanted in gone:
        connection.execute(delete(draft_meeting).where(draft_meeting.c.id == wanted))
    if values:
        rows = [{"id": v.id, "fair_id": fair} | _pair(v) | _place(v) for v in values]
        connection.execute(insert(draft_meeting), rows)


def state_of(connection: Connection, fair: FairId) -> TimetableState:
    row = connection.execute(select(timetable).where(timetable.c.fair_id == fair)).first()
    if row is None:
        return TimetableState()
    published = None if row.published is None else instant_value(row.published)
    return TimetableState(row.version, published, json.loads(row.figures), row.made_of)


def put_state(connection: Connection, fair: FairId, state: TimetableState) -> None:
    published = None if state.published is None else instant_text(state.published)
    connection.execute(delete(timetable).where(timetable.c.fair_id == fair))
    connection.execute(
        insert(timetable).values(
            fair_id=fair,
            version=state.version,
            published=published,
            figures=json.dumps(dict(state.figures or {})),
            made_of=state.made_of,
        )
    )


def _pair(value: Meeting) -> dict[str, Any]:
    return {"seeker_id": value.seeker, "employer_id": value.employer}


def _place(value: Meeting) -> dict[str, Any]:
    return {
        "station_id": value.station,
        "slot": value.slot,
        "interpreter_id": value.interpreter,
        "locked": value.locked,
        "slots": value.slots,
    }


def _planned(row: Row[Any], state: MeetingState = MeetingState.PLANNED) -> Meeting:
    interpreter = None if row.interpreter_id is None else InterpreterId(row.interpreter_id)
    return Meeting(
        id=MeetingId(row.id),
        seeker=SeekerId(row.seeker_id),
        employer=EmployerId(row.employer_id),
        station=StationId(row.station_id),
        slot=row.slot,
        interpreter=interpreter,
        state=state,
        locked=row.locked,
        slots=row.slots,
    )


def _meeting(row: Row[Any]) -> Meeting:
    return _planned(row, _STATES[row.state])
