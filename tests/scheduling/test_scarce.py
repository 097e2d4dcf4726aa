"""People who need an interpreter are placed exactly, and an employer's day is dealt anew."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from scheduling.exact import best
from scheduling.halls import any_fair, employer, hall, seeker

from motesplats.scheduling import scarce
from motesplats.scheduling.bound import bound_of, choose, rested
from motesplats.scheduling.draft import UNPLACED, Draft
from motesplats.scheduling.hosting import Hosting, Move, carried_out
from motesplats.scheduling.index import Index, index_of
from motesplats.scheduling.limits import limit_of
from motesplats.scheduling.prices import prices_of
from motesplats.scheduling.problem import (
    PinnedMeeting,
    Problem,
    ProblemInterpreter,
    ProblemResource,
)
from motesplats.scheduling.rules import violations
from motesplats.scheduling.scarce import helped_best
from motesplats.scheduling.solve import judged, solve
from motesplats.scheduling.stop import Stop


def helped(problem: Problem) -> dict[tuple[str, str], int]:
    index = index_of(problem)
    found = helped_best(index, choose(index), lambda: False)
    assert found is not None
    return {(problem.pairs[p].seeker, problem.pairs[p].employer): t for p, t in found.slots.items()}


def speaking(problem: Problem, who: str, hours: str) -> Problem:
    """Seekers ``who`` speak "so", and one interpreter is there in the slots ``hours``."""
    people = tuple(replace(s, language="so") if s.id in who else s for s in problem.seekers)
    one = ProblemInterpreter("I", ("so",), tuple(map(int, hours)))
    return replace(problem, seekers=people, interpreters=(one,))


def test_an_interpreter_is_shared_so_that_most_get_a_first_meeting() -> None:
    problem = speaking(hall("a:X=60 a:Y=60 b:X=1 c:Z=9"), "ab", "01")
    brief = tuple(replace(s, available=(0,)) if s.id == "b" else s for s in problem.seekers)
    found = helped(replace(problem, seekers=brief))
    assert found["b", "X"] == 0
    assert len(found) == 2


def test_a_seat_costs_what_others_lose_by_it() -> None:
    index = index_of(hall("a:X=9 b:X=7 b:Y=3 c:X=5", slots=1))
    assert prices_of(index, choose(index)) == [2009, 2003]


def test_pinned_people_and_people_without_wishes_have_no_price() -> None:
    pinned = (PinnedMeeting("a", "X", "X.0", 0),)
    index = index_of(hall("a:X b:X", slots=2, pinned=pinned))
    assert prices_of(index, choose(index)) == [2001]


@pytest.mark.parametrize("seed", range(40))
def test_with_seats_at_their_prices_everybody_chooses_for_themselves(seed: int) -> None:
    chance = random.Random(seed)
    pairs = {f"s{chance.randrange(9)}:E{chance.randrange(4)}" for _ in range(25)}
    words = " ".join(f"{p}={chance.randint(1, 60)}" for p in sorted(pairs))
    index = index_of(hall(words, chance.randint(1, 4)))
    choice = choose(index)
    prices = prices_of(index, choice)
    seats = sum(price * sum(row) for price, row in zip(prices, index.places, strict=True))
    assert (
        seats + sum(_own_best(index, own, prices) for own in index.pairs_of_seeker) == choice.score
    )


def _own_best(index: Index, own: Sequence[int], prices: list[int]) -> int:
    """What a seeker's choice is worth beyond the prices of its seats."""
    gains = sorted((index.utility[p] - prices[index.employer_of[p]] for p in own), reverse=True)
    bonuses = [*index.bonuses, *[0] * len(gains)]
    worth = [gain + bonus for gain, bonus in zip(gains, bonuses, strict=False)][: index.n_slots]
    return max(sum(worth[:k]) for k in range(len(worth) + 1))


def test_who_needs_an_interpreter_in_a_crowd_is_not_starved() -> None:
    words = " ".join(f"s{n}:E{e}={20 + (n * e) % 9}" for n in range(20) for e in range(3))
    found = solve(speaking(hall(words, 8), "s0 s1", "01234567"), stop=Stop(iterations=300))
    held = [m for m in found.timetable.meetings if m.interpreter]
    assert {m.seeker for m in held} == {"s0", "s1"}


