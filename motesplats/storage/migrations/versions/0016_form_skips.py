"""Forms that an employer skipped, with the reason."""

from alembic import op

revision = "0016"
down_revision = "0015"

STATEMENTS = (
    """
CREATE TABLE form_skip ( meeting_id TEXT NOT NULL, reason TEXT NOT NULL, words TEXT DEFAULT '' NOT
NULL, at TEXT NOT NULL, CONSTRAINT pk_form_skip PRIMARY KEY (meeting_id), CONSTRAINT
fk_form_skip_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE )
""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
