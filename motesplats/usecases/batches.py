"""Many meetings changed in one stroke while the fair runs, and all of them back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.ids import SeekerId
from motesplats.live.gathering import Away
from motesplats.storage import departures, halls, journal, timetables
from motesplats.usecases.drafts import begun_ids, difference_in, next_version
from motesplats.usecases.hall_steps import HALL
from motesplats.usecases.placements import placed, placement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from motesplats.core.fair import CalledOff, Meeting
    from motesplats.core.ids import EmployerId, FairId, OperationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


MOVED = HALL | {Topic.TIMETABLE}


@dataclass(frozen=True, slots=True)
class Batch:
    """Changes that belong together.

    ``after``: published meetings as they shall be, state included; ``added``: new ones; ``reason``
    is why those were called off that no longer stand.
    """

    after: tuple[Meeting, ...]
    added: tuple[Meeting, ...]
    reason: CalledOff

    @property
    def people(self) -> tuple[SeekerId, ...]:
        """Whose slip is wrong afterwards."""
        return tuple(dict.fromkeys(m.seeker for m in (*self.after, *self.added)))


@dataclass(frozen=True, slots=True)
class BatchDone:
    """A batch that was carried out or taken back.

    ``operation`` is what ``undo_batch`` takes; ``slips`` are whose paper is wrong by now.
    """

    operation: OperationId
    slips: tuple[SeekerId, ...]
    changed: frozenset[Topic] = MOVED


def undo_batch(
    context: Context, fair_id: FairId, undone: OperationId, operation: OperationId | None = None
) -> BatchDone:
    """Let everything be as before a batch: its meetings, and who had gone or was late.

    Raises Refused(CANNOT_UNDO) when that was done already, or when something has happened to the
    meetings or their places since.
    """
    with context.store.write("undo_batch", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            slips = journal.subjects_of(connection, transaction.operation)[1:]
            return BatchDone(transaction.operation, tuple(map(SeekerId, slips)))
        entry = journal.entry_of(connection, undone)
        if entry is None or entry.inverse is None or entry.undone_by is not None:
            raise Refused(Refusal.CANNOT_UNDO)
        told: Mapping[str, Any] = entry.inverse
        people = _take_back(connection, fair_id, told, context.now())
        _whoever_is_back(connection, fair_id, told)
        journal.mark_step_undone(connection, undone, transaction.operation)
        transaction.journal([fair_id, *people])
    return BatchDone(transaction.operation, people)


def carry_out(
    connection: Connection, fair_id: FairId, batch: Batch, now: datetime
) -> dict[str, object]:
    """Publish the batch as the next version; what the journal needs for the way back.

    A draft that was as published follows; another loses what is called off and what is in the way.
    Raises Refused(CHANGED_MEANWHILE) when a meeting is gone, is judged by now or has lost its place
    to another.
    """
    published = {m.id: m for m in timetables.meetings_of(connection, fair_id)}
    begun = begun_ids(connection, fair_id)
    if any(m.id not in published or m.id in begun for m in batch.after):
        raise Refused(Refusal.CHANGED_MEANWHILE)
    before = [published[m.id] for m in batch.after]
    version = _put(connection, fair_id, batch.after, batch.added, now)
    off = [m.id for m in batch.after if not m.stands]
    departures.add_reasons(connection, off, batch.reason, now)
    return {
        "before": [[*placement(m), m.state.value] for m in before],
        "added": [m.id for m in batch.added],
        "version": version,
    }


def _take_back(
    connection: Connection, fair_id: FairId, told: Mapping[str, Any], now: datetime
) -> tuple[SeekerId, ...]:
    """Let the meetings be as before a batch; whose slips are wrong by that.

    Raises Refused(CANNOT_UNDO) when something has happened to them or their places since.
    """
    before = tuple(_standing_before(row) for row in told["before"])
    added = frozenset(told["added"])
    known = {m.id: m for m in timetables.meetings_of(connection, fair_id)}
    begun = begun_ids(connection, fair_id)
    happened = {m.id for m in known.values() if m.id in begun and m.stands}
    if happened & (added | {m.id for m in before}) or any(m.id not in known for m in before):
        raise Refused(Refusal.CANNOT_UNDO)
    gone = tuple(known[one] for one in added if one in known)
    timetables.remove_meetings(connection, tuple(m.id for m in gone))
    try:
        _put(connection, fair_id, before, (), now)
    except Refused:
        raise Refused(Refusal.CANNOT_UNDO) from None
    departures.remove_reasons(connection, (m.id for m in before if m.stands))
    return tuple(dict.fromkeys(m.seeker for m in (*before, *gone)))


def away_as_before(
    connection: Connection, fair_id: FairId, employer: EmployerId, told: Mapping[str, Any]
) -> None:
    """Let an employer be away in the time slots that a journal row tells of, and in no others."""
    departures.take_out_away(connection, employer)
    for wanted, first, until in told["away"]:
        halls.add_away(connection, fair_id, wanted, Away(employer, first, until))


def _whoever_is_back(connection: Connection, fair_id: FairId, told: Mapping[str, Any]) -> None:
    """Who had gone is here again, and who was late is expected as before."""
    if "employer" in told:
        known = told["expected"]
        expected = None if known is None else datetime.fromisoformat(known)
        departures.set_employer_gone(connection, told["employer"], None)
        departures.set_expected(connection, told["employer"], expected)
        away_as_before(connection, fair_id, told["employer"], told)
    if "seeker" in told:
        departures.set_gone_home(connection, told["seeker"], None)


def _put(
    connection: Connection,
    fair_id: FairId,
    after: tuple[Meeting, ...],
    added: tuple[Meeting, ...],
    now: datetime,
) -> int:
    """Let meetings stand so and others come; the version that was published before."""
    changed = {m.id for m in after}
    others = [m for m in timetables.meetings_of(connection, fair_id) if m.id not in changed]
    _refuse_taken(m for m in (*others, *after, *added) if m.stands)
    follows = difference_in(connection, fair_id).is_empty
    drafted = timetables.draft_of(connection, fair_id)
    timetables.put_as(connection, after)
    timetables.add_meetings(connection, fair_id, added)
    standing = tuple(m for m in timetables.meetings_of(connection, fair_id) if m.stands)
    wanted = standing if follows else _beside(drafted, (*after, *added))
    timetables.put_draft(connection, fair_id, wanted)
    state = timetables.state_of(connection, fair_id)
    newer = replace(state, version=next_version(connection, fair_id), published=now)
    timetables.put_state(connection, fair_id, newer)
    return state.version


def _refuse_taken(meetings: Iterable[Meeting]) -> None:
    seen: set[tuple[str, object]] = set()
    for meeting in meetings:
        claims = _claims(meeting)
        if not seen.isdisjoint(claims):
            raise Refused(Refusal.CHANGED_MEANWHILE)
        seen |= claims


def _beside(drafted: tuple[Meeting, ...], changed: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """A draft of its own with the changes in it, without what they replace or stand upon."""
    standing = tuple(m for m in changed if m.stands)
    taken = {claim for m in standing for claim in _claims(m)}
    told = {(m.seeker, m.employer) for m in changed}
    kept = (m for m in drafted if (m.seeker, m.employer) not in told)
    return (*(m for m in kept if taken.isdisjoint(_claims(m))), *standing)


def _claims(meeting: Meeting) -> set[tuple[str, object]]:
    pair: set[tuple[str, object]] = {(meeting.seeker, meeting.employer)}
    return pair | {(who, t) for who in (meeting.seeker, meeting.station) for t in meeting.taken}


def _standing_before(row: list[Any]) -> Meeting:
    *place, state = row
    return replace(placed({"meetings": [place]})[0], state=MeetingState(state))
