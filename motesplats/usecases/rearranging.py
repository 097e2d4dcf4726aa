"""Changing the draft by hand: meetings move, change places, come in and go out, in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Meeting
from motesplats.core.ids import MeetingId, new_id
from motesplats.storage import timetables
from motesplats.usecases.carrying import Deal, Movable, movable_in
from motesplats.usecases.drafts import draft_in
from motesplats.usecases.placements import placement
from motesplats.usecases.planning import PLANNED

if TYPE_CHECKING:
    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, OperationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.carrying import Placing
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Rearranged:
    """What a change by hand took out of the draft and what it put in; a repeat has neither."""

    before: tuple[Meeting, ...]
    after: tuple[Meeting, ...]
    changed: frozenset[Topic]


def rearrange(
    context: Context, fair_id: FairId, deal: Deal, operation: OperationId | None = None
) -> Rearranged:
    """Change the draft as the deal says; what comes in is locked where it stands.

    Raises Refused(UNKNOWN_MEETING), Refused(MEETING_BEGUN) for what has begun,
    Refused(TIMETABLE_INVALID) with the rule that the change would break, and the refusals of
    ``planning_of``.
    """
    with context.store.write("rearrange_draft", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            return Rearranged((), (), PLANNED)
        found = movable_in(connection, context, fair_id)
        before = _taken_out(found, deal)
        after = found.planning.with_lengths(_meeting(found, one) for one in deal.into)
        _refuse_broken(found, before, after)
        gone = tuple(m.id for m in before)
        timetables.exchange_draft(connection, fair_id, gone, after)
        kept = (m for m in found.planning.meetings if m.id not in gone)
        # What stays was judged with the lengths of today, so those are what the draft has now.
        for meeting in found.planning.with_lengths(kept):
            if meeting != found.meeting(meeting.id):
                timetables.change_draft(connection, meeting)
        transaction.journal([*dict.fromkeys((*gone, *(m.id for m in after)))], _back(before, after))
    return Rearranged(before, after, PLANNED)


def put_back(
    context: Context, fair_id: FairId, done: Rearranged, operation: OperationId | None = None
) -> Rearranged:
    """Take such a change back; done to its own answer, it does the change again.

    Raises Refused(CANNOT_UNDO) when the meetings or their former places were changed since.
    """
    with context.store.write("put_draft_back", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            _refuse_changed(connection, fair_id, done)
            gone = tuple(m.id for m in done.after)
            timetables.exchange_draft(connection, fair_id, gone, done.before)
            ids = dict.fromkeys((*gone, *(m.id for m in done.before)))
            transaction.journal([*ids], _back(done.after, done.before))
    return Rearranged(done.after, done.before, PLANNED)


def _taken_out(found: Movable, deal: Deal) -> tuple[Meeting, ...]:
    known = [found.meeting(one) for one in deal.out]
    meetings = tuple(m for m in known if m is not None)
    if len(meetings) < len(known):
        raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
    if any(m.id in found.fixed for m in meetings):
        raise Refused(Refusal.MEETING_BEGUN)
    return meetings


def _meeting(found: Movable, one: Placing) -> Meeting:
    known = found.planning.ids.get((one.seeker, one.employer))
    return Meeting(
        id=MeetingId(new_id()) if known is None else known,
        seeker=one.seeker,
        employer=one.employer,
        station=one.station,
        slot=one.slot,
        interpreter=one.interpreter,
        locked=True,
    )


def _refuse_broken(found: Movable, before: tuple[Meeting, ...], after: tuple[Meeting, ...]) -> None:
    known = (*found.planning.stations.values(), *found.planning.seekers.values())
    if not {who for m in after for who in (m.station, m.seeker)} <= set(known):
        raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
    planned = found.planning.planned
    broken = found.seating.broken(planned(before), planned(after))
    if broken:
        raise Refused(Refusal.TIMETABLE_INVALID, path=str(broken[0].rule), reason=len(broken))


def _refuse_changed(connection: Connection, fair_id: FairId, done: Rearranged) -> None:
    draft = {m.id: m for m in draft_in(connection, fair_id)}
    stands = [draft.pop(m.id, None) for m in done.after]
    if any(m is None or not _same(m, left) for m, left in zip(stands, done.after, strict=True)):
        raise Refused(Refusal.CANNOT_UNDO)
    taken = {claim for m in draft.values() for claim in _claims(m)}
    if any(not taken.isdisjoint(_claims(m)) for m in done.before):
        raise Refused(Refusal.CANNOT_UNDO)


def _same(one: Meeting, other: Meeting) -> bool:
    return placement(replace(one, locked=True)) == placement(replace(other, locked=True))


def _claims(meeting: Meeting) -> tuple[tuple[str, object], ...]:
    places = ((who, slot) for who in (meeting.seeker, meeting.station) for slot in meeting.taken)
    return (meeting.seeker, meeting.employer), *places


def _back(before: tuple[Meeting, ...], after: tuple[Meeting, ...]) -> dict[str, object]:
    return {
        "verb": "put_draft_back",
        "meetings": [placement(m) for m in before],
        "gone": [m.id for m in after],
    }
