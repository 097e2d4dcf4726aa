"""A meeting that was not held keeps its row, and others may meet at its place and time; who or what
is away while a fair goes on.
"""

import re

from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"

_UNIQUE = re.compile(
    r",\s*CONSTRAINT\s+uq_meeting_seeker_id_employer_id\s+UNIQUE\s*\(seeker_id,\s*employer_id\)"
)
AWAY = """
CREATE TABLE away ( id TEXT NOT NULL, fair_id TEXT NOT NULL, station_id TEXT, employer_id TEXT,
interpreter_id TEXT, first INTEGER NOT NULL, until INTEGER NOT NULL, CONSTRAINT pk_away PRIMARY KEY
(id), CONSTRAINT fk_away_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE,
CONSTRAINT fk_away_station_id FOREIGN KEY(station_id) REFERENCES station (id) ON DELETE CASCADE,
CONSTRAINT fk_away_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE,
CONSTRAINT fk_away_interpreter_id FOREIGN KEY(interpreter_id) REFERENCES interpreter (id) ON DELETE
CASCADE );
CREATE INDEX ix_away_employer_id ON away (employer_id);
CREATE INDEX ix_away_fair_id ON away (fair_id);
CREATE INDEX ix_away_interpreter_id ON away (interpreter_id);
CREATE INDEX ix_away_station_id ON away (station_id);
"""
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
    for statement in AWAY.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))


def _tell(change: str, **values: str) -> None:
    op.get_bind().execute(text(f"UPDATE sqlite_master SET {change}"), values)
