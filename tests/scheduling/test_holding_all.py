"""Meetings that are decided are all held with the fewest waits, or the clash is a smallest one."""

import json
import random
from dataclasses import replace
from itertools import count

import pytest
from scheduling.exact import best
from scheduling.halls import Size, any_fair, hall

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling import held_clash, hold_all
from motesplats.scheduling.b2b.asking import Answer
from motesplats.scheduling.held_clash import HeldClash, Hindrance, Limit, alone_with, clash_of, only
from motesplats.scheduling.held_model import required
from motesplats.scheduling.hold_all import AllHeld, Patience, unheld
from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemResource,
    ProblemZone,
)
from motesplats.scheduling.problem_json import read_problem, write_problem
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop, Stopped
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, waits_of


def decided(pairs: str, slots: int = 4, **more: object) -> Problem:
    return hall(pairs, slots, all_held=True, **more)


def fewest(problem: Problem) -> int | None:
    """The fewest waits with all meetings held, by another exact model; None where it is not so."""
    found = best(replace(problem, all_held=False))
    return None if unheld(problem, found.timetable) else found.breaks


def clash_in(problem: Problem) -> HeldClash:
    with pytest.raises(Refused) as caught:
        solve(problem)
    assert caught.value.refusal is Refusal.DECIDED_CLASH
    return caught.value.details["clash"]


def full_hall(employers: int, seekers: int, slots: int, seed: int) -> Problem:
    """Every place is taken in a timetable that nobody remembers."""
    chance = random.Random(seed)
    met: list[tuple[int, int]] = []
    for _ in range(slots):
        free = chance.sample(range(seekers), seekers)
        for e in range(employers):
            one = next((s for s in free if (s, e) not in met), None)
            if one is not None:
                free.remove(one)
                met.append((one, e))
    return decided(" ".join(f"s{s}:E{e}" for s, e in met), slots)


@pytest.mark.parametrize("seed", range(50))
def test_small_fairs_agree_with_another_exact_model(seed: int) -> None:
    chance = random.Random(seed)
    size = Size(3, 8, 6, 2, plain=chance.random() < 0.4)
    problem = replace(any_fair(chance, size), all_held=True)
    truth = fewest(problem)
    if truth is None:
        check_smallest(problem, clash_in(problem))
        return
    found = solve(problem)
    assert violations(problem, found.timetable.meetings) == ()
    assert (found.lacking, found.breaks, found.proven) == (0, truth, True)


def check_smallest(problem: Problem, clash: HeldClash) -> None:
    own = alone_with(
        problem, [p for p in problem.pairs if (p.seeker, p.employer) in clash.meetings]
    )
    assert clash.smallest
    assert fewest(own) is None
    for pair in own.pairs:
        assert fewest(alone_with(own, [p for p in own.pairs if p != pair])) is not None
    limits = clash.limits[:-1]
    assert fewest(only(own, limits)) is None
    for limit in limits:
        assert fewest(only(own, [other for other in limits if other != limit])) is not None


def test_one_meeting_too_many_is_told_with_what_hinders() -> None:
    clash = clash_in(decided("a:X b:X c:X c:Y", 2))
    assert clash.meetings == (("a", "X"), ("b", "X"), ("c", "X"))
    assert [limit.kind for limit in clash.limits] == [Hindrance.STATIONS, Hindrance.DAY]
    assert clash.smallest


def test_an_employer_without_a_station_meets_nobody() -> None:
    problem = replace(decided("a:X"), employers=(ProblemEmployer("X", ()),))
    clash = clash_in(problem)
    assert [(limit.kind, limit.number) for limit in clash.limits[:-1]] == [(Hindrance.STATIONS, 0)]


def test_a_clash_of_several_people_is_found_among_all() -> None:
    """Two can come in one slot only, to two who can only see one of them then."""
    early = decided("a:X a:Y b:X b:Y c:Z", 3)
    away = tuple(replace(s, available=(0, 1)) if s.id in "ab" else s for s in early.seekers)
    problem = replace(early, seekers=away)
    clash = clash_of(replace(problem, employers=tuple(half(e) for e in problem.employers)))
    assert {e for _, e in clash.meetings} <= {"X", "Y"}


