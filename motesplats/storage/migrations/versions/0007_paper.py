"""What is to be printed and how far it has come, and what each seeker's slip says."""

from alembic import op

revision = "0007"
down_revision = "0006"

TABLES = """
CREATE TABLE print_job ( id TEXT NOT NULL, fair_id TEXT NOT NULL, position INTEGER NOT NULL, sheet
TEXT NOT NULL, seekers TEXT DEFAULT '[]' NOT NULL, medium TEXT DEFAULT '' NOT NULL, first_label
INTEGER DEFAULT '1' NOT NULL, printer TEXT DEFAULT '' NOT NULL, state TEXT NOT NULL, total INTEGER
DEFAULT '0' NOT NULL, done INTEGER DEFAULT '0' NOT NULL, why TEXT DEFAULT '' NOT NULL, at TEXT NOT
NULL, CONSTRAINT pk_print_job PRIMARY KEY (id), CONSTRAINT fk_print_job_fair_id FOREIGN
KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE );
CREATE INDEX ix_print_job_fair_id ON print_job (fair_id);
CREATE TABLE slip_print ( seeker_id TEXT NOT NULL, version INTEGER NOT NULL, meetings TEXT NOT
NULL, named BOOLEAN DEFAULT 0 NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_slip_print PRIMARY KEY
(seeker_id), CONSTRAINT fk_slip_print_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON
DELETE CASCADE );
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
