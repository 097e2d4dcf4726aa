"""Who has been checked in at the desk, and when."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, literal, select

from motesplats.core.fair import Arrival
from motesplats.core.ids import (
    FairId,
    SeekerId,
)
from motesplats.storage.desk_calls import drop_outside
from motesplats.storage.tables import (
    arrival,
    seeker,
)
from motesplats.storage.values import (
    instant_text,
    instant_value,
)


def arrivals_of(connection: Connection, fair: FairId) -> tuple[Arrival, ...]:
    """Who is inside, the latest first."""
    rows = connection.execute(
        select(arrival)
        .join(seeker, seeker.c.id == arrival.c.seeker_id)
        .where(seeker.c.fair_id == fair)
        .order_by(arrival.c.at.desc(), arrival.c.seeker_id)
    )
    return tuple(Arrival(SeekerId(r.seeker_id), instant_value(r.at)) for r in rows)


def arrival_of(connection: Connection, wanted: SeekerId) -> Arrival | None:
    row = connection.execute(select(arrival).where(arrival.c.seeker_id == wanted)).first()
    return None if row is None else Arrival(SeekerId(row.seeker_id), instant_value(row.at))


def add_arrival(connection: Connection, wanted: SeekerId, at: datetime) -> datetime:
    """Record the arrival unless another desk was faster; the instant that holds is returned."""
    known = select(arrival.c.seeker_id).where(arrival.c.seeker_id == wanted).exists()
    fresh = select(literal(wanted), literal(instant_text(at))).where(~known)
    connection.execute(insert(arrival).from_select(["seeker_id", "at"], fresh))
    held = connection.execute(select(arrival.c.at).where(arrival.c.seeker_id == wanted))
    return instant_value(held.scalar_one())


def remove_arrival(connection: Connection, wanted: SeekerId) -> None:
    drop_outside(connection, wanted)
    connection.execute(delete(arrival).where(arrival.c.seeker_id == wanted))
