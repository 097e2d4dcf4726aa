"""What roles shall achieve and why they ask for what they do; what seekers tell beforehand."""

from alembic import op

revision = "0021"
down_revision = "0020"

STATEMENTS = (
    """
CREATE TABLE role_brief ( role_id TEXT NOT NULL, aim TEXT DEFAULT '' NOT NULL, explained TEXT
DEFAULT '[]' NOT NULL, language_why TEXT DEFAULT '' NOT NULL, pay TEXT DEFAULT '' NOT NULL,
CONSTRAINT pk_role_brief PRIMARY KEY (role_id), CONSTRAINT fk_role_brief_role_id FOREIGN
KEY(role_id) REFERENCES role (id) ON DELETE CASCADE )
""",
    """
CREATE TABLE seeker_card ( seeker_id TEXT NOT NULL, feedback_on TEXT DEFAULT '' NOT NULL, question
TEXT DEFAULT '' NOT NULL, portfolio TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_seeker_card PRIMARY KEY
(seeker_id), CONSTRAINT fk_seeker_card_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON
DELETE CASCADE )
""",
    """
CREATE TABLE own_level ( seeker_id TEXT NOT NULL, competency TEXT NOT NULL, level TEXT NOT NULL,
CONSTRAINT pk_own_level PRIMARY KEY (seeker_id, competency), CONSTRAINT fk_own_level_seeker_id
FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE )
""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
