"""How reports are handed over, whose waits for a talk, and which were given."""

from alembic import op

revision = "0018"
down_revision = "0017"

TABLES = """
CREATE TABLE hand_over ( fair_id TEXT NOT NULL, place TEXT NOT NULL, CONSTRAINT pk_hand_over
PRIMARY KEY (fair_id), CONSTRAINT fk_hand_over_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id)
ON DELETE CASCADE );
CREATE TABLE report_hold ( seeker_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_report_hold
PRIMARY KEY (seeker_id), CONSTRAINT fk_report_hold_seeker_id FOREIGN KEY(seeker_id) REFERENCES
seeker (id) ON DELETE CASCADE );
CREATE TABLE report_handed ( seeker_id TEXT NOT NULL, way TEXT NOT NULL, at TEXT NOT NULL,
CONSTRAINT pk_report_handed PRIMARY KEY (seeker_id), CONSTRAINT fk_report_handed_seeker_id FOREIGN
KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE );
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
