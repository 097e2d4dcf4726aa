"""Each hard rule, broken once on purpose."""

from dataclasses import replace

import pytest
from scheduling.halls import employer, hall, seeker

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemInterpreter,
    ProblemResource,
    ProblemZone,
)
from motesplats.scheduling.rules import Rule, check_pinned, violations
from motesplats.scheduling.timetable import PlannedMeeting

BASE = replace(
    hall("a:X a:Y a:Z b:X b:Y c:X"),
    employers=(employer("X"), employer("Y", stations=2), employer("Z", xy=(900.0, 0.0))),
    interpreters=(
        ProblemInterpreter("I", ("so",), (0, 1)),
        ProblemInterpreter("J", ("ar",), (0, 1)),
    ),
)


def somali(problem: Problem, *names: str) -> Problem:
    return replace(
        problem,
        seekers=tuple(replace(s, language="so") if s.id in names else s for s in problem.seekers),
    )


def only(name: str, **more: object) -> Problem:
    people = tuple(seeker(name, **more) if s.id == name else s for s in BASE.seekers)
    return replace(BASE, seekers=people)


def where(name: str, **more: object) -> Problem:
    """The fair with an employer changed; ``tables`` is what is changed about its stations."""
    tables = more.pop("tables", {})
    changed = tuple(
        replace(e, **more, stations=tuple(replace(t, **tables) for t in e.stations))
        if e.id == name
        else e
        for e in BASE.employers
    )
    return replace(BASE, employers=changed)


def lasting(slots: int, problem: Problem = BASE) -> Problem:
    return replace(problem, pairs=tuple(replace(p, slots=slots) for p in problem.pairs))


def at(where: str, slot: int, interpreter: str | None = None) -> PlannedMeeting:
    who, station = where.split("@")
    return PlannedMeeting(who, station[0], station, slot, interpreter)


LONG = lasting(2)
LOOP = replace(
    BASE,
    resources=(ProblemResource("loop", 1, (0, 1, 2)),),
    seekers=tuple(replace(s, resources=("loop",)) for s in BASE.seekers),
)

