"""Those who are missing: whom to call, what came of it, and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.calls import Call, CallOutcome
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place, seen_field
from motesplats.i18n import swedish_order
from motesplats.storage import desk_calls, feedback, journal, timetables
from motesplats.usecases.live_hall import times_now
from motesplats.usecases.queries import known_fair, known_seeker, parts_in

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts, MeetingView, Shown

CALLED = frozenset({Topic.ARRIVALS})
NOT_COMING = frozenset({Topic.ARRIVALS, Topic.TIMETABLE})
_STANDS = frozenset({MeetingState.PLANNED, MeetingState.HELD})


@dataclass(frozen=True, slots=True)
class CallLine:
    """Somebody who has not come; ``phone`` is empty where it may not be seen or is not known.

    ``first`` is the first meeting that waits for them, ``call`` the latest about them.
    """

    seeker: Shown
    phone: str
    first: MeetingView
    call: Call | None


@dataclass(frozen=True, slots=True)
class CallsRecorded:
    """Whose state was noted, with what undoing it takes: their earlier calls and the meetings that
    were marked."""

    seekers: tuple[SeekerId, ...]
    before: tuple[Call, ...]
    meetings: tuple[MeetingId, ...]
    changed: frozenset[Topic]


def call_list(context: Context, fair_id: FairId) -> tuple[CallLine, ...]:
    """Everybody with a meeting who has not come, those with the first meetings first.

    Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        times = times_now(connection, known_fair(connection, fair_id), context.now())
        records = replace(parts_in(connection, fair_id), slots=times.slots)
        known = desk_calls.calls_of(connection, fair_id)
    lines = [_line(records, seeker, known.get(seeker)) for seeker in _waited_for(records, known)]
    lines.sort(key=lambda line: (line.first.meeting.slot, swedish_order(line.seeker.name)))
    return tuple(lines)


def record_call(
    context: Context,
    seeker_id: SeekerId,
    outcome: CallOutcome,
    coming: datetime | None = None,
    operation: OperationId | None = None,
) -> CallsRecorded:
    """Note what came of a call; the meetings of somebody who does not come are marked so.

    ``coming`` is when they will be here (UTC). Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.write("record_call", operation) as transaction:
        connection = transaction.connection
        seeker = known_seeker(connection, seeker_id)
        before = desk_calls.calls_of(connection, seeker.fair).get(seeker_id)
        marked: tuple[MeetingId, ...] = ()
        if not transaction.repeated:
            desk_calls.put_call(connection, Call(seeker_id, outcome, context.now(), coming))
            if outcome is CallOutcome.NOT_COMING:
                marked = _mark(connection, seeker_id)
            inverse = {"verb": "undo_calls", "seekers": [seeker_id], "meetings": list(marked)}
            transaction.journal([seeker_id], inverse)
    earlier = () if before is None else (before,)
    return CallsRecorded((seeker_id,), earlier, marked, NOT_COMING if marked else CALLED)


def missing_are_late(
    context: Context, fair_id: FairId, operation: OperationId | None = None
) -> CallsRecorded:
    """Note everybody who is missing for the first time slot, and of whom nothing is known, as late.

    Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.write("missing_are_late", operation) as transaction:
        connection = transaction.connection
        records = parts_in(connection, fair_id)
        known = desk_calls.calls_of(connection, fair_id)
        first = min((m.slot for m in records.meetings), default=None)
        late = tuple(
            m.seeker
            for m in records.meetings
            if m.slot == first and m.seeker not in records.arrivals and m.seeker not in known
        )
        if late and not transaction.repeated:
            for seeker in late:
                desk_calls.put_call(connection, Call(seeker, CallOutcome.LATE, context.now()))
            transaction.journal(list(late), {"verb": "undo_calls", "seekers": list(late)})
    return CallsRecorded(late, (), (), CALLED)


def undo_calls(
    context: Context, done: CallsRecorded, operation: OperationId | None = None
) -> CallsRecorded:
    """Take back what was noted; earlier calls stand again and marked meetings are planned.

    Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.write("undo_calls", operation) as transaction:
        connection = transaction.connection
        for seeker in done.seekers:
            known_seeker(connection, seeker)
        if not transaction.repeated:
            for seeker in done.seekers:
                desk_calls.drop_call(connection, seeker)
            for call in done.before:
                desk_calls.put_call(connection, call)
            for meeting in done.meetings:
                timetables.mark_meeting(connection, meeting, MeetingState.PLANNED)
            _undone(connection, done, transaction.operation)
            transaction.journal(list(done.seekers))
    return CallsRecorded(done.seekers, (), done.meetings, done.changed)


def _undone(connection: Connection, done: CallsRecorded, operation: OperationId) -> None:
    for verb in ("record_call", "missing_are_late"):
        for seeker in done.seekers[:1]:
            journal.mark_undone(connection, verb, seeker, operation)


def _waited_for(records: FairParts, known: dict[SeekerId, Call]) -> list[SeekerId]:
    """Who has a meeting that stands, or is known not to come, and is not here."""
    stands = {m.seeker for m in records.meetings if m.state in _STANDS}
    given_up = {seeker for seeker, call in known.items() if call.outcome is CallOutcome.NOT_COMING}
    meet = {m.seeker for m in records.meetings}
    return [
        s for s in records.seekers if s in stands | (given_up & meet) and s not in records.arrivals
    ]


def _line(records: FairParts, seeker_id: SeekerId, call: Call | None) -> CallLine:
    first = records.plan_of(seeker_id, Place.DESK)[0]
    phone = seen_field(records.seekers[seeker_id], "phone", Place.DESK)
    return CallLine(first.seeker, phone, first, call)


def _mark(connection: Connection, seeker_id: SeekerId) -> tuple[MeetingId, ...]:
    """Mark the planned meetings that nobody wrote about as missed."""
    own = timetables.meetings_with(connection, seeker_id)
    missed = tuple(
        m.id
        for m in own
        if m.state is MeetingState.PLANNED and feedback.latest_submission(connection, m.id) is None
    )
    for meeting in missed:
        timetables.mark_meeting(connection, meeting, MeetingState.NO_SHOW)
    return missed
