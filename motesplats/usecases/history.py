"""What was done to a fair, back and forth: steps are undone newest first and redone in order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import TYPE_CHECKING

from motesplats.core.clock import at, local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic, time_slots
from motesplats.core.ids import SeekerId
from motesplats.exchange.history_file import history_csv
from motesplats.storage import changes, feedback, journal, people, timetables
from motesplats.usecases.arrival import undo_walk_in
from motesplats.usecases.files import write_whole
from motesplats.usecases.queries import known_fair
from motesplats.usecases.steps_told import step_told, steps_told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from motesplats.core.history import Step
    from motesplats.core.ids import FairId, OperationId
    from motesplats.i18n import Words
    from motesplats.storage.changes import RowChange
    from motesplats.storage.journal import JournalEntry
    from motesplats.storage.store import Connection, Transaction
    from motesplats.usecases.context import Context

# Steps that are more than their rows of the day: who takes them back whole. None is redone, since
# what was said about the person is nowhere any more.
_WHOLE = ("undo_walk_in",)
_PLACE = ("station_id", "slot", "slots", "interpreter_id")
_PRINTED = "print_"
_MOST, _ALL = 1000, 1_000_000


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What Ctrl+Z and Ctrl+Y would do now; ``newest`` is the number of the store's newest change.

    Each is None when there is nothing to undo or redo today.
    """

    undo: Step | None
    redo: Step | None
    newest: int


@dataclass(frozen=True, slots=True)
class Undone:
    """Steps were undone, or redone: ``step`` is the last of them, ``steps`` how many.

    ``slips``: whose published times are others now, so that what they have on paper is wrong;
    ``printed``: when something was printed after the step, None when nothing is known of it.
    """

    step: Step
    steps: int
    slips: tuple[SeekerId, ...]
    printed: datetime | None
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class Told:
    """A step in the list of what was done; ``undone`` while it does not hold.

    ``back``: undoing to here is possible as far as the list knows; ``forth``: so is redoing.
    """

    step: Step
    undone: bool
    back: bool
    forth: bool


@dataclass(slots=True)
class _Sum:
    """What several undoings amount to."""

    slips: dict[SeekerId, None] = field(default_factory=dict)
    printed: datetime | None = None
    changed: frozenset[Topic] = frozenset()
    steps: list[Step] = field(default_factory=list)

    def add(self, one: Undone) -> None:
        self.slips |= dict.fromkeys(one.slips)
        self.printed = one.printed or self.printed
        self.changed |= one.changed
        self.steps.append(one.step)


def upcoming(context: Context, fair_id: FairId) -> Upcoming:
    """What would be undone and redone next at the fair."""
    with context.store.read() as connection:
        since = _today(context)
        undo = journal.undoable_steps(connection, fair_id, since, 1, _WHOLE)
        redo = journal.redoable_undos(connection, fair_id, since, 1)
        return Upcoming(
            undo=step_told(connection, fair_id, undo[0]) if undo else None,
            redo=step_told(connection, fair_id, redo[0]).of if redo else None,
            newest=journal.highest_number(connection),
        )


def history(
    context: Context, fair_id: FairId, limit: int = _MOST, before: int | None = None
) -> tuple[Told, ...]:
    """What was done to the fair, newest first, ``before`` a step's number."""
    with context.store.read() as connection:
        entries = journal.told_of(connection, fair_id, limit, before)
        since = _today(context)
        back = journal.undoable_steps(connection, fair_id, since, limit, _WHOLE)
        forth = journal.redoable_undos(connection, fair_id, since, limit)
        backs, forths = {e.sequence for e in back}, {journal.step_of(e) for e in forth}
        return tuple(
            Told(step, entry.undone, step.sequence in backs, step.sequence in forths)
            for entry, step in zip(entries, steps_told(connection, fair_id, entries), strict=True)
        )


def write_history(context: Context, fair_id: FairId, path: Path, tr: Words) -> Path:
    """Write all that was done to the fair as CSV, oldest first. Raises StoreUnavailable."""
    told = history(context, fair_id, limit=_ALL)
    return write_whole(path, history_csv([(one.step, one.undone) for one in reversed(told)], tr))


