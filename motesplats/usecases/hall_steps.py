"""What the coordinator does to the day: start, next phase, later, longer, pause; and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic, time_slots
from motesplats.core.ids import new_id
from motesplats.live.course import Act, Step, moment_in
from motesplats.live.phases import Held, Phase
from motesplats.live.preview import preview
from motesplats.storage import employers, halls, journal
from motesplats.usecases.live_hall import course_in
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId, OperationId, StationId
    from motesplats.live.course import Course
    from motesplats.live.phases import Moment
    from motesplats.storage.store import Connection, Transaction
    from motesplats.usecases.context import Context

HALL = frozenset({Topic.HALL})
MOST_MINUTES = 180
_STARTS = frozenset({Act.START, Act.NEXT})


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step that was stored; ``step_id`` is what undoing takes, ``moment`` is the day after it."""

    step_id: str
    moment: Moment
    changed: frozenset[Topic] = HALL


@dataclass(frozen=True, slots=True)
class HallChanged:
    """The hall is another."""

    changed: frozenset[Topic] = HALL


@dataclass(frozen=True, slots=True)
class Longer:
    """So many minutes more (or fewer, below zero) from ``slot`` on, or for the talk of ``slot`` at
    one ``station``.

    Slot 0 before the start: the whole fair is late. ``may_shorten``: a person was asked whether
    feedback may be cut.
    """

    minutes: int
    slot: int = 0
    station: StationId | None = None
    may_shorten: bool = False

    def step(self, now: datetime) -> Step:
        """The step that this is when it is done at ``now`` (aware)."""
        act = Act.SHIFT if self.station is None else Act.STRETCH
        return Step(act, now, self.slot, self.minutes, self.station, self.may_shorten)


def arm_start(
    context: Context, fair_id: FairId, *, by_hand: bool, operation: OperationId | None = None
) -> HallChanged:
    """Let the first talk wait for somebody, or begin at its time by itself.

    Raises Refused(DAY_BEGUN) once somebody has started the day.
    """
    with context.store.write("arm_start", operation) as transaction:
        connection = transaction.connection
        fair = known_fair(connection, fair_id)
        if not transaction.repeated:
            if any(step.act in _STARTS for step in course_in(connection, fair).steps):
                raise Refused(Refusal.DAY_BEGUN)
            before = halls.starts_by_hand(connection, fair_id)
            halls.put_start(connection, fair_id, by_hand=by_hand)
            transaction.journal([fair_id], {"verb": "arm_start", "by_hand": before})
    return HallChanged()


def start_day(context: Context, fair_id: FairId, operation: OperationId | None = None) -> Stepped:
    """Begin the first talk now.

    Raises Refused(DAY_BEGUN), and Refused(NOT_ITS_DAY, day) on another day than the fair's, unless
    it is for practice.
    """
    return _do(context, fair_id, Step(Act.START, context.now()), operation)


def next_phase(
    context: Context,
    fair_id: FairId,
    operation: OperationId | None = None,
    *,
    may_shorten: bool = False,
) -> Stepped:
    """Begin the phase that comes next; the first talk, or what was paused, is begun too.

    Raises Refused(DAY_OVER), Refused(NOT_ITS_DAY, day) as ``start_day`` does, and
    Refused(FEEDBACK_TOO_SHORT, seconds) as ``make_longer`` does.
    """
    step = Step(Act.NEXT, context.now(), may_shorten=may_shorten)
    return _do(context, fair_id, step, operation)


def pause_all(context: Context, fair_id: FairId, operation: OperationId | None = None) -> Stepped:
    """Let the whole day stand still.

    Raises Refused(ALREADY_PAUSED), Refused(DAY_NOT_BEGUN) or Refused(DAY_OVER).
    """
    return _do(context, fair_id, Step(Act.PAUSE, context.now()), operation)


def resume_all(context: Context, fair_id: FairId, operation: OperationId | None = None) -> Stepped:
    """Go on after a pause, later by as long as it was. Raises Refused(NOT_PAUSED)."""
    return _do(context, fair_id, Step(Act.RESUME, context.now()), operation)


