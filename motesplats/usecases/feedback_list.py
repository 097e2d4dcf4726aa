"""Every meeting of a fair with what became of its feedback: given, begun, skipped, or waited
for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.visibility import Place
from motesplats.live.at_table import at_table
from motesplats.storage import feedback, skips
from motesplats.usecases.live_hall import followed_course
from motesplats.usecases.queries import known_fair, parts_in

if TYPE_CHECKING:
    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId, MeetingId
    from motesplats.storage.skips import Skip
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts, MeetingView


class Given(StrEnum):
    """What became of the feedback of one meeting; COMING: the meeting is not over yet."""

    SAVED = "saved"
    BEGUN = "begun"
    SKIPPED = "skipped"
    MISSING = "missing"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """One meeting; ``version`` is that of the newest form, ``skip`` says why there is none."""

    view: MeetingView
    given: Given
    version: int = 0
    skip: Skip | None = None


@dataclass(frozen=True, slots=True)
class FeedbackList:
    """The meetings of two in order of time.

    Nobody who did not come, and no meeting that was called off, is waited for; one whose form was
    skipped for that reason is in the list all the same.
    """

    rows: tuple[FeedbackRow, ...]

    def count(self, given: Given) -> int:
        """How many meetings have come so far."""
        return sum(row.given is given for row in self.rows)

    def others_of(self, row: FeedbackRow) -> tuple[FeedbackRow, ...]:
        """The same employer's other meetings, to which feedback may belong."""
        same = row.view.meeting.employer
        return tuple(
            one for one in self.rows if one.view.meeting.employer == same and one is not row
        )


def feedback_list(context: Context, fair_id: FairId) -> FeedbackList:
    """The list as of now. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        versions = {s.meeting: s.version for s in feedback.submissions_of(connection, fair_id)}
        skipped = skips.skips_of(connection, fair_id)
        over = _over(context, connection, fair_id, parts)
        begun = {m.id for m in parts.meetings if feedback.draft_of(connection, m.id) is not None}
    listed = [m for m in parts.meetings if m.stands or m.id in versions or m.id in skipped]
    rows = (
        FeedbackRow(
            parts.view(m, Place.COORDINATOR),
            _given(m, versions, skipped, begun, over),
            versions.get(m.id, 0),
            skipped.get(m.id),
        )
        for m in sorted(listed, key=lambda m: (m.slot, parts.stations[m.station].number))
    )
    return FeedbackList(tuple(rows))


def _given(
    meeting: Meeting,
    versions: dict[MeetingId, int],
    skipped: dict[MeetingId, Skip],
    begun: set[MeetingId],
    over: set[MeetingId],
) -> Given:
    if meeting.id in versions:
        return Given.SAVED
    if meeting.id in skipped:
        return Given.SKIPPED
    if meeting.id in begun:
        return Given.BEGUN
    waited = meeting.id in over or meeting.state is MeetingState.HELD
    return Given.MISSING if waited else Given.COMING


def _over(
    context: Context, connection: Connection, fair_id: FairId, parts: FairParts
) -> set[MeetingId]:
    course = followed_course(connection, known_fair(connection, fair_id))
    now = context.now()
    found = (
        at_table(course, one.id, parts.meetings, frozenset(), now).over
        for one in parts.stations.values()
    )
    return {meeting for over in found for meeting in over}
