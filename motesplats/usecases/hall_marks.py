"""What people see in the hall: who came, who sits where, and alarms that are dealt with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import new_id
from motesplats.live.gathering import Seated
from motesplats.storage import departures, employers, halls, journal
from motesplats.usecases.hall_steps import HALL, HallChanged
from motesplats.usecases.queries import known_employer, known_fair, known_seeker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Topic
    from motesplats.core.ids import (
        EmployerId,
        FairId,
        InterpreterId,
        OperationId,
        SeekerId,
        StationId,
    )
    from motesplats.live.alarms import Handled
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class EmployersCame:
    """The employers whose arrival was recorded now; those who were here already are not among
    them."""

    employers: tuple[EmployerId, ...]
    changed: frozenset[Topic] = HALL


@dataclass(frozen=True, slots=True)
class SatDown:
    """A badge that was seen at a station; ``seated_id`` is what undoing it takes."""

    seated_id: str
    changed: frozenset[Topic] = HALL


def employers_came(
    context: Context,
    fair_id: FairId,
    wanted: tuple[EmployerId, ...],
    operation: OperationId | None = None,
) -> EmployersCame:
    """Record that employers are here. Raises Refused(UNKNOWN_EMPLOYER)."""
    with context.store.write("employers_came", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            return EmployersCame(wanted)
        for employer in wanted:
            known_employer(connection, employer)
        here = halls.employers_here(connection, fair_id)
        fresh = tuple(employer for employer in wanted if employer not in here)
        halls.add_employers(connection, fresh, context.now())
        late = [e for e in departures.expected_at(connection, fair_id) if e.employer in wanted]
        for one in late:
            departures.set_expected(connection, one.employer, None)
            departures.take_out_away(connection, one.employer)
        expected = {one.employer: one.at.isoformat() for one in late}
        inverse = {"verb": "undo_employers_came", "employers": list(fresh), "expected": expected}
        transaction.journal([fair_id, *fresh, *expected], inverse)
    return EmployersCame(tuple(dict.fromkeys((*fresh, *expected))))


def undo_employers_came(
    context: Context,
    fair_id: FairId,
    wanted: tuple[EmployerId, ...],
    operation: OperationId | None = None,
) -> HallChanged:
    """Take the arrival of employers back."""
    with context.store.write("undo_employers_came", operation) as transaction:
        if not transaction.repeated:
            connection = transaction.connection
            halls.remove_employers(connection, wanted)
            _expect_again(connection, wanted)
            for employer in wanted[:1]:
                journal.mark_undone(connection, "employers_came", employer, transaction.operation)
            transaction.journal([fair_id, *wanted])
    return HallChanged()


def _expect_again(connection: Connection, wanted: tuple[EmployerId, ...]) -> None:
    """Those who were late before they came are late again."""
    for employer in wanted:
        entries = journal.about(connection, employer)
        came = (e for e in entries if e.verb == "employers_came" and e.undone_by is None)
        told: Mapping[str, Any] = next((e.inverse for e in came if e.inverse), {})
        at = told.get("expected", {}).get(employer)
        if at is not None:
            departures.set_expected(connection, employer, datetime.fromisoformat(at))


def interpreter_came(
    context: Context,
    fair_id: FairId,
    wanted: InterpreterId,
    operation: OperationId | None = None,
) -> HallChanged:
    """Record that an interpreter is here. Raises Refused(UNKNOWN_INTERPRETER)."""
    with context.store.write("interpreter_came", operation) as transaction:
        connection = transaction.connection
        if wanted not in {one.id for one in employers.interpreters_of(connection, fair_id)}:
            raise Refused(Refusal.UNKNOWN_INTERPRETER)
        if not transaction.repeated:
            halls.add_interpreter(connection, wanted, context.now())
            transaction.journal([wanted], {"verb": "undo_interpreter_came", "interpreter": wanted})
    return HallChanged()


def undo_interpreter_came(
    context: Context, wanted: InterpreterId, operation: OperationId | None = None
) -> HallChanged:
    """Take the arrival of an interpreter back."""
    with context.store.write("undo_interpreter_came", operation) as transaction:
        if not transaction.repeated:
            connection = transaction.connection
            halls.remove_interpreter(connection, wanted)
            journal.mark_undone(connection, "interpreter_came", wanted, transaction.operation)
            transaction.journal([wanted])
    return HallChanged()


def sat_down(
    context: Context,
    station_id: StationId,
    seeker_id: SeekerId,
    operation: OperationId | None = None,
) -> SatDown:
    """Record that somebody's badge was seen at a station, whoever is expected there.

    Raises Refused(UNKNOWN_SEEKER), and Refused(UNKNOWN_STATION) for a station that is not of the
    seeker's fair.
    """
    with context.store.write("sat_down", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            return SatDown(journal.subjects_of(connection, transaction.operation)[-1])
        _known_station(connection, known_seeker(connection, seeker_id).fair, station_id)
        seated_id = new_id()
        halls.add_seated(connection, seated_id, Seated(station_id, seeker_id, context.now()))
        inverse = {"verb": "undo_sat_down", "seated": seated_id}
        transaction.journal([station_id, seeker_id, seated_id], inverse)
    return SatDown(seated_id)


def undo_sat_down(
    context: Context, seated_id: str, operation: OperationId | None = None
) -> HallChanged:
    """Forget that a badge was seen. Raises Refused(CANNOT_UNDO) when that was done already."""
    with context.store.write("undo_sat_down", operation) as transaction:
        if not transaction.repeated:
            connection = transaction.connection
            if not halls.remove_seated(connection, seated_id):
                raise Refused(Refusal.CANNOT_UNDO)
            journal.mark_undone(connection, "sat_down", seated_id, transaction.operation)
            transaction.journal([seated_id])
    return HallChanged()


def put_alarm_away(
    context: Context, fair_id: FairId, alarm: Handled, operation: OperationId | None = None
) -> HallChanged:
    """Let an alarm be silent, for good or until an instant. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.write("put_alarm_away", operation) as transaction:
        if not transaction.repeated:
            known_fair(transaction.connection, fair_id)
            halls.set_handled(transaction.connection, fair_id, alarm)
            inverse = {
                "verb": "take_alarm_up",
                "code": alarm.code.value,
                "subjects": alarm.subjects,
            }
            transaction.journal([fair_id, *alarm.subjects], inverse)
    return HallChanged()


def take_alarm_up(
    context: Context, fair_id: FairId, alarm: Handled, operation: OperationId | None = None
) -> HallChanged:
    """Let an alarm that was put away be heard again."""
    with context.store.write("take_alarm_up", operation) as transaction:
        if not transaction.repeated:
            connection = transaction.connection
            halls.drop_handled(connection, fair_id, alarm)
            subject = alarm.subjects[-1] if alarm.subjects else fair_id
            journal.mark_undone(connection, "put_alarm_away", subject, transaction.operation)
            transaction.journal([fair_id, *alarm.subjects])
    return HallChanged()


def _known_station(connection: Connection, fair_id: FairId, wanted: StationId) -> None:
    if wanted not in {station.id for station in employers.stations_of(connection, fair_id)}:
        raise Refused(Refusal.UNKNOWN_STATION)
