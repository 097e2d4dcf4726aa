"""The tables of the poll: answers of nobody in particular, in no order.

There is no person, no time and no row number in them, and ids are random, so that the order in
which answers came is nowhere. ``counted`` rows are those that charts show; they are let in five at
a time at least.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table, Text, text

from motesplats.storage.tables import metadata as metadata


def _fair() -> Column[str]:
    reference = ForeignKey("fair.id", ondelete="CASCADE")
    return Column("fair_id", Text, reference, nullable=False, index=True)


def _counted() -> Column[bool]:
    return Column("counted", Boolean, nullable=False, server_default=text("0"))


poll_answer = Table(
    "poll_answer",
    metadata,
    Column("id", Text, primary_key=True),
    _fair(),
    Column("who", Text, nullable=False),
    *(Column(f"e{number}", Integer) for number in range(1, 7)),
    _counted(),
    sqlite_with_rowid=False,
)

# Apart from the answers: how somebody writes tells nothing of what they answered.
poll_text = Table(
    "poll_text",
    metadata,
    Column("id", Text, primary_key=True),
    _fair(),
    Column("who", Text, nullable=False),
    Column("text", Text, nullable=False),
    _counted(),
    sqlite_with_rowid=False,
)
