"""Reading the journal, and marking what was undone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    text,
    update,
)

from motesplats.core.history import Actor
from motesplats.core.ids import OperationId
from motesplats.storage.change_tables import row_change
from motesplats.storage.tables import journal
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from motesplats.core.ids import FairId

UNDO, REDO = "undo", "redo"
_BACK_AND_FORTH = (UNDO, REDO)
# What the program does by itself, or every second, is nothing that anybody looks for.
_UNTOLD = ("autosave", "remember_columns", "miss_pin", "unlock_kiosk", "print_progress")


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change; order is by ``sequence``, never by ``at``.

    ``inverse`` is what undoing needs, None when it cannot be undone. ``undone``: by an operation
    that has not been undone itself. ``actor`` is empty in rows of an earlier program.
    """

    sequence: int
    operation: OperationId
    at: datetime
    verb: str
    subjects: tuple[str, ...]
    inverse: Mapping[str, object] | None
    undone_by: OperationId | None
    actor: str = ""
    undone: bool = False


def latest(connection: Connection, limit: int = 50) -> tuple[JournalEntry, ...]:
    """The latest changes, newest first."""
    return _entries(connection, _newest_first().limit(limit))


def first_after(connection: Connection, sequence: int) -> JournalEntry | None:
    """The oldest change that came after the one with this sequence; None when there is none."""
    query = _told().where(journal.c.sequence > sequence)
    found = _entries(connection, query.order_by(journal.c.sequence).limit(1))
    return found[0] if found else None


def about(connection: Connection, subject: str, limit: int = 50) -> tuple[JournalEntry, ...]:
    """The latest changes that concern ``subject``, an id of whatever kind, newest first."""
    among = text("SELECT value FROM json_each(journal.subjects)").columns(journal.c.verb)
    return _entries(connection, _newest_first().where(literal(subject).in_(among)).limit(limit))


def subjects_of(connection: Connection, operation: OperationId) -> tuple[str, ...]:
    """The ids that the change with this id concerned; none when there is no such change."""
    found = _entries(connection, _told().where(journal.c.operation == operation))
    return found[0].subjects if found else ()


def last_sequence(connection: Connection) -> int:
    """The number of the latest change, 0 before the first."""
    found = connection.execute(select(func.max(journal.c.sequence))).scalar()
    return int(found or 0)


def entry_of(connection: Connection, operation: OperationId) -> JournalEntry | None:
    """The change with this id."""
    found = _entries(connection, _told().where(journal.c.operation == operation))
    return next(iter(found), None)


def mark_step_undone(connection: Connection, operation: OperationId, by: OperationId) -> None:
    """Note that the operation ``by`` undid the one with this id."""
    this = journal.c.operation == operation
    connection.execute(update(journal).where(this).values(undone_by=by))


def mark_undone(connection: Connection, verb: str, subject: str, by: OperationId) -> bool:
    """Note that the operation ``by`` undid the newest change by ``verb`` of ``subject``.

    False when there is none that can be undone and is not undone yet.
    """
    entry = next((e for e in about(connection, subject, limit=1000) if _can_undo(e, verb)), None)
    if entry is not None:
        put_undone(connection, entry.sequence, by)
    return entry is not None


def put_undone(connection: Connection, sequence: int, by: OperationId | None) -> None:
    """Note which operation undid the change with that number; None: it holds again."""
    this = journal.c.sequence == sequence
    connection.execute(update(journal).where(this).values(undone_by=by))


def entries_numbered(
    connection: Connection, sequences: Collection[int]
) -> tuple[JournalEntry, ...]:
    """The changes with these numbers, newest first."""
    wanted = literal(json.dumps(sorted(sequences)))
    among = select(func.json_each(wanted).table_valued("value").c.value)
    return _entries(connection, _newest_first().where(journal.c.sequence.in_(among)))


def step_of(entry: JournalEntry) -> int | None:
    """The number of the step that an undoing or redoing was about; None for anything else."""
    number = (entry.inverse or {}).get("step") if entry.verb in _BACK_AND_FORTH else None
    return number if isinstance(number, int) else None


def told_of(
    connection: Connection, fair: FairId, limit: int, before: int | None = None
) -> tuple[JournalEntry, ...]:
    """What was done to a fair, newest first, ``before`` a number; without what nobody asks for."""
    query = _newest_first().where(_of(fair), journal.c.verb.not_in(_UNTOLD)).limit(limit)
    if before is not None:
        query = query.where(journal.c.sequence < before)
    return _entries(connection, query)


