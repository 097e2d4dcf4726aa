"""Quick notes: a line, who sees to it, and whom or what it is about."""

from alembic import op

revision = "0014"
down_revision = "0013"

STATEMENTS = (
    """
CREATE TABLE quick_note ( id TEXT NOT NULL, fair_id TEXT NOT NULL, text TEXT NOT NULL, owner TEXT
DEFAULT '' NOT NULL, seeker_id TEXT, employer_id TEXT, station_id TEXT, at TEXT NOT NULL, done_at
TEXT, CONSTRAINT pk_quick_note PRIMARY KEY (id), CONSTRAINT fk_quick_note_fair_id FOREIGN
KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE, CONSTRAINT fk_quick_note_seeker_id FOREIGN
KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE, CONSTRAINT fk_quick_note_employer_id
FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE SET NULL, CONSTRAINT
fk_quick_note_station_id FOREIGN KEY(station_id) REFERENCES station (id) ON DELETE SET NULL )
""",
    "CREATE INDEX ix_quick_note_fair_id ON quick_note (fair_id)",
    "CREATE INDEX ix_quick_note_seeker_id ON quick_note (seeker_id)",
    "CREATE INDEX ix_quick_note_employer_id ON quick_note (employer_id)",
    "CREATE INDEX ix_quick_note_station_id ON quick_note (station_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
