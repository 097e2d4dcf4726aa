"""Each hard rule, broken once on purpose."""

from dataclasses import replace

import pytest
from scheduling.halls import employer, hall, seeker

from motesplats.scheduling.problem import PinnedMeeting, Problem, ProblemInterpreter
from motesplats.scheduling.rules import Rule, violations
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


def at(where: str, slot: int, interpreter: str | None = None) -> PlannedMeeting:
    who, station = where.split("@")
    return PlannedMeeting(who, station[0], station, slot, interpreter)


CASES = [
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
