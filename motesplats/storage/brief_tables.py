"""The tables of role briefs and of seekers' cards."""

from sqlalchemy import Column, ForeignKey, Table, Text

from motesplats.storage.tables import metadata as metadata

role_brief = Table(
    "role_brief",
    metadata,
    Column("role_id", Text, ForeignKey("role.id", ondelete="CASCADE"), primary_key=True),
    Column("aim", Text, nullable=False, server_default=""),
    Column("explained", Text, nullable=False, server_default="[]"),
    Column("language_why", Text, nullable=False, server_default=""),
    Column("pay", Text, nullable=False, server_default=""),
)

seeker_card = Table(
    "seeker_card",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("feedback_on", Text, nullable=False, server_default=""),
    Column("question", Text, nullable=False, server_default=""),
    Column("portfolio", Text, nullable=False, server_default=""),
)

# A table of its own, which no employer's screen is given.
own_level = Table(
    "own_level",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("competency", Text, primary_key=True),
    Column("level", Text, nullable=False),
)
