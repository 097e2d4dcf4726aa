"""What seekers say of their reports, and what they plan, has a table of its own."""

from alembic import op

revision = "0006"
down_revision = "0005"

TABLE = """
CREATE TABLE reply ( seeker_id TEXT NOT NULL, objection TEXT NOT NULL, steps TEXT NOT NULL, days
TEXT NOT NULL, saved_at TEXT NOT NULL, CONSTRAINT pk_reply PRIMARY KEY (seeker_id), CONSTRAINT
fk_reply_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE )
"""


def upgrade() -> None:
    op.execute(TABLE.strip())