def half(one: ProblemEmployer) -> ProblemEmployer:
    staffed = (0,) if one.id == "X" else (0, 1)
    return replace(one, stations=tuple(replace(t, available=staffed) for t in one.stations))


def test_a_thing_that_too_many_need_is_told() -> None:
    loop = ProblemResource("loop", 1, (0,))
    problem = decided("a:X b:Y", 2, resources=(loop,))
    needy = tuple(replace(s, resources=("loop",)) for s in problem.seekers)
    clash = clash_in(replace(problem, seekers=needy))
    assert clash.limits[0] == Limit(Hindrance.RESOURCE, "loop", 1, (0,))


def test_a_recruiter_who_rests_is_told() -> None:
    problem = decided("a:X b:X", 2)
    tired = tuple(
        replace(e, stations=tuple(replace(t, max_run=1) for t in e.stations))
        for e in problem.employers
    )
    clash = clash_in(replace(problem, employers=tired))
    assert Limit(Hindrance.RESTS, "X", 1) in clash.limits


def test_those_who_will_not_come_need_no_meeting() -> None:
    problem = decided("a:X b:X", 1, absent=("a",))
    assert [p.seeker for p in required(problem)] == ["b"]
    assert len(solve(problem).timetable.meetings) == 1
    alone = replace(
        problem, pinned=(PinnedMeeting("a", "X", "X.0", 0),), now=1, pairs=problem.pairs[:1]
    )
    assert len(required(alone)) == 1


def test_an_employer_who_meets_long_is_told() -> None:
    slow = ProblemZone("slow", 25, 3, 2)
    quick = ProblemZone("quick", 10, 3, 2)
    problem = decided("a:X a:Y", 2, zones=(slow, quick))
    zones = zip(problem.employers, ("slow", "quick"), strict=True)
    placed = tuple(replace(e, zone=zone) for e, zone in zones)
    clash = clash_in(replace(problem, employers=placed))
    assert clash.limits[0] == Limit(Hindrance.LONGER_THERE, "X", 2)


def test_the_wish_to_hold_all_is_written_and_read() -> None:
    problem = decided("a:X")
    assert read_problem(json.loads(json.dumps(write_problem(problem)))) == problem
    assert "all_held" not in write_problem(replace(problem, all_held=False))


def test_who_cancels_keeps_what_was_found_and_nothing_is_claimed() -> None:
    found = solve(full_hall(6, 9, 8, 1), stop=Stop(cancelled=lambda: True))
    assert found.stopped is Stopped.CANCELLED
    assert not found.proven


def patience(rounds: int = 1) -> Patience:
    return Patience(rounds, lambda: False)


def test_a_hall_too_big_for_a_proof_is_left_as_it_was_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = decided("a:X b:X")
    monkeypatch.setattr(hold_all, "MOST_STARTS", 0)
    held = hold_all.hold_all(problem, Timetable("hall"), patience())
    assert held == AllHeld(Timetable("hall"), 0, 0, 2)
    assert not held.proven


def test_what_the_search_left_out_is_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = decided("a:X b:X")
    held = hold_all.hold_all(problem, Timetable("hall"), patience())
    assert (held.lacking, held.waits, held.proven) == (0, 0, True)
    monkeypatch.setattr(hold_all, "PLACING_WORK", 0.0)
    assert hold_all.hold_all(problem, Timetable("hall"), patience()).lacking == 2


def test_a_clash_that_only_the_whole_shows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = decided("a:X b:X", 1)
    monkeypatch.setattr(hold_all, "near_clash", lambda *_: None)
    with pytest.raises(Refused) as caught:
        hold_all.hold_all(problem, Timetable("hall"), patience())
    assert caught.value.refusal is Refusal.DECIDED_CLASH


