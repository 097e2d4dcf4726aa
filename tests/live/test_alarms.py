"""Which alarms there are, in which order, how many, and what is to be done about each."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from live.days import course, instants, on, step
from live.halls import (
    VARD,
    arrivals,
    facts,
    forms,
    gathered,
    gatherings,
    known,
    meeting,
    read,
    shown,
)

from motesplats.core.fair import Arrival
from motesplats.core.ids import InterpreterId, SeekerId, StationId
from motesplats.live.alarms import (
    ACTIONS,
    CALM,
    MOST_SHOWN,
    Action,
    Alarm,
    AlarmCode,
    Alarms,
    Handled,
    Lamp,
    Surroundings,
    alarms,
)
from motesplats.live.clockwatch import Jump, JumpKind
from motesplats.live.course import Act, Course
from motesplats.live.gathering import Facts, Gathering, HelpCall
from motesplats.live.hall import hall

TWO = gathered(["Åsa 1 0", "Bo 1 1", "Siv 1 2", "Bo 2 0"], ["Siv Bygg 1"])
LAMPS = tuple(
    Lamp(code, on("09:00"))
    for code in (AlarmCode.BACKUP, AlarmCode.PRINTER, AlarmCode.BATTERY_LOW, AlarmCode.DISK_FULL)
)
SPEECH = InterpreterId("i")


def sounded(
    clock: str,
    known_facts: Facts,
    gathering: Gathering = TWO,
    around: Surroundings = CALM,
    day: Course | None = None,
) -> Alarms:
    return alarms(shown(gathering, known_facts, clock, day), gathering, known_facts, around)


def told(found: Alarms) -> list[tuple[str, tuple[str, ...], str]]:
    return [(a.code.value, a.subjects, a.action.value) for a in found.shown]


def codes(found: Alarms) -> list[str]:
    return [a.code.value for a in found.shown]


def test_every_alarm_has_one_best_action() -> None:
    assert set(ACTIONS) == set(AlarmCode)


def test_who_calls_for_help_is_heard_also_in_a_pause() -> None:
    called = (HelpCall("c", StationId("t1"), on("09:01")),)
    everybody = facts("Åsa Bo Siv", calls=called)
    assert told(sounded("09:03", everybody)) == [("call_for_help", ("t1", "c"), "go_there")]
    held = course(step(Act.PAUSE, "09:02"))
    assert codes(sounded("09:03", everybody, day=held)) == ["call_for_help"]


def test_the_missing_are_called_five_minutes_before_and_given_up_two_minutes_after() -> None:
    about = ("Åsa 1 0", "Åsa", "t1")
    assert not sounded("08:54", facts("Bo")).shown
    assert told(sounded("08:55", facts("Bo"))) == [("seeker_missing", about, "call")]
    assert told(sounded("09:01", facts("Bo"))) == [("seeker_missing", about, "call")]
    assert told(sounded("09:02", facts("Bo"))) == [("no_show", about, "mark_no_show")]
    # Siv, who is here, would meet the employer later.
    assert told(sounded("09:02", facts("Bo Siv")))[0][2] == "take_reserve"


def test_a_reserve_is_proposed_when_there_is_one() -> None:
    spare = gathered(["Åsa 1 0"], ["Siv Bygg 1"])
    found = sounded("09:02", facts("Siv"), spare)
    assert found.shown == (
        Alarm(AlarmCode.NO_SHOW, on("09:02"), ("Åsa 1 0", "Åsa", "t1"), Action.TAKE_RESERVE),
    )


def test_who_comes_late_is_told_until_seated() -> None:
    late = (*arrivals("Bo"), Arrival(SeekerId("Åsa"), on("09:04")))
    there = facts("", arrivals=late)
    about = ("late_seeker", ("Åsa 1 0", "Åsa", "t1"), "choose_for_late")
    assert told(sounded("09:05", there)) == [about]
    seated = facts("", arrivals=late, seated=(read("Åsa", 1, "09:05"),))
    assert not sounded("09:06", seated).shown
    gone = facts("", arrivals=late, gone_home=frozenset({SeekerId("Åsa")}))
    assert not sounded("09:06", gone).shown
    assert not sounded("09:11", there).shown


def test_a_badge_at_the_wrong_station_an_absent_employer_and_an_overrun() -> None:
    wrong = facts("Åsa Bo Siv", seated=(read("Siv", 1, "09:01"),))
    assert told(sounded("09:02", wrong)) == [("wrong_station", ("t1", "Siv"), "show_way")]
    absent = facts("Åsa Bo", employers_here=frozenset({VARD}))
    (alarm,) = sounded("08:52", absent).shown
    assert (alarm.subjects, alarm.since) == (("t1", "Bygg"), on("08:50"))
    over = sounded("09:44", facts("Bo Siv", saved=forms("Bo 2 0")))
    assert told(over) == [("overrun", ("Bo 1 1", "t1"), "send_host")]
    assert over.shown[0].since == on("09:43")


def test_two_missing_forms_at_a_station_are_told_and_one_is_not() -> None:
    both = facts("Åsa Bo")
    one_station = gathered(["Åsa 1 0", "Bo 1 1"])
    assert not sounded("09:14", both, one_station).shown
    (alarm,) = sounded("09:44", both, one_station).shown
    assert (alarm.code, alarm.subjects) == (AlarmCode.FORMS_MISSING, ("t1", "Åsa 1 0", "Bo 1 1"))
    assert alarm.since == on("09:43")


def test_an_interpreter_who_is_late_or_booked_twice() -> None:
    twice = gathered(
        [meeting("Åsa 1 0", interpreter=SPEECH), meeting("Bo 2 0", interpreter=SPEECH)]
    )
    about = ("i", "Åsa 1 0", "Bo 2 0")
    assert told(sounded("08:54", facts("Åsa Bo"), twice)) == [
        ("interpreter_double", about, "move_meeting")
    ]
    assert codes(sounded("08:55", facts("Åsa Bo"), twice)) == [
        "interpreter_late", "interpreter_double",
    ]  # fmt: skip
    here = facts("Åsa", interpreters_here=frozenset({SPEECH}))
    once = gathered([meeting("Åsa 1 0", interpreter=SPEECH)])
    assert not sounded("09:01", here, once).shown
    assert not sounded("09:59", facts("Åsa", saved=forms("Åsa 1 0")), once).shown


def test_at_most_five_are_shown_the_newest_first_then_the_most_urgent() -> None:
    jump = Jump(JumpKind.AHEAD, on("09:01"), timedelta(seconds=9))
    found = sounded("09:02", facts("Bo"), around=Surroundings(LAMPS, jump))
    assert codes(found) == ["no_show", "clock_jump", "disk_full", "battery_low", "printer"]
    assert found.hidden == 1
    assert len(found.shown) == MOST_SHOWN


@pytest.mark.parametrize(
    ("until", "clock", "stays_away"),
    [(None, "09:09", True), ("09:05", "09:04", True), ("09:05", "09:05", False)],
)
def test_what_was_put_away_stays_away_as_long_as_it_was_meant_to(
    until: str | None, clock: str, *, stays_away: bool
) -> None:
    away = Handled(AlarmCode.NO_SHOW, ("Åsa 1 0", "Åsa", "t1"), on(until) if until else None)
    known_facts = facts("Bo")
    found = alarms(shown(TWO, known_facts, clock), TWO, known_facts, CALM, [away])
    assert (found.shown == ()) is stays_away


def test_a_pause_leaves_only_what_comes_from_outside_the_hall() -> None:
    paused = course(step(Act.PAUSE, "09:01"))
    found = sounded("09:20", facts(""), around=Surroundings(LAMPS[:1]), day=paused)
    assert codes(found) == ["backup"]


@given(gatherings, known, instants, st.sets(st.sampled_from(AlarmCode)))
def test_in_any_hall_at_most_five_newest_first_and_none_from_the_future(
    gathering: Gathering, known_facts: Facts, now: object, away: set[AlarmCode]
) -> None:
    found = hall(gathering, known_facts, course(), now)
    first = alarms(found, gathering, known_facts)
    assert len(first.shown) == min(MOST_SHOWN, len(first.shown) + first.hidden)
    times = [a.since for a in first.shown]
    assert times == sorted(times, reverse=True)
    handled = [Handled(a.code, a.subjects) for a in first.shown if a.code in away]
    rest = alarms(found, gathering, known_facts, CALM, handled)
    assert not {a.code for a in rest.shown if a in first.shown} & away
    assert len(rest.shown) + rest.hidden == len(first.shown) + first.hidden - len(handled)