def undo_last(context: Context, fair_id: FairId, operation: OperationId | None = None) -> Undone:
    """Undo the newest step that the staff did today and that holds.

    Employers' own work is neither undone nor in the way. Raises Refused(NOTHING_TO_UNDO), and
    Refused(CANNOT_UNDO, step, since) when something that is not undone changed the same rows, when
    somebody wrote about a meeting that would move, or when its time slot is gone.
    """
    with context.store.read() as connection:
        found = journal.undoable_steps(connection, fair_id, _today(context), 1, _WHOLE)
        done = operation is not None and context.store.has_operation(operation)
        if not found and not done:
            raise Refused(Refusal.NOTHING_TO_UNDO)
        whole = not done and (found[0].inverse or {}).get("verb") in _WHOLE
        step = step_told(connection, fair_id, found[0]) if whole else None
    if step is not None:
        return _undo_whole(context, step, found[0], operation)
    with context.store.write(journal.UNDO, operation) as transaction:
        if transaction.repeated:
            return _as_before(transaction, fair_id)
        return _turn(transaction, fair_id, found[0], back=True)


def redo_last(context: Context, fair_id: FairId, operation: OperationId | None = None) -> Undone:
    """Do the step again that was undone last.

    Raises Refused(NOTHING_TO_REDO) also when something else was done since, and
    Refused(CANNOT_REDO, step, since).
    """
    with context.store.write(journal.REDO, operation) as transaction:
        if transaction.repeated:
            return _as_before(transaction, fair_id)
        connection = transaction.connection
        found = journal.redoable_undos(connection, fair_id, _today(context), 1)
        if not found:
            raise Refused(Refusal.NOTHING_TO_REDO)
        (entry,) = journal.entries_numbered(connection, [journal.step_of(found[0]) or 0])
        journal.put_undone(connection, found[0].sequence, transaction.operation)
        return _turn(transaction, fair_id, entry, back=False)


def undo_back_to(context: Context, fair_id: FairId, sequence: int) -> Undone:
    """Undo the step with that number and every newer one that the staff did, newest first.

    Stops at the first that cannot be undone; those before it stay undone. Raises what
    ``undo_last`` raises when that is the newest of them.
    """

    def more() -> bool:
        with context.store.read() as connection:
            found = journal.undoable_steps(connection, fair_id, _today(context), 1, _WHOLE)
        return bool(found) and found[0].sequence >= sequence

    return _several(more, lambda: undo_last(context, fair_id), Refusal.NOTHING_TO_UNDO)


def redo_on_to(context: Context, fair_id: FairId, sequence: int) -> Undone:
    """Do again every undone step up to the one with that number, in their order.

    Raises what ``redo_last`` raises.
    """

    def more() -> bool:
        with context.store.read() as connection:
            found = journal.redoable_undos(connection, fair_id, _today(context), 1)
        return bool(found) and (journal.step_of(found[0]) or 0) <= sequence

    return _several(more, lambda: redo_last(context, fair_id), Refusal.NOTHING_TO_REDO)


def forget_old_steps(context: Context) -> None:
    """Forget what rows looked like before today's steps, which can no longer be undone.

    What each step is called is kept.
    """
    with context.store.read() as connection:
        first = journal.first_number_since(connection, _today(context))
        until = first or journal.highest_number(connection) + 1
        if not changes.has_old_rows(connection, until):
            return
    with context.store.write("forget_steps") as transaction:
        changes.forget_rows(transaction.connection, until)


def _several(more: Callable[[], bool], turn: Callable[[], Undone], nothing: Refusal) -> Undone:
    """Turn as long as there is more to; the first refusal ends it, and is raised if it comes first.

    Each is a transaction of its own, so that what was reached stays.
    """
    total = _Sum()
    while more():
        try:
            total.add(turn())
        except Refused:
            if not total.steps:
                raise
            break
    if not total.steps:
        raise Refused(nothing)
    return Undone(
        total.steps[-1], len(total.steps), tuple(total.slips), total.printed, total.changed
    )


def _today(context: Context) -> datetime:
    """When the day began on clocks in Sweden."""
    return at(local(context.now()).date(), time())


