"""Who rests and who sits at the employers' screens, codes for once, and what they say at last."""

from alembic import op

revision = "0011"
down_revision = "0010"

TABLES = """
CREATE TABLE station_rest ( station_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_station_rest
PRIMARY KEY (station_id), CONSTRAINT fk_station_rest_station_id FOREIGN KEY(station_id) REFERENCES
station (id) ON DELETE CASCADE );
CREATE TABLE interviewer ( employer_id TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
CONSTRAINT pk_interviewer PRIMARY KEY (employer_id), CONSTRAINT fk_interviewer_employer_id FOREIGN
KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
CREATE TABLE once_code ( employer_id TEXT NOT NULL, hash TEXT NOT NULL, until TEXT NOT NULL,
CONSTRAINT pk_once_code PRIMARY KEY (employer_id), CONSTRAINT fk_once_code_employer_id FOREIGN
KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
CREATE TABLE last_words ( employer_id TEXT NOT NULL, answers TEXT NOT NULL, saved_at TEXT NOT NULL,
CONSTRAINT pk_last_words PRIMARY KEY (employer_id), CONSTRAINT fk_last_words_employer_id FOREIGN
KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
