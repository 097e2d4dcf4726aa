"""The table of forms that an employer skipped."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata

# ``words`` are the employer's own and stay with the coordinator.
form_skip = Table(
    "form_skip",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("words", Text, nullable=False, server_default=""),
    Column("at", Text, nullable=False),
)
