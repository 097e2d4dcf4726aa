"""The desk's calls to those who are missing, and who has gone out for a while."""

from alembic import op

revision = "0012"
down_revision = "0011"

TABLES = (
    """
CREATE TABLE missing_call ( seeker_id TEXT NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL, coming
TEXT, CONSTRAINT pk_missing_call PRIMARY KEY (seeker_id), CONSTRAINT fk_missing_call_seeker_id
FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE outside ( seeker_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_outside PRIMARY KEY
(seeker_id), CONSTRAINT fk_outside_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE
CASCADE )
""",
)


def upgrade() -> None:
    for table in TABLES:
        op.execute(table.strip())
