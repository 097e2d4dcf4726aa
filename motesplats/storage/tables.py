"""The tables of the store: instants as ISO 8601 text in UTC, times of day HH:MM, lists as JSON."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _to(
    column: str, target: str, *, nullable: bool = False, ondelete: str = "CASCADE"
) -> Column[str]:
    reference = ForeignKey(f"{target}.id", ondelete=ondelete)
    return Column(column, Text, reference, nullable=nullable, index=True)


def _station() -> Column[str]:
    # A meeting never goes with its station. Checked at the end of the statement, so that a whole
    # employer or fair can still be removed, which RESTRICT would refuse.
    return _to("station_id", "station", ondelete="NO ACTION")


def _interpreter() -> Column[str]:
    return _to("interpreter_id", "interpreter", nullable=True, ondelete="NO ACTION")


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str, *, default: bool = False) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("1" if default else "0"))


def _of_those_that_stand(name: str, *columns: str) -> Index:
    stands = text("state IN ('planned', 'held')")
    return Index(name, *columns, unique=True, sqlite_where=stands, postgresql_where=stands)


def _slots() -> Column[int]:
    return Column("slots", Integer, nullable=False, server_default="1")


fair = Table(
    "fair",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _words("place"),
    Column("day", Text, nullable=False),
    Column("plan", Text, nullable=False),
    Column("rules", Text, nullable=False),
    _words("organiser"),
    _words("officer"),
    _words("officer_phone"),
    _words("desk"),
    _flag("practice"),
)

person = Table(
    "person",
    metadata,
    _id(),
    _words("first_name"),
    _words("last_name"),
    _words("email"),
    _words("phone"),
    _flag("protected"),
)

seeker = Table(
    "seeker",
    metadata,
    _id(),
    _to("person_id", "person"),
    _to("fair_id", "fair"),
    Column("code", Text, nullable=False, unique=True),
    _words("occupation"),
    _words("competences"),
    _words("ask_me_about"),
    _words("officer"),
    Column("language", Text, nullable=False, server_default="sv"),
    Column("arrives", Text),
    Column("leaves", Text),
    Column("interpreter", Text),
    _flag("wheelchair"),
    _flag("longer_time"),
    _flag("quiet"),
    _flag("wants_report", default=True),
    _flag("walk_in"),
    _words("external_code"),
    Column("max_meetings", Integer),
    UniqueConstraint("person_id", "fair_id"),
)

employer = Table(
    "employer",
    metadata,
    _id(),
    _to("fair_id", "fair"),
    Column("name", Text, nullable=False),
    Column("branch", Text, nullable=False, server_default="generic"),
    _words("contact"),
    _words("email"),
    _words("phone"),
    Column("arrives", Text),
    Column("leaves", Text),
    Column("pin", Text, nullable=False, server_default=""),
    Column("pin_failures", Integer, nullable=False, server_default="0"),
    Column("pin_locked_until", Text),
    Column("talk", Integer),
    Column("max_meetings", Integer),
    UniqueConstraint("fair_id", "name"),
)

role = Table(
    "role",
    metadata,
    _id(),
    _to("employer_id", "employer"),
    Column("title", Text, nullable=False),
    _words("ssyk"),
    Column("places", Integer, nullable=False, server_default="1"),
    Column("demands", Text, nullable=False, server_default="[]"),
    _words("work_language"),
    Column("position", Integer, nullable=False, server_default="0"),
)

station = Table(
    "station",
    metadata,
    _id(),
    _to("employer_id", "employer"),
    _to("fair_id", "fair"),
    Column("number", Integer, nullable=False),
    _flag("accessible", default=True),
    Column("x", Float, nullable=False, server_default="0"),
    Column("y", Float, nullable=False, server_default="0"),
    _words("hint"),
    Column("max_run", Integer),
    Column("arrives", Text),
    Column("leaves", Text),
    UniqueConstraint("fair_id", "number"),
)

interpreter = Table(
    "interpreter",
    metadata,
    _id(),
    _to("fair_id", "fair"),
    Column("name", Text, nullable=False),
    Column("languages", Text, nullable=False),
    Column("arrives", Text),
    Column("leaves", Text),
)

wish = Table(
    "wish",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer),
    Column("employer_score", Integer, nullable=False, server_default="0"),
    Index("ix_wish_employer_id", "employer_id"),
)

never_pair = Table(
    "never_pair",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
)

timetable = Table(
    "timetable",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("published", Text),
    Column("figures", Text, nullable=False, server_default="{}"),
    _words("made_of"),
)

meeting = Table(
    "meeting",
    metadata,
    _id(),
    _to("fair_id", "fair"),
    _to("seeker_id", "seeker"),
    _to("employer_id", "employer"),
    _station(),
    Column("slot", Integer, nullable=False),
    _interpreter(),
    Column("state", Text, nullable=False, server_default="planned"),
    _flag("locked"),
    _slots(),
    CheckConstraint("slot >= 0", name="slot"),
    # Whoever did not come keeps the row, and somebody else may have had the place since.
    _of_those_that_stand("uq_meeting_seeker_id_employer_id", "seeker_id", "employer_id"),
    _of_those_that_stand("uq_meeting_seeker_slot", "seeker_id", "slot"),
    _of_those_that_stand("uq_meeting_station_slot", "station_id", "slot"),
)

# What the coordinator works on; ``meeting`` is what was published, and its rows keep what became
# of them. A pair has the same id in both.
draft_meeting = Table(
    "draft_meeting",
    metadata,
    _id(),
    _to("fair_id", "fair"),
    _to("seeker_id", "seeker"),
    _to("employer_id", "employer"),
    _station(),
    Column("slot", Integer, nullable=False),
    _interpreter(),
    _flag("locked"),
    _slots(),
    CheckConstraint("slot >= 0", name="slot"),
    UniqueConstraint("seeker_id", "employer_id"),
    Index("uq_draft_meeting_seeker_slot", "seeker_id", "slot", unique=True),
    Index("uq_draft_meeting_station_slot", "station_id", "slot", unique=True),
)

arrival = Table(
    "arrival",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

employer_arrival = Table(
    "employer_arrival",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

interpreter_arrival = Table(
    "interpreter_arrival",
    metadata,
    Column(
        "interpreter_id", Text, ForeignKey("interpreter.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("at", Text, nullable=False),
)

# ``position`` is the order in which things were done, whatever the clock showed.
seated = Table(
    "seated",
    metadata,
    _id(),
    _to("station_id", "station"),
    _to("seeker_id", "seeker"),
    Column("position", Integer, nullable=False),
    Column("at", Text, nullable=False),
)

hall = Table(
    "hall",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    _flag("by_hand", default=True),
)

hall_step = Table(
    "hall_step",
    metadata,
    _id(),
    _to("fair_id", "fair"),
    Column("position", Integer, nullable=False),
    Column("act", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("slot", Integer, nullable=False, server_default="0"),
    Column("minutes", Integer, nullable=False, server_default="0"),
    _to("station_id", "station", nullable=True),
    _flag("may_shorten"),
    UniqueConstraint("fair_id", "position"),
)

alarm_away = Table(
    "alarm_away",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("subjects", Text, primary_key=True),
    Column("until", Text),
)

draft = Table(
    "draft",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("answers", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

note = Table(
    "note",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

# What the seeker says of the report, and means to do; ``steps`` and ``days`` go in pairs.
reply = Table(
    "reply",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("objection", Text, nullable=False),
    Column("steps", Text, nullable=False),
    Column("days", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    _id(),
    # Feedback never goes with a meeting that is removed.
    _to("meeting_id", "meeting", ondelete="RESTRICT"),
    Column("version", Integer, nullable=False),
    Column("branch", Text, nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("recruiter", Text, nullable=False, server_default=""),
    Column("answers", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
    UniqueConstraint("meeting_id", "version"),
)

release = Table(
    "release",
    metadata,
    Column(
        "submission_id", Text, ForeignKey("submission.id", ondelete="CASCADE"), primary_key=True
    ),
    Column("item", Text, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("at", Text, nullable=False),
)

report_print = Table(
    "report_print",
    metadata,
    _id(),
    _to("seeker_id", "seeker"),
    Column("at", Text, nullable=False),
    Column("submissions", Text, nullable=False),
)

layout = Table(
    "layout",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("mapping", Text, nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    Column("operation", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False),
    Column("verb", Text, nullable=False, index=True),
    Column("subjects", Text, nullable=False, server_default="[]"),
    Column("inverse", Text),
    Column("undone_by", Text),
    _words("actor"),
    # A fair that is removed leaves its rows here.
    Column("fair_id", Text, index=True),
    sqlite_autoincrement=True,
)
