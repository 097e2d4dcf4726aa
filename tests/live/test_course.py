"""What the coordinator does to the day, and what the day then is."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from live.days import FIRST, course, courses, instants, on, seen, step, told

from motesplats.core.ids import StationId
from motesplats.live.course import (
    LEAST_FEEDBACK,
    Act,
    Course,
    moment_in,
    station_slots,
    timeline,
)
from motesplats.live.phases import Held, Phase, marks_of, planned


def slots(day: Course, clock: str = "09:00") -> list[str]:
    return [told(slot) for slot in timeline(day, on(clock)).slots]


def test_a_day_that_nobody_touches_is_the_planned_one() -> None:
    day = course()
    assert timeline(day, on("09:20")) == planned(day.day, day.plan)


def test_a_start_by_hand_waits_for_the_person_and_moves_the_day() -> None:
    day = course(by_hand=True)
    assert seen(day, "08:50") == ("before", 0, 600)
    assert moment_in(day, on("09:04")).held is Held.WAITING
    assert seen(day, "09:04") == ("before", 0, 0)
    assert slots(day, "09:04")[0] == "09:04 09:14 09:17 09:19"
    begun = day.after(step(Act.START, "09:04"))
    assert seen(begun, "09:05") == ("talk", 0, 540)
    assert slots(begun)[1] == "09:34 09:44 09:47 09:49"


def test_start_begins_early_and_a_second_start_does_nothing() -> None:
    early = course(step(Act.START, "08:55"))
    assert slots(early)[0] == "08:55 09:05 09:08 09:10"
    assert slots(early.after(step(Act.START, "09:03"))) == slots(early)


@pytest.mark.parametrize(
    ("clock", "first"),
    [
        ("09:06", "09:00 09:06 09:09 09:11"),
        ("09:12:30", "09:00 09:10 09:12 09:14"),
        ("09:13:30", "09:00 09:10 09:13 09:13"),
    ],
)
def test_next_ends_the_phase_that_is_going_on(clock: str, first: str) -> None:
    assert slots(course(step(Act.NEXT, clock)))[0] == first


def test_next_in_a_break_begins_the_talk_and_after_the_end_nothing() -> None:
    assert seen(course(step(Act.NEXT, "09:20")), "09:21") == ("talk", 1, 540)
    assert slots(course(step(Act.NEXT, "10:30"))) == slots(course())


def test_next_keeps_two_minutes_of_feedback_unless_a_person_was_asked() -> None:
    assert slots(course(step(Act.NEXT, "09:10:30")))[0] == "09:00 09:10 09:12 09:14"
    forced = course(step(Act.NEXT, "09:10:30", may_shorten=True))
    assert seen(forced, "09:11") == ("change", 0, 90)


def test_more_minutes_lengthen_what_is_going_on_and_move_the_rest_and_the_break() -> None:
    day = course(step(Act.SHIFT, "09:05", minutes=5))
    assert slots(day)[:2] == ["09:00 09:15 09:18 09:20", "09:35 09:45 09:48 09:50"]
    (fika,) = timeline(day, on("09:05")).breaks
    assert (fika.begins, fika.ends) == (on("09:20"), on("09:35"))


def test_more_minutes_from_a_later_slot_on_leave_those_before_alone() -> None:
    late = course(step(Act.SHIFT, "09:05", slot=1, minutes=5))
    assert slots(late)[:2] == ["09:00 09:10 09:13 09:15", "09:35 09:45 09:48 09:50"]
    assert slots(course(step(Act.SHIFT, "09:05", slot=9, minutes=5))) == slots(course())


def test_the_whole_fair_is_late() -> None:
    assert slots(course(step(Act.SHIFT, "08:30", minutes=5)))[2] == "09:50 10:00 10:03 10:05"


def test_fewer_minutes_take_from_a_break_and_never_from_what_is_over() -> None:
    assert slots(course(step(Act.SHIFT, "09:01", slot=1, minutes=-60)))[1].startswith("09:15")
    assert slots(course(step(Act.SHIFT, "09:08", minutes=-5)))[0] == "09:00 09:08 09:11 09:13"
    assert slots(course(step(Act.SHIFT, "08:58", minutes=-5)))[0].startswith("08:58")


def test_a_pause_stands_still_and_going_on_moves_the_rest() -> None:
    paused = course(step(Act.PAUSE, "09:04"))
    assert seen(paused, "09:30") == ("talk", 0, 360)
    assert moment_in(paused, on("09:30")).held is Held.PAUSED
    again = paused.after(step(Act.PAUSE, "09:10")).after(step(Act.RESUME, "09:30"))
    assert seen(again, "09:31") == ("talk", 0, 300)
    assert slots(paused.after(step(Act.NEXT, "09:30"))) == slots(again)


def test_minutes_given_in_a_pause_count_from_when_it_began() -> None:
    paused = course(step(Act.PAUSE, "09:04"), step(Act.SHIFT, "09:20", minutes=2))
    assert seen(paused, "09:25") == ("talk", 0, 480)


def test_going_on_without_a_pause_changes_nothing() -> None:
    assert slots(course(step(Act.RESUME, "09:04"))) == slots(course())


def test_a_clock_put_back_in_a_pause_makes_no_time() -> None:
    day = course(step(Act.PAUSE, "09:04"), step(Act.RESUME, "08:04"))
    assert slots(day) == slots(course())


def test_one_station_takes_its_minutes_from_change_then_from_its_own_next_talk() -> None:
    back_to_back = course(
        step(Act.STRETCH, "09:35", slot=1, minutes=4, station=FIRST),
        step(Act.STRETCH, "09:36", slot=1, minutes=1, station=FIRST),
    )
    own = station_slots(back_to_back, timeline(back_to_back, on("09:36")), FIRST)
    assert [told(slot) for slot in own] == [
        "09:00 09:10 09:13 09:15", "09:30 09:45 09:48 09:48", "09:48 09:55 09:58 10:00",
    ]  # fmt: skip
    common = timeline(back_to_back, on("09:36"))
    assert station_slots(back_to_back, common, StationId("other")) == common.slots


@given(courses, instants)
def test_no_course_makes_time_run_backwards(day: Course, now: object) -> None:
    found = timeline(day, now)
    assert all(one <= other for one, other in pairwise(marks_of(found)))
    assert all(pause.begins <= pause.ends for pause in found.breaks)


@given(courses, instants)
def test_no_course_shortens_feedback_in_silence(day: Course, now: object) -> None:
    least = min(LEAST_FEEDBACK, timedelta(minutes=day.plan.feedback))
    found = timeline(day, now)
    for slots_of in (found.slots, station_slots(day, found, FIRST)):
        assert all(slot.change_at - slot.feedback_at >= least for slot in slots_of)


@given(courses, instants)
def test_a_station_is_never_in_two_slots_and_never_ahead_of_the_others(
    day: Course, now: object
) -> None:
    common = timeline(day, now)
    own = station_slots(day, common, FIRST)
    assert all(one.ends <= other.starts for one, other in pairwise(own))
    assert all(a.starts >= b.starts for a, b in zip(own, common.slots, strict=True))


@given(courses, instants)
def test_every_instant_has_a_phase_with_time_left(day: Course, now: object) -> None:
    found = moment_in(day, now)
    assert (found.phase is Phase.AFTER) == (found.slot is None) == (found.seconds_left is None)
    assert found.seconds_left is None or found.seconds_left >= 0
