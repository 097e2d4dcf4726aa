"""An employer leaves before the end or comes late: what becomes of each meeting, in one stroke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import CalledOff, MeetingState
from motesplats.core.ids import SeekerId, new_id
from motesplats.core.visibility import Place
from motesplats.live.course import timeline
from motesplats.live.gathering import Away
from motesplats.storage import departures, halls, journal
from motesplats.usecases.batches import BatchDone, away_as_before, carry_out
from motesplats.usecases.hall_steps import HALL
from motesplats.usecases.instead import Instead, Remaining, batch_of, remaining_of
from motesplats.usecases.live_hall import course_in
from motesplats.usecases.places_left import begun_slots, places_left, slots_before
from motesplats.usecases.queries import known_employer, known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Topic
    from motesplats.core.ids import EmployerId, FairId, MeetingId, OperationId
    from motesplats.usecases.context import Context
    from motesplats.usecases.instead import Option
    from motesplats.usecases.views import MeetingView


@dataclass(frozen=True, slots=True)
class DeparturePlan:
    """What would become of an employer's meetings, told before it is done.

    ``until``: when the employer comes (UTC), None for one who leaves for good. ``missing`` are
    meetings that have begun without a form; ``remaining`` those that cannot be held as planned, in
    order of time, in the time slots from ``away[0]`` to before ``away[1]``. Nothing is stored.
    """

    fair: FairId
    employer: EmployerId
    name: str
    until: datetime | None
    away: tuple[int, int]
    missing: tuple[MeetingView, ...]
    remaining: tuple[Remaining, ...]

    @property
    def people(self) -> int:
        """How many people get another day, and so another slip."""
        return len({one.view.meeting.seeker for one in self.remaining})

    def count(self, way: Instead) -> int:
        """How many meetings go that way."""
        return sum(one.option.way is way for one in self.remaining)


@dataclass(frozen=True, slots=True)
class EmployerBack:
    """An employer is here again, or away again; ``operation`` is what undoing takes."""

    operation: OperationId
    changed: frozenset[Topic] = HALL


def departure_plan(
    context: Context,
    fair_id: FairId,
    employer_id: EmployerId,
    until: datetime | None = None,
    chosen: Mapping[MeetingId, Option] | None = None,
) -> DeparturePlan:
    """What could become of each remaining meeting of an employer who leaves, or comes ``until``.

    For each the best way that is left is chosen beforehand; ``chosen`` are those that a person
    chose instead, and the others then give way to them. Raises Refused(UNKNOWN_EMPLOYER) and the
    refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        employer = known_employer(connection, employer_id)
        parts = parts_in(connection, fair_id)
        times = timeline(course_in(connection, known_fair(connection, fair_id)), context.now())
        begun = begun_slots(times, context.now())
        gone = frozenset(range(begun, len(times.slots)))
        if until is not None:
            gone &= slots_before(times, until)
        left = places_left(connection, fair_id, context.now(), {employer_id: gone})
        saved = halls.saved_forms(connection, fair_id)
    own = tuple(m for m in left.coming() if m.employer == employer_id)
    missing = [
        m
        for m in left.meetings
        if m.employer == employer_id and m.slot < begun and m.id not in saved
        if m.seeker in parts.arrivals or m.state is MeetingState.HELD
    ]
    return DeparturePlan(
        fair=fair_id,
        employer=employer_id,
        name=employer.name,
        until=until,
        away=(begun, max(gone, default=begun - 1) + 1),
        missing=tuple(parts.view(m, Place.BOARD) for m in missing),
        remaining=remaining_of(left, parts, [m for m in own if gone & set(m.taken)], chosen or {}),
    )


def employer_leaves(
    context: Context, plan: DeparturePlan, operation: OperationId | None = None
) -> BatchDone:
    """Record that the employer has gone and do with the meetings what the plan says, all at once.

    ``undo_batch`` takes it back. Raises Refused(CHANGED_MEANWHILE) when the plan no longer holds;
    nothing is stored then.
    """
    return _carry_out(context, "employer_leaves", plan, operation)