CASES = [
    (Rule.OVERRUN, replace(LONG, pauses=(2,)), [at("a@X.0", 1)]),
    (Rule.BLOCKED_TIME, replace(LONG, blocked=(1,)), [at("a@X.0", 0)]),
    (Rule.SEEKER_AWAY, lasting(2, only("a", available=(0, 2, 3))), [at("a@X.0", 0)]),
    (Rule.SEEKER_TWICE, LONG, [at("a@X.0", 0), at("a@Y.0", 1)]),
    (Rule.STATION_EMPTY, lasting(2, where("X", tables={"available": (0,)})), [at("a@X.0", 0)]),
    (Rule.STATION_TWICE, LONG, [at("a@X.0", 0), at("b@X.0", 1)]),
    (Rule.INTERPRETER_AWAY, somali(LONG, "a"), [at("a@X.0", 1, "I")]),
    (
        Rule.INTERPRETER_TWICE,
        replace(
            somali(LONG, "a", "b"), interpreters=(ProblemInterpreter("I", ("so",), (0, 1, 2)),)
        ),
        [at("a@X.0", 0, "I"), at("b@Y.0", 1, "I")],
    ),
    (Rule.TOO_FAR, lasting(2), [at("a@X.0", 0), at("a@Z.0", 2)]),
    (Rule.TOO_LONG_RUN, lasting(2, only("a", max_run=1)), [at("a@X.0", 0), at("a@Y.0", 2)]),
    (Rule.EMPLOYER_TOO_MANY, where("X", max_meetings=1), [at("a@X.0", 0), at("b@X.0", 1)]),
    (Rule.EMPLOYER_TOO_MANY, where("X", max_meetings=0), [at("a@X.0", 0)]),
    (Rule.NO_REST, where("X", tables={"max_run": 1}), [at("a@X.0", 0), at("b@X.0", 1)]),
    (
        Rule.GROUP_FULL,
        where("X", tables={"seats": 2}),
        [at("a@X.0", 0), at("b@X.0", 0), at("c@X.0", 0)],
    ),
    (
        Rule.STATION_TWICE,
        lasting(2, where("X", tables={"seats": 2})),
        [at("a@X.0", 0), at("b@X.0", 1)],
    ),
    (Rule.RESOURCE_AWAY, LOOP, [at("a@X.0", 3)]),
    (Rule.RESOURCE_SHORT, LOOP, [at("a@X.0", 0), at("b@Y.0", 0)]),
    (Rule.RESOURCE_SHORT, lasting(2, LOOP), [at("a@X.0", 0), at("b@Y.0", 1)]),
    (Rule.UNKNOWN_ID, BASE, [at("a@Q.0", 0)]),
    (Rule.BLOCKED_TIME, replace(BASE, blocked=(1,)), [at("a@X.0", 1)]),
    (Rule.NOT_A_PAIR, BASE, [at("c@Y.0", 0)]),
    (Rule.MEETS_TWICE, BASE, [at("a@X.0", 0), at("a@X.0", 1)]),
    (Rule.SEEKER_AWAY, only("a", available=(0,)), [at("a@X.0", 1)]),
    (Rule.SEEKER_TWICE, BASE, [at("a@X.0", 0), at("a@Y.0", 0)]),
    (Rule.TOO_MANY, only("a", max_meetings=1), [at("a@X.0", 0), at("a@Y.0", 1)]),
    (Rule.FOREIGN_STATION, BASE, [PlannedMeeting("a", "X", "Y.0", 0)]),
    (
        Rule.STATION_EMPTY,
        replace(BASE, employers=(employer("X", 2), *BASE.employers[1:])),
        [at("a@X.0", 3)],
    ),
    (Rule.STATION_TWICE, BASE, [at("a@X.0", 0), at("b@X.0", 0)]),
    (Rule.NO_INTERPRETER, somali(BASE, "a"), [at("a@X.0", 0)]),
    (Rule.NO_INTERPRETER, somali(BASE, "a"), [at("a@X.0", 0, "J")]),
    (Rule.INTERPRETER_AWAY, somali(BASE, "a"), [at("a@X.0", 3, "I")]),
    (Rule.INTERPRETER_TWICE, somali(BASE, "a", "b"), [at("a@X.0", 0, "I"), at("b@Y.0", 0, "I")]),
    (Rule.NEEDLESS_INTERPRETER, BASE, [at("a@X.0", 0, "I")]),
    (Rule.TOO_FAR, BASE, [at("a@X.0", 0), at("a@Z.0", 1)]),
    (Rule.TOO_LONG_RUN, only("a", max_run=1), [at("a@X.0", 0), at("a@Y.0", 1)]),
    (Rule.IN_THE_PAST, replace(BASE, now=2), [at("a@X.0", 1)]),
    (Rule.ABSENT, replace(BASE, absent=("a",)), [at("a@X.0", 1)]),
    (Rule.PINNED_MISSING, replace(BASE, pinned=(PinnedMeeting("a", "X", "X.0", 0),)), []),
]


@pytest.mark.parametrize(("rule", "problem", "meetings"), CASES)
def test_a_broken_rule_is_named(
    rule: Rule, problem: Problem, meetings: list[PlannedMeeting]
) -> None:
    assert [v.rule for v in violations(problem, meetings)] == [rule]


def test_a_wheelchair_needs_a_station_it_can_reach() -> None:
    x = BASE.employers[0]
    steep = replace(x, stations=(replace(x.stations[0], accessible=False),))
    problem = replace(only("a", wheelchair=True), employers=(steep, *BASE.employers[1:]))
    assert [v.rule for v in violations(problem, [at("a@X.0", 0)])] == [Rule.NOT_REACHABLE]


