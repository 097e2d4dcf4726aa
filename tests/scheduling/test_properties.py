"""What holds for every timetable of every fair, with everything mixed that fairs need."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from scheduling.halls import any_fairs, locked, many, pinned

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.b2b.asking import Answer
from motesplats.scheduling.certain import rank
from motesplats.scheduling.held_clash import HeldClash, alone_with, possible
from motesplats.scheduling.hold_all import unheld
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.problem_json import read_problem, write_problem
from motesplats.scheduling.repair import repair
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import Solution, solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import Timetable, write_timetable

chances = st.integers(0, 2**32 - 1).map(random.Random)


def quick(problem: Problem, iterations: int = 200, seed: int = 1) -> Solution:
    return solve(problem, stop=Stop(iterations=iterations), seed=seed)


@many
@given(any_fairs())
def test_no_rule_is_broken_and_no_bound_exceeded(problem: Problem) -> None:
    found = quick(problem)
    assert violations(problem, found.timetable.meetings) == ()
    assert found.f <= found.bound
    assert found.utility <= found.utility_bound
    assert not found.proven or found.f == found.bound or found.utility == found.utility_bound


@many
@given(any_fairs(), st.integers(0, 3))
def test_the_same_fair_and_seed_give_the_same_bytes(problem: Problem, seed: int) -> None:
    again = read_problem(json.loads(json.dumps(write_problem(problem))))
    assert again == problem
    texts = {json.dumps(write_timetable(quick(p, seed=seed).timetable)) for p in (problem, again)}
    assert len(texts) == 1


@many
@given(any_fairs(), st.integers(0, 60), st.integers(0, 400))
def test_more_work_is_never_worse(problem: Problem, few: int, more: int) -> None:
    less, best = (rank(problem, quick(problem, n).timetable) for n in (few, few + more))
    assert best >= less


@many
@given(any_fairs())
def test_locking_what_came_out_changes_nothing(problem: Problem) -> None:
    timetable = quick(problem).timetable
    assert quick(locked(problem, timetable.meetings)).timetable == timetable


@many
@given(any_fairs())
def test_mending_what_is_whole_changes_nothing(problem: Problem) -> None:
    timetable = quick(problem).timetable
    assert repair(problem, timetable).timetable == timetable


@many
@given(any_fairs(), chances)
def test_mending_keeps_the_rules_and_history(problem: Problem, chance: random.Random) -> None:
    before = quick(problem).timetable
    live = incident(problem, before, chance)
    after = repair(live, before)
    assert violations(live, after.timetable.meetings) == ()
    assert after.f <= after.bound
    held = {m for m in before.meetings if m.slot < (live.now or 0)}
    assert held <= {*after.timetable.meetings}


def incident(problem: Problem, before: Timetable, chance: random.Random) -> Problem:
    """Half of the day is over, somebody is missing, a station is late."""
    now = max(problem.now or 0, chance.randint(0, problem.n_slots))
    held = [m for m in before.meetings if m.slot < now]
    live = locked(replace(problem, pinned=()), [*held, *_locked_later(problem, before, now)])
    gone = tuple(s.id for s in problem.seekers if chance.random() < 0.2)
    late = chance.choice(problem.employers).id
    return replace(
        live,
        now=now,
        absent=gone,
        pinned=tuple(m for m in live.pinned if m.slot < now or m.seeker not in gone),
        employers=tuple(
            replace(e, stations=tuple(replace(t, available=t.available[1:]) for t in e.stations))
            if e.id == late
            else e
            for e in problem.employers
        ),
    )


def _locked_later(problem: Problem, before: Timetable, now: int) -> Sequence[object]:
    return [m for m in before.meetings if m.slot >= now and pinned(m) in problem.pinned]


@many
@given(any_fairs())
def test_other_names_give_the_same_quality(problem: Problem) -> None:
    other = renamed(problem)
    assert rank(other, quick(other).timetable) == rank(problem, quick(problem).timetable)


@many
@given(any_fairs(), chances)
def test_another_order_of_the_lists_gives_the_same_quality(
    problem: Problem, chance: random.Random
) -> None:
    other = shuffled(problem, chance)
    assert rank(other, quick(other).timetable) == rank(problem, quick(problem).timetable)


def shuffled(problem: Problem, chance: random.Random) -> Problem:
    """The same fair with its lists in another order."""
    lists = ("employers", "seekers", "pairs", "interpreters", "pinned", "resources")
    mixed = {
        key: tuple(chance.sample(getattr(problem, key), len(getattr(problem, key))))
        for key in lists
    }
    return replace(problem, **mixed)


def renamed(problem: Problem) -> Problem:
    """Everybody and everything under another name, whose alphabetical order is the reverse."""
    text = json.dumps(write_problem(problem))
    data: Any = json.loads(text)
    names = [one["id"] for key in ("employers", "seekers", "interpreters") for one in data[key]] + [
        t["id"] for e in data["employers"] for t in e["tables"]
    ]
    other = {name: f"z{len(names) - n:03d}" for n, name in enumerate(names)}

    def change(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: change(v) for k, v in value.items()}
        if isinstance(value, list):
            return [change(v) for v in value]
        return other.get(value, value) if isinstance(value, str) else value

    return read_problem(change(data))


@many
@given(any_fairs())
def test_decided_meetings_are_all_held_or_the_fewest_that_clash_are_named(problem: Problem) -> None:
    problem = replace(problem, all_held=True)
    try:
        found = quick(problem)
    except Refused as refused:
        check_clash(problem, refused.details["clash"])
        return
    assert found.lacking == 0
    assert violations(problem, found.timetable.meetings) == ()
    assert found.breaks >= found.breaks_bound


def check_clash(problem: Problem, clash: HeldClash) -> None:
    """The meetings cannot be held, and can without any one of them."""
    own = [p for p in problem.pairs if (p.seeker, p.employer) in clash.meetings]
    assert possible(alone_with(problem, own)) is Answer.NO
    for pair in own:
        fewer = alone_with(problem, [p for p in own if p != pair])
        assert unheld(fewer, quick(fewer).timetable) == ()


nonsense = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=3),
    st.lists(st.integers(-3, 3), max_size=3),
    st.dictionaries(st.sampled_from(["id", "s", "e", "avail"]), st.integers(-3, 3)),
)


@many
@given(any_fairs(), nonsense, chances)
def test_nonsense_anywhere_in_a_file_is_refused_or_makes_sense(
    problem: Problem, value: object, chance: random.Random
) -> None:
    data: Any = json.loads(json.dumps(write_problem(problem)))
    place: Any = data
    while True:
        keys = [*place] if isinstance(place, dict) else [*range(len(place))]
        key = chance.choice(keys)
        if not isinstance(place[key], dict | list) or not place[key] or chance.random() < 0.2:
            break
        place = place[key]
    place[key] = value
    assert refusal(data) in (None, Refusal.PROBLEM_INVALID, Refusal.PROBLEM_CLASH)


def refusal(data: object) -> Refusal | None:
    try:
        solve(read_problem(data), stop=Stop(iterations=1))
    except Refused as refused:
        return refused.refusal
    return None
