"""How many meetings people who need something can have at most, however all others are treated."""

from collections.abc import Collection, Sequence
from itertools import count

from motesplats.scheduling.problem import Problem, ProblemSeeker


def needing(problem: Problem) -> list[ProblemSeeker]:
    """Those with a wish who need an interpreter or use a wheelchair."""
    wishing = {pair.seeker for pair in problem.pairs}
    return [s for s in problem.seekers if s.id in wishing and (s.language or s.wheelchair)]


def most_reaching(problem: Problem, level: int) -> int:
    """No timetable gives more of them ``level`` meetings.

    Each must be able to have so many with the fair for herself, and together they cannot have more
    than the interpreters have time for: both are flows, of one person and of all.
    """
    people = needing(problem)
    able = sum(_most(problem, [person], level) == level for person in people)
    return min(able, _most(problem, people, level) // level)


def _most(problem: Problem, people: Sequence[ProblemSeeker], level: int) -> int:
    """Meetings of the people, at most ``level`` each: employers, slots, interpreters matched."""
    # Here and not above because only a part of the measurements needs it.
    from ortools.graph.python import max_flow

    flow, numbers = max_flow.SimpleMaxFlow(), count(2)
    helping = {(i.id, t): next(numbers) for i in problem.interpreters for t in i.available}
    for node in helping.values():
        flow.add_arc_with_capacity(node, 1, 1)
    for person in people:
        here = next(numbers)
        flow.add_arc_with_capacity(0, here, min(level, person.max_meetings))
        slots = {t: next(numbers) for t in person.available if t not in problem.blocked}
        for t, node in slots.items():
            for help_then in _help(problem, person, t, helping):
                flow.add_arc_with_capacity(node, help_then, 1)
        for times in _times(problem, person):
            pair = next(numbers)
            flow.add_arc_with_capacity(here, pair, 1)
            for t in times & slots.keys():
                flow.add_arc_with_capacity(pair, slots[t], 1)
    flow.solve(0, 1)
    return int(flow.optimal_flow())


def _help(
    problem: Problem, person: ProblemSeeker, slot: int, helping: dict[tuple[str, int], int]
) -> list[int]:
    """The nodes of interpreters who could help then; the sink where none is needed."""
    if not person.language:
        return [1]
    able = (i.id for i in problem.interpreters if person.language in i.languages)
    return [helping[name, slot] for name in able if (name, slot) in helping]


def _times(problem: Problem, person: ProblemSeeker) -> list[set[int]]:
    """The slots in which each employer of the person's wishes has a station within reach."""
    wished = {pair.employer for pair in problem.pairs if pair.seeker == person.id}
    return [
        {t for s in e.stations if s.accessible or not person.wheelchair for t in s.available}
        for e in problem.employers
        if e.id in wished
    ]


def shares(counts: Collection[int], levels: int) -> tuple[float, ...]:
    """The share of people with at least 1, 2, … meetings."""
    return tuple(
        sum(n >= level for n in counts) / max(1, len(counts)) for level in range(1, levels + 1)
    )
