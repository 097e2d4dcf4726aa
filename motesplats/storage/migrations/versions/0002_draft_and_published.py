"""The draft timetable gets a table of its own; ``meeting`` is only what was published."""

from alembic import op

revision = "0002"
down_revision = "0001"

TABLE = """
CREATE TABLE draft_meeting ( id TEXT NOT NULL, fair_id TEXT NOT NULL, seeker_id TEXT NOT NULL,
employer_id TEXT NOT NULL, station_id TEXT NOT NULL, slot INTEGER NOT NULL, interpreter_id TEXT,
locked BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_draft_meeting PRIMARY KEY (id), CONSTRAINT
ck_draft_meeting_slot CHECK (slot >= 0), CONSTRAINT uq_draft_meeting_seeker_id_employer_id UNIQUE
(seeker_id, employer_id), CONSTRAINT fk_draft_meeting_fair_id FOREIGN KEY(fair_id) REFERENCES fair
(id) ON DELETE CASCADE, CONSTRAINT fk_draft_meeting_seeker_id FOREIGN KEY(seeker_id) REFERENCES
seeker (id) ON DELETE CASCADE, CONSTRAINT fk_draft_meeting_employer_id FOREIGN KEY(employer_id)
REFERENCES employer (id) ON DELETE CASCADE, CONSTRAINT fk_draft_meeting_station_id FOREIGN
KEY(station_id) REFERENCES station (id) ON DELETE CASCADE, CONSTRAINT
fk_draft_meeting_interpreter_id FOREIGN KEY(interpreter_id) REFERENCES interpreter (id) ON DELETE
CASCADE );
CREATE INDEX ix_draft_meeting_employer_id ON draft_meeting (employer_id);
CREATE INDEX ix_draft_meeting_fair_id ON draft_meeting (fair_id);
CREATE INDEX ix_draft_meeting_interpreter_id ON draft_meeting (interpreter_id);
CREATE INDEX ix_draft_meeting_seeker_id ON draft_meeting (seeker_id);
CREATE INDEX ix_draft_meeting_station_id ON draft_meeting (station_id);
CREATE UNIQUE INDEX uq_draft_meeting_seeker_slot ON draft_meeting (seeker_id, slot);
CREATE UNIQUE INDEX uq_draft_meeting_station_slot ON draft_meeting (station_id, slot);
"""
# A timetable that was published once and changed since stays where desk and kiosk read it: what the
# earlier version said is no longer known, and a fair that is going on must not lose its times.
CONTENTS = """
INSERT INTO draft_meeting (id, fair_id, seeker_id, employer_id, station_id, slot, interpreter_id,
locked) SELECT id, fair_id, seeker_id, employer_id, station_id, slot, interpreter_id, locked FROM
meeting;
DELETE FROM meeting WHERE state = 'planned'
AND fair_id NOT IN (SELECT fair_id FROM timetable WHERE version > 0)
AND id NOT IN (SELECT meeting_id FROM submission)
AND id NOT IN (SELECT meeting_id FROM draft)
AND id NOT IN (SELECT meeting_id FROM note);
"""


def upgrade() -> None:
    for statement in (TABLE + CONTENTS).strip().split(";\n"):
        op.execute(statement.removesuffix(";"))
