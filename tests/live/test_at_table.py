"""What a station's screen is about follows the clock, and never cuts anything off."""

import pytest
from live.days import course, on
from live.halls import meeting

from motesplats.core.fair import Meeting, MeetingState
from motesplats.core.ids import MeetingId, StationId
from motesplats.live.at_table import AtTable, View, at_table, may_say_nobody, talk_beyond, talk_time
from motesplats.live.course import Act, Step
from motesplats.live.phases import Phase

HERE = StationId("t1")
DAY = (meeting("Åsa 1 0"), meeting("Bo 1 2"), meeting("Siv 2 1"))


def told(now: str, *meetings: Meeting, saved: tuple[str, ...] = ()) -> AtTable:
    return at_table(course(), HERE, meetings or DAY, frozenset(map(MeetingId, saved)), on(now))


@pytest.mark.parametrize(
    ("now", "view", "who"),
    [
        ("08:50", View.READ, "Åsa 1 0"),
        ("09:05", View.TALK, "Åsa 1 0"),
        ("09:11", View.WRITE, "Åsa 1 0"),
        ("09:14", View.READ, "Bo 1 2"),
        ("09:16", View.READ, "Bo 1 2"),
        ("09:31", View.WAIT, "Bo 1 2"),
        ("09:44", View.READ, "Bo 1 2"),
        ("09:46", View.TALK, "Bo 1 2"),
        ("09:59", View.END, None),
        ("12:00", View.END, None),
    ],
)
def test_the_screen_follows_the_phase(now: str, view: View, who: str | None) -> None:
    found = told(now)
    assert found.view is view
    assert (found.meeting and found.meeting.id) == who


def test_forms_that_lack_are_told_until_they_are_saved() -> None:
    assert told("09:12").over == ()
    assert told("09:14").over == ("Åsa 1 0",)
    assert told("09:14", saved=("Åsa 1 0",)).over == ()


def test_meetings_that_do_not_stand_are_nobodys() -> None:
    missed = meeting("Åsa 1 0", state=MeetingState.NO_SHOW)
    found = told("09:05", missed)
    assert (found.view, found.meeting, found.over) == (View.WAIT, None, ())


def test_time_counts_up_when_it_is_over_and_never_ends() -> None:
    wanted = DAY[0]
    assert talk_time(course(), wanted, on("08:50")) is None
    talk = talk_time(course(), wanted, on("09:07"))
    assert talk is not None
    assert (talk.phase, talk.left, talk.length, talk.rounds_off) == (Phase.TALK, 180, 600, False)
    late = talk_time(course(), wanted, on("09:08"))
    assert late is not None
    assert late.rounds_off
    over = talk_time(course(), wanted, on("09:20"))
    assert over is not None
    assert (over.phase, over.left, over.beyond, over.rounds_off) == (Phase.CHANGE, 0, 420, False)
    assert talk_beyond(course(), wanted, on("09:12")) == 120
    assert talk_beyond(course(), wanted, on("09:05")) == 0


def test_a_day_that_waits_or_is_paused_counts_nothing() -> None:
    waiting = course(by_hand=True)
    assert talk_time(waiting, DAY[0], on("09:05")) is None
    assert at_table(waiting, HERE, DAY, frozenset(), on("09:30")).over == ()
    paused = course(Step(Act.PAUSE, on("09:04")))
    found = at_table(paused, HERE, DAY, frozenset(), on("09:30"))
    assert (found.view, found.paused, found.seconds_left) == (View.TALK, True, 360)
    assert not may_say_nobody(paused, DAY[0], on("09:30"))


def test_nobody_came_may_be_said_after_two_minutes() -> None:
    assert not may_say_nobody(course(), DAY[0], on("09:01"))
    assert may_say_nobody(course(), DAY[0], on("09:02"))
    assert not may_say_nobody(course(), DAY[1], on("09:02"))
