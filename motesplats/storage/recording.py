"""Notes what every write does to the day tables, row by row, in the same transaction.

Triggers on the writing connection alone put each row as it was and as it became into a temporary
table; before the commit, the first and the last of each row go beside the journal. So nothing that
changes these tables can be forgotten, rows that go with others by a reference among them. A write
that also changes other tables has a row without a key.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.storage import (
    away_tables,
    desk_tables,
    follow_tables,
    group_tables,
    handing_tables,
    kiosk_tables,
    leaving_tables,
    note_tables,
    tables,
)
from motesplats.storage.all_tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Table


@dataclass(frozen=True, slots=True)
class DayTable:
    """A table whose rows hold ids, times and flags only, and can therefore be kept beside the
    journal, which nobody's removal erases.

    ``aside``: a column of a unique key, moved out of the way while rows change places. ``only``:
    the columns that are recorded, when they change, of a table that holds more than that.
    """

    table: Table
    topic: Topic
    aside: str = ""
    only: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.table.primary_key)

    @property
    def columns(self) -> tuple[str, ...]:
        """What is recorded of a row."""
        return (*self.key, *self.only) if self.only else tuple(c.name for c in self.table.columns)


# What can be undone row by row. A new table of ids, times and flags is one line more.
DAY_TABLES: tuple[DayTable, ...] = (
    DayTable(tables.meeting, Topic.TIMETABLE, aside="slot"),
    DayTable(tables.draft_meeting, Topic.TIMETABLE, aside="slot"),
    DayTable(tables.timetable, Topic.TIMETABLE),
    DayTable(tables.never_pair, Topic.WISHES),
    DayTable(tables.arrival, Topic.ARRIVALS),
    DayTable(tables.employer_arrival, Topic.HALL),
    DayTable(tables.interpreter_arrival, Topic.HALL),
    DayTable(tables.seated, Topic.HALL),
    DayTable(tables.hall, Topic.HALL),
    DayTable(tables.hall_step, Topic.HALL, aside="position"),
    DayTable(tables.alarm_away, Topic.HALL),
    DayTable(away_tables.away, Topic.HALL),
    DayTable(leaving_tables.employer_departure, Topic.HALL),
    DayTable(leaving_tables.employer_expected, Topic.HALL),
    DayTable(leaving_tables.seeker_departure, Topic.HALL),
    DayTable(leaving_tables.meeting_reason, Topic.TIMETABLE),
    DayTable(leaving_tables.nudge, Topic.HALL),
    DayTable(leaving_tables.help_call, Topic.HALL),
    DayTable(desk_tables.missing_call, Topic.ARRIVALS),
    DayTable(desk_tables.outside, Topic.ARRIVALS),
    DayTable(kiosk_tables.station_rest, Topic.HALL),
    DayTable(
        tables.station,
        Topic.EMPLOYERS,
        aside="number",
        only=("number", "x", "y", "hint", "accessible"),
    ),
    DayTable(group_tables.group_seat, Topic.TIMETABLE),
    DayTable(handing_tables.report_hold, Topic.REPORTS),
    DayTable(handing_tables.report_handed, Topic.REPORTS),
    DayTable(follow_tables.outcome, Topic.FOLLOW_UP),
    DayTable(follow_tables.promise_state, Topic.FOLLOW_UP),
    DayTable(note_tables.quick_note, Topic.NOTES, only=("done_at",)),
    DayTable(tables.person, Topic.PEOPLE, only=("protected",)),
)

_OWN = ("journal", "row_change")
_RECORDED = """
CREATE TEMP TABLE recorded (n INTEGER PRIMARY KEY, table_name TEXT NOT NULL,
row_key TEXT NOT NULL, was TEXT, became TEXT)
"""
_FIRST_AND_LAST = """
INSERT INTO row_change (sequence, position, table_name, row_key, was, became, leads)
SELECT :sequence, row_number() OVER (ORDER BY first), r.table_name, r.row_key, b.was, a.became,
    row_number() OVER (PARTITION BY r.table_name ORDER BY r.row_key NOT IN
        (SELECT value FROM json_each(:subjects)), first) = 1
FROM (SELECT table_name, row_key, min(n) AS first, max(n) AS last FROM recorded
    GROUP BY table_name, row_key) AS r
JOIN recorded AS b ON b.n = first JOIN recorded AS a ON a.n = last
WHERE b.was IS NOT a.became
    OR (r.row_key = '' AND EXISTS (SELECT 1 FROM recorded WHERE row_key <> ''))
