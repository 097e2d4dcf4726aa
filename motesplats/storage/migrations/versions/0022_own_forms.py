"""Forms as they were given, what fairs change in theirs, and branches of the store's own."""

from alembic import op

revision = "0022"
down_revision = "0021"

STATEMENTS = (
    """
CREATE TABLE form_given ( digest TEXT NOT NULL, form TEXT NOT NULL, CONSTRAINT pk_form_given PRIMARY
KEY (digest) )
""",
    """
CREATE TABLE submission_form ( submission_id TEXT NOT NULL, digest TEXT NOT NULL, CONSTRAINT
pk_submission_form PRIMARY KEY (submission_id), CONSTRAINT fk_submission_form_submission_id FOREIGN
KEY(submission_id) REFERENCES submission (id) ON DELETE CASCADE, CONSTRAINT
fk_submission_form_digest FOREIGN KEY(digest) REFERENCES form_given (digest) )
""",
    """
CREATE INDEX ix_submission_form_digest ON submission_form (digest)
""",
    """
CREATE TABLE fair_form ( fair_id TEXT NOT NULL, branch TEXT NOT NULL, changes TEXT NOT NULL,
CONSTRAINT pk_fair_form PRIMARY KEY (fair_id, branch), CONSTRAINT fk_fair_form_fair_id FOREIGN
KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE own_branch ( id TEXT NOT NULL, content TEXT NOT NULL, CONSTRAINT pk_own_branch PRIMARY
KEY (id) )
""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
