"""Whole timetables, broken on purpose in every way: each is caught before anybody sees it."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

import pytest
from scheduling.exact import best
from scheduling.halls import Size, any_fair, pinned

from motesplats.scheduling.problem import Problem
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.timetable import PlannedMeeting

Plan = tuple[PlannedMeeting, ...]
Break = Callable[[Problem, Plan], Iterable[tuple[Problem, Plan]]]
TRIED = 60


@cache
def published() -> tuple[tuple[Problem, Plan], ...]:
    """Fairs of every kind with their best timetables."""
    fairs = [any_fair(random.Random(seed), Size(slots=8)) for seed in range(TRIED)]
    fairs = [replace(fair, now=None, absent=()) for fair in fairs]
    return tuple((fair, best(fair).timetable.meetings) for fair in fairs)


def seekers(problem: Problem, **more: object) -> Problem:
    return replace(problem, seekers=tuple(replace(s, **more) for s in problem.seekers))


def employers(problem: Problem, **more: object) -> Problem:
    return replace(problem, employers=tuple(replace(e, **more) for e in problem.employers))


def stations(problem: Problem, **more: object) -> Problem:
    return replace(
        problem,
        employers=tuple(
            replace(e, stations=tuple(replace(t, **more) for t in e.stations))
            for e in problem.employers
        ),
    )


def each(change: Callable[[Problem, PlannedMeeting], Iterable[PlannedMeeting]]) -> Break:
    """Every meeting in turn becomes what ``change`` makes of it."""

    def broken(problem: Problem, plan: Plan) -> Iterable[tuple[Problem, Plan]]:
        for n, meeting in enumerate(plan):
            for other in change(problem, meeting):
                yield problem, (*plan[:n], other, *plan[n + 1 :])

    return broken


def whole(change: Callable[[Problem, Plan], Problem | None]) -> Break:
    """The problem becomes another, for which the timetable was not made."""

    def broken(problem: Problem, plan: Plan) -> Iterable[tuple[Problem, Plan]]:
        other = change(problem, plan) if plan else None
        return [] if other is None else [(other, plan)]

    return broken


def two(change: Callable[[PlannedMeeting, PlannedMeeting], PlannedMeeting | None]) -> Break:
    """One of two meetings becomes what ``change`` makes of both."""

    def broken(problem: Problem, plan: Plan) -> Iterable[tuple[Problem, Plan]]:
        for n, b in enumerate(plan):
            for a in plan[:n]:
                other = change(a, b)
                if other is not None:
                    yield problem, (*plan[:n], other, *plan[n + 1 :])

    return broken


def one(problem: Problem, name: str) -> object:
    return next(x for x in (*problem.seekers, *problem.employers) if x.id == name)


def away(problem: Problem, m: PlannedMeeting) -> list[PlannedMeeting]:
    present = one(problem, m.seeker).available
    return [replace(m, slot=t) for t in range(problem.n_slots) if t not in present]


def unstaffed(problem: Problem, m: PlannedMeeting) -> list[PlannedMeeting]:
    table = next(t for t in one(problem, m.employer).stations if t.id == m.station)
    return [replace(m, slot=t) for t in range(problem.n_slots) if t not in table.available]


def strangers(problem: Problem, m: PlannedMeeting) -> list[PlannedMeeting]:
    pairs = {(p.seeker, p.employer) for p in problem.pairs}
    return [
        replace(m, employer=e.id, station=e.stations[0].id)
        for e in problem.employers
        if (m.seeker, e.id) not in pairs
    ]


def foreign(problem: Problem, m: PlannedMeeting) -> list[PlannedMeeting]:
    others = [e for e in problem.employers if e.id != m.employer]
    return [replace(m, station=t.id) for e in others for t in e.stations]


def helped(problem: Problem, m: PlannedMeeting) -> list[PlannedMeeting]:
    if m.interpreter is not None:
        return [replace(m, interpreter=None), replace(m, interpreter="nobody")]
    return [replace(m, interpreter=i.id) for i in problem.interpreters]


def opened(problem: Problem, plan: Plan) -> Problem | None:
    """Everybody and everything is there all the time, so that only collisions are left."""
    day = tuple(range(problem.n_slots))
    wide = stations(seekers(problem, available=day), available=day, accessible=True)
    return replace(
        wide,
        blocked=(),
        resources=tuple(replace(r, available=day) for r in problem.resources),
        interpreters=tuple(replace(i, available=day) for i in problem.interpreters),
    )


def opened_two(change: Callable[[PlannedMeeting, PlannedMeeting], PlannedMeeting | None]) -> Break:
    def broken(problem: Problem, plan: Plan) -> Iterable[tuple[Problem, Plan]]:
        return two(change)(opened(problem, plan), plan)

    return broken


def unsupplied(problem: Problem, plan: Plan) -> Problem | None:
    needed = {
        k for s in problem.seekers if any(m.seeker == s.id for m in plan) for k in s.resources
    }
    free = replace(problem, pinned=())
    return (
        replace(free, resources=tuple(replace(r, available=()) for r in problem.resources))
        if needed
        else None
    )


def short(problem: Problem, plan: Plan) -> Problem | None:
    gone = unsupplied(problem, plan)
    return gone and replace(
        problem, resources=tuple(replace(r, count=0) for r in problem.resources)
    )


def at_once(a: PlannedMeeting, b: PlannedMeeting, same: str) -> PlannedMeeting | None:
    return replace(b, slot=a.slot) if getattr(a, same) == getattr(b, same) else None


def stairs(problem: Problem, plan: Plan) -> Problem | None:
    chairs = {s.id for s in problem.seekers if s.wheelchair} & {m.seeker for m in plan}
    return stations(problem, accessible=False) if chairs else None


def crowd(problem: Problem, plan: Plan) -> Iterable[tuple[Problem, Plan]]:
    """Everybody who meets an employer comes to the same table at the same time."""
    for employer in problem.employers:
        own = [m for m in plan if m.employer == employer.id]
        if len(own) > 2:
            yield stations(problem, seats=2), tuple(replace(own[0], seeker=m.seeker) for m in own)


WAYS: list[tuple[Rule, Break]] = [
    (Rule.UNKNOWN_ID, each(lambda p, m: [replace(m, seeker="nobody"), replace(m, station="?")])),
    (Rule.UNKNOWN_ID, each(lambda p, m: [replace(m, slot=-1), replace(m, slot=p.n_slots)])),
    (Rule.BLOCKED_TIME, whole(lambda p, plan: replace(p, blocked=(plan[0].slot,), pinned=()))),
    (Rule.OVERRUN, each(lambda p, m: [replace(m, slot=p.n_slots - 1)])),
    (Rule.OVERRUN, whole(lambda p, _: replace(p, pauses=tuple(range(p.n_slots))))),
    (Rule.NOT_A_PAIR, each(strangers)),
    (Rule.MEETS_TWICE, lambda p, plan: [(p, (*plan, m)) for m in plan]),
    (Rule.SEEKER_AWAY, each(away)),
    (Rule.SEEKER_TWICE, opened_two(lambda a, b: at_once(a, b, "seeker"))),
    (Rule.TOO_MANY, whole(lambda p, _: seekers(p, max_meetings=0))),
    (Rule.EMPLOYER_TOO_MANY, whole(lambda p, _: employers(p, max_meetings=0))),
    (Rule.FOREIGN_STATION, each(foreign)),
    (Rule.STATION_EMPTY, each(unstaffed)),
    (Rule.STATION_TWICE, opened_two(lambda a, b: at_once(a, b, "station"))),
    (Rule.GROUP_FULL, crowd),
    (Rule.NOT_REACHABLE, whole(stairs)),
    (Rule.NO_INTERPRETER, each(helped)),
    (Rule.NEEDLESS_INTERPRETER, each(helped)),
    (
        Rule.INTERPRETER_AWAY,
        whole(
            lambda p, _: replace(
                p, pinned=(), interpreters=tuple(replace(i, available=()) for i in p.interpreters)
            )
        ),
    ),
    (Rule.INTERPRETER_TWICE, opened_two(lambda a, b: at_once(a, b, "interpreter"))),
    (Rule.TOO_FAR, whole(lambda p, _: seekers(p, walk_mpm=0.1))),
    (Rule.TOO_LONG_RUN, whole(lambda p, _: seekers(p, max_run=1))),
    (Rule.NO_REST, whole(lambda p, _: stations(p, max_run=1))),
    (Rule.PINNED_MISSING, lambda p, plan: [(replace(p, pinned=(pinned(m),)), ()) for m in plan]),
    (Rule.IN_THE_PAST, whole(lambda p, _: replace(p, now=p.n_slots, pinned=()))),
    (Rule.ABSENT, whole(lambda p, plan: replace(p, absent=(plan[0].seeker,), pinned=()))),
    (Rule.RESOURCE_AWAY, whole(unsupplied)),
    (Rule.RESOURCE_SHORT, whole(short)),
]
# Ways that break a rule only in some of the fairs, as when nobody has two meetings in a row.
SOMETIMES = {
    Rule.OVERRUN,
    Rule.SEEKER_TWICE,
    Rule.STATION_TWICE,
    Rule.INTERPRETER_TWICE,
    Rule.NO_INTERPRETER,
    Rule.NEEDLESS_INTERPRETER,
    Rule.INTERPRETER_AWAY,
    Rule.TOO_FAR,
    Rule.TOO_LONG_RUN,
    Rule.NO_REST,
}


def test_what_was_published_keeps_the_rules() -> None:
    assert all(violations(problem, plan) == () for problem, plan in published())
    assert sum(len(plan) for _, plan in published()) > TRIED


@pytest.mark.parametrize(("rule", "breaking"), WAYS)
def test_a_timetable_broken_on_purpose_is_caught(rule: Rule, breaking: Break) -> None:
    tried = [broken for problem, plan in published() for broken in breaking(problem, plan)]
    caught = [{v.rule for v in violations(problem, plan)} for problem, plan in tried]
    assert any(rule in rules for rules in caught)
    if rule not in SOMETIMES:
        assert all(rule in rules for rules in caught)