def _undo_whole(
    context: Context, step: Step, entry: JournalEntry, operation: OperationId | None
) -> Undone:
    try:
        done = undo_walk_in(context, SeekerId(entry.subjects[0]), operation)
    except Refused as refused:
        raise Refused(Refusal.CANNOT_UNDO, step=step) from refused
    return Undone(step, 1, (), None, done.changed)


def _turn(transaction: Transaction, fair_id: FairId, entry: JournalEntry, *, back: bool) -> Undone:
    """Put the rows of a step back, or forth again, in the transaction of the undoing."""
    connection = transaction.connection
    rows = changes.changes_of(connection, entry.sequence)
    wanted = tuple(row.reversed() for row in rows) if back else rows
    step = step_told(connection, fair_id, entry)
    if (held := changes.carry_out(connection, wanted)) is not None:
        since = changes.later_step(connection, entry.sequence, held)
        _refuse(connection, fair_id, step, since, back=back)
    _refuse_begun(connection, fair_id, step, wanted, back=back)
    if _loses_slots(connection, fair_id, wanted):
        _refuse(connection, fair_id, step, None, back=back)
    journal.put_undone(connection, entry.sequence, transaction.operation if back else None)
    transaction.journal(entry.subjects, {"step": entry.sequence}, fair=fair_id)
    return Undone(
        step=step,
        steps=1,
        slips=_slips(connection, entry, wanted),
        printed=journal.latest_like(connection, fair_id, _PRINTED, entry.sequence),
        changed=frozenset(row.day.topic for row in wanted),
    )


def _as_before(transaction: Transaction, fair_id: FairId) -> Undone:
    """The answer to a press that is repeated."""
    connection = transaction.connection
    (entry,) = journal.entries_numbered(connection, [transaction.sequence or 0])
    told = step_told(connection, fair_id, entry)
    return Undone(told.of or told, 1, (), None, frozenset())


def _refuse(
    connection: Connection, fair_id: FairId, step: Step, since: int | None, *, back: bool
) -> None:
    entries = journal.entries_numbered(connection, [] if since is None else [since])
    told = step_told(connection, fair_id, entries[0]) if entries else None
    raise Refused(Refusal.CANNOT_UNDO if back else Refusal.CANNOT_REDO, step=step, since=told)


def _refuse_begun(
    connection: Connection,
    fair_id: FairId,
    step: Step,
    wanted: Sequence[RowChange],
    *,
    back: bool,
) -> None:
    """What an employer has written about neither moves nor goes."""
    moved = {row.key for row in _moved(wanted)}
    if not moved:
        return
    told = {str(s.meeting) for s in feedback.submissions_of(connection, fair_id)}
    begun = moved & (told | feedback.begun_meetings(connection, fair_id))
    if begun:
        (about,) = journal.about(connection, min(begun), 1)
        _refuse(connection, fair_id, step, about.sequence, back=back)


def _loses_slots(connection: Connection, fair_id: FairId, wanted: Sequence[RowChange]) -> bool:
    """Whether a meeting would stand at a time that the fair has lost since."""
    if not any(row.day.topic is Topic.TIMETABLE for row in wanted):
        return False
    count = len(time_slots(known_fair(connection, fair_id).plan))
    meetings = timetables.meetings_of(connection, fair_id)
    return any(m.last >= count for m in (*meetings, *timetables.draft_of(connection, fair_id)))


def _moved(wanted: Iterable[RowChange]) -> Iterable[RowChange]:
    """Published meetings that stand elsewhere, come or go."""
    for row in wanted:
        was, became = row.was or {}, row.became or {}
        if row.table == "meeting" and any(was.get(c) != became.get(c) for c in _PLACE):
            yield row


def _slips(
    connection: Connection, entry: JournalEntry, wanted: Sequence[RowChange]
) -> tuple[SeekerId, ...]:
    """Whose meetings stand elsewhere now; where stations changed places, whom that concerned."""
    found = dict.fromkeys(SeekerId(str(row.value("seeker_id"))) for row in _moved(wanted))
    if any(row.table == "station" for row in wanted):
        found |= dict.fromkeys(s.id for s in people.seekers_among(connection, entry.subjects))
    return tuple(found)