def test_history_is_exempt_from_who_is_there() -> None:
    there = (PinnedMeeting("a", "X", "X.0", 0, None),)
    problem = replace(only("a", available=(3,)), pinned=there, now=2, absent=("a",), blocked=(0,))
    assert violations(problem, [at("a@X.0", 0)]) == ()


def test_a_long_walk_is_allowed_with_time_for_it() -> None:
    assert violations(BASE, [at("a@X.0", 0), at("a@Z.0", 3)]) == ()


def test_no_meeting_outlasts_the_day() -> None:
    assert Rule.OVERRUN in [v.rule for v in violations(LONG, [at("a@X.0", 3)])]


def test_a_group_begins_together_and_is_one_meeting_of_the_recruiter() -> None:
    problem = where("X", tables={"seats": 2, "max_run": 1})
    group = [at("a@X.0", 0), at("b@X.0", 0), at("c@X.0", 2)]
    assert violations(problem, group) == ()


def test_a_group_waits_for_whoever_takes_longest() -> None:
    problem = replace(
        where("X", tables={"seats": 2}),
        pairs=(Pair("a", "X", 1, slots=2), Pair("b", "X", 1), Pair("c", "X", 1)),
    )
    group = [at("b@X.0", 0), at("a@X.0", 0), at("c@X.0", 1)]
    (broken,) = violations(problem, group)
    assert (broken.rule, broken.meeting, broken.others) == (
        Rule.STATION_TWICE,
        at("c@X.0", 1),
        (at("a@X.0", 0),),
    )


def test_a_pause_of_the_day_is_a_rest() -> None:
    problem = replace(where("X", tables={"max_run": 1}), pauses=(1,))
    assert violations(problem, [at("a@X.0", 0), at("b@X.0", 1)]) == ()
    alone = replace(only("a", max_run=1), pauses=(1,))
    assert violations(alone, [at("a@X.0", 0), at("a@Y.0", 1)]) == ()


def test_a_zone_gives_the_time_for_walking_that_its_minutes_leave() -> None:
    near = replace(BASE, employers=(*BASE.employers[:2], employer("Z", xy=(300.0, 0.0))))
    day = [at("a@X.0", 0), at("a@Z.0", 1)]
    assert [v.rule for v in violations(near, day)] == [Rule.TOO_FAR]
    calm = replace(
        near,
        zones=(ProblemZone("calm", 8, 0, 1),),
        employers=(replace(near.employers[0], zone="calm"), *near.employers[1:]),
    )
    assert violations(calm, day) == ()


def test_what_is_locked_has_its_things_before_what_is_not() -> None:
    locked = replace(LOOP, pinned=(PinnedMeeting("b", "Y", "Y.0", 1),))
    (broken,) = violations(lasting(2, locked), [at("a@X.0", 0), at("b@Y.0", 1)])
    assert (broken.meeting, broken.others) == (at("a@X.0", 0), (at("b@Y.0", 1),))


def test_history_may_have_run_over() -> None:
    over = replace(LONG, pauses=(1,), now=1, pinned=(PinnedMeeting("a", "X", "X.0", 0),))
    assert violations(over, [at("a@X.0", 0)]) == ()
    ahead = replace(over, now=None)
    assert [v.rule for v in violations(ahead, [at("a@X.0", 0)])] == [Rule.OVERRUN]


def test_locked_meetings_that_clash_are_named_together() -> None:
    check_pinned(BASE)
    there = [("a", "Y", 3), ("a", "X", 0), ("b", "X", 0)]
    locked = tuple(PinnedMeeting(s, e, f"{e}.0", t) for s, e, t in there)
    with pytest.raises(Refused) as caught:
        check_pinned(replace(BASE, pinned=locked))
    assert caught.value.refusal is Refusal.PROBLEM_CLASH
    assert caught.value.details["clash"] == ("a–X (pinned[1])", "b–X (pinned[2])")
    assert caught.value.details["reason"] == "H5 double"
