"""Skipping a form with a reason: one press, counted, and taken back as easily."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.texts import without_hidden
from motesplats.feedback.language import HintLevel
from motesplats.storage import feedback, skips, timetables
from motesplats.storage.skips import Reason, Skip
from motesplats.usecases.drafts import refuse_replaced
from motesplats.usecases.forms import language_check
from motesplats.usecases.kiosk import own_meeting
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.ids import FairId, MeetingId, OperationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskSession

# Pages name the reasons.
__all__ = [
    "Reason",
    "Skip",
    "SkipCounts",
    "Skipped",
    "Why",
    "skip_counts",
    "skip_form",
    "take_back_skip",
]
LONGEST = 120
_TOLD = frozenset({Topic.FEEDBACK, Topic.TIMETABLE, Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class Why:
    """Why a form is skipped; ``words`` are for the reason OTHER, and only the coordinator reads
    them."""

    reason: Reason
    words: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """The form is skipped, or asked for again when ``reason`` is None."""

    meeting: MeetingId
    reason: Reason | None
    changed: frozenset[Topic] = _TOLD


@dataclass(frozen=True, slots=True)
class SkipCounts:
    """How many forms of a fair were skipped, by reason; reasons that nobody gave are 0."""

    by_reason: Mapping[Reason, int]

    @property
    def total(self) -> int:
        return sum(self.by_reason.values())


def skip_form(
    context: Context,
    session: KioskSession,
    meeting_id: MeetingId,
    why: Why,
    operation: OperationId | None = None,
) -> Skipped:
    """Skip the form of one of the employer's own meetings; a later reason replaces an earlier one.

    Who did not come is marked so. Raises Refused(NOT_YOUR_MEETING), Refused(MEETING_HAS_FEEDBACK),
    Refused(SETTING_INVALID) for OTHER without words or longer than 120 letters, and
    Refused(TEXT_BLOCKED) by the language check.
    """
    reason = why.reason
    said = _checked(why.words) if reason is Reason.OTHER else ""
    with context.store.write("skip_form", operation) as transaction:
        connection = transaction.connection
        meeting = own_meeting(connection, session, meeting_id)
        if feedback.latest_submission(connection, meeting_id) is not None:
            raise Refused(Refusal.MEETING_HAS_FEEDBACK)
        if not transaction.repeated:
            skips.put_skip(connection, Skip(meeting_id, reason, said, context.now()))
            if reason is Reason.NOT_CAME and meeting.stands:
                timetables.mark_meeting(connection, meeting_id, MeetingState.NO_SHOW)
            transaction.journal([meeting.id])
    return Skipped(meeting_id, reason)


def take_back_skip(
    context: Context,
    session: KioskSession,
    meeting_id: MeetingId,
    operation: OperationId | None = None,
) -> Skipped:
    """Ask for the form again; who was said not to have come is expected again.

    Raises Refused(NOT_YOUR_MEETING), and Refused(PLACE_TAKEN) when somebody else has the place.
    """
    with context.store.write("take_back_skip", operation) as transaction:
        connection = transaction.connection
        meeting = own_meeting(connection, session, meeting_id)
        known = skips.skips_of(connection, session.fair).get(meeting_id)
        if known is not None and not transaction.repeated:
            if known.reason is Reason.NOT_CAME and meeting.state is MeetingState.NO_SHOW:
                refuse_replaced(connection, session.fair, meeting)
                timetables.mark_meeting(connection, meeting_id, MeetingState.PLANNED)
            skips.remove_skip(connection, meeting_id)
        transaction.journal([meeting.id])
    return Skipped(meeting_id, None)


def skip_counts(context: Context, fair_id: FairId) -> SkipCounts:
    """How many forms of the fair were skipped, by reason. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        return skip_counts_in(connection, fair_id)


def skip_counts_in(connection: Connection, fair_id: FairId) -> SkipCounts:
    """As ``skip_counts``, inside a transaction."""
    found = [skip.reason for skip in skips.skips_of(connection, fair_id).values()]
    return SkipCounts({reason: found.count(reason) for reason in Reason})


def _checked(words: str) -> str:
    said = " ".join(without_hidden(words).split())
    if not said or len(said) > LONGEST:
        raise Refused(Refusal.SETTING_INVALID, setting="skip_words", value=len(said))
    if any(hint.level is HintLevel.BLOCK for hint in language_check().find(said, "sv")):
        raise Refused(Refusal.TEXT_BLOCKED, item="skip_words")
    return said
