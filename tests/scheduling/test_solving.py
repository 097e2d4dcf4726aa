"""Whole fairs: fairness first, stop rules, reasons, mending and what the hall holds."""

import random
from dataclasses import replace
from itertools import count

import pytest
from scheduling.halls import employer, hall, seeker

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.chains import by_chain
from motesplats.scheduling.days import NEVER
from motesplats.scheduling.dealing import deal
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.index import index_of
from motesplats.scheduling.problem import PinnedMeeting, Problem, ProblemInterpreter
from motesplats.scheduling.repair import repair
from motesplats.scheduling.solve import solution_of, solve
from motesplats.scheduling.stop import Stage, Stop, Stopped
from motesplats.scheduling.timetable import PlannedMeeting, Timetable


def busy(people: int = 24, slots: int = 8) -> Problem:
    """More wishes than places, with a walk to the far end and a few who must not run on."""
    wishes = " ".join(f"s{n}:E{(n * k + k) % 6}={9 + k}" for n in range(people) for k in (1, 2, 3))
    seen: dict[str, str] = {}
    for word in wishes.split():
        seen.setdefault(word.partition("=")[0], word)
    problem = hall(" ".join(seen.values()), slots)
    far = tuple(replace(e, xy=(60.0 * n, 0.0)) for n, e in enumerate(problem.employers))
    people_ = tuple(
        replace(s, max_run=2) if n % 5 == 0 else s for n, s in enumerate(problem.seekers)
    )
    return replace(problem, employers=far, seekers=people_)


def at(where: str, slot: int, interpreter: str | None = None) -> PlannedMeeting:
    who, e = where.split(":")
    return PlannedMeeting(who, e, f"{e}.0", slot, interpreter)


def test_everyone_gets_one_meeting_before_anyone_gets_many() -> None:
    found = solve(hall("a:X=60 a:Y=60 b:X=1 c:Y=1", slots=2))
    assert found.levels == (3, 1, 0)
    assert found.proven


@pytest.mark.parametrize("problem", [hall(""), hall("a:X")])
def test_no_wish_and_one_wish_are_fairs_too(problem: Problem) -> None:
    found = solve(problem)
    assert len(found.timetable.meetings) == len(problem.pairs)
    assert found.stopped is Stopped.PROVEN


def test_a_busy_hall_is_filled_and_tells_its_progress() -> None:
    told = []
    found = solve(busy(), progress=told.append)
    assert found.levels[0] == 24
    assert told[-1].stage is Stage.DONE
    assert found.f <= found.bound


def test_an_answer_after_cancelling_still_keeps_the_rules() -> None:
    asked = count()
    found = solve(busy(), stop=Stop(cancelled=lambda: next(asked) > 1))
    assert found.timetable.meetings
    found = solve(crowded(0), stop=Stop(cancelled=lambda: True))
    assert found.stopped is Stopped.CANCELLED


def test_the_clock_that_is_handed_in_ends_the_search() -> None:
    ticks = count()
    found = solve(busy(), stop=Stop(seconds=40.0, clock=lambda: float(next(ticks))))
    assert found.stopped in (Stopped.TIME, Stopped.PROVEN, Stopped.SPENT)


def test_seconds_without_a_clock_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="belong together"):
        Stop(seconds=1.0)


def test_pinned_meetings_that_exclude_each_other_are_refused() -> None:
    both = (PinnedMeeting("a", "X", "X.0", 0), PinnedMeeting("b", "X", "X.0", 0))
    with pytest.raises(Refused) as caught:
        solve(hall("a:X b:X", pinned=both))
    assert caught.value.refusal is Refusal.PROBLEM_CLASH


def test_a_timetable_that_breaks_a_rule_is_never_handed_out() -> None:
    index = index_of(hall("a:X"))
    with pytest.raises(RuntimeError, match="broke a rule"):
        solution_of(index, Timetable("hall", (at("a:X", 99),)), 0, Stopped.SPENT)


def test_mending_passes_over_people_who_are_not_known() -> None:
    before = Timetable("hall", (at("a:X", 2), at("z:X", 0), at("b:X", 0)))
    after = repair(replace(hall("a:X b:X"), now=1), before).timetable
    assert at("a:X", 2) in after.meetings
    assert {m.seeker for m in after.meetings} == {"a", "b"}


def test_stations_cannot_be_dealt_to_too_many() -> None:
    assert deal({1: ("x",), 2: ("x",)}) is None
    assert deal({1: ("x", "y"), 2: ("x",)}, {1: "x"}) == {1: "y", 2: "x"}


