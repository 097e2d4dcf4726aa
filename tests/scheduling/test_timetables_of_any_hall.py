"""What holds for every timetable of every hall."""

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scheduling.halls import halls

from motesplats.scheduling.explain import Unmet, why_unmet
from motesplats.scheduling.problem import PinnedMeeting, Problem
from motesplats.scheduling.problem_json import read_problem, write_problem
from motesplats.scheduling.repair import repair
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import Solution, solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import PlannedMeeting, read_timetable, write_timetable

few = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


def quick(problem: Problem, seed: int = 1) -> Solution:
    return solve(problem, stop=Stop(iterations=300), seed=seed)


def pinned(meeting: PlannedMeeting) -> PinnedMeeting:
    return PinnedMeeting(
        meeting.seeker, meeting.employer, meeting.station, meeting.slot, meeting.interpreter
    )


@few
@given(halls())
def test_every_timetable_keeps_the_rules_and_stays_below_its_bound(problem: Problem) -> None:
    found = quick(problem)
    assert violations(problem, found.timetable.meetings) == ()
    assert found.f <= found.bound
    assert found.utility <= found.utility_bound
    assert found.proven == (found.utility == found.utility_bound)


@few
@given(halls(), st.integers(0, 3))
def test_same_problem_and_seed_give_the_same_bytes(problem: Problem, seed: int) -> None:
    texts = {json.dumps(write_timetable(quick(problem, seed).timetable)) for _ in range(2)}
    assert len(texts) == 1


@few
@given(halls())
def test_locking_what_came_out_changes_nothing(problem: Problem) -> None:
    timetable = quick(problem).timetable
    locked = replace(problem, pinned=tuple(map(pinned, timetable.meetings)))
    assert quick(locked).timetable == timetable


@few
@given(halls())
def test_mending_what_is_whole_changes_nothing(problem: Problem) -> None:
    timetable = quick(problem).timetable
    assert repair(problem, timetable).timetable == timetable


@few
@given(halls(), st.data())
def test_mending_keeps_the_rules_and_history_when_things_go_wrong(
    problem: Problem, data: st.DataObject
) -> None:
    before = quick(problem).timetable
    now = data.draw(st.integers(0, problem.n_slots))
    people = [s.id for s in problem.seekers]
    absent = data.draw(st.sets(st.sampled_from(people))) if people else set()
    late = tuple(
        replace(e, stations=tuple(replace(t, available=t.available[1:]) for t in e.stations))
        for e in problem.employers
    )
    history = tuple(pinned(m) for m in before.meetings if m.slot < now)
    live = replace(problem, now=now, absent=tuple(sorted(absent)), employers=late, pinned=history)
    after = repair(live, before).timetable
    assert violations(live, after.meetings) == ()
    assert {m for m in before.meetings if m.slot < now} <= set(after.meetings)


@few
@given(halls())
def test_what_is_written_is_read_back_unchanged(problem: Problem) -> None:
    assert read_problem(json.loads(json.dumps(write_problem(problem)))) == problem
    timetable = quick(problem).timetable
    assert read_timetable(json.loads(json.dumps(write_timetable(timetable)))) == timetable


@few
@given(halls())
def test_nobody_who_does_not_meet_has_room_left_for_it(problem: Problem) -> None:
    timetable = quick(problem).timetable
    met = {(m.seeker, m.employer) for m in timetable.meetings}
    for pair in problem.pairs:
        code = why_unmet(problem, timetable, pair.seeker, pair.employer).code
        assert code is not Unmet.ROOM_LEFT
        assert (code is Unmet.MEETS) == ((pair.seeker, pair.employer) in met)


@few
@given(halls(), st.data())
def test_a_meeting_moved_to_where_nothing_is_staffed_is_caught(
    problem: Problem, data: st.DataObject
) -> None:
    meetings = list(quick(problem).timetable.meetings)
    if not meetings:
        return
    n = data.draw(st.integers(0, len(meetings) - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"slot": problem.n_slots},
                {"slot": -1},
                {"station": "elsewhere"},
                {"seeker": "nobody"},
                {"employer": "nobody"},
                {"interpreter": "nobody"},
            ]
        )
    )
    meetings[n] = replace(meetings[n], **change)
    assert violations(problem, meetings)
    assert violations(problem, [*meetings, meetings[n - 1]])
