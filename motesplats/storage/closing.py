"""What is erased for good: private notes of fairs that are over, versions that were replaced."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, select, update

from motesplats.core.ids import FairId
from motesplats.storage.connection import connect
from motesplats.storage.tables import fair, meeting, note, submission
from motesplats.storage.values import instant_value

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import MeetingId
    from motesplats.storage.store import Store


def fairs_with_notes(connection: Connection) -> dict[FairId, date]:
    """The fairs in which an employer has a private note, and their days."""
    found = (
        select(fair.c.id, fair.c.day)
        .join(meeting, meeting.c.fair_id == fair.c.id)
        .join(note, note.c.meeting_id == meeting.c.id)
        .distinct()
    )
    return {FairId(r.id): date.fromisoformat(r.day) for r in connection.execute(found)}


def erase_notes(connection: Connection, wanted: FairId) -> int:
    """Erase every private note of a fair; how many there were."""
    own = select(meeting.c.id).where(meeting.c.fair_id == wanted)
    return connection.execute(delete(note).where(note.c.meeting_id.in_(own))).rowcount


def settle(store: Store) -> None:
    """Take everything into the store's file and empty the journal file beside it, where what was
    erased would else be read a while longer.
    """
    if store.path is not None:
        with closing(connect(store.path, store.key)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def first_saved(connection: Connection, wanted: MeetingId) -> datetime | None:
    """When feedback about a meeting was saved for the first time; None when it never was."""
    first = select(func.min(submission.c.saved_at)).where(submission.c.meeting_id == wanted)
    found = connection.execute(first).scalar()
    return None if found is None else instant_value(found)


def erase_replaced(connection: Connection, wanted: MeetingId, version: int) -> None:
    """Erase what earlier versions than ``version`` said; that there were such versions stays."""
    earlier = (submission.c.meeting_id == wanted, submission.c.version < version)
    connection.execute(update(submission).where(*earlier).values(answers="{}", recruiter=""))
