"""Who cannot stay as long as the day would last, or as an interpreter is late: what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.clock import at
from motesplats.core.fair import CalledOff
from motesplats.core.ids import SeekerId
from motesplats.core.visibility import Place
from motesplats.live.course import timeline
from motesplats.storage import employers, journal
from motesplats.usecases.batches import BatchDone, carry_out
from motesplats.usecases.instead import Remaining, batch_of, remaining_of
from motesplats.usecases.live_hall import course_in
from motesplats.usecases.places_left import places_left
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from motesplats.core.fair import Fair, Meeting
    from motesplats.core.ids import FairId, InterpreterId, MeetingId, OperationId
    from motesplats.core.people import Presence
    from motesplats.live.phases import Timeline
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.hall_steps import Longer
    from motesplats.usecases.instead import Option
    from motesplats.usecases.views import FairParts


class Who(StrEnum):
    """Who has to leave."""

    SEEKER = "seeker"
    EMPLOYER = "employer"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who has to go at ``leaves`` (UTC), before meetings are over; ``id`` is theirs."""

    who: Who
    id: str
    name: str
    leaves: datetime
    meetings: tuple[MeetingId, ...]


@dataclass(frozen=True, slots=True)
class LatePlan:
    """What becomes of meetings that somebody cannot stay for; nothing is stored.

    ``reason`` is why those that find no other place are called off.
    """

    fair: FairId
    leavers: tuple[Leaver, ...]
    remaining: tuple[Remaining, ...]
    reason: CalledOff

    @property
    def people(self) -> int:
        """How many people get another day, and so another slip."""
        return len({one.view.meeting.seeker for one in self.remaining})


def late_plan(
    context: Context,
    fair_id: FairId,
    longer: Longer,
    chosen: Mapping[MeetingId, Option] | None = None,
) -> LatePlan:
    """Who must leave before meetings are over when the day is moved by so much, and what can be
    done for each meeting.

    Those who had to leave earlier anyway are not among them. Raises Refused(UNKNOWN_FAIR) and the
    refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        fair, now = known_fair(connection, fair_id), context.now()
        course = course_in(connection, fair)
        step = longer.step(now)
        was, becomes = timeline(course, now), timeline(course.after(step), now)
        parts = parts_in(connection, fair_id)
        standing = [m for m in parts.meetings if m.stands]
        leavers = tuple(_leavers(connection, fair, parts, standing, (was, becomes)))
        away = {one.id: _too_late(becomes, one.leaves) for one in leavers}
        left = places_left(connection, fair_id, now, away)
    wanted = {one for leaver in leavers for one in leaver.meetings}
    meetings = [m for m in left.coming() if m.id in wanted]
    remaining = remaining_of(left, parts, meetings, chosen or {}) if meetings else ()
    return LatePlan(fair_id, leavers, remaining, CalledOff.DAY_LATE)


def interpreter_plan(
    context: Context,
    fair_id: FairId,
    interpreter: InterpreterId,
    meetings: tuple[MeetingId, ...],
    chosen: Mapping[MeetingId, Option] | None = None,
) -> LatePlan:
    """What can become of the meetings that an interpreter is late for or booked for twice.

    Of two at the same time the first keeps the interpreter. Another interpreter of the language at
    the same time is as good as any; else the meeting moves to where both are free. Raises
    Refused(UNKNOWN_FAIR) and the refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        own = [m for m in parts.meetings if m.id in meetings and m.stands]
        double = len(own) > 1
        slots = frozenset(t for m in own for t in m.taken)
        away = {} if double else {str(interpreter): slots}
        left = places_left(connection, fair_id, context.now(), away)
    coming = {m.id for m in left.coming()}
    moving = [m for m in (own[1:] if double else own) if m.id in coming]
    remaining = remaining_of(left, parts, moving, chosen or {})
    return LatePlan(fair_id, (), remaining, CalledOff.INTERPRETER)


def carry_out_late(
    context: Context, plan: LatePlan, operation: OperationId | None = None
) -> BatchDone:
    """Do with the meetings what the plan says, all at once; ``undo_batch`` takes it back.

    Raises Refused(CHANGED_MEANWHILE) when the plan no longer holds; nothing is stored then.
    """
    with context.store.write("meeting_instead", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            told = journal.subjects_of(connection, transaction.operation)[1:]
            return BatchDone(transaction.operation, tuple(map(SeekerId, told)))
        batch = batch_of(plan.remaining, plan.reason)
        inverse = carry_out(connection, plan.fair, batch, context.now())
        transaction.journal([plan.fair, *batch.people], inverse | {"verb": "undo_batch"})
    return BatchDone(transaction.operation, batch.people)


def _leavers(
    connection: Connection,
    fair: Fair,
    parts: FairParts,
    standing: list[Meeting],
    times: tuple[Timeline, Timeline],
) -> Iterator[Leaver]:
    people: list[tuple[Who, str, str, Presence]] = [
        (Who.SEEKER, s.id, shown(s, Place.BOARD).label, s.presence) for s in parts.seekers.values()
    ]
    people += [(Who.EMPLOYER, e.id, e.name, e.presence) for e in parts.employers.values()]
    helpers = employers.interpreters_of(connection, fair.id)
    people += [(Who.INTERPRETER, i.id, i.name, i.presence) for i in helpers]
    was, becomes = times
    for who, key, name, presence in people:
        if presence.leaves is None:
            continue
        leaves = at(fair.day, presence.leaves)
        own = [m for m in standing if key in (m.seeker, m.employer, m.interpreter)]
        late = [
            m.id
            for m in own
            if was.slots[m.last].change_at <= leaves < becomes.slots[m.last].change_at
        ]
        if late:
            yield Leaver(who, key, name, leaves, tuple(late))


def _too_late(becomes: Timeline, leaves: datetime) -> frozenset[int]:
    return frozenset(slot.index for slot in becomes.slots if slot.change_at > leaves)
