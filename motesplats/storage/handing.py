"""How reports are handed over, whose waits for a talk, and which were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, insert, select

from motesplats.core.handing_over import HandedOver, HandOverPlace, HandOverWay
from motesplats.core.ids import SeekerId
from motesplats.storage.handing_tables import hand_over, report_handed, report_hold
from motesplats.storage.tables import seeker
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId


def place_of(connection: Connection, fair: FairId) -> HandOverPlace:
    """Where the fair hands reports over; at the exit unless something else was chosen."""
    found = connection.execute(
        select(hand_over.c.place).where(hand_over.c.fair_id == fair)
    ).scalar()
    return HandOverPlace.EXIT if found is None else HandOverPlace(found)


def put_place(connection: Connection, fair: FairId, place: HandOverPlace) -> None:
    connection.execute(delete(hand_over).where(hand_over.c.fair_id == fair))
    connection.execute(insert(hand_over).values(fair_id=fair, place=place.value))


def is_held(connection: Connection, wanted: SeekerId) -> bool:
    """Whether the person's report waits for a talk."""
    mine = report_hold.c.seeker_id == wanted
    return connection.execute(select(report_hold.c.at).where(mine)).first() is not None


def hold(connection: Connection, wanted: SeekerId, at: datetime | None) -> None:
    """Let the person's report wait for a talk from ``at`` on; None: no longer."""
    connection.execute(delete(report_hold).where(report_hold.c.seeker_id == wanted))
    if at is not None:
        connection.execute(insert(report_hold).values(seeker_id=wanted, at=instant_text(at)))


def handed_at(connection: Connection, fair: FairId) -> tuple[HandedOver, ...]:
    """The reports of the fair that were given, the latest first."""
    rows = connection.execute(
        select(report_handed)
        .join(seeker, seeker.c.id == report_handed.c.seeker_id)
        .where(seeker.c.fair_id == fair)
        .order_by(report_handed.c.at.desc(), report_handed.c.seeker_id)
    )
    return tuple(_handed(row) for row in rows)


def handed_to(connection: Connection, wanted: SeekerId) -> HandedOver | None:
    """How the person got the report; None as long as it was not given."""
    mine = report_handed.c.seeker_id == wanted
    row = connection.execute(select(report_handed).where(mine)).first()
    return None if row is None else _handed(row)


def put_handed(connection: Connection, wanted: SeekerId, value: HandedOver | None) -> None:
    """Note how the report was given; None: it was not."""
    connection.execute(delete(report_handed).where(report_handed.c.seeker_id == wanted))
    if value is not None:
        row = {"seeker_id": wanted, "way": value.way.value, "at": instant_text(value.at)}
        connection.execute(insert(report_handed).values(**row))


def _handed(row: Row[Any]) -> HandedOver:
    return HandedOver(SeekerId(row.seeker_id), HandOverWay(row.way), instant_value(row.at))
