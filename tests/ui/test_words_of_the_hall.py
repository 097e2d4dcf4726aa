"""Every alarm and state of the hall in words that a person uses, without a window."""

from datetime import timedelta

import pytest
from ui.hands import the_fair
from usecases.builders import later, seeker_named

from motesplats.core.fair import Fair
from motesplats.core.ids import InterpreterId
from motesplats.i18n import Words
from motesplats.live.alarms import ACTIONS, Alarm, AlarmCode
from motesplats.live.gongs import Sound
from motesplats.live.hall import StationState
from motesplats.live.phases import Phase
from motesplats.ui.pages import live_words as words
from motesplats.ui.pages.live_alarm_words import AlarmText, alarm_text, can_be_told
from motesplats.usecases import hall_marks as marks
from motesplats.usecases import hall_steps as steps
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import Longer
from motesplats.usecases.live_hall import LiveHall, effects_of, hall_records, live_hall

TR = Words()


@pytest.fixture
def fair(context: Context) -> Fair:
    """The small fair, in its first talk."""
    made = the_fair(context)
    steps.start_day(context, made.id)
    return made


def seen(context: Context, fair: Fair) -> LiveHall:
    return live_hall(hall_records(context, fair.id), context.now())


def told(context: Context, fair: Fair, code: AlarmCode, *subjects: str) -> AlarmText:
    """What the page says about such an alarm three minutes old."""
    alarm = Alarm(code, context.now() - timedelta(minutes=3), subjects, ACTIONS[code])
    return alarm_text(alarm, seen(context, fair).hall, hall_records(context, fair.id), TR)


def test_everything_that_can_happen_in_the_hall_has_words() -> None:
    for code in AlarmCode:
        assert can_be_told(Alarm(code, None, (), ACTIONS[code]))  # type: ignore[arg-type]
    assert set(words.PHASES) == set(Phase)
    assert set(words.GONGS) == set(Sound)


def test_a_no_show_says_how_long_and_who_is_free(context: Context, fair: Fair) -> None:
    for name in ("Åsa", "Bo", "Siv"):
        check_in_by_name(context, seeker_named(context, fair, name).id)
    later(context, minutes=3)
    records = hall_records(context, fair.id)
    meeting = next(m for m in records.gathering.meetings if m.slot == 0)
    subjects = (meeting.id, meeting.seeker, meeting.station)
    text = told(context, fair, AlarmCode.NO_SHOW, *subjects)
    assert "är inte här" in text.heading
    assert text.detail.startswith("Väntat 3 min.")
    assert text.button == "Ta in någon annan"
    assert "kom nu" in told(context, fair, AlarmCode.LATE_SEEKER, *subjects).heading
    assert told(context, fair, AlarmCode.LATE_SEEKER, *subjects).detail.startswith("7 min kvar")


def test_a_meeting_that_has_begun_is_not_said_to_begin(context: Context, fair: Fair) -> None:
    meeting = next(m for m in hall_records(context, fair.id).gathering.meetings if m.slot == 0)
    subjects = (meeting.id, meeting.seeker, meeting.station)
    later(context, minutes=1)
    text = told(context, fair, AlarmCode.SEEKER_MISSING, *subjects)
    assert text.detail.startswith("Mötet började ")


def test_who_is_missing_can_be_called(context: Context, fair: Fair) -> None:
    records = hall_records(context, fair.id)
    asa = seeker_named(context, fair, "Åsa").id
    meeting = records.gathering.meetings_of(asa)[0]
    text = told(context, fair, AlarmCode.SEEKER_MISSING, meeting.id, asa, meeting.station)
    assert "070-174 06 05" in text.detail
    bo = seeker_named(context, fair, "Bo").id
    other = records.gathering.meetings_of(bo)[0]
    assert "Ring" not in told(
        context, fair, AlarmCode.SEEKER_MISSING, other.id, bo, other.station
    ).detail  # fmt: skip


