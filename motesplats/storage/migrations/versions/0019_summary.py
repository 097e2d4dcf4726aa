"""What people said for the statistics, who shares with the case officer, and numbers that stay."""

from alembic import op

revision = "0019"
down_revision = "0018"

STATEMENTS = (
    """
CREATE TABLE statistics_said ( seeker_id TEXT NOT NULL, gender TEXT NOT NULL, municipality TEXT
NOT NULL, CONSTRAINT pk_statistics_said PRIMARY KEY (seeker_id), CONSTRAINT
fk_statistics_said_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE seeker_tag ( seeker_id TEXT NOT NULL, tag TEXT NOT NULL, CONSTRAINT pk_seeker_tag
PRIMARY KEY (seeker_id, tag), CONSTRAINT fk_seeker_tag_seeker_id FOREIGN KEY(seeker_id) REFERENCES
seeker (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE share ( seeker_id TEXT NOT NULL, at TEXT NOT NULL, with_levels BOOLEAN NOT NULL,
fetched_at TEXT, CONSTRAINT pk_share PRIMARY KEY (seeker_id), CONSTRAINT fk_share_seeker_id
FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE fair_account ( fair_id TEXT NOT NULL, series TEXT NOT NULL, partners TEXT NOT NULL,
head TEXT NOT NULL, lessons TEXT NOT NULL, gender_basis TEXT NOT NULL, CONSTRAINT pk_fair_account
PRIMARY KEY (fair_id), CONSTRAINT fk_fair_account_fair_id FOREIGN KEY(fair_id) REFERENCES fair
(id) ON DELETE CASCADE )
""",
    """
CREATE TABLE released_words ( employer_id TEXT NOT NULL, item TEXT NOT NULL, text TEXT NOT NULL,
CONSTRAINT pk_released_words PRIMARY KEY (employer_id, item), CONSTRAINT
fk_released_words_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE
)
""",
    """
CREATE TABLE kept_summary ( fair_id TEXT NOT NULL, at TEXT NOT NULL, tables TEXT NOT NULL,
CONSTRAINT pk_kept_summary PRIMARY KEY (fair_id), CONSTRAINT fk_kept_summary_fair_id FOREIGN
KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE )
""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
