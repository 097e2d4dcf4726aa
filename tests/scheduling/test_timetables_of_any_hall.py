"""What holds for every timetable of every hall."""

import json
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scheduling.halls import halls

from motesplats.scheduling.explain import Unmet, why_unmet
from motesplats.scheduling.problem import PinnedMeeting, Problem
from motesplats.scheduling.problem_json import read_problem, write_problem
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