def test_somebody_at_the_wrong_station_is_told_the_right_one(context: Context, fair: Fair) -> None:
    records = hall_records(context, fair.id)
    first, second = records.gathering.stations
    meeting = records.gathering.meeting_at(second.id, 0)
    assert meeting is not None
    marks.sat_down(context, first.id, meeting.seeker)
    text = told(context, fair, AlarmCode.WRONG_STATION, first.id, meeting.seeker)
    assert text.detail == "Personens möte är vid bord 2."
    card = words.card_of(seen(context, fair).hall.stations[0], hall_records(context, fair.id), TR)
    assert (card.state, card.colour) == ("Annan person", "attention")
    later(context, hours=3)
    text = told(context, fair, AlarmCode.WRONG_STATION, first.id, meeting.seeker)
    assert text.detail == "Personen har inget möte just nu."


def test_stations_and_interpreters_are_named(context: Context, fair: Fair) -> None:
    records = hall_records(context, fair.id)
    station, meeting = records.gathering.stations[0], records.gathering.meetings[0]
    gone = told(context, fair, AlarmCode.EMPLOYER_MISSING, station.id, station.employer)
    assert gone.heading.startswith("Bord 1: ")
    over = told(context, fair, AlarmCode.OVERRUN, meeting.id, station.id)
    assert over == AlarmText(
        "Bord 1 drar över tiden", "3 min över. Nästa person väntar.", "Värden går dit", "waiting"
    )
    late = told(context, fair, AlarmCode.FORMS_MISSING, station.id, "m1", "m2")
    assert late.detail == "2 möten är slut utan återkoppling."
    assert told(context, fair, AlarmCode.CLOCK_JUMP).heading == "Stämmer klockan 09.00.00?"
    records.known.interpreters[InterpreterId("tolk")] = "Mona"
    for code in (AlarmCode.INTERPRETER_LATE, AlarmCode.INTERPRETER_DOUBLE):
        alarm = Alarm(code, context.now(), ("tolk", meeting.id), ACTIONS[code])
        text = alarm_text(alarm, seen(context, fair).hall, records, TR)
        assert "Mona" in text.heading
        assert text.detail.startswith("Behövs vid bord ")


def test_a_card_follows_its_station_through_the_day(context: Context, fair: Fair) -> None:
    records = hall_records(context, fair.id)
    marks.employers_came(context, fair.id, tuple(records.known.employers))
    for seeker in records.known.people:
        check_in_by_name(context, seeker)
    said = []
    for minutes in (0, 10, 3, 2, 300):
        later(context, minutes=minutes)
        found = seen(context, fair).hall
        view = next(v for v in found.stations if v.state is not StationState.FREE)
        said.append(words.card_of(view, hall_records(context, fair.id), TR).state)
    assert said == ["Samtal", "Återkopplar", "Drar över", "Över 2 min", "Slut"]


def test_what_minutes_do_is_said_in_sentences(context: Context, fair: Fair) -> None:
    later(context, minutes=10)
    records = hall_records(context, fair.id)
    shorter = effects_of(records, Longer(-2, may_shorten=True).step(context.now()))
    assert words.effects(shorter, records, TR) == [
        "Dagen slutar 09.58 i stället för 10.00.",
        "Möte 1–4 får nya tider.",
        "Återkopplingen i möte 1 blir bara 60 sekunder.",
    ]
    one = records.gathering.stations[0].id
    longer = effects_of(records, Longer(1, 1, one).step(context.now()))
    assert words.effects(longer, records, TR) == [
        "Dagen slutar 10.00 som förut.",
        "Möte 2 får nya tider.",
    ]


def test_the_clock_counts_hours_and_ends_with_the_day(context: Context, fair: Fair) -> None:
    long = seen(context, fair).hall.moment
    assert words.countdown(long) == "10:00"
    steps.make_longer(context, fair.id, Longer(90))
    assert words.countdown(seen(context, fair).hall.moment) == "1:40:00"
    later(context, hours=9)
    over = seen(context, fair).hall
    assert (words.countdown(over.moment), words.headline(over, TR)) == ("–", "Dagens möten är slut")


def test_before_the_start_the_first_are_named_and_days_are_not_counted(context: Context) -> None:
    later(context, days=-4)
    records = hall_records(context, the_fair(context).id)
    found = live_hall(records, context.now()).hall
    assert words.headline(found, TR) == "Före start · börjar 09.00"
    assert words.is_far(found.moment)
    card = words.card_of(found.stations[0], records, TR)
    assert (card.state, card.person[:6]) == ("Före start", "Först ")
    assert words.reserves(found, records, TR) == "Lediga reserver: ingen just nu"
