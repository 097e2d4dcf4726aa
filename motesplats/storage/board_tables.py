"""The table of what the coordinator wants on the board."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, text

from motesplats.storage.tables import metadata as metadata

board = Table(
    "board",
    metadata,
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), primary_key=True),
    Column("layout", Text, nullable=False),
    Column("by_phase", Boolean, nullable=False, server_default=text("1")),
    Column("english", Boolean, nullable=False, server_default=text("0")),
    Column("message", Text, nullable=False, server_default=""),
)
