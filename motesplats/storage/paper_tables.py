"""The tables of what is printed: the queue, and what each seeker's slip says."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, text

from motesplats.storage.tables import metadata as metadata

print_job = Table(
    "print_job",
    metadata,
    Column("id", Text, primary_key=True),
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("sheet", Text, nullable=False),
    # Ids in the order of the paper; empty for sheets that are not about single people.
    Column("seekers", Text, nullable=False, server_default="[]"),
    Column("medium", Text, nullable=False, server_default=""),
    Column("first_label", Integer, nullable=False, server_default="1"),
    Column("printer", Text, nullable=False, server_default=""),
    Column("state", Text, nullable=False),
    Column("total", Integer, nullable=False, server_default="0"),
    Column("done", Integer, nullable=False, server_default="0"),
    Column("why", Text, nullable=False, server_default=""),
    Column("at", Text, nullable=False),
)

slip_print = Table(
    "slip_print",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("version", Integer, nullable=False),
    # Time slot, length, station and employer of each meeting as the paper says, ids only.
    Column("meetings", Text, nullable=False),
    Column("named", Boolean, nullable=False, server_default=text("0")),
    Column("at", Text, nullable=False),
)