def highest_number(connection: Connection) -> int:
    """The number of the newest change in the store, 0 in a new one."""
    found = connection.execute(select(journal.c.sequence).order_by(journal.c.sequence.desc()))
    return int(found.scalar() or 0)


def highest_of(connection: Connection, fair: FairId, without: str) -> int:
    """The number of the fair's newest change that is not that verb; 0 when there is none."""
    wanted = (_of(fair), journal.c.verb != without)
    query = select(journal.c.sequence).where(*wanted).order_by(journal.c.sequence.desc())
    return int(connection.execute(query.limit(1)).scalar() or 0)


def latest_like(
    connection: Connection, fair: FairId, beginning: str, after: int
) -> datetime | None:
    """When the fair's newest change after that number was done whose verb begins so."""
    wanted = (_of(fair), journal.c.verb.startswith(beginning), journal.c.sequence > after)
    query = select(journal.c.at).where(*wanted).order_by(journal.c.sequence.desc()).limit(1)
    found = connection.execute(query).scalar()
    return None if found is None else instant_value(found)


def first_number_since(connection: Connection, since: datetime) -> int | None:
    """The number of the first change from that instant on."""
    query = select(journal.c.sequence).where(journal.c.at >= instant_text(since))
    return connection.execute(query.order_by(journal.c.sequence).limit(1)).scalar()


def undoable_steps(
    connection: Connection, fair: FairId, since: datetime, limit: int, whole: Sequence[str] = ()
) -> tuple[JournalEntry, ...]:
    """What the staff did since and can take back, newest first: steps with an inverse whose rows
    were recorded, or whose inverse is of a kind in ``whole``.
    """
    steps = and_(
        _of(fair),
        _by_staff(),
        journal.c.verb.not_in(_BACK_AND_FORTH),
        journal.c.inverse.is_not(None),
        or_(
            and_(_has_rows(), not_(_did_more())),
            func.json_extract(journal.c.inverse, "$.verb").in_(whole),
        ),
        journal.c.at >= instant_text(since),
        not_(_undone()),
    )
    return _entries(connection, _newest_first().where(steps).limit(limit))


def redoable_undos(
    connection: Connection, fair: FairId, since: datetime, limit: int
) -> tuple[JournalEntry, ...]:
    """The undoings that can be redone, the one to redo first foremost.

    None from before anything else that the staff did to the rows of the day.
    """
    barrier = select(journal.c.sequence).where(
        _of(fair), _by_staff(), journal.c.verb.not_in(_BACK_AND_FORTH), _has_rows()
    )
    newest = connection.execute(barrier.order_by(journal.c.sequence.desc()).limit(1)).scalar() or 0
    undos = and_(
        _of(fair),
        journal.c.verb == UNDO,
        journal.c.undone_by.is_(None),
        journal.c.sequence > newest,
        journal.c.at >= instant_text(since),
    )
    return _entries(connection, _newest_first().where(undos).limit(limit))


def _of(fair: FairId) -> ColumnElement[bool]:
    return journal.c.fair_id == fair


def _by_staff() -> ColumnElement[bool]:
    return journal.c.actor.not_in((Actor.EMPLOYER.value, Actor.PRACTICE.value))


def _has_rows() -> ColumnElement[bool]:
    c = row_change.c
    return exists().where(c.sequence == journal.c.sequence, c.row_key != "")


def _did_more() -> ColumnElement[bool]:
    c = row_change.c
    return exists().where(c.sequence == journal.c.sequence, c.row_key == "")


def _undone() -> ColumnElement[bool]:
    by = journal.alias("by")
    redone = exists().where(by.c.operation == journal.c.undone_by, by.c.undone_by.is_not(None))
    return and_(journal.c.undone_by.is_not(None), not_(redone))


def _can_undo(entry: JournalEntry, verb: str) -> bool:
    return entry.verb == verb and entry.inverse is not None and not entry.undone


def _newest_first() -> Select[Any]:
    return _told().order_by(journal.c.sequence.desc())


def _told() -> Select[Any]:
    return select(journal, _undone().label("undone"))


def _entries(connection: Connection, query: Select[Any]) -> tuple[JournalEntry, ...]:
    return tuple(_entry(row) for row in connection.execute(query))


def _entry(row: Row[Any]) -> JournalEntry:
    return JournalEntry(
        sequence=row.sequence,
        operation=OperationId(row.operation),
        at=instant_value(row.at),
        verb=row.verb,
        subjects=tuple(json.loads(row.subjects)),
        inverse=None if row.inverse is None else json.loads(row.inverse),
        undone_by=None if row.undone_by is None else OperationId(row.undone_by),
        actor=row.actor,
        undone=bool(row.undone),
    )