def make_longer(
    context: Context, fair_id: FairId, wanted: Longer, operation: OperationId | None = None
) -> Stepped:
    """Move what is still to come, or lengthen one station's talk; ``effects_of`` tells it before.

    Raises Refused(SETTING_INVALID) for 0 or more than 180 minutes, Refused(UNKNOWN_STATION),
    Refused(DAY_OVER), and Refused(FEEDBACK_TOO_SHORT, seconds) when feedback would be cut and
    ``may_shorten`` does not allow it.
    """
    if not 1 <= abs(wanted.minutes) <= MOST_MINUTES:
        raise Refused(Refusal.SETTING_INVALID, setting="minutes", value=wanted.minutes)
    return _do(context, fair_id, wanted.step(context.now()), operation)


def undo_step(
    context: Context, fair_id: FairId, step_id: str, operation: OperationId | None = None
) -> HallChanged:
    """Take the latest step of the day back: the day is as if it had never been done.

    Raises Refused(CANNOT_UNDO) for a step that others rest on or that is gone.
    """
    with context.store.write("undo_step", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            steps = halls.steps_of(connection, fair_id)
            if not steps or steps[-1][0] != step_id:
                raise Refused(Refusal.CANNOT_UNDO)
            halls.remove_step(connection, step_id)
            verb = steps[-1][1].act.value
            journal.mark_undone(connection, f"hall_{verb}", step_id, transaction.operation)
            transaction.journal([fair_id, step_id])
    return HallChanged()


def _do(context: Context, fair_id: FairId, step: Step, operation: OperationId | None) -> Stepped:
    with context.store.write(f"hall_{step.act.value}", operation) as transaction:
        connection = transaction.connection
        fair = known_fair(connection, fair_id)
        if not transaction.repeated:
            _refuse(connection, fair, step)
        step_id = _stored(transaction, fair_id, step)
        return Stepped(step_id, moment_in(course_in(connection, fair), step.at))


def _stored(transaction: Transaction, fair_id: FairId, step: Step) -> str:
    if transaction.repeated:
        return journal.subjects_of(transaction.connection, transaction.operation)[-1]
    step_id = new_id()
    halls.add_step(transaction.connection, fair_id, step_id, step)
    transaction.journal([fair_id, step_id], {"verb": "undo_step", "step": step_id})
    return step_id


def _refuse(connection: Connection, fair: Fair, step: Step) -> None:
    course = course_in(connection, fair)
    present = moment_in(course, step.at)
    if step.act in {Act.SHIFT, Act.STRETCH}:
        _refuse_longer(connection, fair, course, step)
    elif step.act is Act.RESUME:
        if present.held is not Held.PAUSED:
            raise Refused(Refusal.NOT_PAUSED)
    else:
        _refuse_onward(fair, present, step)
        if step.act is Act.NEXT:
            _refuse_cut(course, step)


def _refuse_onward(fair: Fair, present: Moment, step: Step) -> None:
    """Start, next phase and pause: each at its time, and on the fair's own day."""
    if present.phase is Phase.AFTER:
        raise Refused(Refusal.DAY_OVER)
    waits = present.phase is Phase.BEFORE
    if step.act is Act.PAUSE:
        if present.held is Held.PAUSED:
            raise Refused(Refusal.ALREADY_PAUSED)
        if waits:
            raise Refused(Refusal.DAY_NOT_BEGUN)
    elif step.act is Act.START and not waits:
        raise Refused(Refusal.DAY_BEGUN)
    elif waits and not fair.practice and local(step.at).date() != fair.day:
        raise Refused(Refusal.NOT_ITS_DAY, day=f"{fair.day}")


def _refuse_longer(connection: Connection, fair: Fair, course: Course, step: Step) -> None:
    slots = len(time_slots(fair.plan))
    if moment_in(course, step.at).phase is Phase.AFTER or not 0 <= step.slot < slots:
        raise Refused(Refusal.DAY_OVER)
    known = {None, *(station.id for station in employers.stations_of(connection, fair.id))}
    if step.station not in known:
        raise Refused(Refusal.UNKNOWN_STATION)
    _refuse_cut(course, step)


def _refuse_cut(course: Course, step: Step) -> None:
    cut = preview(course, step, (), ()).shortened
    if cut and not step.may_shorten:
        raise Refused(Refusal.FEEDBACK_TOO_SHORT, seconds=min(one.seconds for one in cut))
