"""Hall and kiosk call to each other, each seen by the other and taken back."""

from collections.abc import Callable

import pytest
from usecases.builders import later, planned_fair, session_of

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair
from motesplats.core.ids import OperationId, StationId
from motesplats.live.alarms import AlarmCode
from motesplats.usecases import calls
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk import KioskSession
from motesplats.usecases.live_hall import HallRecords, hall_records, live_hall

Expect = Callable[..., pytest.RaisesExc[Refused]]
ONCE = OperationId("once")


@pytest.fixture
def fair(context: Context) -> Fair:
    """The small fair: Bygg AB at station 1, Vård AB at station 2."""
    return planned_fair(context)


@pytest.fixture
def bygg(context: Context, fair: Fair) -> KioskSession:
    return session_of(context, fair, "Bygg AB")


def station(context: Context, fair: Fair, number: int) -> StationId:
    return hall_records(context, fair.id).gathering.stations[number - 1].id


def alarmed(context: Context, fair: Fair) -> list[tuple[str, ...]]:
    """What the alarms about calls are about."""
    found = live_hall(hall_records(context, fair.id), context.now()).alarms.shown
    return [alarm.subjects for alarm in found if alarm.code is AlarmCode.CALL_FOR_HELP]


def known(context: Context, fair: Fair) -> HallRecords:
    return hall_records(context, fair.id)


def test_a_call_is_an_alarm_until_somebody_goes_there(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    place = station(context, fair, 1)
    called = calls.call_for_help(context, bygg, place)
    assert alarmed(context, fair) == [(place, called.call_id)]
    assert calls.kiosk_calls(context, bygg).calls[0].id == called.call_id
    calls.help_given(context, fair.id, called.call_id, ONCE)
    calls.help_given(context, fair.id, called.call_id, ONCE)
    assert (alarmed(context, fair), calls.kiosk_calls(context, bygg).calls) == ([], ())
    calls.undo_help_given(context, fair.id, called.call_id, OperationId("back"))
    calls.undo_help_given(context, fair.id, called.call_id, OperationId("back"))
    assert alarmed(context, fair)


def test_a_second_call_is_the_same_call(context: Context, fair: Fair, bygg: KioskSession) -> None:
    place = station(context, fair, 1)
    first = calls.call_for_help(context, bygg, place, ONCE)
    later(context, minutes=1)
    again = calls.call_for_help(context, bygg, place, ONCE)
    other = calls.call_for_help(context, bygg, place)
    assert (again.call_id, other.call_id, other.new) == (first.call_id, first.call_id, False)
    assert len(alarmed(context, fair)) == 1


def test_a_call_is_taken_back_by_whoever_called(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    called = calls.call_for_help(context, bygg, station(context, fair, 1))
    calls.take_call_back(context, bygg, called.call_id)
    calls.take_call_back(context, bygg, called.call_id)
    assert not alarmed(context, fair)


def test_a_station_is_asked_once_and_may_say_no(
    context: Context, fair: Fair, bygg: KioskSession
) -> None:
    place = station(context, fair, 1)
    asked = calls.nudge_station(context, fair.id, place, ONCE)
    assert calls.nudge_station(context, fair.id, place, ONCE) == asked
    assert not calls.nudge_station(context, fair.id, place).new
    assert [n.id for n in calls.kiosk_calls(context, bygg).nudges] == [asked.nudge_id]
    assert known(context, fair).facts.nudges[0].station == place
    calls.answer_nudge(context, bygg, asked.nudge_id, wants_help=False)
    calls.answer_nudge(context, bygg, asked.nudge_id, wants_help=True)
    assert (calls.kiosk_calls(context, bygg).nudges, alarmed(context, fair)) == ((), [])


def test_a_yes_is_a_call(context: Context, fair: Fair, bygg: KioskSession) -> None:
    place = station(context, fair, 1)
    asked = calls.nudge_station(context, fair.id, place)
    calls.answer_nudge(context, bygg, asked.nudge_id, wants_help=True)
    assert [subjects[0] for subjects in alarmed(context, fair)] == [place]


def test_a_question_is_taken_back_once(context: Context, fair: Fair, refused: Expect) -> None:
    asked = calls.nudge_station(context, fair.id, station(context, fair, 1))
    calls.undo_nudge(context, asked.nudge_id, ONCE)
    calls.undo_nudge(context, asked.nudge_id, ONCE)
    assert not known(context, fair).facts.nudges
    with refused(Refusal.CANNOT_UNDO):
        calls.undo_nudge(context, asked.nudge_id)


def test_nobody_calls_or_answers_for_another_employer(
    context: Context, fair: Fair, bygg: KioskSession, refused: Expect
) -> None:
    other = session_of(context, fair, "Vård AB")
    place = station(context, fair, 1)
    called, asked = (
        calls.call_for_help(context, bygg, place),
        calls.nudge_station(context, fair.id, place),
    )
    assert calls.kiosk_calls(context, other) == calls.KioskCalls((), ())
    with refused(Refusal.UNKNOWN_STATION):
        calls.call_for_help(context, other, place)
    with refused(Refusal.UNKNOWN_STATION):
        calls.answer_nudge(context, other, asked.nudge_id, wants_help=True)
    with refused(Refusal.UNKNOWN_STATION):
        calls.take_call_back(context, other, called.call_id)


def test_unknown_stations_and_calls_are_refused(
    context: Context, fair: Fair, refused: Expect
) -> None:
    with refused(Refusal.UNKNOWN_STATION):
        calls.nudge_station(context, fair.id, StationId("none"))
    with refused(Refusal.CANNOT_UNDO):
        calls.help_given(context, fair.id, "none")
    with refused(Refusal.CANNOT_UNDO):
        calls.undo_help_given(context, fair.id, "none")
