"""Which texts employers are asked to write anew, and how many were not released."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Connection, exists, func, insert, select

from motesplats.core.ids import MeetingId, SubmissionId
from motesplats.storage.feedback import Decision
from motesplats.storage.tables import meeting, release, submission
from motesplats.storage.wording_tables import rewrite_request

if TYPE_CHECKING:
    from motesplats.core.ids import FairId


class RewriteReason(StrEnum):
    """Why a text has to be written anew: chosen, so that nothing is said of a person."""

    SENSITIVE = "sensitive"
    HURTS = "hurts"
    UNCLEAR = "unclear"
    COMPARES = "compares"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Request:
    """A text of a submission that the employer is asked to write anew."""

    submission: SubmissionId
    item: str
    reason: RewriteReason


def put_request(connection: Connection, value: Request) -> None:
    """Keep the request; its text has been decided on as ASKED in the same transaction."""
    connection.execute(
        insert(rewrite_request).values(
            submission_id=value.submission, item=value.item, reason=value.reason.value
        )
    )


def requests_of(connection: Connection, fair: FairId) -> tuple[Request, ...]:
    """Every request of the fair that stands, answered ones too, in no order."""
    rows = connection.execute(
        select(rewrite_request)
        .join(submission, submission.c.id == rewrite_request.c.submission_id)
        .join(meeting, meeting.c.id == submission.c.meeting_id)
        .where(meeting.c.fair_id == fair)
    )
    return tuple(
        Request(SubmissionId(r.submission_id), str(r.item), RewriteReason(r.reason)) for r in rows
    )


def is_asked(connection: Connection, wanted: MeetingId) -> bool:
    """Whether the latest version of what was saved for a meeting has a text to be written anew."""
    last = select(func.max(submission.c.version)).where(submission.c.meeting_id == wanted)
    found = (
        select(rewrite_request.c.item)
        .join(submission, submission.c.id == rewrite_request.c.submission_id)
        .where(submission.c.meeting_id == wanted, submission.c.version == last.scalar_subquery())
    )
    return connection.execute(found).first() is not None


def sent_back(connection: Connection, fair: FairId) -> frozenset[tuple[MeetingId, str]]:
    """The meetings and items whose text was sent back in a version that a later one replaced."""
    later = submission.alias()
    rows = connection.execute(
        select(submission.c.meeting_id, rewrite_request.c.item)
        .join(submission, submission.c.id == rewrite_request.c.submission_id)
        .join(meeting, meeting.c.id == submission.c.meeting_id)
        .where(
            meeting.c.fair_id == fair,
            exists().where(
                later.c.meeting_id == submission.c.meeting_id,
                later.c.version > submission.c.version,
            ),
        )
    )
    return frozenset((MeetingId(r.meeting_id), str(r.item)) for r in rows)


def decided_counts(connection: Connection, fair: FairId) -> dict[Decision, int]:
    """How many texts of the fair were decided on in each way, in all versions."""
    rows = connection.execute(
        select(release.c.decision, func.count())
        .join(submission, submission.c.id == release.c.submission_id)
        .join(meeting, meeting.c.id == submission.c.meeting_id)
        .where(meeting.c.fair_id == fair)
        .group_by(release.c.decision)
    )
    return {Decision(decision): int(count) for decision, count in rows}
