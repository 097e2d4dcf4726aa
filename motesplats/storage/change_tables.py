"""The table of what each change did to rows, beside the journal."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, text

from motesplats.storage.tables import metadata as metadata

# Rows of ids, times and flags as JSON (storage/recording.py). ``leads``: the row of its table that
# the step is told by.
row_change = Table(
    "row_change",
    metadata,
    Column(
        "sequence", Integer, ForeignKey("journal.sequence", ondelete="CASCADE"), primary_key=True
    ),
    Column("position", Integer, primary_key=True),
    Column("table_name", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Column("was", Text),
    Column("became", Text),
    Column("leads", Boolean, nullable=False, server_default=text("0")),
    Index("ix_row_change_table_name_row_key", "table_name", "row_key"),
)
