"""The hall on a real store: steps of the day, who came, who sits where, alarms, restarts."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from usecases.builders import (
    employer_named,
    give_feedback,
    later,
    meeting_between,
    planned_fair,
    seeker_named,
)

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Fair, MeetingState
from motesplats.core.ids import InterpreterId, OperationId, SeekerId, StationId
from motesplats.core.people import Interpreter
from motesplats.live.alarms import AlarmCode, Handled
from motesplats.live.hall import StationState
from motesplats.live.phases import Held, Moment, Phase
from motesplats.storage.employers import put_interpreters
from motesplats.storage.store import Store
from motesplats.usecases import hall_marks as marks
from motesplats.usecases import hall_steps as steps
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.fairs import change_fair
from motesplats.usecases.hall_steps import Longer
from motesplats.usecases.live_hall import LiveHall, effects_of, hall_records, live_hall
from motesplats.usecases.running import mark_meeting

Expect = Callable[..., pytest.RaisesExc[Refused]]
ONCE = OperationId("once")


@pytest.fixture
def fair(context: Context) -> Fair:
    """The small fair on its day at nine, the start armed by hand."""
    return planned_fair(context)


def seen(context: Context, fair: Fair) -> LiveHall:
    return live_hall(hall_records(context, fair.id), context.now())


def moment(context: Context, fair: Fair) -> Moment:
    return seen(context, fair).hall.moment


def station(context: Context, fair: Fair, number: int) -> StationId:
    return hall_records(context, fair.id).gathering.stations[number - 1].id


def codes(found: LiveHall) -> set[AlarmCode]:
    return {alarm.code for alarm in found.alarms.shown}


def test_the_start_waits_for_somebody(context: Context, fair: Fair) -> None:
    later(context, hours=1, minutes=7)
    assert moment(context, fair).held is Held.WAITING
    steps.start_day(context, fair.id)
    now = moment(context, fair)
    assert (now.phase, now.held, now.seconds_left) == (Phase.TALK, None, 600)


def test_the_start_can_come_by_itself(context: Context, fair: Fair) -> None:
    steps.arm_start(context, fair.id, by_hand=False)
    steps.arm_start(context, fair.id, by_hand=False, operation=ONCE)
    steps.arm_start(context, fair.id, by_hand=False, operation=ONCE)
    later(context, minutes=1)
    assert moment(context, fair).phase is Phase.TALK


def test_a_day_that_was_started_is_not_armed(context: Context, fair: Fair, refused: Expect) -> None:
    steps.start_day(context, fair.id)
    with refused(Refusal.DAY_BEGUN):
        steps.arm_start(context, fair.id, by_hand=False)
    with refused(Refusal.DAY_BEGUN):
        steps.start_day(context, fair.id)


def test_a_real_fair_is_started_on_its_own_day(
    context: Context, fair: Fair, refused: Expect
) -> None:
    real = change_fair(context, replace(fair, practice=False, day=date(2026, 11, 27))).fair
    with refused(Refusal.NOT_ITS_DAY, day="2026-11-27"):
        steps.next_phase(context, real.id)
    change_fair(context, replace(real, practice=True))
    assert steps.next_phase(context, fair.id).moment.phase is Phase.TALK


def test_next_phase_leads_through_the_day_to_its_end(
    context: Context, fair: Fair, refused: Expect
) -> None:
    phases = []
    for waited in (1, 1, 2, 1):
        later(context, minutes=waited)
        phases.append(steps.next_phase(context, fair.id).moment.phase)
    assert phases == [Phase.TALK, Phase.FEEDBACK, Phase.CHANGE, Phase.TALK]
    later(context, hours=2)
    for act in (steps.next_phase, steps.pause_all):
        with refused(Refusal.DAY_OVER):
            act(context, fair.id)
    with refused(Refusal.DAY_OVER):
        steps.make_longer(context, fair.id, Longer(2))


def test_next_phase_cuts_feedback_only_when_somebody_says_so(
    context: Context, fair: Fair, refused: Expect
) -> None:
    for _ in range(2):
        steps.next_phase(context, fair.id)
    later(context, seconds=45)
    with refused(Refusal.FEEDBACK_TOO_SHORT, seconds=45):
        steps.next_phase(context, fair.id)
    assert steps.next_phase(context, fair.id, may_shorten=True).moment.phase is Phase.CHANGE


def test_a_repeated_press_is_one_step(context: Context, fair: Fair) -> None:
    first = steps.next_phase(context, fair.id, ONCE)
    again = steps.next_phase(context, fair.id, ONCE)
    assert again.step_id == first.step_id
    assert len(hall_records(context, fair.id).course.steps) == 1


def test_only_the_latest_step_is_undone(context: Context, fair: Fair, refused: Expect) -> None:
    first = steps.start_day(context, fair.id)
    second = steps.next_phase(context, fair.id)
    with refused(Refusal.CANNOT_UNDO):
        steps.undo_step(context, fair.id, first.step_id)
    steps.undo_step(context, fair.id, second.step_id, ONCE)
    steps.undo_step(context, fair.id, second.step_id, ONCE)
    assert moment(context, fair).phase is Phase.TALK
    steps.undo_step(context, fair.id, first.step_id)
    assert moment(context, fair).phase is Phase.BEFORE
    with refused(Refusal.CANNOT_UNDO):
        steps.undo_step(context, fair.id, first.step_id)


def test_a_pause_moves_the_rest_of_the_day(context: Context, fair: Fair, refused: Expect) -> None:
    with refused(Refusal.DAY_NOT_BEGUN):
        steps.pause_all(context, fair.id)
    steps.start_day(context, fair.id)
    with refused(Refusal.NOT_PAUSED):
        steps.resume_all(context, fair.id)
    later(context, minutes=4)
    steps.pause_all(context, fair.id)
    later(context, minutes=30)
    assert moment(context, fair).seconds_left == 360
    with refused(Refusal.ALREADY_PAUSED):
        steps.pause_all(context, fair.id)
    assert steps.resume_all(context, fair.id).moment.seconds_left == 360


def test_minutes_for_everybody_are_told_before_they_are_given(context: Context, fair: Fair) -> None:
    steps.start_day(context, fair.id)
    records, wanted = hall_records(context, fair.id), Longer(5)
    told = effects_of(records, wanted.step(context.now()))
    assert told.ends - told.ended == timedelta(minutes=5)
    steps.make_longer(context, fair.id, wanted)
    assert moment(context, fair).seconds_left == 900
    assert seen(context, fair).hall.timeline.slots[-1].ends == told.ends


def test_minutes_for_one_station_leave_the_others_alone(
    context: Context, fair: Fair, refused: Expect
) -> None:
    steps.start_day(context, fair.id)
    one = Longer(2, station=station(context, fair, 1))
    steps.make_longer(context, fair.id, one)
    assert moment(context, fair).seconds_left == 600
    assert hall_records(context, fair.id).course.steps[-1].station == one.station
    with refused(Refusal.UNKNOWN_STATION):
        steps.make_longer(context, fair.id, replace(one, station=StationId("elsewhere")))


@pytest.mark.parametrize("minutes", [0, 181, -181])
def test_odd_numbers_of_minutes_are_refused(
    context: Context, fair: Fair, refused: Expect, minutes: int
) -> None:
    with refused(Refusal.SETTING_INVALID, setting="minutes"):
        steps.make_longer(context, fair.id, Longer(minutes))


def test_feedback_is_cut_only_when_somebody_says_so(
    context: Context, fair: Fair, refused: Expect
) -> None:
    steps.start_day(context, fair.id)
    later(context, minutes=10)
    with refused(Refusal.FEEDBACK_TOO_SHORT, seconds=60):
        steps.make_longer(context, fair.id, Longer(-2))
    steps.make_longer(context, fair.id, Longer(-2, may_shorten=True))
    assert moment(context, fair).seconds_left == 60


def test_a_slot_that_the_day_lacks_is_refused(
    context: Context, fair: Fair, refused: Expect
) -> None:
    with refused(Refusal.DAY_OVER):
        steps.make_longer(context, fair.id, Longer(2, slot=99))


def test_employers_are_missing_until_they_have_come(context: Context, fair: Fair) -> None:
    assert AlarmCode.EMPLOYER_MISSING in codes(seen(context, fair))
    both = tuple(employer_named(context, fair, name).id for name in ("Bygg AB", "Vård AB"))
    assert marks.employers_came(context, fair.id, both, ONCE).employers == both
    assert marks.employers_came(context, fair.id, both, ONCE).employers == both
    assert marks.employers_came(context, fair.id, both).employers == ()
    assert AlarmCode.EMPLOYER_MISSING not in codes(seen(context, fair))
    undo = OperationId("undo")
    marks.undo_employers_came(context, fair.id, both, undo)
    marks.undo_employers_came(context, fair.id, both, undo)
    assert AlarmCode.EMPLOYER_MISSING in codes(seen(context, fair))


def test_an_employer_who_gave_feedback_is_here(context: Context, fair: Fair) -> None:
    give_feedback(context, fair, "Åsa", "Bygg AB")
    here = hall_records(context, fair.id).facts.employers_here
    assert here == {employer_named(context, fair, "Bygg AB").id}


def test_an_interpreter_comes(context: Context, fair: Fair, refused: Expect) -> None:
    known = Interpreter(InterpreterId("tolk"), fair.id, "Mona", ("arabiska",))
    with context.store.write("interpreters") as transaction:
        put_interpreters(transaction.connection, fair.id, (known,))
    for _ in range(2):
        marks.interpreter_came(context, fair.id, known.id, ONCE)
    assert hall_records(context, fair.id).facts.interpreters_here == {known.id}
    for _ in range(2):
        marks.undo_interpreter_came(context, known.id, OperationId("undo"))
    assert not hall_records(context, fair.id).facts.interpreters_here
    with refused(Refusal.UNKNOWN_INTERPRETER):
        marks.interpreter_came(context, fair.id, InterpreterId("ingen"))


def test_a_badge_at_a_station_says_who_sits_there(
    context: Context, fair: Fair, refused: Expect
) -> None:
    steps.start_day(context, fair.id)
    siv, first = seeker_named(context, fair, "Siv"), station(context, fair, 1)
    made = marks.sat_down(context, first, siv.id, ONCE)
    assert marks.sat_down(context, first, siv.id, ONCE) == made
    assert seen(context, fair).hall.stations[0].sits == siv.id
    for _ in range(2):
        marks.undo_sat_down(context, made.seated_id, OperationId("undo"))
    assert seen(context, fair).hall.stations[0].sits is None
    with refused(Refusal.CANNOT_UNDO):
        marks.undo_sat_down(context, made.seated_id)
    with refused(Refusal.UNKNOWN_STATION):
        marks.sat_down(context, StationId("elsewhere"), siv.id)
    with refused(Refusal.UNKNOWN_SEEKER):
        marks.sat_down(context, first, SeekerId("ingen"))


def test_a_meeting_that_was_not_held_can_be_taken_back(context: Context, fair: Fair) -> None:
    steps.start_day(context, fair.id)
    meeting = next(m for m in hall_records(context, fair.id).gathering.meetings if m.slot == 0)
    place = next(
        n for n, s in enumerate(hall_records(context, fair.id).gathering.stations)
        if s.id == meeting.station
    )  # fmt: skip
    marks.employers_came(context, fair.id, (meeting.employer,))
    assert seen(context, fair).hall.stations[place].state is StationState.WAITING
    mark_meeting(context, meeting.id, MeetingState.NO_SHOW)
    assert seen(context, fair).hall.stations[place].state is StationState.FREE
    mark_meeting(context, meeting.id, MeetingState.PLANNED)
    assert seen(context, fair).hall.stations[place].state is StationState.WAITING


def test_an_alarm_is_put_away_and_taken_up(context: Context, fair: Fair) -> None:
    first = seen(context, fair).alarms.shown[0]
    away = Handled(first.code, first.subjects, context.now() + timedelta(minutes=5))
    for _ in range(2):
        marks.put_alarm_away(context, fair.id, away, ONCE)
    assert first not in seen(context, fair).alarms.shown
    later(context, minutes=6)
    assert first.subjects in [alarm.subjects for alarm in seen(context, fair).alarms.shown]
    for_good = Handled(AlarmCode.PRINTER, ())
    marks.put_alarm_away(context, fair.id, for_good)
    assert for_good in hall_records(context, fair.id).handled
    for _ in range(2):
        marks.take_alarm_up(context, fair.id, for_good, OperationId("up"))
    marks.take_alarm_up(context, fair.id, away)
    assert not hall_records(context, fair.id).handled


def test_protected_people_are_a_code_without_a_phone(context: Context, fair: Fair) -> None:
    known = hall_records(context, fair.id).known
    asa = seeker_named(context, fair, "Åsa").id
    assert known.people[asa].name == "Åsa"
    assert known.phones[asa] == "070-174 06 05"


def test_the_same_phase_is_shown_after_a_restart(tmp_path: Path) -> None:
    clock, path = ManualClock(), tmp_path / "s.mplats"
    with closing(Store.open(path, clock=clock)) as store:
        context = Context(store, clock)
        fair = planned_fair(context)
        steps.next_phase(context, fair.id)
        later(context, minutes=3)
        steps.make_longer(context, fair.id, Longer(2, station=station(context, fair, 1)))
        asa = meeting_between(context, fair, "Åsa", "Bygg AB")
        check_in_by_name(context, asa.seeker)
        marks.sat_down(context, asa.station, asa.seeker)
        before = seen(context, fair)
    with closing(Store.open(path, clock=clock)) as store:
        assert seen(Context(store, clock), fair) == before
