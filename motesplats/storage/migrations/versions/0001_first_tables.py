"""The tables of the first release."""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE fair ( id TEXT NOT NULL, name TEXT NOT NULL, place TEXT DEFAULT '' NOT NULL, day
TEXT NOT NULL, "plan" TEXT NOT NULL, rules TEXT NOT NULL, organiser TEXT DEFAULT '' NOT NULL,
officer TEXT DEFAULT '' NOT NULL, officer_phone TEXT DEFAULT '' NOT NULL, desk TEXT DEFAULT ''
NOT NULL, practice BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_fair PRIMARY KEY (id), CONSTRAINT
uq_fair_name UNIQUE (name) );
CREATE TABLE journal ( sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, operation TEXT NOT
NULL, at TEXT NOT NULL, verb TEXT NOT NULL, subjects TEXT DEFAULT '[]' NOT NULL, inverse TEXT,
undone_by TEXT, CONSTRAINT uq_journal_operation UNIQUE (operation) );
CREATE INDEX ix_journal_verb ON journal (verb);
CREATE TABLE layout ( "key" TEXT NOT NULL, kind TEXT NOT NULL, mapping TEXT NOT NULL, CONSTRAINT
pk_layout PRIMARY KEY ("key") );
CREATE TABLE person ( id TEXT NOT NULL, first_name TEXT DEFAULT '' NOT NULL, last_name TEXT
DEFAULT '' NOT NULL, email TEXT DEFAULT '' NOT NULL, phone TEXT DEFAULT '' NOT NULL, protected
BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_person PRIMARY KEY (id) );
CREATE TABLE setting ( "key" TEXT NOT NULL, value TEXT NOT NULL, CONSTRAINT pk_setting PRIMARY
KEY ("key") );
CREATE TABLE employer ( id TEXT NOT NULL, fair_id TEXT NOT NULL, name TEXT NOT NULL, branch TEXT
DEFAULT 'generic' NOT NULL, contact TEXT DEFAULT '' NOT NULL, email TEXT DEFAULT '' NOT NULL,
phone TEXT DEFAULT '' NOT NULL, arrives TEXT, leaves TEXT, pin TEXT DEFAULT '' NOT NULL,
pin_failures INTEGER DEFAULT '0' NOT NULL, pin_locked_until TEXT, CONSTRAINT pk_employer PRIMARY
KEY (id), CONSTRAINT uq_employer_fair_id_name UNIQUE (fair_id, name), CONSTRAINT
fk_employer_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE );
CREATE INDEX ix_employer_fair_id ON employer (fair_id);
CREATE TABLE interpreter ( id TEXT NOT NULL, fair_id TEXT NOT NULL, name TEXT NOT NULL,
languages TEXT NOT NULL, arrives TEXT, leaves TEXT, CONSTRAINT pk_interpreter PRIMARY KEY (id),
CONSTRAINT fk_interpreter_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE );
CREATE INDEX ix_interpreter_fair_id ON interpreter (fair_id);
CREATE TABLE seeker ( id TEXT NOT NULL, person_id TEXT NOT NULL, fair_id TEXT NOT NULL, code
TEXT NOT NULL, occupation TEXT DEFAULT '' NOT NULL, competences TEXT DEFAULT '' NOT NULL,
ask_me_about TEXT DEFAULT '' NOT NULL, officer TEXT DEFAULT '' NOT NULL, language TEXT DEFAULT
'sv' NOT NULL, arrives TEXT, leaves TEXT, interpreter TEXT, wheelchair BOOLEAN DEFAULT 0 NOT
NULL, longer_time BOOLEAN DEFAULT 0 NOT NULL, quiet BOOLEAN DEFAULT 0 NOT NULL, wants_report
BOOLEAN DEFAULT 1 NOT NULL, walk_in BOOLEAN DEFAULT 0 NOT NULL, external_code TEXT DEFAULT ''
NOT NULL, CONSTRAINT pk_seeker PRIMARY KEY (id), CONSTRAINT uq_seeker_person_id_fair_id UNIQUE
(person_id, fair_id), CONSTRAINT fk_seeker_person_id FOREIGN KEY(person_id) REFERENCES person
(id) ON DELETE CASCADE, CONSTRAINT fk_seeker_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id)
ON DELETE CASCADE, CONSTRAINT uq_seeker_code UNIQUE (code) );
CREATE INDEX ix_seeker_fair_id ON seeker (fair_id);
CREATE INDEX ix_seeker_person_id ON seeker (person_id);
CREATE TABLE timetable ( fair_id TEXT NOT NULL, version INTEGER DEFAULT '0' NOT NULL, published
TEXT, figures TEXT DEFAULT '{}' NOT NULL, CONSTRAINT pk_timetable PRIMARY KEY (fair_id),
CONSTRAINT fk_timetable_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE );
CREATE TABLE arrival ( seeker_id TEXT NOT NULL, at TEXT NOT NULL, CONSTRAINT pk_arrival PRIMARY
KEY (seeker_id), CONSTRAINT fk_arrival_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id)
ON DELETE CASCADE );
CREATE TABLE never_pair ( seeker_id TEXT NOT NULL, employer_id TEXT NOT NULL, CONSTRAINT
pk_never_pair PRIMARY KEY (seeker_id, employer_id), CONSTRAINT fk_never_pair_seeker_id FOREIGN
KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE, CONSTRAINT fk_never_pair_employer_id
FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE );
CREATE TABLE report_print ( id TEXT NOT NULL, seeker_id TEXT NOT NULL, at TEXT NOT NULL,
submissions TEXT NOT NULL, CONSTRAINT pk_report_print PRIMARY KEY (id), CONSTRAINT
fk_report_print_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE );
CREATE INDEX ix_report_print_seeker_id ON report_print (seeker_id);
CREATE TABLE role ( id TEXT NOT NULL, employer_id TEXT NOT NULL, title TEXT NOT NULL, ssyk TEXT
DEFAULT '' NOT NULL, places INTEGER DEFAULT '1' NOT NULL, demands TEXT DEFAULT '[]' NOT NULL,
work_language TEXT DEFAULT '' NOT NULL, position INTEGER DEFAULT '0' NOT NULL, CONSTRAINT
pk_role PRIMARY KEY (id), CONSTRAINT fk_role_employer_id FOREIGN KEY(employer_id) REFERENCES
employer (id) ON DELETE CASCADE );
CREATE INDEX ix_role_employer_id ON role (employer_id);
CREATE TABLE station ( id TEXT NOT NULL, employer_id TEXT NOT NULL, fair_id TEXT NOT NULL,
number INTEGER NOT NULL, accessible BOOLEAN DEFAULT 1 NOT NULL, x FLOAT DEFAULT '0' NOT NULL, y
FLOAT DEFAULT '0' NOT NULL, hint TEXT DEFAULT '' NOT NULL, CONSTRAINT pk_station PRIMARY KEY
(id), CONSTRAINT uq_station_fair_id_number UNIQUE (fair_id, number), CONSTRAINT
fk_station_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE,
CONSTRAINT fk_station_fair_id FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE );
CREATE INDEX ix_station_employer_id ON station (employer_id);
CREATE INDEX ix_station_fair_id ON station (fair_id);
CREATE TABLE wish ( seeker_id TEXT NOT NULL, employer_id TEXT NOT NULL, rank INTEGER,
employer_score INTEGER DEFAULT '0' NOT NULL, CONSTRAINT pk_wish PRIMARY KEY (seeker_id,
employer_id), CONSTRAINT fk_wish_seeker_id FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON
DELETE CASCADE, CONSTRAINT fk_wish_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id)
ON DELETE CASCADE );
CREATE INDEX ix_wish_employer_id ON wish (employer_id);
CREATE TABLE meeting ( id TEXT NOT NULL, fair_id TEXT NOT NULL, seeker_id TEXT NOT NULL,
employer_id TEXT NOT NULL, station_id TEXT NOT NULL, slot INTEGER NOT NULL, interpreter_id TEXT,
state TEXT DEFAULT 'planned' NOT NULL, locked BOOLEAN DEFAULT 0 NOT NULL, CONSTRAINT pk_meeting
PRIMARY KEY (id), CONSTRAINT ck_meeting_slot CHECK (slot >= 0), CONSTRAINT
uq_meeting_seeker_id_employer_id UNIQUE (seeker_id, employer_id), CONSTRAINT fk_meeting_fair_id
FOREIGN KEY(fair_id) REFERENCES fair (id) ON DELETE CASCADE, CONSTRAINT fk_meeting_seeker_id
FOREIGN KEY(seeker_id) REFERENCES seeker (id) ON DELETE CASCADE, CONSTRAINT
fk_meeting_employer_id FOREIGN KEY(employer_id) REFERENCES employer (id) ON DELETE CASCADE,
CONSTRAINT fk_meeting_station_id FOREIGN KEY(station_id) REFERENCES station (id) ON DELETE
CASCADE, CONSTRAINT fk_meeting_interpreter_id FOREIGN KEY(interpreter_id) REFERENCES interpreter
(id) ON DELETE CASCADE );
CREATE INDEX ix_meeting_employer_id ON meeting (employer_id);
CREATE INDEX ix_meeting_fair_id ON meeting (fair_id);
CREATE INDEX ix_meeting_interpreter_id ON meeting (interpreter_id);
CREATE INDEX ix_meeting_seeker_id ON meeting (seeker_id);
CREATE INDEX ix_meeting_station_id ON meeting (station_id);
CREATE UNIQUE INDEX uq_meeting_seeker_slot ON meeting (seeker_id, slot);
CREATE UNIQUE INDEX uq_meeting_station_slot ON meeting (station_id, slot);
CREATE TABLE draft ( meeting_id TEXT NOT NULL, answers TEXT NOT NULL, saved_at TEXT NOT NULL,
CONSTRAINT pk_draft PRIMARY KEY (meeting_id), CONSTRAINT fk_draft_meeting_id FOREIGN
KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE );
CREATE TABLE note ( meeting_id TEXT NOT NULL, text TEXT NOT NULL, saved_at TEXT NOT NULL,
CONSTRAINT pk_note PRIMARY KEY (meeting_id), CONSTRAINT fk_note_meeting_id FOREIGN
KEY(meeting_id) REFERENCES meeting (id) ON DELETE CASCADE );
CREATE TABLE submission ( id TEXT NOT NULL, meeting_id TEXT NOT NULL, version INTEGER NOT NULL,
branch TEXT NOT NULL, form_version INTEGER NOT NULL, recruiter TEXT DEFAULT '' NOT NULL, answers
TEXT NOT NULL, saved_at TEXT NOT NULL, CONSTRAINT pk_submission PRIMARY KEY (id), CONSTRAINT
uq_submission_meeting_id_version UNIQUE (meeting_id, version), CONSTRAINT
fk_submission_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT );
CREATE INDEX ix_submission_meeting_id ON submission (meeting_id);
CREATE TABLE release ( submission_id TEXT NOT NULL, item TEXT NOT NULL, decision TEXT NOT NULL,
at TEXT NOT NULL, CONSTRAINT pk_release PRIMARY KEY (submission_id, item), CONSTRAINT
fk_release_submission_id FOREIGN KEY(submission_id) REFERENCES submission (id) ON DELETE CASCADE
)
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        op.execute(statement)
