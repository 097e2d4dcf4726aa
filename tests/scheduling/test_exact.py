"""The search finds what an exact model finds, which in turn agrees with trying everything.

`python3 dev.py bench exact` compares 500 fairs.
"""

import random

import pytest
from scheduling.exact import best, exhaustive
from scheduling.halls import Size, any_fair

from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.timetable import quality

TINY = Size(employers=2, seekers=3, slots=3, wishes=2)


@pytest.mark.parametrize("seed", range(20))
def test_the_exact_model_finds_what_trying_everything_finds(seed: int) -> None:
    problem = any_fair(random.Random(seed), TINY)
    found = best(problem)
    figures = found.levels, found.utility, -found.breaks, -found.station_breaks
    assert figures == exhaustive(problem)


@pytest.mark.parametrize("seed", range(10))
def test_the_best_timetable_keeps_the_rules_and_has_the_figures_it_claims(seed: int) -> None:
    problem = any_fair(random.Random(seed))
    found = best(problem)
    figures = quality(problem, found.timetable)
    assert violations(problem, found.timetable.meetings) == ()
    assert (figures.levels, figures.utility) == (found.levels, found.utility)
    assert (figures.breaks, figures.station_breaks) == (found.breaks, found.station_breaks)


@pytest.mark.parametrize("seed", range(1000, 1013))
@pytest.mark.parametrize("plain", [False, True])
def test_the_search_finds_the_best_of_a_small_fair(seed: int, plain: bool) -> None:
    problem = any_fair(random.Random(seed), Size(plain=plain))
    found, exact = quality(problem, solve(problem).timetable), best(problem)
    assert (found.levels, found.utility) == (exact.levels, exact.utility)
    assert (found.breaks, found.station_breaks) == (exact.breaks, exact.station_breaks)
