"""Forms that employers skipped, and why, as they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.ids import FairId, MeetingId
from motesplats.storage.skip_tables import form_skip
from motesplats.storage.tables import meeting
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime


class Reason(StrEnum):
    """Why an employer skipped a form; ``OTHER`` is in the employer's own words."""

    NO_TIME = "no_time"
    NOT_CAME = "not_came"
    NOT_WANTED = "not_wanted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Skip:
    """A form that was skipped; ``at`` in UTC."""

    meeting: MeetingId
    reason: Reason
    words: str
    at: datetime


def skips_of(connection: Connection, fair: FairId) -> dict[MeetingId, Skip]:
    """The forms of the fair that were skipped, by meeting."""
    rows = connection.execute(
        select(form_skip)
        .join(meeting, meeting.c.id == form_skip.c.meeting_id)
        .where(meeting.c.fair_id == fair)
    )
    found = (
        Skip(MeetingId(r.meeting_id), Reason(r.reason), r.words, instant_value(r.at)) for r in rows
    )
    return {skip.meeting: skip for skip in found}


def put_skip(connection: Connection, skip: Skip) -> None:
    remove_skip(connection, skip.meeting)
    connection.execute(
        insert(form_skip).values(
            meeting_id=skip.meeting,
            reason=skip.reason.value,
            words=skip.words,
            at=instant_text(skip.at),
        )
    )


def remove_skip(connection: Connection, wanted: MeetingId) -> None:
    """Forget that the form was skipped."""
    connection.execute(delete(form_skip).where(form_skip.c.meeting_id == wanted))
