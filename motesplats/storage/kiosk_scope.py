"""What an employer's screen can read: that employer's own rows, and nothing else in the store.

The rows are copied into temporary tables that bear the tables' own names, and an authorizer lets
statements read those alone. Views over the real tables would not do: the authorizer is told the
name of the view that a statement reads through, and anybody can give a common table expression that
name.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from motesplats.core.visibility import Place, may_see
from motesplats.storage import (
    brief_tables,
    group_tables,
    kiosk_tables,
    leaving_tables,
    own_form_tables,
    skip_tables,
    tables,
    wording_tables,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Column, Connection, Table

    from motesplats.core.ids import EmployerId, FairId

_OWN_MEETINGS = "SELECT id FROM main.meeting WHERE employer_id = :employer AND fair_id = :fair"
_OWN_SEEKERS = (
    "SELECT seeker_id FROM main.meeting WHERE employer_id = :employer AND fair_id = :fair"
)
_OWN_BRANCH = "SELECT branch FROM main.employer WHERE id = :employer"
_OWN_STATIONS = "SELECT id FROM main.station WHERE employer_id = :employer AND fair_id = :fair"
_SCOPE: tuple[tuple[Table, str], ...] = (
    (tables.fair, "id = :fair"),
    (tables.employer, "id = :employer AND fair_id = :fair"),
    (tables.role, "employer_id = :employer"),
    (
        brief_tables.role_brief,
        "role_id IN (SELECT id FROM main.role WHERE employer_id = :employer)",
    ),
    (tables.station, "employer_id = :employer AND fair_id = :fair"),
    (tables.hall, "fair_id = :fair"),
    (
        tables.hall_step,
        "fair_id = :fair AND (station_id IS NULL OR station_id IN "
        "(SELECT id FROM main.station WHERE employer_id = :employer))",
    ),
    (leaving_tables.nudge, f"station_id IN ({_OWN_STATIONS})"),
    (leaving_tables.help_call, f"station_id IN ({_OWN_STATIONS})"),
    (kiosk_tables.station_rest, f"station_id IN ({_OWN_STATIONS})"),
    (kiosk_tables.interviewer, "employer_id = :employer"),
    (kiosk_tables.last_words, "employer_id = :employer"),
    (tables.meeting, "employer_id = :employer AND fair_id = :fair"),
    (group_tables.group_meeting, "employer_id = :employer AND fair_id = :fair"),
    (group_tables.group_seat, f"meeting_id IN ({_OWN_MEETINGS})"),
    (group_tables.remote_employer, "employer_id = :employer"),
    (group_tables.remote_pair, "employer_id = :employer"),
    (tables.submission, f"meeting_id IN ({_OWN_MEETINGS})"),
    (
        wording_tables.rewrite_request,
        f"submission_id IN (SELECT id FROM main.submission WHERE meeting_id IN ({_OWN_MEETINGS}))",
    ),
    (
        own_form_tables.submission_form,
        f"submission_id IN (SELECT id FROM main.submission WHERE meeting_id IN ({_OWN_MEETINGS}))",
    ),
    (
        own_form_tables.form_given,
        "digest IN (SELECT g.digest FROM main.submission_form AS g JOIN main.submission AS s "
        f"ON s.id = g.submission_id WHERE s.meeting_id IN ({_OWN_MEETINGS}))",
    ),
    (own_form_tables.fair_form, f"fair_id = :fair AND branch = ({_OWN_BRANCH})"),
    (own_form_tables.own_branch, f"id = ({_OWN_BRANCH})"),
    (tables.draft, f"meeting_id IN ({_OWN_MEETINGS})"),
    (skip_tables.form_skip, f"meeting_id IN ({_OWN_MEETINGS})"),
    (tables.note, f"meeting_id IN ({_OWN_MEETINGS})"),
    (tables.arrival, f"seeker_id IN ({_OWN_SEEKERS})"),
    (tables.seeker, f"id IN ({_OWN_SEEKERS})"),
    (brief_tables.seeker_card, f"seeker_id IN ({_OWN_SEEKERS})"),
    (
        tables.person,
        f"id IN (SELECT person_id FROM main.seeker WHERE id IN ({_OWN_SEEKERS}))",
    ),
)
_READABLE = frozenset(table.name for table, _ in _SCOPE)
# Nobody's screen needs the hash of a PIN.
_NEVER = frozenset({"pin", "pin_failures", "pin_locked_until"})
# The fields of seekers as ``core.visibility`` names them, where the column is called otherwise.
_FIELD_OF_COLUMN = {"arrives": "presence", "leaves": "presence"}
_KEYS = frozenset({"id", "person_id", "fair_id", "code", "walk_in", "seeker_id"})
# Tables about people, and whose row it is.
_PERSON_OF = {
    "seeker": "seeker.person_id",
    "person": "person.id",
    "seeker_card": "(SELECT s.person_id FROM main.seeker AS s WHERE s.id = seeker_card.seeker_id)",
}


@contextmanager
def narrowed(connection: Connection, fair: FairId, employer: EmployerId) -> Iterator[None]:
    """Let ``connection`` read nothing but that employer's rows, and write nothing, for the block.

    Nothing but this is done with the connection: the copies go when its transaction is rolled back.
    """
    raw = connection.connection.driver_connection
    if raw is None:
        raise RuntimeError("the connection is closed")
    connection.exec_driver_sql("PRAGMA query_only=OFF")
    try:
        for table, own in _SCOPE:
            _copy(connection, table, own, {"fair": fair, "employer": employer})
        connection.exec_driver_sql("PRAGMA query_only=ON")
        raw.set_authorizer(_answer)
        yield
    finally:
        raw.set_authorizer(None)
        raw.execute("PRAGMA query_only=ON")


def _copy(connection: Connection, table: Table, own: str, whose: dict[str, str]) -> None:
    columns = ", ".join(f"{_seen(table, column)} AS {column.name}" for column in table.columns)
    copy = f"CREATE TEMP TABLE {table.name} AS SELECT {columns} FROM main.{table.name} WHERE {own}"
    connection.exec_driver_sql(copy, whose)


def _seen(table: Table, column: Column[object]) -> str:
    """The column where employers may see it, else what stands in it when nobody filled it in."""
    if table.name not in _PERSON_OF:
        return _blank(column) if column.name in _NEVER else column.name
    if column.name in _KEYS:
        return column.name
    name = f"seeker.{_FIELD_OF_COLUMN.get(column.name, column.name)}"
    if not may_see(name, Place.KIOSK):
        return _blank(column)
    if may_see(name, Place.KIOSK, protected=True):
        return column.name
    person = _PERSON_OF[table.name]
    protected = f"(SELECT p.protected FROM main.person AS p WHERE p.id = {person})"
    return f"CASE WHEN {protected} THEN {_blank(column)} ELSE {column.name} END"


def _blank(column: Column[object]) -> str:
    if column.nullable:
        return "NULL"
    default = getattr(column.server_default, "arg", "")
    return f"'{default}'" if isinstance(default, str) else str(default)


def _answer(
    action: int, first: str | None, _second: str | None, schema: str | None, _through: str | None
) -> int:
    """Whether SQLite may carry out a step of a statement; asked while it is prepared."""
    if action == dbapi2.SQLITE_SELECT:
        return int(dbapi2.SQLITE_OK)
    if action == dbapi2.SQLITE_READ and schema == "temp" and first in _READABLE:
        return int(dbapi2.SQLITE_OK)
    return int(dbapi2.SQLITE_DENY)
