"""The reasons of all unmet wishes at once are those that each of them gets alone."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from scheduling.halls import any_fairs, hall, halls

from motesplats.scheduling.explain import Explanation, Unmet, why_unmet
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.reasons import unmet_reasons
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import Timetable

some = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


def agrees(problem: Problem, iterations: int) -> None:
    timetable = solve(problem, stop=Stop(iterations=iterations)).timetable
    # With fewer meetings more kinds of reasons come up.
    for kept in (timetable.meetings, timetable.meetings[::2]):
        seen = Timetable(timetable.problem_name, kept)
        for pair, found in unmet_reasons(problem, seen):
            alone = why_unmet(problem, seen, pair.seeker, pair.employer)
            assert found == replace(alone, slot=-1, changes=()), (pair, alone)


@some
@given(halls())
def test_all_at_once_is_as_one_by_one(problem: Problem) -> None:
    agrees(replace(problem, absent=tuple(s.id for s in problem.seekers[:1])), 100)


@some
@given(any_fairs())
def test_also_with_everything_that_fairs_need(problem: Problem) -> None:
    agrees(replace(problem, pinned=()), 100)


def test_who_meets_is_left_out_and_the_order_is_that_of_the_problem() -> None:
    problem = hall("a:X b:X c:X", slots=1)
    timetable = solve(problem).timetable
    left = [p.seeker for p in problem.pairs if p.seeker != timetable.meetings[0].seeker]
    found = list(unmet_reasons(problem, timetable))
    assert [pair.seeker for pair, _ in found] == left
    assert {reason.code for _, reason in found} == {Unmet.EMPLOYER_FULL}
    assert isinstance(found[0][1], Explanation)
    assert [pair.seeker for pair, _ in unmet_reasons(problem, timetable, left[:1])] == left[:1]
