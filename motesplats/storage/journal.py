"""Reading the journal, and marking what was undone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, func, literal, select, text, update

from motesplats.core.ids import OperationId
from motesplats.storage.tables import journal
from motesplats.storage.values import instant_value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One change; order is by ``sequence``, never by ``at``.

    ``inverse`` is what undoing needs, None when it cannot be undone.
    """

    sequence: int
    operation: OperationId
    at: datetime
    verb: str
    subjects: tuple[str, ...]
    inverse: Mapping[str, object] | None
    undone_by: OperationId | None


def latest(connection: Connection, limit: int = 50) -> tuple[JournalEntry, ...]:
    """The latest changes, newest first."""
    return _entries(connection, _newest_first().limit(limit))


def first_after(connection: Connection, sequence: int) -> JournalEntry | None:
    """The oldest change that came after the one with this sequence; None when there is none."""
    query = select(journal).where(journal.c.sequence > sequence)
    found = _entries(connection, query.order_by(journal.c.sequence).limit(1))
    return found[0] if found else None


def about(connection: Connection, subject: str, limit: int = 50) -> tuple[JournalEntry, ...]:
    """The latest changes that concern ``subject``, an id of whatever kind, newest first."""
    among = text("SELECT value FROM json_each(journal.subjects)").columns(journal.c.verb)
    return _entries(connection, _newest_first().where(literal(subject).in_(among)).limit(limit))


def subjects_of(connection: Connection, operation: OperationId) -> tuple[str, ...]:
    """The ids that the change with this id concerned; none when there is no such change."""
    found = _entries(connection, select(journal).where(journal.c.operation == operation))
    return found[0].subjects if found else ()


def last_sequence(connection: Connection) -> int:
    """The number of the latest change, 0 before the first."""
    found = connection.execute(select(func.max(journal.c.sequence))).scalar()
    return int(found or 0)


def entry_of(connection: Connection, operation: OperationId) -> JournalEntry | None:
    """The change with this id."""
    found = _entries(connection, select(journal).where(journal.c.operation == operation))
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
        this = journal.c.sequence == entry.sequence
        connection.execute(update(journal).where(this).values(undone_by=by))
    return entry is not None


def _can_undo(entry: JournalEntry, verb: str) -> bool:
    return entry.verb == verb and entry.inverse is not None and entry.undone_by is None


def _newest_first() -> Select[Any]:
    return select(journal).order_by(journal.c.sequence.desc())


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
    )
