"""What came of calling those who were missing, and who has gone out for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.calls import Call, CallOutcome
from motesplats.core.ids import SeekerId
from motesplats.storage.desk_tables import missing_call, outside
from motesplats.storage.tables import seeker
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId


def calls_of(connection: Connection, fair: FairId) -> dict[SeekerId, Call]:
    """The latest call to each of the fair's people who were called."""
    rows = connection.execute(
        select(missing_call)
        .join(seeker, seeker.c.id == missing_call.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    found = (
        Call(
            SeekerId(row.seeker_id),
            CallOutcome(row.outcome),
            instant_value(row.at),
            None if row.coming is None else instant_value(row.coming),
        )
        for row in rows
    )
    return {call.seeker: call for call in found}


def put_call(connection: Connection, value: Call) -> None:
    """Keep this call in place of an earlier one."""
    drop_call(connection, value.seeker)
    coming = None if value.coming is None else instant_text(value.coming)
    connection.execute(
        insert(missing_call).values(
            seeker_id=value.seeker,
            outcome=value.outcome.value,
            at=instant_text(value.at),
            coming=coming,
        )
    )


def drop_call(connection: Connection, wanted: SeekerId) -> None:
    connection.execute(delete(missing_call).where(missing_call.c.seeker_id == wanted))


def outside_of(connection: Connection, fair: FairId) -> frozenset[SeekerId]:
    """Who of the fair has gone out and not come back."""
    rows = connection.execute(
        select(outside.c.seeker_id)
        .join(seeker, seeker.c.id == outside.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    return frozenset(SeekerId(row.seeker_id) for row in rows)


def is_outside(connection: Connection, wanted: SeekerId) -> bool:
    found = select(outside.c.seeker_id).where(outside.c.seeker_id == wanted)
    return connection.execute(found).first() is not None


def put_outside(connection: Connection, wanted: SeekerId, at: datetime) -> None:
    """Record that somebody went out; whoever is out already stays so."""
    if not is_outside(connection, wanted):
        connection.execute(insert(outside).values(seeker_id=wanted, at=instant_text(at)))


def drop_outside(connection: Connection, wanted: SeekerId) -> None:
    connection.execute(delete(outside).where(outside.c.seeker_id == wanted))
