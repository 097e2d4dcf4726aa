"""The tables of group meetings, and of meetings by video and telephone."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Table,
    Text,
)

from motesplats.storage.tables import metadata as metadata  # with these, all the tables there are

group_meeting = Table(
    "group_meeting",
    metadata,
    Column("id", Text, primary_key=True),
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), nullable=False),
    Column("station_id", Text, ForeignKey("station.id", ondelete="CASCADE"), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("slots", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("replaces", Boolean, nullable=False),
    CheckConstraint("slot >= 0", name="slot"),
    CheckConstraint("slots >= 1", name="slots"),
    CheckConstraint("capacity >= 1", name="capacity"),
)

# The seeker stands in the row of the meeting.
group_seat = Table(
    "group_seat",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "group_id",
        Text,
        ForeignKey("group_meeting.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("came", Boolean),
)

# An employer that is elsewhere the whole day, and single pairs that meet from elsewhere.
remote_employer = Table(
    "remote_employer",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("way", Text, nullable=False),
    Column("address", Text, nullable=False),
)

remote_pair = Table(
    "remote_pair",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True, index=True
    ),
    Column("way", Text, nullable=False),
    Column("address", Text, nullable=False),
)
