"""Rows of the day as a step found and left them; putting them back, and forward again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from motesplats.storage.change_tables import metadata, row_change
from motesplats.storage.recording import DAY_TABLES, DayTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement, Table

    Row = Mapping[str, Any]

# No day has so many time slots or steps; a row waits there while others change places.
_ASIDE = 1_000_000
# SQLite takes so many values in one question, and more.
_AT_ONCE = 500
_BY_NAME = {day.table.name: day for day in DAY_TABLES}
# Parents before children.
_ORDER = {table.name: place for place, table in enumerate(metadata.sorted_tables)}


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row as it was and as it became; None where it did not exist. ``key`` is its id."""

    table: str
    key: str
    was: Row | None
    became: Row | None

    def reversed(self) -> RowChange:
        return RowChange(self.table, self.key, self.became, self.was)

    @property
    def day(self) -> DayTable:
        return _BY_NAME[self.table]

    def value(self, column: str) -> Any:
        """What stands in ``column`` now, or stood there last."""
        return (self.became or self.was or {}).get(column)


def changes_of(connection: Connection, sequence: int) -> tuple[RowChange, ...]:
    """What the step with that number did to rows, in the order in which it did it."""
    c = row_change.c
    query = select(row_change).where(c.sequence == sequence).order_by(c.position)
    return tuple(_change(row) for row in connection.execute(query))


def leading_changes(
    connection: Connection, sequences: Sequence[int]
) -> Mapping[int, tuple[RowChange, ...]]:
    """For each of these steps the row of each table that it is told by."""
    c = row_change.c
    found: dict[int, list[RowChange]] = {}
    if sequences:
        within = c.sequence.between(min(sequences), max(sequences))
        for row in connection.execute(select(row_change).where(within, c.leads)):
            found.setdefault(row.sequence, []).append(_change(row))
    return {sequence: tuple(changes) for sequence, changes in found.items()}


def later_step(connection: Connection, sequence: int, change: RowChange) -> int | None:
    """The newest step after ``sequence`` that did something to the same row, by its number."""
    c = row_change.c
    same = and_(c.table_name == change.table, c.row_key == change.key, c.sequence > sequence)
    return connection.execute(
        select(c.sequence).where(same).order_by(c.sequence.desc()).limit(1)
    ).scalar()


def highest_version(connection: Connection, fair: str) -> int:
    """The highest version of the fair's timetable that ever was published, undone ones too."""
    c = row_change.c
    this = and_(c.table_name == "timetable", c.row_key == fair)
    rows = connection.execute(select(c.became).where(this, c.became.is_not(None)))
    return max((json.loads(row.became)["version"] for row in rows), default=0)


def has_old_rows(connection: Connection, before: int) -> bool:
    """Whether ``forget_rows`` would forget anything."""
    c = row_change.c
    query = select(c.sequence).where(c.sequence < before, c.leads.is_(False)).limit(1)
    return connection.execute(query).first() is not None


def forget_rows(connection: Connection, before: int) -> None:
    """Forget what steps before the one with that number did, but for what they are told by."""
    c = row_change.c
    connection.execute(delete(row_change).where(c.sequence < before, c.leads.is_(False)))


def carry_out(connection: Connection, changes: Sequence[RowChange]) -> RowChange | None:
    """Let every row become what it says, if each still is what it was.

    Returns a row that is not, or that cannot be, or that others rest on by now; then nothing of it
    may be committed.
    """
    ordered = sorted(changes, key=lambda change: _ORDER[change.table])
    tables = [tuple(same) for _, same in groupby(ordered, key=lambda change: change.table)]
    for of_table in tables:
        if (other := _not_as_it_was(connection, of_table)) is not None:
            return other
    for of_table in tables:
        _move_aside(connection, [c for c in of_table if c.was and c.became])
    for of_table in reversed(tables):
        gone = [c for c in of_table if c.became is None]
        if (held := _referred_to(connection, gone)) is not None:
            return held
        _each(connection, gone, lambda day: delete(day.table), ())
    return next((of_table[0] for of_table in tables if not _stand(connection, of_table)), None)


