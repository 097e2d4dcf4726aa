"""A meeting of two slots is one meeting in the hall: one talk, one feedback, one form."""

from datetime import time

import pytest
from live.days import course, on, step, told
from live.halls import arrivals, facts, first, forms, gathered, meeting, read, shown

from motesplats.core.fair import Arrival
from motesplats.core.ids import InterpreterId, SeekerId
from motesplats.live.alarms import AlarmCode, alarms
from motesplats.live.board import BoardName, name_page
from motesplats.live.course import Act, spanned, timeline
from motesplats.live.hall import FormState, StationState
from motesplats.live.lateness import FreeSlot, StartNow, late_choices
from motesplats.live.presence import serving
from motesplats.live.preview import preview

LONG = meeting("Åsa 1 1", slots=2)
HALL = gathered(["Bo 1 0", LONG, "Siv 2 2"])
INSIDE = frozenset(map(SeekerId, ("Åsa", "Bo", "Siv")))


@pytest.mark.parametrize(
    ("clock", "state", "form"),
    [
        ("09:41", StationState.TALK, FormState.NONE),
        ("09:46", StationState.TALK, FormState.NONE),
        ("09:56", StationState.FEEDBACK, FormState.MISSING),
        ("09:59", StationState.CHANGE, FormState.MISSING),
    ],
)
def test_the_talk_goes_on_until_the_feedback_of_the_last_slot(
    clock: str, state: StationState, form: FormState
) -> None:
    view = first(shown(HALL, facts("Åsa Bo", saved=forms("Bo 1 0")), clock))
    assert (view.state, view.form, view.meeting, view.next) == (state, form, LONG, None)
    assert view.missing_forms == ((LONG.id,) if state is StationState.CHANGE else ())


def test_other_stations_follow_the_common_slots() -> None:
    found = shown(HALL, facts("Åsa Bo Siv"), "09:56")
    assert found.stations[1].meeting == meeting("Siv 2 2")
    assert told(spanned(found.timeline.slots, [LONG])[1]) == "09:30 09:55 09:58 10:00"


def test_who_sits_in_a_longer_meeting_keeps_the_next_one_waiting_only_after_it() -> None:
    two = gathered([meeting("Åsa 1 0", slots=1), meeting("Bo 1 1", slots=2)])
    assert first(shown(two, facts("Åsa Bo"), "09:44")).state is StationState.TALK
    late = gathered([meeting("Åsa 1 1", slots=2), "Bo 2 1"])
    assert shown(late, facts("Åsa Bo"), "09:46").free == (SeekerId("Bo"),)


def test_the_board_shows_both_slots() -> None:
    found = shown(HALL, facts("Åsa"), "09:46")
    names = {SeekerId("Åsa"): BoardName("Åsa", ("Åsa",))}
    assert serving(found.moment) == 2
    assert [line.text for line in name_page(found, HALL, names, 8).lines] == ["Åsa"]


@pytest.mark.parametrize("clock", ["09:41", "09:43", "09:46"])
def test_who_comes_late_to_a_longer_meeting_is_told_until_its_talk_is_over(clock: str) -> None:
    known = facts("", arrivals=(*arrivals("Bo"), Arrival(SeekerId("Åsa"), on("09:35"))))
    found = alarms(shown(HALL, known, clock), HALL, known).shown
    assert AlarmCode.LATE_SEEKER in {one.code for one in found}
    seated = facts("", arrivals=known.arrivals, seated=(read("Åsa", 1, "09:36"),))
    found = alarms(shown(HALL, seated, clock), HALL, seated).shown
    assert AlarmCode.LATE_SEEKER not in {one.code for one in found}


def test_who_is_missing_is_told_until_the_longer_meeting_is_over() -> None:
    assert [one.meeting for one in shown(HALL, facts("Bo Siv"), "09:50").missing] == [LONG]


def test_an_interpreter_of_a_longer_meeting_is_taken_in_both_slots() -> None:
    speech = InterpreterId("i")
    booked = gathered(
        [meeting("Åsa 1 1", slots=2, interpreter=speech), meeting("Siv 2 2", interpreter=speech)]
    )
    known = facts("Åsa Siv", interpreters_here=frozenset({speech}))
    found = alarms(shown(booked, known, "09:46"), booked, known).shown
    assert AlarmCode.INTERPRETER_DOUBLE in {one.code for one in found}


@pytest.mark.parametrize(
    ("others", "slots"), [([], [1]), (["Bo 1 2"], []), (["Åsa 2 2"], []), (["Bo 2 2"], [1])]
)
def test_a_longer_meeting_is_moved_only_to_where_it_has_room(
    others: list[str], slots: list[int]
) -> None:
    own = meeting("Åsa 1 0", slots=2)
    found = late_choices(gathered([own, *others]), course(), INSIDE, own, on("08:59"))
    assert [one.slot for one in found.choices if isinstance(one, FreeSlot)] == slots


def test_what_is_left_of_a_longer_talk() -> None:
    assert late_choices(HALL, course(), INSIDE, LONG, on("09:32")).talk_seconds == 23 * 60


def test_swaps_are_between_meetings_of_one_length() -> None:
    own = meeting("Åsa 1 0")
    there = gathered([own, meeting("Bo 1 1", slots=2)])
    choices = late_choices(there, course(), INSIDE, own, on("09:04")).choices
    assert [type(one) for one in choices] == [StartNow]


def test_a_delay_tells_which_longer_meeting_ends_too_late() -> None:
    own = meeting("Eva 1 1", slots=2)
    there = gathered([own], leaves=time(9, 59))
    delay = step(Act.SHIFT, "08:50", minutes=5)
    assert preview(course(), delay, [own], there.seekers).too_late == (own,)
    assert told(timeline(course(), on("08:50")).slots[2]) == "09:45 09:55 09:58 10:00"
