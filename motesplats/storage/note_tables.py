"""The table of quick notes."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata

# Somebody's notes go with them; a note about an employer or a station that is gone stays.
quick_note = Table(
    "quick_note",
    metadata,
    Column("id", Text, primary_key=True),
    Column("fair_id", Text, ForeignKey("fair.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("owner", Text, nullable=False, server_default=""),
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), index=True),
    Column("employer_id", Text, ForeignKey("employer.id", ondelete="SET NULL"), index=True),
    Column("station_id", Text, ForeignKey("station.id", ondelete="SET NULL"), index=True),
    Column("at", Text, nullable=False),
    Column("done_at", Text),
)
