"""The tables of who went and who comes later, and of calls between hall and kiosk."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata  # with these, all the tables there are

employer_departure = Table(
    "employer_departure",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

# ``at`` is when somebody who is late says to come.
employer_expected = Table(
    "employer_expected",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

seeker_departure = Table(
    "seeker_departure",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

# Why a meeting was called off; whoever did not come has no row here.
meeting_reason = Table(
    "meeting_reason",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

nudge = Table(
    "nudge",
    metadata,
    Column("id", Text, primary_key=True),
    Column(
        "station_id",
        Text,
        ForeignKey("station.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("at", Text, nullable=False),
    Column("answered_at", Text),
    Column("wants_help", Boolean),
)

help_call = Table(
    "help_call",
    metadata,
    Column("id", Text, primary_key=True),
    Column(
        "station_id",
        Text,
        ForeignKey("station.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("at", Text, nullable=False),
    Column("given_at", Text),
)
