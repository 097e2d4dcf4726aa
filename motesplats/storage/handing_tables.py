"""The tables of how reports are handed over, and which were."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata

# How the fair hands reports over; no row: at the exit.
hand_over = Table(
    "hand_over",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Text, nullable=False),
)

# Whose report waits for a talk, whatever the fair does with the others.
report_hold = Table(
    "report_hold",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)

report_handed = Table(
    "report_handed",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("way", Text, nullable=False),
    Column("at", Text, nullable=False),
)
