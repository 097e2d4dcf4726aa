"""The tables that only the arrival desk writes: calls to the missing, and who has gone out."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.paper_tables import metadata as metadata

# What came of calling somebody who was missing; ``coming`` is when they said they would be here.
missing_call = Table(
    "missing_call",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("outcome", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("coming", Text),
)

# Who has gone out and means to come back.
outside = Table(
    "outside",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Text, nullable=False),
)
