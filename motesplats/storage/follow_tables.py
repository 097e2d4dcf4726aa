"""The tables of what became of people and promises after a fair."""

from sqlalchemy import Boolean, Column, ForeignKey, Table, Text, text

from motesplats.storage.tables import metadata as metadata


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=text("0"))


# One answer for each point in time after the fair; the marks are what the person said besides.
outcome = Table(
    "outcome",
    metadata,
    Column("seeker_id", Text, ForeignKey("seeker.id", ondelete="CASCADE"), primary_key=True),
    Column("point", Text, primary_key=True),
    Column("answer", Text, nullable=False),
    _flag("certificate"),
    _flag("new_goal"),
    _flag("closer"),
    _flag("worked_before"),
    _flag("better"),
    _flag("guarantee"),
    Column("at", Text, nullable=False),
)

promise_state = Table(
    "promise_state",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True),
    Column("state", Text, nullable=False),
    Column("due", Text),
    Column("at", Text, nullable=False),
)