def _stand(connection: Connection, changes: Sequence[RowChange]) -> bool:
    """Put rows of one table where they belong; False when some cannot stand there any more."""
    fresh = [dict(c.became) for c in changes if c.became and not c.was]
    try:
        _each(connection, [c for c in changes if c.was and c.became], _change_all, None)
        if fresh:
            connection.execute(insert(changes[0].day.table), fresh)
    except IntegrityError:
        return False
    return True


def _move_aside(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Two that change places would meet in one place on the way."""
    aside = changes[0].day.aside if changes else ""
    if aside:
        numbers = [{aside: _ASIDE + n} for n in range(len(changes))]
        _each(connection, changes, lambda day: _set(day, (aside,)), numbers)


def _change_all(day: DayTable) -> Any:
    return _set(day, tuple(name for name in day.columns if name not in day.key))


def _set(day: DayTable, columns: tuple[str, ...]) -> Any:
    return update(day.table).values({name: bindparam(f"to_{name}") for name in columns})


def _each(
    connection: Connection,
    changes: Sequence[RowChange],
    statement: Callable[[DayTable], Any],
    values: Sequence[Row] | None,
) -> None:
    """Carry the statement out for each row by its key, all of one table at once."""
    if not changes:
        return
    day = changes[0].day
    this = [day.table.c[name] == bindparam(f"is_{name}") for name in day.key]
    rows = values or ([c.became or {} for c in changes] if values is None else [{}] * len(changes))
    connection.execute(
        statement(day).where(*this),
        [
            {f"is_{name}": _known(change)[name] for name in day.key}
            | {f"to_{name}": value for name, value in row.items()}
            for change, row in zip(changes, rows, strict=True)
        ],
    )


def _not_as_it_was(connection: Connection, changes: Sequence[RowChange]) -> RowChange | None:
    """A row of one table that was changed by something else since, if there is one."""
    day = changes[0].day
    # A column that a newer program added says nothing about what was done before.
    columns = [day.table.c[name] for name in day.columns if name in _known(changes[0])]
    first = day.table.c[day.key[0]]
    found: dict[tuple[Any, ...], Row] = {}
    for part in range(0, len(changes), _AT_ONCE):
        wanted = {_known(c)[first.name] for c in changes[part : part + _AT_ONCE]}
        for row in connection.execute(select(*columns).where(first.in_(wanted))).mappings():
            found[tuple(row[name] for name in day.key)] = dict(row)
    return next((c for c in changes if found.get(_key(c)) != c.was), None)


def _referred_to(connection: Connection, changes: Sequence[RowChange]) -> RowChange | None:
    """A row that another one rests on, which would go along with it or hinders it."""
    if not changes:
        return None
    for column, target in _referring(changes[0].day.table):
        by_value = {_known(change)[target]: change for change in changes}
        wanted = list(by_value)
        for part in range(0, len(wanted), _AT_ONCE):
            query = select(column).where(column.in_(wanted[part : part + _AT_ONCE])).limit(1)
            held = connection.execute(query).scalar()
            if held is not None:
                return by_value[held]
    return None


def _referring(table: Table) -> Iterable[tuple[ColumnElement[Any], str]]:
    for other in metadata.tables.values():
        for reference in other.foreign_keys:
            if reference.column.table is table:
                yield reference.parent, reference.column.name


def _known(change: RowChange) -> Row:
    return change.was or change.became or {}


def _key(change: RowChange) -> tuple[Any, ...]:
    return tuple(_known(change)[name] for name in change.day.key)


def _change(row: Any) -> RowChange:
    return RowChange(row.table_name, row.row_key, _value(row.was), _value(row.became))


def _value(text: str | None) -> Row | None:
    return None if text is None else json.loads(text)