def employer_late(
    context: Context, plan: DeparturePlan, operation: OperationId | None = None
) -> BatchDone:
    """Record when the employer comes and do with the meetings before that what the plan says.

    ``undo_batch`` takes it back. Raises Refused(CHANGED_MEANWHILE) when the plan no longer holds,
    and Refused(SETTING_INVALID) for a plan without a time.
    """
    if plan.until is None:
        raise Refused(Refusal.SETTING_INVALID, setting="time", value="")
    return _carry_out(context, "employer_late", plan, operation)


def employer_is_back(
    context: Context, employer_id: EmployerId, operation: OperationId | None = None
) -> EmployerBack:
    """An employer who had gone, or was late, is here; meetings that were changed stay so.

    ``undo_employer_is_back`` takes it back. Raises Refused(UNKNOWN_EMPLOYER).
    """
    with context.store.write("employer_is_back", operation) as transaction:
        connection = transaction.connection
        fair = known_employer(connection, employer_id).fair
        if not transaction.repeated:
            gone = employer_id in departures.employers_gone(connection, fair)
            late = {one.employer: one.at for one in departures.expected_at(connection, fair)}
            expected = late.get(employer_id)
            departures.set_employer_gone(connection, employer_id, None)
            departures.set_expected(connection, employer_id, None)
            former = departures.take_out_away(connection, employer_id)
            halls.add_employers(connection, (employer_id,), context.now())
            inverse = {
                "verb": "undo_employer_is_back",
                "gone": gone,
                "away": former,
                "expected": None if expected is None else expected.isoformat(),
            }
            transaction.journal([fair, employer_id], inverse)
    return EmployerBack(transaction.operation)


def undo_employer_is_back(
    context: Context,
    employer_id: EmployerId,
    undone: OperationId,
    operation: OperationId | None = None,
) -> EmployerBack:
    """The employer is away as before. Raises Refused(CANNOT_UNDO) when that was done already."""
    with context.store.write("undo_employer_is_back", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            entry = journal.entry_of(connection, undone)
            if entry is None or entry.inverse is None or entry.undone_by is not None:
                raise Refused(Refusal.CANNOT_UNDO)
            known = entry.inverse["expected"]
            expected = None if known is None else datetime.fromisoformat(str(known))
            departures.set_expected(connection, employer_id, expected)
            gone = context.now() if entry.inverse["gone"] else None
            fair = known_employer(connection, employer_id).fair
            away_as_before(connection, fair, employer_id, entry.inverse)
            departures.set_employer_gone(connection, employer_id, gone)
            journal.mark_step_undone(connection, undone, transaction.operation)
            transaction.journal([employer_id])
    return EmployerBack(transaction.operation)


def _carry_out(
    context: Context, verb: str, plan: DeparturePlan, operation: OperationId | None
) -> BatchDone:
    with context.store.write(verb, operation) as transaction:
        connection, now = transaction.connection, context.now()
        if transaction.repeated:
            slips = journal.subjects_of(connection, transaction.operation)[2:]
            return BatchDone(transaction.operation, tuple(map(SeekerId, slips)))
        known_employer(connection, plan.employer)
        reason = CalledOff.EMPLOYER_LATE if plan.until else CalledOff.EMPLOYER_LEFT
        batch = batch_of(plan.remaining, reason)
        inverse = carry_out(connection, plan.fair, batch, now)
        before = {one.employer: one.at for one in departures.expected_at(connection, plan.fair)}
        expected = before.get(plan.employer)
        former = departures.take_out_away(connection, plan.employer)
        halls.add_away(connection, plan.fair, new_id(), Away(plan.employer, *plan.away))
        inverse |= {
            "verb": "undo_batch",
            "employer": plan.employer,
            "away": former,
            "expected": None if expected is None else expected.isoformat(),
        }
        departures.set_expected(connection, plan.employer, plan.until)
        departures.set_employer_gone(connection, plan.employer, None if plan.until else now)
        transaction.journal([plan.fair, plan.employer, *batch.people], inverse)
    return BatchDone(transaction.operation, batch.people)
