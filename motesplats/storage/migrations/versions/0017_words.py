"""Texts that employers are asked to write anew, and who reviewed the labels of a language."""

from alembic import op

revision = "0017"
down_revision = "0016"

STATEMENTS = (
    """
CREATE TABLE rewrite_request ( submission_id TEXT NOT NULL, item TEXT NOT NULL, reason TEXT NOT
NULL, CONSTRAINT pk_rewrite_request PRIMARY KEY (submission_id, item), CONSTRAINT
fk_rewrite_request_release FOREIGN KEY(submission_id, item) REFERENCES release (submission_id,
item) ON DELETE CASCADE )
""",
    """
CREATE TABLE label_review ( language TEXT NOT NULL, who TEXT NOT NULL, texts TEXT NOT NULL, at TEXT
NOT NULL, CONSTRAINT pk_label_review PRIMARY KEY (language) )
""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
