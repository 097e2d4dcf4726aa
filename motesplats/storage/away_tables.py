"""The table of who or what is not there for a while on the day."""

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from motesplats.storage.tables import metadata as metadata  # with this, all the tables there are


def _to(column: str, target: str, *, nullable: bool = True) -> Column[str]:
    reference = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(column, Text, reference, nullable=nullable, index=True)


# From the time slot ``first`` to before ``until``; one of the three is named.
away = Table(
    "away",
    metadata,
    Column("id", Text, primary_key=True),
    _to("fair_id", "fair", nullable=False),
    _to("station_id", "station"),
    _to("employer_id", "employer"),
    _to("interpreter_id", "interpreter"),
    Column("first", Integer, nullable=False),
    Column("until", Integer, nullable=False),
)
