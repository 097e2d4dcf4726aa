"""No meeting goes along with a station or an interpreter; a table that nothing used is gone."""

import re

from alembic import op
from sqlalchemy import text

revision = "0003"
down_revision = "0002"

_TABLES = ("meeting", "draft_meeting")
_REFERENCE = re.compile(r"(REFERENCES\s+(?:station|interpreter)\s*\(id\)\s+ON DELETE\s+)CASCADE")


def upgrade() -> None:
    connection = op.get_bind()
    # Making the table anew would empty it first, and what hangs on meetings would go with them.
    # Changing the text is SQLite's own way where no stored row changes (lang_altertable, 7).
    connection.execute(text("PRAGMA writable_schema=ON"))
    for name in _TABLES:
        told = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
        former = str(connection.execute(told, {"name": name}).scalar())
        sql = _REFERENCE.sub(r"\1NO ACTION", former)
        change = text("UPDATE sqlite_master SET sql = :sql WHERE type = 'table' AND name = :name")
        connection.execute(change, {"sql": sql, "name": name})
    connection.execute(text("PRAGMA writable_schema=RESET"))
    # Also tells other connections that the tables are others.
    op.execute("DROP TABLE setting")
