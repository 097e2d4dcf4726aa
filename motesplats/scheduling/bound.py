"""Who could meet whom at best, time left out: a flow whose value no timetable exceeds."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index

SCALE = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """The pairs of a best bipartite b-matching and its score F; pinned pairs are counted in."""

    pairs: tuple[int, ...]
    score: int


def choose(index: "Index", forbidden: Collection[int] = (), stay: Collection[int] = ()) -> Choice:
    """The best pairs but for slots, interpreters and walking; ties go to those in ``stay``.

    With nothing forbidden its score is an upper bound of F. Integral by total unimodularity.
    """
    # Loaded late because the library takes 80 ms that most commands do not need.
    from ortools.graph.python import min_cost_flow

    flow = min_cost_flow.SimpleMinCostFlow()
    add = flow.add_arc_with_capacity_and_unit_cost
    seekers, employers = len(index.problem.seekers), len(index.problem.employers)
    source, sink = seekers + employers, seekers + employers + 1
    total = 0
    for s in range(seekers):
        have, most = _appetite(index, s, forbidden)
        total += most
        for k in range(have, have + most):
            add(source, s, 1, -SCALE * (index.bonuses[k] if k < len(index.bonuses) else 0))
    arcs = {
        add(
            index.seeker_of[p],
            seekers + index.employer_of[p],
            1,
            -SCALE * index.utility[p] - (p in stay),
        ): p
        for p, slots in enumerate(index.slots)
        if slots and p not in forbidden
    }
    for e, row in enumerate(index.places):
        add(seekers + e, sink, sum(row), 0)
    add(source, sink, total, 0)
    flow.set_node_supply(source, total)
    flow.set_node_supply(sink, -total)
    assert flow.solve() == flow.OPTIMAL, "all may flow past the hall, so a flow always exists"
    chosen = tuple(sorted([p for arc, p in arcs.items() if flow.flow(arc)] + [*index.pinned]))
    return Choice(chosen, score_of(index, chosen))


def _appetite(index: "Index", seeker: int, forbidden: Collection[int]) -> tuple[int, int]:
    own = index.pairs_of_seeker[seeker]
    have = sum(p in index.pinned for p in own)
    usable = [index.slot_sets[p] for p in own if index.slots[p] and p not in forbidden]
    room = index.problem.seekers[seeker].max_meetings - have
    return have, max(0, min(room, len(usable), len(frozenset().union(*usable))))


def score_of(index: "Index", pairs: Collection[int]) -> int:
    """F of a set of pairs."""
    counts = [0] * len(index.problem.seekers)
    for p in pairs:
        counts[index.seeker_of[p]] += 1
    bonus = sum(sum(index.bonuses[:c]) for c in counts)
    return bonus + sum(index.utility[p] for p in pairs)
