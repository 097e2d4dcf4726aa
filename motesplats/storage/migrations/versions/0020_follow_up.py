"""What became of people and promises after a fair, and the answers of the poll."""

from alembic import op

revision = "0020"
down_revision = "0019"

STATEMENTS = (
    """
CREATE TABLE outcome ( seeker_id TEXT NOT NULL, point TEXT NOT NULL, answer TEXT NOT NULL,
certificate BOOLEAN DEFAULT 0 NOT NULL, new_goal BOOLEAN DEFAULT 0 NOT NULL, closer BOOLEAN
DEFAULT 0 NOT NULL, worked_before BOOLEAN DEFAULT 0 NOT NULL, better BOOLEAN DEFAULT 0 NOT NULL,
guarantee BOOLEAN DEFAULT 0 NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_outcome PRIMARY KEY
(seeker_id, point), CONSTRAINT fk_outcome_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id)
ON DELETE CASCADE )
""",
    """
CREATE TABLE promise_state ( meeting_id TEXT NOT NULL, state TEXT NOT NULL, due TEXT, at TEXT NOT
NULL, CONSTRAINT pk_promise_state PRIMARY KEY (meeting_id), CONSTRAINT fk_promise_state_meeting_id
FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE poll_answer ( id TEXT NOT NULL, fair_id TEXT NOT NULL, who TEXT NOT NULL, e1 INTEGER,
e2 INTEGER, e3 INTEGER, e4 INTEGER, e5 INTEGER, e6 INTEGER, counted BOOLEAN DEFAULT 0 NOT NULL,
CONSTRAINT pk_poll_answer PRIMARY KEY (id), CONSTRAINT fk_poll_answer_fair_id FOREIGN KEY(fair_id)
REFERENCES fair (id) ON DELETE CASCADE ) WITHOUT ROWID
""",
    "CREATE INDEX ix_poll_answer_fair_id ON poll_answer (fair_id)",
    """
CREATE TABLE poll_text ( id TEXT NOT NULL, fair_id TEXT NOT NULL, who TEXT NOT NULL, text TEXT NOT
NULL, counted BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_poll_text PRIMARY KEY (id), CONSTRAINT
fk_poll_text_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE ) WITHOUT ROWID
""",
    "CREATE INDEX ix_poll_text_fair_id ON poll_text (fair_id)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
