"""What an employer wrote about one meeting, moved to another: versions, draft and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from motesplats.storage.feedback import note_of, put_note
from motesplats.storage.tables import draft, note, submission

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import MeetingId

# No form is saved so often; the versions of two meetings change places there.
_ASIDE = 1_000_000


def move_written(
    connection: Connection, source: MeetingId, target: MeetingId, at: datetime
) -> None:
    """Move every version, the draft and the note of ``source`` to ``target``.

    ``target`` has neither version nor draft; a note that it has stands above the one that comes.
    """
    for table in (submission, draft):
        moved = update(table).where(table.c.meeting_id == source)
        connection.execute(moved.values(meeting_id=target))
    notes = (note_of(connection, target), note_of(connection, source))
    put_note(connection, target, "\n".join(text for text in notes if text), at)
    put_note(connection, source, "", at)


def swap_written(connection: Connection, one: MeetingId, other: MeetingId) -> None:
    """Let two meetings exchange all that was written about them."""
    own = select(submission.c.id).where(submission.c.meeting_id == one)
    moved = [row.id for row in connection.execute(own)]
    aside = update(submission).where(submission.c.id.in_(moved))
    connection.execute(aside.values(version=submission.c.version + _ASIDE))
    to_one = update(submission).where(submission.c.meeting_id == other)
    connection.execute(to_one.values(meeting_id=one))
    back = submission.c.version - _ASIDE
    connection.execute(aside.values(meeting_id=other, version=back))
    for table in (draft, note):
        here = table.c.meeting_id.in_((one, other))
        rows = [dict(row) for row in connection.execute(select(table).where(here)).mappings()]
        connection.execute(delete(table).where(here))
        for row in rows:
            row["meeting_id"] = other if row["meeting_id"] == one else one
            connection.execute(insert(table).values(row))
