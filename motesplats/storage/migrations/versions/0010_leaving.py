"""Who went and who comes later, why meetings were called off, and calls between hall and kiosk."""

from alembic import op

revision = "0010"
down_revision = "0009"

TABLES = """
CREATE TABLE employer_departure ( employer_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT
pk_employer_departure PRIMARY KEY (employer_id), CONSTRAINT fk_employer_departure_employer_id
FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
CREATE TABLE employer_expected ( employer_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT
pk_employer_expected PRIMARY KEY (employer_id), CONSTRAINT fk_employer_expected_employer_id FOREIGN
KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
CREATE TABLE seeker_departure ( seeker_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT
pk_seeker_departure PRIMARY KEY (seeker_id), CONSTRAINT fk_seeker_departure_seeker_id FOREIGN
KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE );
CREATE TABLE meeting_reason ( meeting_id TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
CONSTRAINT pk_meeting_reason PRIMARY KEY (meeting_id), CONSTRAINT fk_meeting_reason_meeting_id
FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE );
CREATE TABLE nudge ( id TEXT NOT NULL, station_id TEXT NOT NULL, at TEXT NOT NULL, answered_at TEXT,
wants_help BOOLEAN, CONSTRAINT pk_nudge PRIMARY KEY (id), CONSTRAINT fk_nudge_station_id FOREIGN
KEY(station_id) REFERENCES station (id) ON DELETE CASCADE );
CREATE INDEX ix_nudge_station_id ON nudge (station_id);
CREATE TABLE help_call ( id TEXT NOT NULL, station_id TEXT NOT NULL, at TEXT NOT NULL, given_at
TEXT, CONSTRAINT pk_help_call PRIMARY KEY (id), CONSTRAINT fk_help_call_station_id FOREIGN
KEY(station_id) REFERENCES station (id) ON DELETE CASCADE );
CREATE INDEX ix_help_call_station_id ON help_call (station_id);
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
