"""Taking a way to mend a fair that goes on, which is published at once, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.core.ids import OperationId, SeekerId, new_id
from motesplats.live.gathering import Seated
from motesplats.storage import halls, journal, timetables
from motesplats.usecases.drafts import (
    begun_ids,
    difference_in,
    next_version,
    publish,
    refuse_replaced,
)
from motesplats.usecases.hall_day import hall_day
from motesplats.usecases.live_day import BEFORE_THE_DAY
from motesplats.usecases.placements import placed, placement
from motesplats.usecases.planning import refuse_changes
from motesplats.usecases.troubles import HallMended, NoShow, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId
    from motesplats.storage.journal import JournalEntry
    from motesplats.storage.store import Connection, Transaction
    from motesplats.usecases.context import Context
    from motesplats.usecases.drafts import Difference
    from motesplats.usecases.hall_day import HallDay
    from motesplats.usecases.troubles import HallProposal

_VERB, _UNDO = "mend_hall", "undo_mend_hall"


def take_hall_proposal(
    context: Context, proposal: HallProposal, operation: OperationId | None = None
) -> HallMended:
    """Carry the proposal out and publish it; a draft without changes of its own follows.

    Meetings that were not held are marked and stay. Raises Refused(CHANGED_MEANWHILE) when what it
    rests on is no longer so: somebody came or left, a time slot has begun, too little of the talk
    is left. Then nothing is stored.
    """
    with context.store.write(_VERB, operation) as transaction:
        return mend_in(transaction, context, proposal)


def mend_in(transaction: Transaction, context: Context, proposal: HallProposal) -> HallMended:
    """As ``take_hall_proposal``, inside a transaction that does other things as well."""
    connection, fair_id = transaction.connection, proposal.planning.fair.id
    if transaction.repeated:
        version = timetables.state_of(connection, fair_id).version
        return HallMended(version, (), transaction.operation)
    day = hall_day(connection, fair_id, context.now())
    _refuse_what_passed(day, proposal)
    # Comparing takes most of the time, and as a rule nothing has been written since.
    if journal.last_sequence(connection) != proposal.sequence:
        refuse_changes(connection, proposal.planning)
    follows = difference_in(connection, fair_id).is_empty
    marks = _mark(connection, [day.meeting(wanted) for wanted in proposal.missed])
    changes = _published(context, connection, fair_id, proposal.wanted, follows=follows)
    told: dict[str, object] = {
        **_told(changes),
        "verb": _UNDO,
        "version": timetables.state_of(connection, fair_id).version,
        "marks": marks,
        "seated": _seat(context, connection, proposal),
        "away": _record(connection, day, proposal),
    }
    slips = _slips(proposal, changes)
    transaction.journal([fair_id, *proposal.missed, *slips], told)
    return HallMended(
        timetables.state_of(connection, fair_id).version, slips, transaction.operation
    )


def undo_hall_proposal(
    context: Context, fair_id: FairId, step: OperationId, operation: OperationId | None = None
) -> HallMended:
    """Let all be as it was before a proposal was taken; papers have a new version then too.

    Raises Refused(CANNOT_UNDO) when it was undone already or the timetable has been published
    since, and Refused(MEETINGS_BEGUN) when something has happened to a meeting that it made.
    """
    with context.store.write(_UNDO, operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            version = timetables.state_of(connection, fair_id).version
            return HallMended(version, (), transaction.operation)
        entry = journal.entry_of(connection, step)
        told = _undoable(connection, fair_id, entry)
        follows = difference_in(connection, fair_id).is_empty
        wanted = _as_before(connection, fair_id, told)
        changes = _published(context, connection, fair_id, wanted, follows=False)
        _mark_back(connection, fair_id, told["marks"])
        if follows:
            timetables.put_draft(connection, fair_id, timetables.meetings_of(connection, fair_id))
        if told["seated"]:
            halls.remove_seated(connection, told["seated"])
        for one in told["away"]:
            halls.remove_away(connection, one)
        journal.mark_step_undone(connection, step, transaction.operation)
        people = sorted({m.seeker for m in _all(changes)})
        transaction.journal([fair_id, *people])
        version = timetables.state_of(connection, fair_id).version
    return HallMended(version, tuple(people), transaction.operation)


def _refuse_what_passed(day: HallDay, proposal: HallProposal) -> None:
    live = proposal.planning.live or BEFORE_THE_DAY
    passed = live.next != day.begun or bool(day.records.facts.gone_home - live.absent)
    if passed or _too_late(day, proposal) or _has_come(day, proposal, live.waiting):
        raise Refused(Refusal.CHANGED_MEANWHILE)


def _too_late(day: HallDay, proposal: HallProposal) -> bool:
    """Whether too little is left of a talk that would begin now."""
    if proposal.talk_seconds is None or proposal.view is None:
        return False
    if proposal.way is Way.START_NOW:
        return not day.talk_left(proposal.view.meeting)
    return day.going_at(proposal.view.meeting) is None


def _has_come(day: HallDay, proposal: HallProposal, waited_for: frozenset[SeekerId]) -> bool:
    """Whether somebody who was given up has come since, or is not given up any longer."""
    if not isinstance(proposal.trouble, NoShow):
        return False
    given_up = proposal.trouble.meeting
    meeting = next((m for m in day.records.gathering.meetings if m.id == given_up), None)
    return meeting is None or (meeting.seeker in waited_for and meeting.seeker in day.inside)


def _mark(connection: Connection, missed: list[Meeting]) -> dict[str, str]:
    """Let meetings be not held; what they were before, by id."""
    for meeting in missed:
        timetables.mark_meeting(connection, meeting.id, MeetingState.NO_SHOW)
    return {meeting.id: meeting.state.value for meeting in missed}


def _mark_back(connection: Connection, fair_id: FairId, marks: Mapping[str, str]) -> None:
    for meeting in timetables.meetings_of(connection, fair_id):
        if meeting.id in marks:
            refuse_replaced(connection, fair_id, meeting)
            timetables.mark_meeting(connection, meeting.id, MeetingState(marks[meeting.id]))


def _published(
    context: Context,
    connection: Connection,
    fair_id: FairId,
    wanted: tuple[Meeting, ...],
    *,
    follows: bool,
) -> Difference:
    changes = publish(connection, fair_id, wanted)
    if not changes.is_empty:
        state = timetables.state_of(connection, fair_id)
        state = replace(state, version=next_version(connection, fair_id), published=context.now())
        timetables.put_state(connection, fair_id, state)
    if follows:
        timetables.put_draft(connection, fair_id, timetables.meetings_of(connection, fair_id))
    return changes


def _told(changes: Difference) -> dict[str, object]:
    return {
        "added": [m.id for m in changes.added],
        "moved": [placement(m) for m in changes.before],
        "removed": [placement(m) for m in changes.removed],
    }


def _seat(context: Context, connection: Connection, proposal: HallProposal) -> str:
    """Who begins now sits at the station, as if the badge had been read there."""
    if proposal.way is not Way.START_NOW or proposal.view is None:
        return ""
    meeting, seated_id = proposal.view.meeting, new_id()
    seated = Seated(meeting.station, meeting.seeker, context.now())
    halls.add_seated(connection, seated_id, seated)
    return seated_id


def _record(connection: Connection, day: HallDay, proposal: HallProposal) -> list[str]:
    ids = []
    for one in day.away_by(proposal.trouble):
        ids.append(new_id())
        halls.add_away(connection, proposal.planning.fair.id, ids[-1], one)
    return ids


def _slips(proposal: HallProposal, changes: Difference) -> tuple[SeekerId, ...]:
    live = proposal.planning.live or BEFORE_THE_DAY
    return tuple(sorted({m.seeker for m in _all(changes)} - live.absent))


def _all(changes: Difference) -> tuple[Meeting, ...]:
    return (*changes.added, *changes.moved, *changes.removed)


def _undoable(
    connection: Connection, fair_id: FairId, entry: JournalEntry | None
) -> Mapping[str, Any]:
    """What the journal tells of a step that can be undone."""
    if entry is None or entry.verb != _VERB or entry.undone_by is not None or not entry.inverse:
        raise Refused(Refusal.CANNOT_UNDO)
    told: Mapping[str, Any] = entry.inverse
    if timetables.state_of(connection, fair_id).version != told["version"]:
        raise Refused(Refusal.CANNOT_UNDO)
    begun = begun_ids(connection, fair_id) & set(told["added"])
    if begun:
        raise Refused(Refusal.MEETINGS_BEGUN, meetings=len(begun))
    return told


def _as_before(
    connection: Connection, fair_id: FairId, told: Mapping[str, Any]
) -> tuple[Meeting, ...]:
    """The meetings that stood before, but for those that were marked."""
    moved = {m.id: m for m in placed({"meetings": told["moved"]})}
    removed = placed({"meetings": told["removed"]})
    standing = (
        replace(moved.get(m.id, m), state=m.state)
        for m in timetables.meetings_of(connection, fair_id)
        if m.stands and m.id not in told["added"]
    )
    return (*standing, *removed)
