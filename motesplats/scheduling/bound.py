"""Who could meet whom at best, time left out: a flow whose value no timetable exceeds."""

from collections.abc import Collection
from dataclasses import dataclass

from motesplats.scheduling.index import Index, restless_index_of
from motesplats.scheduling.problem import Problem

SCALE = 8
SURE = 100_000_000


@dataclass(frozen=True, slots=True)
class Choice:
    """The pairs of a best bipartite b-matching and its score F; pinned pairs are counted in."""

    pairs: tuple[int, ...]
    score: int


def choose(
    index: Index,
    forbidden: Collection[int] = (),
    stay: Collection[int] = (),
    sure: Collection[int] = (),
) -> Choice:
    """The best pairs but for slots, interpreters and walking; ties go to those in ``stay``.

    Those in ``sure`` are taken before all others. With nothing forbidden or sure and no rests
    planned its score is an upper bound of F (``bound_of``). Integral by total unimodularity
    (A. Hoffman and J. Kruskal 1956).
    """
    # Loaded late because the library takes 80 ms that most commands do not need.
    from ortools.graph.python import min_cost_flow

    seekers, employers = len(index.most), len(index.most_there)
    source, sink = seekers + employers, seekers + employers + 1
    usable = [p for p, d in enumerate(index.domain) if d and p not in forbidden]
    tails = [index.seeker_of[p] for p in usable]
    heads = [seekers + index.employer_of[p] for p in usable]
    costs = [-SCALE * (index.utility[p] + SURE * (p in sure)) - (p in stay) for p in usable]
    capacities = [1] * len(usable)
    total = 0
    for s, (have, most) in enumerate(appetites(index, usable)):
        total += most
        levels = index.bonuses[have : have + most]
        rest = most - len(levels)
        tails += [source] * (len(levels) + (rest > 0))
        heads += [s] * (len(levels) + (rest > 0))
        costs += [-SCALE * bonus for bonus in levels] + [0] * (rest > 0)
        capacities += [1] * len(levels) + [rest] * (rest > 0)
    for e, free in enumerate(offers(index)):
        tails.append(seekers + e)
        heads.append(sink)
        costs.append(0)
        capacities.append(free)
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        [*tails, source], [*heads, sink], [*capacities, total], [*costs, 0]
    )
    flow.set_node_supply(source, total)
    flow.set_node_supply(sink, -total)
    assert flow.solve() == flow.OPTIMAL, "all may flow past the hall, so a flow always exists"
    flows = flow.flows(arcs[: len(usable)]).tolist()
    chosen = [p for p, units in zip(usable, flows, strict=True) if units]
    pairs = tuple(sorted([*chosen, *index.pinned]))
    return Choice(pairs, score_of(index, pairs))


def bound_of(problem: Problem, index: Index, choice: Choice | None = None) -> int:
    """What no F of the problem exceeds, however recruiters rest; ``choice``: that of the index."""
    if not rested(problem):
        return (choice or choose(index)).score
    return choose(restless_index_of(problem)).score


def rested(problem: Problem) -> bool:
    """Whether any recruiter has to rest, so that an index knows only one of many plans."""
    return any(t.max_run is not None for e in problem.employers for t in e.stations)


def appetites(index: Index, usable: Collection[int]) -> list[tuple[int, int]]:
    """How many meetings each seeker has pinned, and how many more there could be at most."""
    slots = [0] * len(index.most)
    count = [0] * len(index.most)
    have = [0] * len(index.most)
    shortest = [index.n_slots] * len(index.most)
    for p in usable:
        s = index.seeker_of[p]
        slots[s] |= index.domain[p] if index.length[p] == 1 else index.covered(p)
        count[s] += 1
        shortest[s] = min(shortest[s], index.length[p])
    for p in index.pinned:
        have[index.seeker_of[p]] += 1
    return [
        (h, max(0, min(most - h, c, bits.bit_count() // k)))
        for h, most, c, bits, k in zip(have, index.most, count, slots, shortest, strict=True)
    ]


def offers(index: Index) -> list[int]:
    """How many more meetings each employer could have at most."""
    shortest = [index.n_slots] * len(index.most_there)
    have = [0] * len(index.most_there)
    for p, e in enumerate(index.employer_of):
        if p in index.pinned:
            have[e] += 1
        else:
            shortest[e] = min(shortest[e], index.length[p])
    return [
        max(0, min(most - h, sum(row) // k))
        for row, h, most, k in zip(index.places, have, index.most_there, shortest, strict=True)
    ]


def score_of(index: Index, pairs: Collection[int]) -> int:
    """F of a set of pairs."""
    counts = [0] * len(index.problem.seekers)
    for p in pairs:
        counts[index.seeker_of[p]] += 1
    bonus = sum(sum(index.bonuses[:c]) for c in counts)
    return bonus + sum(index.utility[p] for p in pairs)
