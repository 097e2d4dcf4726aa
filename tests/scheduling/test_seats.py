"""What a timetable in the making knows: what fits, what is held, when recruiters rest."""

from dataclasses import replace

import pytest
from scheduling.halls import employer, hall, seeker

from motesplats.scheduling.breaks import Smoothing
from motesplats.scheduling.draft import Draft, draft_of
from motesplats.scheduling.index import index_of
from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemInterpreter,
    ProblemResource,
    ProblemSeeker,
)
from motesplats.scheduling.resting import rests
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.timetable import PlannedMeeting, Timetable


def long_talks(*people: ProblemSeeker) -> Problem:
    """Everybody wants two slots with X, for which there are two interpreters."""
    problem = hall(" ".join(f"{p.id}:X" for p in people), 4)
    return replace(
        problem,
        seekers=people,
        pairs=tuple(Pair(p.id, "X", 5, slots=2) for p in people),
        interpreters=tuple(ProblemInterpreter(name, ("so",), (0, 1, 2, 3)) for name in ("I", "J")),
    )


def test_a_longer_meeting_keeps_the_interpreter_it_had() -> None:
    problem = long_talks(seeker("a", language="so"), seeker("b", language="so"))
    before = Timetable(
        "hall", (PlannedMeeting("a", "X", "X.0", 0, "J"), PlannedMeeting("b", "X", "X.0", 2, "I"))
    )
    draft = draft_of(index_of(problem), before)
    assert [hold.interpreter for hold in draft.hold.values()] == [1, 0]
    assert draft.copy().hold == draft.hold


def test_a_longer_meeting_without_station_cannot_be_placed() -> None:
    index = index_of(long_talks(seeker("a"), seeker("b")))
    with pytest.raises(ValueError, match="no station"):
        Draft(index, {0: 0, 1: 1})


def test_pinned_meetings_have_their_resources_and_interpreters_set_aside() -> None:
    problem = replace(
        hall("a:X b:Y", 2),
        seekers=tuple(seeker(n, 2, language="so", resources=("loop",)) for n in "ab"),
        resources=(ProblemResource("loop", 1, (0, 1)),),
        interpreters=(ProblemInterpreter("I", ("so",), (0, 1)),),
        pinned=(PinnedMeeting("a", "X", "X.0", 0, "I"),),
    )
    found = solve(problem)
    assert [m.slot for m in found.timetable.meetings] == [0, 1]
    assert not violations(problem, found.timetable.meetings)


def test_recruiters_rest_where_the_timetable_before_had_a_gap() -> None:
    x = employer("X", 5)
    tired = replace(x, stations=(replace(x.stations[0], max_run=2),))
    problem = replace(hall("a:X b:X c:X", 5), employers=(tired,))
    held = tuple(PlannedMeeting(n, "X", "X.0", t) for n, t in (("a", 0), ("b", 1), ("c", 3)))
    assert rests(problem, Timetable("hall", held)) == {"X.0": frozenset({2})}
    packed = tuple(PlannedMeeting(n, "X", "X.0", t) for t, n in enumerate("abc"))
    assert rests(problem, Timetable("hall", packed))["X.0"] == frozenset({3})


def test_a_search_that_was_warm_when_it_ended_gives_the_best_it_saw() -> None:
    problem = hall("a:X a:Y b:X b:Y c:X c:Y", 3)
    draft = Draft(index_of(problem), {0: 0, 1: 1, 2: 1, 3: 2, 4: 2, 5: 0})
    smoothing = Smoothing(draft, 1)
    first = smoothing.waits()
    for _ in smoothing.cycle():
        assert sum(smoothing.best_draft().waits()) <= first


def test_who_needs_nothing_scarce_has_it() -> None:
    assert Draft(index_of(hall("a:X")), {0: 0}).supplied(0, 0)


def test_a_wheelchair_that_reaches_no_station_is_not_supplied() -> None:
    people = (seeker("a", wheelchair=True), seeker("b", wheelchair=True))
    x = employer("X", stations=2)
    steep = replace(x, stations=(x.stations[0], replace(x.stations[1], accessible=False)))
    problem = replace(hall("a:X b:X"), seekers=people, employers=(steep,))
    draft = Draft(index_of(problem))
    draft.put(0, 0)
    assert draft.supplied(0, 0)
    draft.put(1, 0)
    assert not draft.supplied(0, 0)
