"""Who has gone, who comes later, and why meetings were called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.fair import CalledOff
from motesplats.core.ids import EmployerId, MeetingId, SeekerId
from motesplats.live.gathering import Expected
from motesplats.storage.away_tables import away
from motesplats.storage.leaving_tables import (
    employer_departure,
    employer_expected,
    meeting_reason,
    seeker_departure,
)
from motesplats.storage.tables import employer, meeting, seeker
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from motesplats.core.ids import FairId


def employers_gone(connection: Connection, fair: FairId) -> frozenset[EmployerId]:
    rows = connection.execute(
        select(employer_departure.c.employer_id)
        .join(employer, employer.c.id == employer_departure.c.employer_id)
        .where(employer.c.fair_id == fair)
    )
    return frozenset(EmployerId(row.employer_id) for row in rows)


def set_employer_gone(connection: Connection, wanted: EmployerId, at: datetime | None) -> None:
    """Let an employer have gone, or be here again (None)."""
    this = employer_departure.c.employer_id == wanted
    connection.execute(delete(employer_departure).where(this))
    if at is not None:
        values = insert(employer_departure).values(employer_id=wanted, at=instant_text(at))
        connection.execute(values)


def expected_at(connection: Connection, fair: FairId) -> tuple[Expected, ...]:
    """The employers who said when they come, by their id."""
    rows = connection.execute(
        select(employer_expected)
        .join(employer, employer.c.id == employer_expected.c.employer_id)
        .where(employer.c.fair_id == fair)
        .order_by(employer_expected.c.employer_id)
    )
    return tuple(Expected(EmployerId(r.employer_id), instant_value(r.at)) for r in rows)


def set_expected(connection: Connection, wanted: EmployerId, at: datetime | None) -> None:
    """Note when an employer comes, or nothing any more (None)."""
    this = employer_expected.c.employer_id == wanted
    connection.execute(delete(employer_expected).where(this))
    if at is not None:
        values = insert(employer_expected).values(employer_id=wanted, at=instant_text(at))
        connection.execute(values)


def gone_home(connection: Connection, fair: FairId) -> frozenset[SeekerId]:
    rows = connection.execute(
        select(seeker_departure.c.seeker_id)
        .join(seeker, seeker.c.id == seeker_departure.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    return frozenset(SeekerId(row.seeker_id) for row in rows)


def set_gone_home(connection: Connection, wanted: SeekerId, at: datetime | None) -> None:
    """Let a seeker have gone home, or be here again (None)."""
    this = seeker_departure.c.seeker_id == wanted
    connection.execute(delete(seeker_departure).where(this))
    if at is not None:
        connection.execute(insert(seeker_departure).values(seeker_id=wanted, at=instant_text(at)))


def reasons_of(connection: Connection, fair: FairId) -> Mapping[MeetingId, CalledOff]:
    """Why meetings of the fair were called off, of those that somebody called off."""
    rows = connection.execute(
        select(meeting_reason.c.meeting_id, meeting_reason.c.reason)
        .join(meeting, meeting.c.id == meeting_reason.c.meeting_id)
        .where(meeting.c.fair_id == fair)
    )
    return {MeetingId(row.meeting_id): CalledOff(row.reason) for row in rows}


def add_reasons(
    connection: Connection, wanted: Iterable[MeetingId], reason: CalledOff, at: datetime
) -> None:
    """Note why meetings were called off; the latest reason counts."""
    for one in wanted:
        remove_reasons(connection, (one,))
        values = {"meeting_id": one, "reason": reason.value, "at": instant_text(at)}
        connection.execute(insert(meeting_reason).values(**values))


def remove_reasons(connection: Connection, wanted: Iterable[MeetingId]) -> None:
    for one in wanted:
        connection.execute(delete(meeting_reason).where(meeting_reason.c.meeting_id == one))


def take_out_away(connection: Connection, wanted: EmployerId) -> tuple[tuple[str, int, int], ...]:
    """Let an employer be away in no time slots any more: what was recorded, each with its id."""
    rows = connection.execute(select(away).where(away.c.employer_id == wanted).order_by(away.c.id))
    told = tuple((row.id, row.first, row.until) for row in rows)
    connection.execute(delete(away).where(away.c.employer_id == wanted))
    return told