def test_a_clash_that_is_not_known_to_be_smallest_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = decided("a:X b:X", 1)
    known = held_clash.possible

    def tired(asked: Problem) -> Answer:
        told = known(asked)
        return Answer.UNKNOWN if told is Answer.YES else told

    monkeypatch.setattr(held_clash, "possible", tired)
    with pytest.raises(Refused) as caught:
        solve(problem)
    assert caught.value.refusal is Refusal.DECIDED_CLASH_AMONG


def test_who_must_wait_even_alone_is_counted_in_the_bound() -> None:
    problem = decided("a:X a:Y b:X", 3)
    late = tuple(
        replace(e, stations=tuple(replace(t, available=when) for t in e.stations))
        for e, when in zip(problem.employers, ((0, 1), (2,)), strict=True)
    )
    problem = replace(problem, employers=late)
    pairs = (Pair("a", "X", 1), Pair("a", "Y", 1))
    first = replace(problem, pairs=pairs, employers=(narrowed(late[0]), late[1]))
    found = solve(first)
    assert (found.breaks, found.breaks_bound, found.proven) == (1, 1, True)
    assert waits_of(first, found.timetable) == {"a": 1}


def narrowed(one: ProblemEmployer) -> ProblemEmployer:
    return replace(one, stations=tuple(replace(t, available=(0,)) for t in one.stations))


@pytest.mark.parametrize(
    ("pairs", "slots"), [("a:X a:Y b:X", (0, 6, 3)), ("a:X a:Y a:Z b:X b:Y", (0, 3, 6, 2, 6))]
)
@pytest.mark.parametrize("metres", [0.0, 200.0])
def test_waits_that_need_not_be_are_mended(
    pairs: str, slots: tuple[int, ...], metres: float
) -> None:
    problem = decided(pairs, 7)
    placed = tuple(replace(e, xy=(n * metres, 0.0)) for n, e in enumerate(problem.employers))
    problem = replace(problem, employers=placed)
    meetings = tuple(
        PlannedMeeting(p.seeker, p.employer, f"{p.employer}.0", t)
        for p, t in zip(problem.pairs, slots, strict=True)
    )
    held = hold_all.hold_all(problem, Timetable("hall", meetings), patience())
    assert held.proven
    assert held.waits == fewest(problem) == 0
    assert violations(problem, held.timetable.meetings) == ()


def test_in_a_full_hall_what_is_not_proven_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hold_all, "FIRST_WORK", 0.001)
    problem = full_hall(5, 7, 6, 1)
    found = solve(problem, stop=Stop(iterations=20))
    assert violations(problem, found.timetable.meetings) == ()
    assert (found.lacking, len(found.timetable.meetings)) == (0, len(problem.pairs))
    assert found.breaks_bound <= found.breaks
    assert found.proven == (found.breaks_bound == found.breaks)
    assert solve(problem, stop=Stop(iterations=20)) == found


def test_what_only_one_more_wait_allows_is_proven() -> None:
    problem = full_hall(3, 4, 5, 2)
    found = solve(problem)
    assert (found.breaks, found.proven) == (fewest(problem), True)


def test_seconds_are_divided_between_search_and_proof() -> None:
    ticks = count()
    problem = full_hall(5, 7, 6, 1)
    found = solve(problem, stop=Stop(seconds=2.0, clock=lambda: next(ticks) / 10))
    assert (found.lacking, found.stopped) == (0, Stopped.TIME)


def test_only_those_who_come_are_made_to_wait_less() -> None:
    problem = decided("a:X a:Y b:X", 5, absent=("b",))
    staffed = {"X": (0,), "Y": (1, 2, 4)}
    hosts = tuple(
        replace(e, stations=tuple(replace(t, available=staffed[e.id]) for t in e.stations))
        for e in problem.employers
    )
    late = (PlannedMeeting("a", "X", "X.0", 0), PlannedMeeting("a", "Y", "Y.0", 4))
    there = replace(problem, employers=hosts)
    held = hold_all.hold_all(there, Timetable("hall", late), patience())
    assert (held.waits, held.bound, held.lacking) == (0, 0, 0)
    assert [m.slot for m in held.timetable.meetings] == [0, 1]