"""
_FAIR = """
UPDATE journal SET fair_id = coalesce(fair_id, (
    SELECT f FROM (
        SELECT id AS f FROM fair WHERE id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT fair_id FROM seeker WHERE id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT fair_id FROM employer WHERE id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT fair_id FROM station WHERE id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT fair_id FROM meeting WHERE id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT fair_id FROM interpreter
            WHERE id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT m.fair_id FROM submission AS s JOIN meeting AS m ON m.id = s.meeting_id
            WHERE s.id IN (SELECT value FROM json_each(:subjects))
        UNION ALL SELECT coalesce(json_extract(became, '$.fair_id'),
            json_extract(was, '$.fair_id')) FROM row_change WHERE sequence = :sequence
    ) WHERE f IS NOT NULL LIMIT 1))
WHERE sequence = :sequence
"""


def start_recording(connection: Connection) -> None:
    """Let this connection note what it does to the day tables, for as long as it is open.

    Done before a transaction begins: what is made within one goes when it is rolled back.
    """
    raw = connection.connection.driver_connection
    if raw is None or "recording" in connection.info:
        return
    raw.execute(_RECORDED)
    for day in DAY_TABLES:
        for trigger in _triggers(day):
            raw.execute(trigger)
    for trigger in _elsewhere():
        raw.execute(trigger)
    connection.info["recording"] = True


def keep_recorded(connection: Connection, sequence: int, subjects: Sequence[str]) -> None:
    """Put what the transaction did to rows beside its journal row, and say which fair's it is."""
    known = {"sequence": sequence, "subjects": json.dumps(list(subjects))}
    if connection.exec_driver_sql("SELECT 1 FROM recorded LIMIT 1").first() is not None:
        connection.exec_driver_sql(_FIRST_AND_LAST, known)
        connection.exec_driver_sql("DELETE FROM recorded")
    connection.exec_driver_sql(_FAIR, known)


def _triggers(day: DayTable) -> Iterator[str]:
    name = day.table.name
    if day.only:
        changed = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in day.only)
        happens = f"AFTER UPDATE OF {', '.join(day.only)} ON main.{name} WHEN {changed}"
        yield _trigger(day, "changed", happens, "OLD", "NEW")
        return
    yield _trigger(day, "added", f"AFTER INSERT ON main.{name}", "", "NEW")
    yield _trigger(day, "changed", f"AFTER UPDATE ON main.{name}", "OLD", "NEW")
    yield _trigger(day, "removed", f"AFTER DELETE ON main.{name}", "OLD", "")


def _elsewhere() -> Iterator[str]:
    """Note that a write did more than its rows of the day: then these alone do not undo it."""
    days = {day.table.name: day for day in DAY_TABLES}
    for name, table in metadata.tables.items():
        day = days.get(name)
        if name in _OWN or (day is not None and not day.only):
            continue
        kept = () if day is None else day.only
        others = [c.name for c in table.columns if c.name not in kept]
        changed = " OR ".join(f"OLD.{c} IS NOT NEW.{c}" for c in others)
        happenings = ("INSERT", "DELETE", f"UPDATE OF {', '.join(others)}")
        for number, happens in enumerate(happenings):
            when = f" WHEN {changed}" if happens.startswith("UPDATE") else ""
            yield (
                f"CREATE TEMP TRIGGER {name}_elsewhere_{number} AFTER {happens} ON main.{name}"
                f"{when} BEGIN "
                f"INSERT INTO recorded (table_name, row_key) VALUES ('{name}', ''); END"
            )


def _trigger(day: DayTable, what: str, happens: str, was: str, became: str) -> str:
    name = day.table.name
    noted = f"'{name}', {_key(day, was or became)}, {_row(day, was)}, {_row(day, became)}"
    return (
        f"CREATE TEMP TRIGGER {name}_{what} {happens} BEGIN "
        f"INSERT INTO recorded (table_name, row_key, was, became) VALUES ({noted}); END"
    )


def _key(day: DayTable, row: str) -> str:
    """The row's id, or all of them as a list."""
    parts = ", ".join(f"{row}.{name}" for name in day.key)
    return parts if len(day.key) == 1 else f"json_array({parts})"


def _row(day: DayTable, row: str) -> str:
    if not row:
        return "NULL"
    pairs = ", ".join(f"'{name}', {row}.{name}" for name in day.columns)
    return f"json_object({pairs})"
