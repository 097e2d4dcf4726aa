"""The tables of the employers' screens: who rests, who sits there, codes for once, last words."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.leaving_tables import metadata as metadata  # with these, all there are

station_rest = Table(
    "station_rest",
    metadata,
    Column("station_id", Text, ForeignKey("station.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

interviewer = Table(
    "interviewer",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# ``until`` is when the code that may be used once is worth nothing any more.
once_code = Table(
    "once_code",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("hash", Text, nullable=False),
    Column("until", Text, nullable=False),
)

# What an employer says of the day as a whole; ``answers`` is JSON text.
last_words = Table(
    "last_words",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("answers", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)
