"""What people did while the fair ran: steps of the day, badges at stations, who came, alarms."""

from alembic import op

revision = "0005"
down_revision = "0004"

TABLES = """
CREATE TABLE employer_arrival ( employer_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT
pk_employer_arrival PRIMARY KEY (employer_id), CONSTRAINT fk_employer_arrival_employer_id FOREIGN
KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
CREATE TABLE interpreter_arrival ( interpreter_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT
pk_interpreter_arrival PRIMARY KEY (interpreter_id), CONSTRAINT
fk_interpreter_arrival_interpreter_id FOREIGN KEY(interpreter_id) REFERENCES interpreter (id) ON
DELETE CASCADE );
CREATE TABLE seated ( id TEXT NOT NULL, station_id TEXT NOT NULL, seeker_id TEXT NOT NULL, position
INTEGER NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_seated PRIMARY KEY (id), CONSTRAINT
fk_seated_station_id FOREIGN KEY(station_id) REFERENCES station (id) ON DELETE CASCADE, CONSTRAINT
fk_seated_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE );
CREATE INDEX ix_seated_seeker_id ON seated (seeker_id);
CREATE INDEX ix_seated_station_id ON seated (station_id);
CREATE TABLE hall ( fair_id TEXT NOT NULL, by_hand BOOLEAN DEFAULT 1 NOT NULL, CONSTRAINT pk_hall
PRIMARY KEY (fair_id), CONSTRAINT fk_hall_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON
DELETE CASCADE );
CREATE TABLE hall_step ( id TEXT NOT NULL, fair_id TEXT NOT NULL, position INTEGER NOT NULL, act
TEXT NOT NULL, at TEXT NOT NULL, slot INTEGER DEFAULT '0' NOT NULL, minutes INTEGER DEFAULT '0' NOT
NULL, station_id TEXT, may_shorten BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_hall_step PRIMARY KEY
(id), CONSTRAINT uq_hall_step_fair_id_position UNIQUE (fair_id, position), CONSTRAINT
fk_hall_step_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE, CONSTRAINT
fk_hall_step_station_id FOREIGN KEY(station_id) REFERENCES station (id) ON DELETE CASCADE );
CREATE INDEX ix_hall_step_fair_id ON hall_step (fair_id);
CREATE INDEX ix_hall_step_station_id ON hall_step (station_id);
CREATE TABLE alarm_away ( fair_id TEXT NOT NULL, code TEXT NOT NULL, subjects TEXT NOT NULL, until
TEXT, CONSTRAINT pk_alarm_away PRIMARY KEY (fair_id, code, subjects), CONSTRAINT
fk_alarm_away_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE );
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
