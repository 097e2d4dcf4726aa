"""The tables of what a fair's summary is made of besides meetings and forms."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata

# What somebody said for the statistics alone; no employer's screen reads it.
statistics_said = Table(
    "statistics_said",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("gender", Text, nullable=False),
    Column("municipality", Text, nullable=False),
)

seeker_tag = Table(
    "seeker_tag",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", Text, primary_key=True),
)

# Who said yes to a page of their own for the case officer; ``fetched_at`` when a file had it.
share = Table(
    "share",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
    Column("with_levels", Boolean, nullable=False),
    Column("fetched_at", Text),
)

fair_account = Table(
    "fair_account",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("series", Text, nullable=False),
    Column("partners", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("lessons", Text, nullable=False),
    Column("gender_basis", Text, nullable=False),
)

# An employer's words about the day as they were when an officer released them.
released_words = Table(
    "released_words",
    metadata,
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="CASCADE"), primary_key=True),
    Column("item", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

# The numbers that were handed out first; ``tables`` is JSON text.
kept_summary = Table(
    "kept_summary",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
    Column("tables", Text, nullable=False),
)
