"""What people did while a fair ran: steps of the day, badges at stations, who came, alarms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select

from motesplats.core.ids import EmployerId, InterpreterId, MeetingId, SeekerId, StationId
from motesplats.live.alarms import AlarmCode, Handled
from motesplats.live.course import Act, Step
from motesplats.live.gathering import Away, Seated
from motesplats.storage.away_tables import away
from motesplats.storage.tables import (
    alarm_away,
    employer,
    employer_arrival,
    hall,
    hall_step,
    interpreter,
    interpreter_arrival,
    meeting,
    seated,
    station,
    submission,
)
from motesplats.storage.values import instant_text, instant_value

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import FairId


def starts_by_hand(connection: Connection, fair: FairId) -> bool:
    """Whether the first talk waits for somebody; it does until something else is chosen."""
    found = connection.execute(select(hall.c.by_hand).where(hall.c.fair_id == fair)).scalar()
    return found is None or bool(found)


def put_start(connection: Connection, fair: FairId, *, by_hand: bool) -> None:
    connection.execute(delete(hall).where(hall.c.fair_id == fair))
    connection.execute(insert(hall).values(fair_id=fair, by_hand=by_hand))


def steps_of(connection: Connection, fair: FairId) -> tuple[tuple[str, Step], ...]:
    """What was done to the day, each with its id, in the order in which it was done."""
    rows = connection.execute(
        select(hall_step).where(hall_step.c.fair_id == fair).order_by(hall_step.c.position)
    )
    return tuple(
        (
            row.id,
            Step(
                act=Act(row.act),
                at=instant_value(row.at),
                slot=row.slot,
                minutes=row.minutes,
                station=None if row.station_id is None else StationId(row.station_id),
                may_shorten=row.may_shorten,
            ),
        )
        for row in rows
    )


def add_step(connection: Connection, fair: FairId, wanted: str, step: Step) -> None:
    """Add a step with the id ``wanted`` after all others."""
    highest = select(func.max(hall_step.c.position)).where(hall_step.c.fair_id == fair)
    connection.execute(
        insert(hall_step).values(
            id=wanted,
            fair_id=fair,
            position=(connection.execute(highest).scalar() or 0) + 1,
            act=step.act.value,
            at=instant_text(step.at),
            slot=step.slot,
            minutes=step.minutes,
            station_id=step.station,
            may_shorten=step.may_shorten,
        )
    )


def remove_step(connection: Connection, wanted: str) -> None:
    connection.execute(delete(hall_step).where(hall_step.c.id == wanted))


def seated_at(connection: Connection, fair: FairId) -> tuple[Seated, ...]:
    """Badges that were read at the fair's stations, in the order in which they were read."""
    rows = connection.execute(
        select(seated)
        .join(station, station.c.id == seated.c.station_id)
        .where(station.c.fair_id == fair)
        .order_by(seated.c.position)
    )
    return tuple(
        Seated(StationId(r.station_id), SeekerId(r.seeker_id), instant_value(r.at)) for r in rows
    )


def add_seated(connection: Connection, wanted: str, value: Seated) -> None:
    """Record a badge that was read, with the id ``wanted``, after all others."""
    highest = connection.execute(select(func.max(seated.c.position))).scalar()
    connection.execute(
        insert(seated).values(
            id=wanted,
            station_id=value.station,
            seeker_id=value.seeker,
            position=(highest or 0) + 1,
            at=instant_text(value.at),
        )
    )


def remove_seated(connection: Connection, wanted: str) -> bool:
    """Forget a badge that was read; False when it is not there."""
    return bool(connection.execute(delete(seated).where(seated.c.id == wanted)).rowcount)


def employers_here(connection: Connection, fair: FairId) -> frozenset[EmployerId]:
    rows = connection.execute(
        select(employer_arrival.c.employer_id)
        .join(employer, employer.c.id == employer_arrival.c.employer_id)
        .where(employer.c.fair_id == fair)
    )
    return frozenset(EmployerId(row.employer_id) for row in rows)


