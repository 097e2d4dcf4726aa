"""Group meetings with their seats, and meetings by video and telephone."""

from alembic import op

revision = "0015"
down_revision = "0014"

TABLES = """
CREATE TABLE group_meeting ( id TEXT NOT NULL, fair_id TEXT NOT NULL, employer_id TEXT NOT NULL,
station_id TEXT NOT NULL, slot INTEGER NOT NULL, slots INTEGER NOT NULL, title TEXT NOT NULL,
capacity INTEGER NOT NULL, replaces BOOLEAN NOT NULL, CONSTRAINT pk_group_meeting PRIMARY KEY (id),
CONSTRAINT ck_group_meeting_slot CHECK (slot >= 0), CONSTRAINT ck_group_meeting_slots CHECK (slots
>= 1), CONSTRAINT ck_group_meeting_capacity CHECK (capacity >= 1), CONSTRAINT
fk_group_meeting_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE, CONSTRAINT
fk_group_meeting_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE,
CONSTRAINT fk_group_meeting_station_id FOREIGN KEY(station_id) REFERENCES station (id) ON DELETE
CASCADE );
CREATE INDEX ix_group_meeting_fair_id ON group_meeting (fair_id);
CREATE TABLE group_seat ( meeting_id TEXT NOT NULL, group_id TEXT NOT NULL, came BOOLEAN,
CONSTRAINT pk_group_seat PRIMARY KEY (meeting_id), CONSTRAINT fk_group_seat_meeting_id FOREIGN
KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE, CONSTRAINT fk_group_seat_group_id
FOREIGN KEY(group_id) REFERENCES group_meeting (id) ON DELETE CASCADE );
CREATE INDEX ix_group_seat_group_id ON group_seat (group_id);
CREATE TABLE remote_employer ( employer_id TEXT NOT NULL, way TEXT NOT NULL, address TEXT NOT
NULL, CONSTRAINT pk_remote_employer PRIMARY KEY (employer_id), CONSTRAINT
fk_remote_employer_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE
);
CREATE TABLE remote_pair ( employer_id TEXT NOT NULL, seeker_id TEXT NOT NULL, way TEXT NOT NULL,
address TEXT NOT NULL, CONSTRAINT pk_remote_pair PRIMARY KEY (employer_id, seeker_id), CONSTRAINT
fk_remote_pair_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE,
CONSTRAINT fk_remote_pair_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE
CASCADE );
CREATE INDEX ix_remote_pair_seeker_id ON remote_pair (seeker_id);
"""


def upgrade() -> None:
    for statement in TABLES.strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
