"""Moving what an employer wrote to the person it is about: versions, draft and note together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place
from motesplats.storage import feedback, moving, skips, timetables
from motesplats.usecases.drafts import refuse_replaced
from motesplats.usecases.feedback import refuse_late_change
from motesplats.usecases.kiosk import own_meeting
from motesplats.usecases.kiosk_badges import badge_of
from motesplats.usecases.queries import known_employer, known_seeker
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from motesplats.core.fair import Meeting
    from motesplats.core.ids import MeetingId, OperationId
    from motesplats.storage.store import Connection, Transaction
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskSession

_TOLD = frozenset({Topic.FEEDBACK, Topic.TIMETABLE, Topic.REPORTS})
_NOT_MARKED = frozenset({MeetingState.HELD, MeetingState.BY_PHONE, MeetingState.IN_GROUP})


@dataclass(frozen=True, slots=True)
class Move:
    """From one meeting to another of the same employer; with ``swap`` the two exchange what was
    written."""

    source: MeetingId
    target: MeetingId
    swap: bool = False

    @property
    def verb(self) -> str:
        return "swap_feedback" if self.swap else "move_feedback"


@dataclass(frozen=True, slots=True)
class FeedbackMoved:
    """What was written about ``source`` is about ``target``; ``swapped``: and the other way round.

    ``printed`` are those of the two whose report was printed before and is to be printed again.
    """

    source: MeetingId
    target: MeetingId
    swapped: bool
    printed: tuple[Shown, ...]
    changed: frozenset[Topic] = _TOLD


def meeting_by_badge(context: Context, session: KioskSession, scanned: str) -> MeetingId:
    """The employer's own meeting with whoever has that badge.

    Raises Refused(UNKNOWN_BADGE, code) and Refused(UNKNOWN_MEETING, code, employer).
    """
    with context.store.read() as connection:
        seeker = badge_of(connection, session.fair, scanned)
        own = timetables.meetings_with(connection, seeker.id)
    both = [m for m in own if m.employer == session.employer]
    if not both:
        raise Refused(Refusal.UNKNOWN_MEETING, code=seeker.code, employer=session.name)
    return min(both, key=lambda m: not m.stands).id


def move_own_feedback(
    context: Context,
    session: KioskSession,
    move: Move,
    operation: OperationId | None = None,
) -> FeedbackMoved:
    """Move what the employer wrote about one of its meetings to another of them.

    Raises Refused(NOT_YOUR_MEETING), Refused(CHANGE_TOO_LATE), and what ``move_feedback`` raises.
    """
    with context.store.write(move.verb, operation) as transaction:
        connection = transaction.connection
        for wanted in (move.source, move.target):
            own_meeting(connection, session, wanted)
            if not transaction.repeated:
                refuse_late_change(context, connection, wanted)
        return _move(context, transaction, move, Place.KIOSK)


def move_feedback(
    context: Context, move: Move, operation: OperationId | None = None
) -> FeedbackMoved:
    """Move what an employer wrote about one meeting to another meeting of the same employer.

    Raises Refused(UNKNOWN_MEETING),
    Refused(NOT_YOUR_MEETING) for meetings of two employers or one and the same meeting,
    Refused(NOTHING_TO_MOVE), Refused(OTHER_HAS_FEEDBACK, person, employer) unless they swap, and
    Refused(PLACE_TAKEN) when the right meeting was given to somebody else.
    """
    with context.store.write(move.verb, operation) as transaction:
        return _move(context, transaction, move, Place.COORDINATOR)


def _move(
    context: Context,
    transaction: Transaction,
    move: Move,
    place: Place,
) -> FeedbackMoved:
    connection = transaction.connection
    source, target = (_known(connection, wanted) for wanted in (move.source, move.target))
    if source.employer != target.employer or source.id == target.id:
        raise Refused(Refusal.NOT_YOUR_MEETING)
    printed = _printed(connection, (source, target), place)
    if not transaction.repeated:
        _refuse(connection, source, target if not move.swap else None, place)
        if move.swap:
            moving.swap_written(connection, source.id, target.id)
        else:
            moving.move_written(connection, source.id, target.id, context.now())
        # The log tells of the row that changes first.
        for meeting in (target, source):
            _mark(connection, meeting)
        transaction.journal([target.id, source.id])
    return FeedbackMoved(source.id, target.id, move.swap, printed)


def _known(connection: Connection, wanted: MeetingId) -> Meeting:
    meeting = timetables.meeting_by_id(connection, wanted)
    if meeting is None:
        raise Refused(Refusal.UNKNOWN_MEETING)
    return meeting


def _refuse(connection: Connection, source: Meeting, target: Meeting | None, place: Place) -> None:
    """``target`` must have nothing written; None where the two exchange what they have."""
    if not (_written(connection, source) or feedback.note_of(connection, source.id)):
        raise Refused(Refusal.NOTHING_TO_MOVE)
    if target is not None and _written(connection, target):
        raise Refused(
            Refusal.OTHER_HAS_FEEDBACK,
            person=shown(known_seeker(connection, target.seeker), place).label,
            employer=known_employer(connection, target.employer).name,
        )


def _written(connection: Connection, meeting: Meeting) -> bool:
    saved = feedback.latest_submission(connection, meeting.id)
    return saved is not None or feedback.draft_of(connection, meeting.id) is not None


def _mark(connection: Connection, meeting: Meeting) -> None:
    """A meeting with feedback was held; whether one without was, nobody has said any more."""
    has_feedback = feedback.latest_submission(connection, meeting.id) is not None
    if has_feedback:
        skips.remove_skip(connection, meeting.id)
    if has_feedback and meeting.state not in _NOT_MARKED:
        fair = known_employer(connection, meeting.employer).fair
        refuse_replaced(connection, fair, meeting)
        timetables.mark_meeting(connection, meeting.id, MeetingState.HELD)
    elif not has_feedback and meeting.state is MeetingState.HELD:
        timetables.mark_meeting(connection, meeting.id, MeetingState.PLANNED)


def _printed(
    connection: Connection, meetings: tuple[Meeting, ...], place: Place
) -> tuple[Shown, ...]:
    fair = known_employer(connection, meetings[0].employer).fair
    papers = feedback.report_prints(connection, fair)
    found = (known_seeker(connection, m.seeker) for m in meetings if m.seeker in papers)
    return tuple(shown(seeker, place) for seeker in found)
