"""What hall and kiosk call to each other: whether help is needed, and that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from motesplats.core.ids import StationId
from motesplats.live.gathering import HelpCall, Nudge
from motesplats.storage.leaving_tables import help_call, nudge
from motesplats.storage.tables import station
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId


def nudges_at(connection: Connection, fair: FairId) -> tuple[Nudge, ...]:
    """The questions that no station has answered yet, the oldest first."""
    rows = connection.execute(
        select(nudge)
        .join(station, station.c.id == nudge.c.station_id)
        .where(station.c.fair_id == fair, nudge.c.answered_at.is_(None))
        .order_by(nudge.c.at, nudge.c.id)
    )
    return tuple(_nudge(row) for row in rows)


def nudge_by_id(connection: Connection, wanted: str) -> Nudge | None:
    """A question that is not answered yet."""
    waits = nudge.c.answered_at.is_(None)
    row = connection.execute(select(nudge).where(nudge.c.id == wanted, waits)).first()
    return None if row is None else _nudge(row)


def add_nudge(connection: Connection, value: Nudge) -> None:
    connection.execute(
        insert(nudge).values(id=value.id, station_id=value.station, at=instant_text(value.at))
    )


def remove_nudge(connection: Connection, wanted: str) -> bool:
    """Take a question back; False when it is not there."""
    return bool(connection.execute(delete(nudge).where(nudge.c.id == wanted)).rowcount)


def set_answer(connection: Connection, wanted: str, at: datetime, *, wants_help: bool) -> None:
    changed = update(nudge).where(nudge.c.id == wanted)
    connection.execute(changed.values(answered_at=instant_text(at), wants_help=wants_help))


def calls_at(connection: Connection, fair: FairId) -> tuple[HelpCall, ...]:
    """The calls for help that nobody has answered yet, the oldest first."""
    rows = connection.execute(
        select(help_call)
        .join(station, station.c.id == help_call.c.station_id)
        .where(station.c.fair_id == fair, help_call.c.given_at.is_(None))
        .order_by(help_call.c.at, help_call.c.id)
    )
    return tuple(HelpCall(r.id, StationId(r.station_id), instant_value(r.at)) for r in rows)


def add_call(connection: Connection, value: HelpCall) -> None:
    connection.execute(
        insert(help_call).values(id=value.id, station_id=value.station, at=instant_text(value.at))
    )


def remove_call(connection: Connection, wanted: str) -> bool:
    """Take a call back; False when it is not there."""
    return bool(connection.execute(delete(help_call).where(help_call.c.id == wanted)).rowcount)


def set_given(connection: Connection, wanted: str, at: datetime | None) -> bool:
    """Note when help came, or that it has not; False when there is no such call."""
    given = None if at is None else instant_text(at)
    changed = update(help_call).where(help_call.c.id == wanted).values(given_at=given)
    return bool(connection.execute(changed).rowcount)


def _nudge(row: Row[Any]) -> Nudge:
    return Nudge(row.id, StationId(row.station_id), instant_value(row.at))
