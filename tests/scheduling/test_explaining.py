"""Every explanation is tried: what it names makes the meeting possible, and nothing less does."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from scheduling.halls import employer, hall, halls, seeker

from motesplats.scheduling.change import Change, Kind, changed, granted
from motesplats.scheduling.explain import Explanation, Met, Unmet, why_met, why_unmet
from motesplats.scheduling.problem import (
    Problem,
    ProblemInterpreter,
    ProblemResource,
    ProblemStation,
)
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import PlannedMeeting, Timetable

few = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


def can_meet(
    problem: Problem,
    timetable: Timetable,
    wish: tuple[str, str],
    found: Explanation,
    changes: tuple[Change, ...],
) -> bool:
    """Whether the two can meet at the slot named once the changes are made, nobody else moving."""
    asked, kept = granted(problem, changes), changed(timetable, changes).meetings
    if found.slot < 0:
        return False
    host = next(e for e in asked.employers if e.id == wish[1])
    before = set(violations(asked, kept))
    for station in host.stations:
        for interpreter in (None, *(i.id for i in asked.interpreters)):
            meeting = PlannedMeeting(*wish, station.id, found.slot, interpreter)
            if set(violations(asked, (*kept, meeting))) <= before:
                return True
    return False


@few
@given(halls())
def test_what_an_explanation_names_is_enough_and_nothing_of_it_is_needless(
    problem: Problem,
) -> None:
    timetable = solve(problem, stop=Stop(iterations=200)).timetable
    met = {(m.seeker, m.employer) for m in timetable.meetings}
    for wish in [(s.id, e.id) for s in problem.seekers for e in problem.employers]:
        found = why_unmet(problem, timetable, *wish)
        if wish in met or found.slot < 0:
            continue
        assert can_meet(problem, timetable, wish, found, found.changes)
        moves = {c for c in found.changes if c.kind is Kind.MEETING_MOVES}
        for change in set(found.changes) - moves:
            fewer = tuple(c for c in found.changes if c != change)
            assert not can_meet(problem, timetable, wish, found, fewer)


@few
@given(halls())
def test_moves_that_an_explanation_names_keep_every_rule(problem: Problem) -> None:
    timetable = solve(problem, stop=Stop(iterations=200)).timetable
    for pair in problem.pairs:
        found = why_unmet(problem, timetable, pair.seeker, pair.employer)
        moved = changed(timetable, found.changes)
        assert {v.rule for v in violations(granted(problem, found.changes), moved.meetings)} <= {
            v.rule for v in violations(problem, timetable.meetings)
        }
