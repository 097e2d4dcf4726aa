"""Ways to mend a timetable while the fair runs, and what they cost."""

from dataclasses import replace

import pytest
from scheduling.halls import employer, hall, seeker
from scheduling.test_solving import at, crowded

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import PinnedMeeting, Problem
from motesplats.scheduling.repair import Aim, Proposal, proposals, repair
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import Timetable


def late(problem: Problem, name: str, first: int) -> Problem:
    """The fair with an employer that comes late."""
    employers = tuple(
        replace(
            e,
            stations=tuple(
                replace(t, available=tuple(x for x in t.available if x >= first or e.id != name))
                for t in e.stations
            ),
        )
        for e in problem.employers
    )
    return replace(problem, employers=employers)


def mended(seed: int) -> tuple[Problem, Timetable, list[Proposal]]:
    problem = crowded(seed)
    before = solve(problem, stop=Stop(iterations=200), seed=seed).timetable
    live = late(problem, "E0", 3)
    return live, before, list(proposals(live, before))


@pytest.mark.parametrize("seed", range(2))
def test_every_proposal_keeps_the_rules_and_is_best_at_what_it_aims_for(seed: int) -> None:
    live, _, found = mended(seed)
    assert not any(violations(live, p.solution.timetable.meetings) for p in found)
    by_aim = {p.aim: p for p in found}
    fewest = by_aim[Aim.FEWEST_MOVED]
    wishes = by_aim.get(Aim.BEST_WISHES, fewest)
    breaks = by_aim.get(Aim.LEAST_BREAKS, fewest)
    assert len(fewest.people) <= min(len(wishes.people), len(breaks.people))
    assert wishes.solution.f >= fewest.solution.f
    assert breaks.solution.breaks <= fewest.solution.breaks


def test_a_proposal_names_the_slips_and_people_it_changes() -> None:
    _, before, found = mended(0)
    for proposal in found:
        after = proposal.solution.timetable.meetings
        old, new = {s.before for s in proposal.slips}, {s.after for s in proposal.slips}
        assert set(before.meetings) - set(after) == old - {None}
        assert set(after) - set(before.meetings) == new - {None}
        changed = {m.seeker for m in old | new if m}
        assert changed == set(proposal.people)


def test_proposals_that_would_be_the_same_are_made_once() -> None:
    before = Timetable("hall", (at("a:X", 0),))
    assert len(list(proposals(hall("a:X"), before))) == 1


def alternatives(problem: Problem, **slots: tuple[int, ...]) -> Problem:
    people = tuple(replace(s, available=slots[s.id]) for s in problem.seekers)
    return replace(problem, seekers=people)


def test_of_two_displaced_one_may_push_another_person_and_no_more() -> None:
    problem = hall("a:X b:X c:X d:X", slots=6)
    problem = alternatives(problem, a=(0, 2), b=(1, 3), c=(2, 4), d=(3, 5))
    before = Timetable("hall", tuple(at(f"{n}:X", t) for t, n in enumerate("abcd")))
    after = repair(late(problem, "X", 2), before).timetable
    assert after.meetings == (at("a:X", 2), at("d:X", 3), at("c:X", 4))


def test_of_two_who_come_without_appointment_one_may_push_another_person() -> None:
    problem = alternatives(hall("a:X b:X c:Y d:Y", 2), a=(0, 1), b=(0,), c=(0, 1), d=(0,))
    after = repair(problem, Timetable("hall", (at("a:X", 0), at("c:Y", 0)))).timetable
    assert after.meetings == (at("b:X", 0), at("c:Y", 0), at("a:X", 1))


def test_who_comes_without_appointment_gets_a_place_that_one_other_can_leave() -> None:
    people = (seeker("a", 2), seeker("b", available=(0,)))
    problem = replace(hall("a:X b:X", slots=2), seekers=people)
    after = repair(problem, Timetable("hall", (at("a:X", 0),))).timetable
    assert after.meetings == (at("b:X", 0), at("a:X", 1))


def test_a_lost_station_moves_nobody_from_the_other() -> None:
    problem = replace(hall("a:X b:X", slots=1), employers=(employer("X", 1, stations=2),))
    before = Timetable("hall", (at("a:X", 0), replace(at("b:X", 0), station="X.1")))
    gone = replace(problem.employers[0], stations=problem.employers[0].stations[1:])
    after = repair(replace(problem, employers=(gone,)), before).timetable
    assert after.meetings == (before.meetings[1],)


def test_who_comes_from_another_time_takes_nobodys_station() -> None:
    problem = hall("a:X b:X", slots=2, employers=(employer("X", 2, stations=2),))
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1)))
    after = repair(alternatives(problem, a=(1,), b=(0, 1)), before).timetable
    assert after.meetings == (before.meetings[1], replace(at("a:X", 1), station="X.1"))


def test_pinned_meetings_that_exclude_each_other_cannot_be_mended() -> None:
    both = (PinnedMeeting("a", "X", "X.0", 0), PinnedMeeting("b", "X", "X.0", 0))
    with pytest.raises(Refused) as caught:
        repair(hall("a:X b:X", pinned=both), Timetable("hall"))
    assert caught.value.refusal is Refusal.PROBLEM_CLASH
