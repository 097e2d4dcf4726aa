"""What the coordinator wants on the big screen: layout, language, a message."""

from alembic import op

revision = "0008"
down_revision = "0007"

TABLE = """
CREATE TABLE board ( fair_id TEXT NOT NULL, layout TEXT NOT NULL, by_phase BOOLEAN DEFAULT 1 NOT
NULL, english BOOLEAN DEFAULT 0 NOT NULL, message TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_board
PRIMARY KEY (fair_id), CONSTRAINT fk_board_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON
DELETE CASCADE )
"""


def upgrade() -> None:
    op.execute(TABLE.strip())
