"""Ways to mend a timetable while the fair runs, and what they cost."""

from dataclasses import replace

import pytest
from scheduling.halls import employer, hall, seeker
from scheduling.test_solving import at, crowded

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import Pair, PinnedMeeting, Problem, ProblemInterpreter
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


def few_places(**more: object) -> Problem:
    """a and b wish for X, which has two slots; b for Y too."""
    places = (employer("X", 2), employer("Y", 3))
    problem = replace(hall("a:X b:X b:Y", slots=3), employers=places)
    return alternatives(replace(problem, **more), a=(0, 1), b=(1, 2))


def test_who_has_many_gives_up_a_place_for_who_has_none_when_something_happens() -> None:
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1), at("b:Y", 2)))
    after = repair(late(few_places(), "X", 1), before).timetable
    assert after.meetings == (at("a:X", 1), at("b:Y", 2))


def test_nobody_gives_up_a_place_as_long_as_nothing_has_happened() -> None:
    before = Timetable("hall", (at("b:X", 1), at("b:Y", 2)))
    problem = alternatives(few_places(), a=(1,), b=(1, 2))
    assert repair(problem, before).timetable == before
    begun = repair(replace(problem, now=0), before).timetable
    assert begun.meetings == (at("a:X", 1), at("b:Y", 2))


def test_who_gives_up_the_only_meeting_gets_another_where_there_is_a_place() -> None:
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1)))
    problem = late(few_places(), "X", 1)
    problem = replace(problem, seekers=tuple(replace(s, max_meetings=1) for s in problem.seekers))
    assert repair(problem, before).timetable.meetings == (at("a:X", 1), at("b:Y", 1))


def test_nobody_gives_up_the_only_meeting_for_nothing() -> None:
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1)))
    after = repair(late(late(few_places(), "X", 1), "Y", 3), before).timetable
    assert after.meetings == (at("b:X", 1),)


def three_in_a_row() -> tuple[Problem, Timetable]:
    """a could come instead of b, b instead of c, who has two."""
    problem = hall("a:X b:X b:Y c:Y c:Z", slots=3)
    problem = alternatives(problem, a=(0, 1), b=(1, 2), c=(0, 2))
    places = (employer("X", 2), employer("Y", 3), employer("Z", 1))
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1), at("c:Y", 2), at("c:Z", 0)))
    return late(late(replace(problem, employers=places), "X", 1), "Y", 2), before


def with_one_lost(problem: Problem, before: Timetable) -> tuple[Problem, Timetable]:
    """Somebody's employer has gone too, so that one more may be changed."""
    more = replace(
        problem,
        employers=(*problem.employers, replace(employer("W"), stations=())),
        seekers=(*problem.seekers, seeker("d", 3)),
        pairs=(*problem.pairs, Pair("d", "W", 1)),
    )
    return more, Timetable("hall", (*before.meetings, at("d:W", 0)))


def test_no_more_is_changed_than_one_meeting_beside_the_displaced() -> None:
    problem, before = three_in_a_row()
    assert repair(problem, before).timetable.meetings == before.meetings[1:]


def test_for_who_gives_up_a_place_somebody_with_more_gives_up_theirs() -> None:
    after = repair(*with_one_lost(*three_in_a_row())).timetable
    assert after.meetings == (at("c:Z", 0), at("a:X", 1), at("b:Y", 2))


def test_others_change_places_only_as_far_as_that_is_allowed() -> None:
    problem = late(alternatives(hall("a:X b:X b:Y", slots=3), a=(0, 1), b=(1, 2)), "X", 1)
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1), at("b:Y", 2)))
    assert repair(problem, before).timetable.meetings == (at("a:X", 1), at("b:Y", 2))
    after = repair(*with_one_lost(problem, before)).timetable
    assert after.meetings == (at("a:X", 1), at("b:Y", 1), at("b:X", 2))


def in_wheelchairs(*names: str) -> Problem:
    """X has a station that wheelchairs reach and one that they do not, in two slots."""
    problem = hall("a:X b:X c:X d:X", slots=2, employers=(employer("X", 2, stations=2),))
    stations = problem.employers[0].stations
    reached = (stations[0], replace(stations[1], accessible=False))
    return replace(
        problem,
        employers=(replace(problem.employers[0], stations=reached),),
        seekers=tuple(replace(s, wheelchair=s.id in names) for s in problem.seekers),
    )


def test_who_walks_changes_tables_for_somebody_in_a_wheelchair_and_only_one_does() -> None:
    problem = alternatives(in_wheelchairs("c", "d"), a=(0,), b=(1,), c=(0, 1), d=(0, 1))
    after = repair(problem, Timetable("hall", (at("a:X", 0), at("b:X", 1)))).timetable
    assert after.meetings == (at("c:X", 0), replace(at("a:X", 0), station="X.1"), at("b:X", 1))


def test_tables_are_changed_only_at_a_time_when_the_wheelchair_user_is_there() -> None:
    problem = in_wheelchairs("c")
    problem = replace(
        problem,
        employers=(*problem.employers, employer("Y", 1)),
        pairs=(*problem.pairs, Pair("c", "Y", 1)),
    )
    before = Timetable("hall", (at("a:X", 0), at("b:X", 1), at("c:Y", 0)))
    after = repair(alternatives(problem, a=(0,), b=(1,), c=(0, 1), d=()), before).timetable
    assert {s.slot for s in after.meetings if s.seeker == "c"} == {0}
    begun = repair(
        alternatives(replace(problem, now=0), a=(0,), b=(1,), c=(0, 1), d=()), before
    ).timetable
    assert at("c:X", 1) in begun.meetings
    assert replace(at("b:X", 1), station="X.1") in begun.meetings


def test_who_loses_the_station_sits_at_another_at_the_same_time() -> None:
    problem = hall("a:X", slots=3, employers=(employer("X", 3, stations=2),))
    gone = replace(problem.employers[0], stations=problem.employers[0].stations[1:])
    after = repair(replace(problem, employers=(gone,)), Timetable("hall", (at("a:X", 2),)))
    assert after.timetable.meetings == (replace(at("a:X", 2), station="X.1"),)


def test_nobody_loses_the_interpreter_to_somebody_whose_own_is_late() -> None:
    problem = hall("a:X b:Y", slots=2)
    problem = replace(
        problem,
        seekers=tuple(replace(s, language="x") for s in problem.seekers),
        interpreters=(
            ProblemInterpreter("I", ("x",), (1,)),
            ProblemInterpreter("J", ("x",), (0,)),
        ),
    )
    before = Timetable("hall", (at("a:X", 0, "I"), at("b:Y", 0, "J")))
    assert repair(problem, before).timetable.meetings == (at("b:Y", 0, "J"), at("a:X", 1, "I"))


def test_pinned_meetings_that_exclude_each_other_cannot_be_mended() -> None:
    both = (PinnedMeeting("a", "X", "X.0", 0), PinnedMeeting("b", "X", "X.0", 0))
    with pytest.raises(Refused) as caught:
        repair(hall("a:X b:X", pinned=both), Timetable("hall"))
    assert caught.value.refusal is Refusal.PROBLEM_CLASH
