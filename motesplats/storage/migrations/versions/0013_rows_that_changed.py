"""Who changed what at which fair, and the rows of the day as they were before and after."""

from alembic import op

revision = "0013"
down_revision = "0012"

TABLES = """
ALTER TABLE journal ADD COLUMN actor TEXT DEFAULT '' NOT NULL;
ALTER TABLE journal ADD COLUMN fair_id TEXT;
CREATE INDEX ix_journal_fair_id ON journal (fair_id);
CREATE TABLE row_change ( sequence INTEGER NOT NULL, position INTEGER NOT NULL, table_name TEXT NOT
NULL, row_key TEXT NOT NULL, was TEXT, became TEXT, leads BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT
pk_row_change PRIMARY KEY (sequence, position), CONSTRAINT fk_row_change_sequence FOREIGN
KEY(sequence) REFERENCES journal (sequence) ON DELETE CASCADE );
CREATE INDEX ix_row_change_table_name_row_key ON row_change (table_name, row_key)
"""
# What was journalled before says by its subjects which fair it was about.
FAIRS = """
UPDATE journal SET fair_id = (
    SELECT f FROM (
        SELECT id AS f, id FROM fair UNION ALL SELECT fair_id, id FROM seeker
        UNION ALL SELECT fair_id, id FROM employer UNION ALL SELECT fair_id, id FROM station
        UNION ALL SELECT fair_id, id FROM meeting UNION ALL SELECT fair_id, id FROM interpreter
    ) WHERE id IN (SELECT value FROM json_each(journal.subjects)) LIMIT 1)
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement)
    op.execute(FAIRS)
