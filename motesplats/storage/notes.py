"""Quick notes of a fair, as they are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, delete, insert, select, update

from motesplats.core.ids import EmployerId, FairId, SeekerId, StationId
from motesplats.core.notes import About, QuickNote
from motesplats.storage.note_tables import quick_note
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any


def notes_of(connection: Connection, fair: FairId) -> tuple[QuickNote, ...]:
    """The fair's notes, open ones first, the newest first."""
    found = (
        select(quick_note)
        .where(quick_note.c.fair_id == fair)
        .order_by(quick_note.c.done_at.is_not(None), quick_note.c.at.desc(), quick_note.c.id)
    )
    return tuple(_note(row) for row in connection.execute(found))


def note_by_id(connection: Connection, wanted: str) -> QuickNote | None:
    row = connection.execute(select(quick_note).where(quick_note.c.id == wanted)).first()
    return None if row is None else _note(row)


def put_note(connection: Connection, note: QuickNote) -> None:
    connection.execute(
        insert(quick_note).values(
            id=note.id,
            fair_id=note.fair,
            text=note.text,
            owner=note.owner,
            seeker_id=note.about.seeker,
            employer_id=note.about.employer,
            station_id=note.about.station,
            at=instant_text(note.at),
            done_at=_instant(note.done_at),
        )
    )


def set_done(connection: Connection, wanted: str, at: datetime | None) -> None:
    changed = update(quick_note).where(quick_note.c.id == wanted)
    connection.execute(changed.values(done_at=_instant(at)))


def remove_note(connection: Connection, wanted: str) -> None:
    connection.execute(delete(quick_note).where(quick_note.c.id == wanted))


def _instant(at: datetime | None) -> str | None:
    return None if at is None else instant_text(at)


def _note(row: Row[Any]) -> QuickNote:
    return QuickNote(
        id=row.id,
        fair=FairId(row.fair_id),
        text=row.text,
        at=instant_value(row.at),
        owner=row.owner,
        about=About(
            None if row.seeker_id is None else SeekerId(row.seeker_id),
            None if row.employer_id is None else EmployerId(row.employer_id),
            None if row.station_id is None else StationId(row.station_id),
        ),
        done_at=None if row.done_at is None else instant_value(row.done_at),
    )