def test_a_model_that_is_too_big_or_broken_off_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = speaking(hall("a:X b:X"), "a", "01")
    index = index_of(problem)
    monkeypatch.setattr(scarce, "EFFORT", 0.0)
    assert helped_best(index, choose(index), lambda: False) is None
    monkeypatch.setattr(scarce, "MOST_STARTS", 1)
    assert helped_best(index, choose(index), lambda: False) is None
    assert helped_best(index_of(hall("a:X")), choose(index_of(hall("a:X"))), lambda: False) is None


def test_an_interpreter_who_is_short_is_in_the_bound() -> None:
    problem = speaking(hall("a:X=9 a:Y=9 b:X=9 b:Y=9 c:X=9 c:Y=9", slots=4), "ab", "0")
    found = solve(problem, stop=Stop(iterations=50))
    index = index_of(problem)
    assert found.bound == found.f < bound_of(problem, index)
    assert found.proven


@pytest.mark.parametrize("seed", range(60))
def test_no_timetable_exceeds_the_closer_bound(seed: int) -> None:
    problem = any_fair(random.Random(seed))
    index = index_of(problem)
    helped = helped_best(index, choose(index), lambda: False)
    if helped is None or rested(problem):
        return
    limit = limit_of(index, helped)
    assert solve(problem, stop=Stop(iterations=200)).f <= limit
    assert judged(problem, best(problem).timetable).f <= limit


@pytest.mark.parametrize("seed", range(60))
def test_what_is_best_for_the_helped_keeps_their_rules(seed: int) -> None:
    problem = any_fair(random.Random(seed))
    index = index_of(problem)
    draft = Draft(index)
    found = helped_best(index, choose(index), lambda: False)
    for pair, slot in found.slots.items() if found else ():
        if index.loose[pair]:
            assert draft.fits(pair, slot)
            draft.put(pair, slot)
    assert draft.total <= bound_of(problem, index)


def test_what_the_small_model_leaves_out_is_kept_to_all_the_same() -> None:
    problem = speaking(hall("a:X b:Y", 1), "ab", "0")
    people = tuple(replace(s, resources=("loop",)) for s in problem.seekers)
    helpers = tuple(ProblemInterpreter(name, ("so",), (0,)) for name in "IJ")
    loop = (ProblemResource("loop", 1, (0,)),)
    short = replace(problem, seekers=people, interpreters=helpers, resources=loop)
    assert len(helped(short)) == 2
    found = solve(short)
    assert len(found.timetable.meetings) == 1
    assert not violations(short, found.timetable.meetings)


def test_the_pairs_that_are_sure_are_chosen_first() -> None:
    index = index_of(hall("a:X=1 b:X=60", slots=1))
    assert choose(index, sure={0}).pairs == (0,)
    assert choose(index, sure={0}).score == 2001


# --- an employer's day --------------------------------------------------------------------------


def quiet(count: int) -> list[float]:
    return [0.0] * count


def test_somebody_who_waits_changes_places_with_somebody_who_need_not() -> None:
    problem = hall("a:X a:Y b:X", 4)
    draft = Draft(index_of(problem), {0: 3, 1: 0, 2: 1})
    hosting = Hosting(draft)
    moves = hosting.best(0, hosting.guests(0, anybody=False, scarce=False), quiet, 0.0)
    assert carried_out(draft, moves)
    assert sum(draft.waits()) == 0


def test_a_better_wish_takes_the_place_of_a_lesser_one() -> None:
    draft = Draft(index_of(hall("a:X=5 b:X=9", 1)), {0: 0})
    hosting = Hosting(draft)
    guests = hosting.guests(0, anybody=True, scarce=True)
    assert sorted(hosting.best(0, guests, quiet, 0.0)) == [
        Move(0, 0, UNPLACED),
        Move(1, UNPLACED, 0),
    ]
    assert hosting.guests(0, anybody=False, scarce=True) == [0]


def test_an_employer_who_meets_no_more_has_no_new_guests() -> None:
    problem = replace(hall("a:X b:X", 2), employers=(employer("X", 2, max_meetings=1),))
    draft = Draft(index_of(problem), {0: 0})
    assert Hosting(draft).guests(0, anybody=True, scarce=False) == [0]


def test_what_is_scarce_stands_against_a_move() -> None:
    people = (seeker("a", language="so"),)
    helper = ProblemInterpreter("I", ("so",), (0,))
    draft = Draft(index_of(replace(hall("a:X"), seekers=people, interpreters=(helper,))), {0: 0})
    assert not carried_out(draft, [Move(0, 0, 1)])
    assert draft.slot_of == [0]
