"""A meeting that was not held keeps its row, and others may meet at its place and time."""

import re

from alembic import op
from sqlalchemy import text

revision = "0012"
down_revision = "0006"

_UNIQUE = re.compile(
    r",\s*CONSTRAINT\s+uq_meeting_seeker_id_employer_id\s+UNIQUE\s*\(seeker_id,\s*employer_id\)"
)
_STANDS = "WHERE state IN ('planned', 'held')"
_INDEXES = (
    f"uq_meeting_seeker_id_employer_id ON meeting (seeker_id, employer_id) {_STANDS}",
    f"uq_meeting_seeker_slot ON meeting (seeker_id, slot) {_STANDS}",
    f"uq_meeting_station_slot ON meeting (station_id, slot) {_STANDS}",
)
_RULED = frozenset(index.split(" ", 1)[0] for index in _INDEXES)


def upgrade() -> None:
    connection = op.get_bind()
    told = "SELECT name, type, sql FROM sqlite_master WHERE tbl_name = 'meeting' AND sql NOT NULL"
    parts = connection.execute(text(told)).all()
    former = next(sql for _, kind, sql in parts if kind == "table")
    columns = ", ".join(row[1] for row in connection.execute(text("PRAGMA table_info(meeting)")))
    wanted, found = _UNIQUE.subn("", former)
    if found != 1:
        raise ValueError("the table of meetings is not the one that is known")
    op.execute(wanted.replace("CREATE TABLE meeting", "CREATE TABLE meeting_anew", 1))
    op.execute(f"INSERT INTO meeting_anew ({columns}) SELECT {columns} FROM meeting")
    # SQLite cannot leave out a rule of a table, and dropping the table would take along or be
    # stopped by what hangs on its meetings. So the two change names, and what followed the old one
    # under its new name is told the name again.
    op.execute("ALTER TABLE meeting RENAME TO meeting_before")
    op.execute("ALTER TABLE meeting_anew RENAME TO meeting")
    connection.execute(text("PRAGMA writable_schema=ON"))
    _tell("sql = :sql WHERE type = 'table' AND name = 'meeting'", sql=wanted)
    _tell(
        "sql = replace(sql, '\"meeting_before\"', 'meeting') "
        "WHERE type = 'table' AND name <> 'meeting_before'"
    )
    connection.execute(text("PRAGMA writable_schema=RESET"))
    op.execute("DROP TABLE meeting_before")
    for name, kind, sql in parts:
        if kind != "table" and name not in _RULED:
            op.execute(sql)
    for index in _INDEXES:
        op.execute(f"CREATE UNIQUE INDEX {index}")


def _tell(change: str, **values: str) -> None:
    op.get_bind().execute(text(f"UPDATE sqlite_master SET {change}"), values)
