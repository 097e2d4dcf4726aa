"""Clocks that are set, computers that sleep, and by which time the fair then goes."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from live.days import on

from motesplats.live.clockwatch import (
    ClockWatch,
    JumpKind,
    Reading,
    answer,
    fair_time,
    jump_between,
    observe,
)

START = Reading(on("09:00"), 100.0)


def reading(wall: float, steady: float) -> Reading:
    """So many seconds after the start, by either clock."""
    return Reading(START.wall + timedelta(seconds=wall), START.steady + steady)


@pytest.mark.parametrize(
    ("wall", "steady", "kind"),
    [
        (1, 1, None),
        (6, 1, None),
        (6.1, 1, JumpKind.AHEAD),
        (-4, 1, None),
        (-4.1, 1, JumpKind.BACK),
        (60, 60, None),
        (61, 61, JumpKind.SLEPT),
    ],
)
def test_a_leap_of_more_than_five_seconds_or_sleep_is_noticed(
    wall: float, steady: float, kind: JumpKind | None
) -> None:
    jump = jump_between(START, reading(wall, steady))
    assert (jump and jump.kind) == kind


def test_after_sleep_the_fair_goes_by_the_wall_and_asks() -> None:
    watch = observe(ClockWatch(START), reading(1800, 1))
    assert fair_time(watch) == on("09:30")
    assert watch.asks is not None
    assert watch.asks.seen == on("09:30")
    assert answer(watch, right=True) == ClockWatch(watch.last)
    wrong = answer(watch, right=False)
    assert fair_time(observe(wrong, reading(1802, 3))) == on("09:00:03")


def test_a_clock_put_back_does_not_turn_the_day_back_until_somebody_says_so() -> None:
    watch = observe(ClockWatch(START), reading(-3599, 1))
    assert fair_time(watch) == on("09:00:01")
    assert fair_time(answer(watch, right=False)) == on("09:00:01")
    assert fair_time(answer(watch, right=True)) == on("08:00:01")


def test_sleep_that_both_clocks_count_needs_no_correction() -> None:
    watch = observe(ClockWatch(START), reading(600, 600))
    assert fair_time(answer(watch, right=False)) == on("09:10")


def test_an_answer_to_no_question_changes_nothing() -> None:
    watch = answer(observe(ClockWatch(START), reading(-3599, 1)), right=False)
    assert answer(watch, right=True) == watch


@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(0, 60)), max_size=20))
def test_small_differences_are_never_asked_about(ticks: list[tuple[float, float]]) -> None:
    watch, wall, steady = ClockWatch(START), 0.0, 0.0
    for drift, passed in ticks:
        steady += passed * 0.99
        wall += passed * 0.99 + drift * 0.99
        watch = observe(watch, reading(wall, steady))
    assert watch.asks is None
    assert fair_time(watch) == watch.last.wall
