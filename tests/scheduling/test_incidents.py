"""Whatever goes wrong at a fair: what was promised is kept, and little else is changed."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import given
from scheduling.halls import Size, any_fairs, pinned
from scheduling.test_properties import chances, many

from motesplats.core.errors import Refused
from motesplats.scheduling.problem import Problem, ProblemStation
from motesplats.scheduling.repair import Proposal, proposals
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, planned

Pairs = dict[tuple[str, str], PlannedMeeting]
sizes = Size(employers=8, seekers=24, slots=8, wishes=5)


def somebody_missing(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    return replace(problem, absent=tuple(s.id for s in problem.seekers if chance.random() < 0.2))


def somebody_late(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    late = chance.choice(problem.seekers).id
    people = (
        replace(s, available=without(s.available, missed)) if s.id == late else s
        for s in problem.seekers
    )
    return replace(problem, seekers=tuple(people))


def somebody_walks_in(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    like = chance.choice(problem.seekers)
    wishes = (replace(p, seeker="new") for p in problem.pairs if p.seeker == like.id)
    return replace(
        problem,
        seekers=(*problem.seekers, replace(like, id="new")),
        pairs=(*problem.pairs, *wishes),
    )


def a_station_lost(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    lost = chance.choice(chance.choice(problem.employers).stations).id
    return with_stations(problem, lambda t: () if t.id == lost else t.available)


def an_employer_late(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    late = {t.id for t in chance.choice(problem.employers).stations}
    return with_stations(
        problem, lambda t: without(t.available, missed) if t.id in late else t.available
    )


def the_whole_fair_late(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    return with_stations(problem, lambda t: without(t.available, missed))


def the_interpreters_late(problem: Problem, missed: set[int], chance: random.Random) -> Problem:
    late = (replace(i, available=without(i.available, missed)) for i in problem.interpreters)
    return replace(problem, interpreters=tuple(late))


def with_stations(problem: Problem, when: Callable[[ProblemStation], tuple[int, ...]]) -> Problem:
    employers = (
        replace(e, stations=tuple(replace(t, available=when(t)) for t in e.stations))
        for e in problem.employers
    )
    return replace(problem, employers=tuple(employers))


def without(slots: Iterable[int], missed: set[int]) -> tuple[int, ...]:
    return tuple(t for t in slots if t not in missed)


KINDS = (
    somebody_missing,
    somebody_late,
    somebody_walks_in,
    a_station_lost,
    an_employer_late,
    the_whole_fair_late,
    the_interpreters_late,
)


def happening(problem: Problem, chance: random.Random) -> tuple[Problem, Timetable]:
    """A fair of which a part is over and in which several things go wrong, and its timetable."""
    whole = replace(problem, pinned=(), now=None, absent=())
    before = solve(whole, stop=Stop(cancelled=lambda: True)).timetable
    now = chance.randrange(problem.n_slots)
    locked = [m for m in before.meetings if m.slot < now or chance.random() < 0.1]
    live = replace(whole, now=now, pinned=tuple(map(pinned, locked)))
    for kind in chance.sample(KINDS, chance.randint(1, 3)):
        live = kind(live, {now, now + 1}, chance)
    return live, before


def to_come(live: Problem, before: Timetable) -> Pairs:
    """The meetings that could be changed, of those who are there."""
    held = {*map(planned, live.pinned)}
    return {
        (m.seeker, m.employer): m
        for m in before.meetings
        if m not in held and m.seeker not in live.absent
    }


def mended(live: Problem, before: Timetable) -> list[Proposal]:
    """All proposals; none where what is locked cannot be kept."""
    try:
        return [*proposals(live, before)]
    except Refused:
        return []


@many
@given(any_fairs(sizes), chances)
def test_no_more_is_changed_than_what_cannot_stay_and_one_meeting(
    problem: Problem, chance: random.Random
) -> None:
    live, before = happening(problem, chance)
    promised, held = to_come(live, before), map(planned, live.pinned)
    broken = violations(live, (*held, *promised.values()))
    displaced = {(v.meeting.seeker, v.meeting.employer) for v in broken} & promised.keys()
    for proposal in mended(live, before)[:1]:
        after = {(m.seeker, m.employer): m for m in proposal.solution.timetable.meetings}
        moved = [
            who
            for who, m in promised.items()
            if who in after and (after[who].slot, after[who].station) != (m.slot, m.station)
        ]
        dropped = promised.keys() - after.keys() - displaced
        assert len(moved) + len(dropped) <= len(displaced) + 1


@many
@given(any_fairs(sizes), chances)
def test_every_proposal_keeps_the_rules_and_what_is_over_or_locked(
    problem: Problem, chance: random.Random
) -> None:
    live, before = happening(problem, chance)
    found = mended(live, before)
    for proposal in found:
        meetings = proposal.solution.timetable.meetings
        assert violations(live, meetings) == ()
        assert {*map(planned, live.pinned)} <= {*meetings}
    assert [p.solution.f for p in found] == [p.solution.f for p in mended(live, before)]
