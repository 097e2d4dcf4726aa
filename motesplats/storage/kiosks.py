"""The employers' screens: who rests, who sits there, codes for once, and last words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.ids import EmployerId, StationId
from motesplats.storage.kiosk_tables import interviewer, last_words, once_code, station_rest
from motesplats.storage.tables import employer, station
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId


@dataclass(frozen=True, slots=True)
class OnceCode:
    """The hash of a code that opens once, and until when (UTC)."""

    hash: str
    until: datetime


def resting_at(connection: Connection, fair: FairId) -> frozenset[StationId]:
    """The fair's stations whose employer rests."""
    rows = connection.execute(
        select(station_rest.c.station_id)
        .join(station, station.c.id == station_rest.c.station_id)
        .where(station.c.fair_id == fair)
    )
    return frozenset(StationId(row.station_id) for row in rows)


def set_resting(connection: Connection, wanted: StationId, at: datetime | None) -> None:
    """Let a station rest, or be open again (None)."""
    connection.execute(delete(station_rest).where(station_rest.c.station_id == wanted))
    if at is not None:
        connection.execute(insert(station_rest).values(station_id=wanted, at=instant_text(at)))


def interviewer_of(connection: Connection, wanted: EmployerId) -> str:
    """Who sits at the employer's screen; empty when nobody said."""
    this = interviewer.c.employer_id == wanted
    return str(connection.execute(select(interviewer.c.name).where(this)).scalar() or "")


def put_interviewer(connection: Connection, wanted: EmployerId, name: str, at: datetime) -> None:
    connection.execute(delete(interviewer).where(interviewer.c.employer_id == wanted))
    if name:
        values = {"employer_id": wanted, "name": name, "at": instant_text(at)}
        connection.execute(insert(interviewer).values(**values))


def once_code_of(connection: Connection, wanted: EmployerId) -> OnceCode | None:
    row = connection.execute(select(once_code).where(once_code.c.employer_id == wanted)).first()
    return None if row is None else OnceCode(row.hash, instant_value(row.until))


def put_once_code(connection: Connection, wanted: EmployerId, code: OnceCode | None) -> None:
    """Keep the code in place of an earlier one, or forget it (None)."""
    connection.execute(delete(once_code).where(once_code.c.employer_id == wanted))
    if code is not None:
        values = {"employer_id": wanted, "hash": code.hash, "until": instant_text(code.until)}
        connection.execute(insert(once_code).values(**values))


def last_words_of(connection: Connection, fair: FairId) -> dict[EmployerId, dict[str, str]]:
    """What the fair's employers said of the day, by field."""
    rows = connection.execute(
        select(last_words)
        .join(employer, employer.c.id == last_words.c.employer_id)
        .where(employer.c.fair_id == fair)
    )
    return {EmployerId(row.employer_id): json.loads(row.answers) for row in rows}


def put_last_words(
    connection: Connection, wanted: EmployerId, answers: dict[str, str], at: datetime
) -> None:
    connection.execute(delete(last_words).where(last_words.c.employer_id == wanted))
    text = json.dumps(answers, ensure_ascii=False)
    values = {"employer_id": wanted, "answers": text, "saved_at": instant_text(at)}
    connection.execute(insert(last_words).values(**values))
