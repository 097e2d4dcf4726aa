"""What a hall can hold at most, who stands in whose way, and how many desks an entrance needs."""

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scheduling.halls import employer, hall, halls

from motesplats.scheduling.capacity import (
    Point,
    capacity,
    curve,
    desks_needed,
    shortage,
    slots_needed,
    stations_needed,
)
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop

few = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


def test_capacity_counts_wishes_and_places() -> None:
    found = capacity(replace(hall("a:X b:X a:Y"), blocked=(0,), absent=("b",), now=2))
    assert (found.seekers, found.wishes, found.places, found.most_meetings) == (1, 2, 4, 2)
    assert [e.spare for e in found.employers] == [1, 1]


def test_the_curve_says_how_long_the_day_must_be() -> None:
    points = curve(hall("a:X b:X c:X a:Y"))
    assert points[0] == Point(1, 15, (2, 0, 0))
    assert [p.levels[0] for p in points] == [2, 3, 3, 3]
    assert slots_needed(points, 3, 1) == 2
    assert slots_needed(points, 3, 2) is None


def test_the_curve_can_be_broken_off() -> None:
    assert curve(hall("a:X"), halted=lambda: True) == ()


def test_stations_that_lack_are_counted() -> None:
    narrow = hall("a:X b:X c:X", slots=2)
    assert stations_needed(narrow, 1) == 1
    assert stations_needed(hall("a:X b:X"), 1) == 0
    assert stations_needed(replace(narrow, blocked=(0, 1)), 1) == 0


def test_a_shortage_names_the_fewest_who_stand_in_each_other_s_way() -> None:
    problem = hall("a:X b:X c:X d:Y d:X", slots=2)
    found = shortage(problem, 1)
    assert found is not None
    assert (set(found.seekers), found.employers) == ({"a", "b", "c"}, ("X",))
    assert (found.wanted, found.places) == (3, 2)
    assert shortage(hall("a:X b:Y"), 1) is None


def test_too_few_wishes_are_a_shortage_of_one() -> None:
    found = shortage(hall("a:X"), 2)
    assert found is not None
    assert (found.seekers, found.employers) == (("a",), ())


def test_an_employer_s_most_meetings_count() -> None:
    problem = hall("a:X b:X")
    problem = replace(problem, employers=(employer("X", max_meetings=1),))
    assert capacity(problem).places == 1


@few
@given(halls(), st.integers(1, 3))
def test_without_one_of_them_a_shortage_is_none(problem: Problem, each: int) -> None:
    found = shortage(problem, each)
    if found is None or not found.employers:
        return
    for gone in found.seekers:
        rest = tuple(s for s in found.seekers if s != gone)
        alone = replace(problem, pairs=tuple(p for p in problem.pairs if p.seeker in rest))
        again = shortage(alone, each)
        assert again is None or set(again.seekers) < set(found.seekers) or not again.employers


@few
@given(halls())
def test_no_timetable_gives_more_than_the_capacity_or_the_curve(problem: Problem) -> None:
    timetable = solve(problem, stop=Stop(iterations=200)).timetable
    assert len(timetable.meetings) <= capacity(problem).most_meetings
    have = Counter(m.seeker for m in timetable.meetings)
    whole = curve(problem)[-1]
    assert sum(n >= 1 for n in have.values()) <= whole.levels[0]
    assert all(a.levels <= b.levels for a, b in itertools.pairwise(curve(problem)))


def test_desks_keep_the_mean_wait() -> None:
    assert desks_needed(0, 30, 10, 30) == 1
    assert desks_needed(100, 30, 20, 30) == 2
    assert desks_needed(1000, 30, 10, 30) == 6
    assert desks_needed(170, 30, 10, 1) > desks_needed(170, 30, 10, 30)


@pytest.mark.parametrize("values", [(1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, 0)])
def test_desks_need_time(values: tuple[int, float, float, float]) -> None:
    with pytest.raises(ValueError, match="more than 0"):
        desks_needed(*values)
