"""A first timetable: those who need an interpreter, then slot by slot the most urgent pairs."""

import random
from collections.abc import Collection, Iterable

from motesplats.scheduling.draft import Draft


def construct(draft: Draft, pairs: Collection[int], seed: int) -> None:
    """Place as many of the pairs as can be had quickly; what did not fit stays unplaced."""
    chance = random.Random(seed)
    _scarce_first(draft, pairs)
    todo = sorted(set(pairs) - set(draft.slot_of))
    for slot in range(draft.index.n_slots):
        candidates = [p for p in todo if draft.fits(p, slot)]
        if candidates:
            _fill_slot(draft, slot, candidates, _weights(draft, slot, todo, chance))
            todo = [p for p in todo if p not in draft.slot_of]


def _scarce_first(draft: Draft, pairs: Iterable[int]) -> None:
    """Greedy use of interpreters would starve exactly those who need them: their turn is first."""
    index = draft.index
    todo = [p for p in pairs if index.seeker(p).language and p not in draft.slot_of]
    while todo:
        pair = min(
            todo,
            key=lambda p: (
                len(draft.seats[index.seeker_of[p]]),
                len(index.slots[p]),
                -index.utility[p],
                p,
            ),
        )
        todo.remove(pair)
        slot = next((t for t in draft.nearest(pair, index.slots[pair]) if draft.fits(pair, t)), -1)
        if slot >= 0:
            draft.put(pair, slot)


def _weights(draft: Draft, slot: int, todo: Iterable[int], chance: random.Random) -> dict[int, int]:
    """Urgency: little slack of seeker and employer, few later chances, next to an own meeting."""
    index = draft.index
    wanting = [0] * len(index.problem.seekers)
    awaited = [0] * len(index.problem.employers)
    todo = list(todo)
    for p in todo:
        wanting[index.seeker_of[p]] += 1
        awaited[index.employer_of[p]] += 1
    slack = [
        (sum(row[slot + 1 :]) - n) / max(1, *row)
        for row, n in zip(index.places, awaited, strict=True)
    ]
    later = [
        len(own) - order.get(slot, len(own)) - 1 - n
        for own, order, n in zip(index.present, index.order, wanting, strict=True)
    ]
    weights = {}
    for p in todo:
        s = index.seeker_of[p]
        weight = 300 / (1 + max(-0.5, later[s])) + 500 / (
            1 + max(-0.5, slack[index.employer_of[p]])
        )
        weight += 1000 / (1 + sum(t > slot for t in index.slots[p])) + _closeness(draft, s, slot)
        weights[p] = int(weight * 10) + chance.randrange(10)
    return weights


def _closeness(draft: Draft, seeker: int, slot: int) -> int:
    seat, own = draft.seats[seeker], draft.index.present[seeker]
    n = draft.index.order[seeker].get(slot, 0)
    if not seat:
        return -100
    beside = (n > 0 and own[n - 1] in seat) or (n + 1 < len(own) and own[n + 1] in seat)
    return 3000 if beside else 0


def _fill_slot(draft: Draft, slot: int, candidates: list[int], weights: dict[int, int]) -> None:
    # Loaded late because the library takes 80 ms that most commands do not need.
    from ortools.graph.python import min_cost_flow

    index = draft.index
    seekers = {s: n for n, s in enumerate(dict.fromkeys(index.seeker_of[p] for p in candidates))}
    employers = {
        e: len(seekers) + n
        for n, e in enumerate(dict.fromkeys(index.employer_of[p] for p in candidates))
    }
    source = len(seekers) + len(employers)
    flow = min_cost_flow.SimpleMinCostFlow()
    add = flow.add_arc_with_capacity_and_unit_cost
    arcs = [
        add(
            seekers[index.seeker_of[p]],
            employers[index.employer_of[p]],
            1,
            -max(0, weights[p]),
        )
        for p in candidates
    ]
    for node in seekers.values():
        add(source, node, 1, 0)
    for e, node in employers.items():
        add(node, source + 1, index.places[e][slot] - len(draft.at[e][slot]), 0)
    add(source, source + 1, len(seekers), 0)
    flow.set_node_supply(source, len(seekers))
    flow.set_node_supply(source + 1, -len(seekers))
    assert flow.solve() == flow.OPTIMAL, "all may flow past the hall, so a flow always exists"
    for pair, arc in zip(candidates, arcs, strict=True):
        if flow.flow(arc) and draft.fits(pair, slot):
            draft.put(pair, slot)
