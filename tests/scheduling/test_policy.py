"""What a fair wants is worked into the problem: modes, equal time, those who met before."""

from dataclasses import replace

import pytest
from scheduling.halls import hall, seeker

from motesplats.core.fair import MetBefore, Mode
from motesplats.scheduling.policy import (
    after_history,
    in_mode,
    with_equal_time,
    without,
)
from motesplats.scheduling.problem import MOST_UTILITY, Pair, pair_slots

WISHES = hall("a:X=40 a:Y=30 b:X=20")


def test_fewer_and_deeper_means_longer_meetings_and_at_most_three() -> None:
    deep = in_mode(WISHES, Mode.FEWER_DEEPER)
    assert pair_slots(deep) == (2, 2, 2)
    assert [s.max_meetings for s in deep.seekers] == [3, 3]
    assert deep.fair_target == 2


def test_whoever_needs_more_time_anyway_gets_no_more_in_the_deeper_mode() -> None:
    slow = replace(WISHES, seekers=(seeker("a", extra_slots=2), seeker("b", max_meetings=1)))
    deep = in_mode(slow, Mode.FEWER_DEEPER)
    assert [(s.extra_slots, s.max_meetings) for s in deep.seekers] == [(2, 3), (1, 1)]


def test_many_short_means_that_fairness_goes_on_to_the_sixth_meeting() -> None:
    assert in_mode(WISHES, Mode.MANY_SHORT) == replace(WISHES, fair_target=6)
    assert in_mode(WISHES, Mode.USUAL) is WISHES


def test_who_speaks_through_an_interpreter_gets_longer_meetings() -> None:
    heard = replace(WISHES, seekers=(seeker("a", language="so"), seeker("b")))
    assert pair_slots(with_equal_time(heard)) == (2, 2, 1)


def test_those_who_never_meet_are_left_out() -> None:
    assert without(WISHES.pairs, {("a", "X")}) == WISHES.pairs[1:]


@pytest.mark.parametrize(
    ("how", "worth"),
    [
        (MetBefore.IGNORE, [40, 30, 20]),
        (MetBefore.AVOID, [1, 30, 20]),
        (MetBefore.PREFER, [50, 30, 20]),
        (MetBefore.NEVER, [30, 20]),
    ],
)
def test_those_who_met_before_count_as_the_fair_wants(how: MetBefore, worth: list[int]) -> None:
    assert [p.utility for p in after_history(WISHES.pairs, {("a", "X")}, how)] == worth


def test_a_reunion_is_worth_no_more_than_anything_can_be() -> None:
    dear = (Pair("a", "X", MOST_UTILITY),)
    assert after_history(dear, {("a", "X")}, MetBefore.PREFER) == dear


def test_decided_meetings_are_all_held() -> None:
    assert in_mode(WISHES, Mode.DECIDED) == replace(WISHES, all_held=True)
