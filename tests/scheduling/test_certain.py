"""Small fairs get the best timetable there is, and the program knows it."""

import random
from dataclasses import replace
from itertools import count
from time import process_time

import pytest
from scheduling.exact import best
from scheduling.halls import Size, any_fair, hall

from motesplats.scheduling.certain import Certain, certain, rank
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.rules import violations
from motesplats.scheduling.timetable import Timetable, planned


def beginning(problem: Problem) -> Timetable:
    return Timetable(problem.name, tuple(planned(m) for m in problem.pinned))


def found(problem: Problem, effort: float = 1.0) -> Certain:
    got = certain(problem, beginning(problem), lambda: False, effort)
    assert got is not None
    return got


@pytest.mark.parametrize("seed", range(15))
@pytest.mark.parametrize("plain", [False, True])
def test_nothing_better_exists(seed: int, plain: bool) -> None:
    problem = any_fair(random.Random(seed), Size(plain=plain))
    got, exact = found(problem), best(problem)
    assert got.proven
    assert violations(problem, got.timetable.meetings) == ()
    figures = exact.levels, exact.utility, -exact.breaks, -exact.station_breaks
    assert rank(problem, got.timetable)[:4] == figures


def test_what_is_as_good_as_it_can_be_stays_as_it_is() -> None:
    problem = hall("a:X b:X a:Y")
    once = found(problem).timetable
    assert certain(problem, once, lambda: False).timetable == once


def test_of_equally_good_timetables_the_earliest_is_taken() -> None:
    got = found(hall("a:X b:X c:Y", slots=9))
    assert [m.slot for m in got.timetable.meetings] == [0, 0, 1]


def test_a_fair_too_big_for_certainty_is_left_alone() -> None:
    many = hall(" ".join(f"s{n}:E{n % 9}" for n in range(200)))
    assert certain(many, beginning(many), lambda: False) is None
    dear = hall(" ".join(f"s{n}:E=100000" for n in range(100)), 2, fair_target=6)
    assert certain(dear, beginning(dear), lambda: False) is None


def test_who_cancels_gets_what_was_reached() -> None:
    problem = hall("a:X b:X")
    assert certain(problem, beginning(problem), lambda: True) is None
    asked = count()
    got = certain(problem, beginning(problem), lambda: next(asked) > 0)
    late = count()
    assert certain(problem, beginning(problem), lambda: next(late) > 1).proven
    assert got.wishes_proven
    assert not got.proven
    assert len(got.timetable.meetings) == 2


def test_without_any_effort_nothing_is_claimed() -> None:
    problem = replace(hall("a:X b:X"), blocked=(3,))
    got = found(problem, effort=0.0)
    assert not got.proven
    assert got.timetable == beginning(problem)


def test_a_proof_is_broken_off_when_somebody_cancels() -> None:
    chance, asked = random.Random(1), count()
    pairs = {f"s{s}:E{e}": chance.randint(1, 60) for s in range(14) for e in range(5)}
    problem = hall(" ".join(f"{p}={u}" for p, u in pairs.items()), 7)
    uneven = replace(
        problem,
        employers=tuple(replace(e, xy=(90.0 * n, 0.0)) for n, e in enumerate(problem.employers)),
    )
    begun = process_time()
    got = certain(uneven, beginning(uneven), lambda: next(asked) > 2, effort=30.0)
    assert got is not None
    assert not got.proven
    assert process_time() - begun < 5