def test_the_fewest_give_up_what_they_were_dealt() -> None:
    wishes = {1: ("x", "y"), 2: ("y", "z"), 3: ("x", "y")}
    assert deal(wishes, {1: "x", 2: "y"}) == {1: "x", 2: "z", 3: "y"}


def crowded(seed: int) -> Problem:
    """Nearly as many wishes as places, with holes, so that chains and exchanges are needed."""
    chance = random.Random(seed)
    pairs = {f"s{n}:E{e}": 5 + (n * e) % 40 for n in range(40) for e in chance.sample(range(6), 4)}
    problem = hall(" ".join(f"{p}={u}" for p, u in pairs.items()), 10)
    far = tuple(
        replace(e, xy=(70.0 * n, 0.0), stations=(*e.stations, *employer(f"{e.id}b", 6).stations))
        for n, e in enumerate(problem.employers)
    )
    people = tuple(
        replace(
            s,
            available=tuple(t for t in range(10) if t // 5 == n % 2 or n % 3 == 0),
            max_run=2 if n % 7 == 0 else None,
            max_meetings=3,
            language="so" if n % 11 == 0 else None,
        )
        for n, s in enumerate(problem.seekers)
    )
    helper = ProblemInterpreter("I", ("so",), (0, 2, 3, 6, 8))
    return replace(problem, employers=far, seekers=people, interpreters=(helper,))


@pytest.mark.parametrize("seed", range(3))
def test_a_crowded_hall_comes_close_to_its_bound(seed: int) -> None:
    problem = crowded(seed)
    found = solve(problem, seed=seed)
    assert found.bound * 0.98 <= found.f <= found.bound
    locked = tuple(
        PinnedMeeting(m.seeker, m.employer, m.station, m.slot, m.interpreter)
        for m in found.timetable.meetings
        if m.slot < 4
    )
    late = tuple(
        replace(e, stations=e.stations[:1]) if n > 2 else e for n, e in enumerate(problem.employers)
    )
    live = replace(problem, pinned=locked, now=4)
    after = repair(live, found.timetable)
    assert {m for m in found.timetable.meetings if m.slot < 4} <= set(after.timetable.meetings)
    assert solve(replace(problem, employers=late)).f <= found.bound


def test_what_was_dealt_but_is_no_longer_there_is_dealt_anew() -> None:
    assert deal({1: ("y",)}, {1: "x"}) == {1: "y"}


def test_a_chain_asks_each_employer_once() -> None:
    problem = hall("s1:A s1:B s2:A s2:B s3:B s4:B z:A", 2)
    early = tuple(
        replace(s, available=(0,)) if s.id in {"s3", "s4"} else s for s in problem.seekers
    )
    hosts = tuple(employer(e.id, 2, 2) for e in problem.employers)
    problem = replace(problem, seekers=early, employers=hosts)
    draft = Draft(index_of(problem), {0: 0, 1: 1, 2: 0, 3: 1, 4: 0, 5: 0})
    assert not by_chain(draft, 6)
    assert draft.slot_of == [0, 1, 0, 1, 0, 0, -1]


@pytest.mark.parametrize(("longest", "placed"), [(24, True), (3, False)])
def test_a_chain_is_followed_unless_it_is_too_long(longest: int, placed: bool) -> None:
    problem = hall(" ".join(f"s{n}:E{n} s{n}:E{n + 1}" for n in range(10)) + " z:E0", 2)
    first = {2 * n + k: k for n in range(10) for k in (0, 1)}
    draft = Draft(index_of(problem), first)
    last = len(problem.pairs) - 1
    assert by_chain(draft, last, longest) == placed
    assert (draft.slot_of[last] >= 0) == placed


def test_a_day_with_too_long_a_run_never_comes_about() -> None:
    problem = replace(hall("a:X a:Y"), seekers=(seeker("a", max_run=1),))
    draft = Draft(index_of(problem), {0: 0})
    assert draft.day_with(1, 1) == NEVER
    assert draft.room(1) == 0b1100


def test_who_loses_a_station_gets_another_time_and_the_rest_stay() -> None:
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1)))
    x = employer("X")
    late = replace(x, stations=(replace(x.stations[0], available=(1, 2)),))
    after = repair(replace(hall("a:X b:X"), employers=(late,)), before)
    assert after.timetable.meetings == (at("b:X", 1), at("a:X", 2))