def away_in(connection: Connection, fair: FairId) -> tuple[Away, ...]:
    """Who and what is not there in some time slots of a fair that is going on."""
    rows = connection.execute(select(away).where(away.c.fair_id == fair).order_by(away.c.id))
    return tuple(
        Away(row.station_id or row.employer_id or row.interpreter_id, row.first, row.until)
        for row in rows
    )


def add_away(connection: Connection, fair: FairId, wanted: str, value: Away) -> None:
    """Record under the id ``wanted`` that a station, an employer or an interpreter is away."""
    columns = {"station_id": station, "employer_id": employer, "interpreter_id": interpreter}
    whose = {
        column: value.who
        for column, table in columns.items()
        if connection.execute(select(table.c.id).where(table.c.id == value.who)).first()
    }
    times = {"first": value.first, "until": value.until}
    connection.execute(insert(away).values(id=wanted, fair_id=fair, **whose, **times))


def remove_away(connection: Connection, wanted: str) -> None:
    connection.execute(delete(away).where(away.c.id == wanted))


def add_employers(connection: Connection, wanted: tuple[EmployerId, ...], at: datetime) -> None:
    rows = [{"employer_id": one, "at": instant_text(at)} for one in wanted]
    _add(connection, insert(employer_arrival), rows)


def remove_employers(connection: Connection, wanted: tuple[EmployerId, ...]) -> None:
    those = employer_arrival.c.employer_id.in_(wanted)
    connection.execute(delete(employer_arrival).where(those))


def interpreters_here(connection: Connection, fair: FairId) -> frozenset[InterpreterId]:
    rows = connection.execute(
        select(interpreter_arrival.c.interpreter_id)
        .join(interpreter, interpreter.c.id == interpreter_arrival.c.interpreter_id)
        .where(interpreter.c.fair_id == fair)
    )
    return frozenset(InterpreterId(row.interpreter_id) for row in rows)


def add_interpreter(connection: Connection, wanted: InterpreterId, at: datetime) -> None:
    row = {"interpreter_id": wanted, "at": instant_text(at)}
    _add(connection, insert(interpreter_arrival), [row])


def remove_interpreter(connection: Connection, wanted: InterpreterId) -> None:
    this = interpreter_arrival.c.interpreter_id == wanted
    connection.execute(delete(interpreter_arrival).where(this))


def saved_forms(connection: Connection, fair: FairId) -> frozenset[MeetingId]:
    """The meetings that somebody saved a form about."""
    rows = connection.execute(
        select(submission.c.meeting_id)
        .join(meeting, meeting.c.id == submission.c.meeting_id)
        .where(meeting.c.fair_id == fair)
    )
    return frozenset(MeetingId(row.meeting_id) for row in rows)


def put_away(connection: Connection, fair: FairId) -> tuple[Handled, ...]:
    """The alarms that somebody put away."""
    rows = connection.execute(select(alarm_away).where(alarm_away.c.fair_id == fair))
    return tuple(
        Handled(
            code=AlarmCode(row.code),
            subjects=tuple(json.loads(row.subjects)),
            until=None if row.until is None else instant_value(row.until),
        )
        for row in rows
    )


def set_handled(connection: Connection, fair: FairId, value: Handled) -> None:
    """Put an alarm away, or put it away until another instant."""
    drop_handled(connection, fair, value)
    connection.execute(
        insert(alarm_away).values(
            fair_id=fair,
            code=value.code.value,
            subjects=json.dumps(value.subjects),
            until=None if value.until is None else instant_text(value.until),
        )
    )


def drop_handled(connection: Connection, fair: FairId, value: Handled) -> None:
    """Let an alarm that was put away be heard again."""
    connection.execute(
        delete(alarm_away).where(
            alarm_away.c.fair_id == fair,
            alarm_away.c.code == value.code.value,
            alarm_away.c.subjects == json.dumps(value.subjects),
        )
    )


def _add(connection: Connection, statement: Any, rows: list[dict[str, str]]) -> None:
    if rows:
        connection.execute(statement.prefix_with("OR IGNORE"), rows)
