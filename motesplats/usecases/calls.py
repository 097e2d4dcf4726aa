"""What hall and kiosk call to each other: does anybody need help, and somebody does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import new_id
from motesplats.live.gathering import HelpCall, Nudge
from motesplats.storage import calls, employers, journal
from motesplats.usecases.hall_steps import HALL, HallChanged

if TYPE_CHECKING:
    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, OperationId, StationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskSession


@dataclass(frozen=True, slots=True)
class Nudged:
    """A station was asked whether it needs help; ``nudge_id`` is what undoing it takes.

    ``new`` is False when it had been asked and not answered yet: nothing is changed then.
    """

    nudge_id: str
    new: bool
    changed: frozenset[Topic] = HALL


@dataclass(frozen=True, slots=True)
class Called:
    """A station calls for somebody; ``call_id`` is what giving help and taking it back take.

    ``new`` is False when it called before and nobody has come yet: nothing is changed then.
    """

    call_id: str
    new: bool
    changed: frozenset[Topic] = HALL


@dataclass(frozen=True, slots=True)
class KioskCalls:
    """What is open between the hall and an employer's stations, the oldest first."""

    nudges: tuple[Nudge, ...]
    calls: tuple[HelpCall, ...]


def kiosk_calls(context: Context, session: KioskSession) -> KioskCalls:
    """What the employer's screen shows: questions to answer, and calls that nobody answered."""
    with context.store.read_for(session.fair, session.employer) as connection:
        return KioskCalls(
            calls.nudges_at(connection, session.fair), calls.calls_at(connection, session.fair)
        )


def nudge_station(
    context: Context, fair_id: FairId, station_id: StationId, operation: OperationId | None = None
) -> Nudged:
    """Ask at a station's screen whether help is needed. Raises Refused(UNKNOWN_STATION)."""
    with context.store.write("nudge_station", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            return Nudged(journal.subjects_of(connection, transaction.operation)[-1], new=True)
        if station_id not in {s.id for s in employers.stations_of(connection, fair_id)}:
            raise Refused(Refusal.UNKNOWN_STATION)
        waits = [n for n in calls.nudges_at(connection, fair_id) if n.station == station_id]
        asked = waits[0] if waits else Nudge(new_id(), station_id, context.now())
        if not waits:
            calls.add_nudge(connection, asked)
        inverse = None if waits else {"verb": "undo_nudge", "nudge": asked.id}
        transaction.journal([fair_id, station_id, asked.id], inverse)
    return Nudged(asked.id, new=not waits)


def undo_nudge(
    context: Context, nudge_id: str, operation: OperationId | None = None
) -> HallChanged:
    """Take the question back. Raises Refused(CANNOT_UNDO) when that was done already."""
    with context.store.write("undo_nudge", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            if not calls.remove_nudge(connection, nudge_id):
                raise Refused(Refusal.CANNOT_UNDO)
            journal.mark_undone(connection, "nudge_station", nudge_id, transaction.operation)
            transaction.journal([nudge_id])
    return HallChanged()


def answer_nudge(
    context: Context,
    session: KioskSession,
    nudge_id: str,
    *,
    wants_help: bool,
    operation: OperationId | None = None,
) -> HallChanged:
    """Answer from the employer's screen; a yes is a call for help.

    A question that was taken back or answered before changes nothing. Raises
    Refused(UNKNOWN_STATION) for a question to another employer's station.
    """
    with context.store.write("answer_nudge", operation) as transaction:
        connection = transaction.connection
        asked = calls.nudge_by_id(connection, nudge_id)
        if not transaction.repeated and asked is not None:
            _refuse_others(connection, session, asked.station)
            calls.set_answer(connection, nudge_id, context.now(), wants_help=wants_help)
            if wants_help:
                _call(context, connection, session.fair, asked.station)
            transaction.journal([session.fair, asked.station, nudge_id])
    return HallChanged()


def call_for_help(
    context: Context,
    session: KioskSession,
    station_id: StationId,
    operation: OperationId | None = None,
) -> Called:
    """Call the coordinator to one of the employer's stations.

    Raises Refused(UNKNOWN_STATION) for a station that is not the employer's.
    """
    with context.store.write("call_for_help", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            return Called(journal.subjects_of(connection, transaction.operation)[-1], new=True)
        _refuse_others(connection, session, station_id)
        call_id, new = _call(context, connection, session.fair, station_id)
        inverse = {"verb": "take_call_back", "call": call_id} if new else None
        transaction.journal([session.fair, station_id, call_id], inverse)
    return Called(call_id, new)


def take_call_back(
    context: Context, session: KioskSession, call_id: str, operation: OperationId | None = None
) -> HallChanged:
    """It sorted itself out, or was pressed by mistake; a call that was answered stays.

    Raises Refused(UNKNOWN_STATION) for another employer's call.
    """
    with context.store.write("take_call_back", operation) as transaction:
        connection = transaction.connection
        waits = [c for c in calls.calls_at(connection, session.fair) if c.id == call_id]
        if not transaction.repeated and waits:
            _refuse_others(connection, session, waits[0].station)
            calls.remove_call(connection, call_id)
            journal.mark_undone(connection, "call_for_help", call_id, transaction.operation)
            transaction.journal([session.fair, call_id])
    return HallChanged()


def help_given(
    context: Context, fair_id: FairId, call_id: str, operation: OperationId | None = None
) -> HallChanged:
    """Note that somebody went there. Raises Refused(CANNOT_UNDO) for a call that is gone."""
    with context.store.write("help_given", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            if not calls.set_given(connection, call_id, context.now()):
                raise Refused(Refusal.CANNOT_UNDO)
            transaction.journal([fair_id, call_id], {"verb": "undo_help_given", "call": call_id})
    return HallChanged()


def undo_help_given(
    context: Context, fair_id: FairId, call_id: str, operation: OperationId | None = None
) -> HallChanged:
    """Nobody went there after all. Raises Refused(CANNOT_UNDO) for a call that is gone."""
    with context.store.write("undo_help_given", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            if not calls.set_given(connection, call_id, None):
                raise Refused(Refusal.CANNOT_UNDO)
            journal.mark_undone(connection, "help_given", call_id, transaction.operation)
            transaction.journal([fair_id, call_id])
    return HallChanged()


def _call(
    context: Context, connection: Connection, fair_id: FairId, station_id: StationId
) -> tuple[str, bool]:
    """The station's call that nobody answered, made when there is none; and whether it was made."""
    waits = [c for c in calls.calls_at(connection, fair_id) if c.station == station_id]
    if waits:
        return waits[0].id, False
    made = HelpCall(new_id(), station_id, context.now())
    calls.add_call(connection, made)
    return made.id, True


def _refuse_others(connection: Connection, session: KioskSession, station_id: StationId) -> None:
    own = employers.stations_of(connection, session.fair)
    if station_id not in {s.id for s in own if s.employer == session.employer}:
        raise Refused(Refusal.UNKNOWN_STATION)
