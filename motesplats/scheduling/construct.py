"""A first timetable: what is scarce or long, then slot by slot the most urgent pairs."""

import random
from collections.abc import Collection, Iterable

from motesplats.scheduling.days import NEVER
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.improve import into_free

UNIT = 10


def construct(draft: Draft, pairs: Collection[int], seed: int) -> None:
    """Place as many of the pairs as can be had quickly; what did not fit stays unplaced."""
    chance = random.Random(seed)
    _scarce_first(draft, pairs)
    todo = sorted(p for p in set(pairs) if draft.slot_of[p] < 0 and draft.index.loose[p])
    for slot in range(draft.index.n_slots):
        candidates = [p for p in todo if _may(draft, p, slot)]
        if candidates:
            _fill_slot(draft, slot, candidates, _weights(draft, slot, (todo, candidates), chance))
            todo = [p for p in todo if draft.slot_of[p] < 0]


def _scarce_first(draft: Draft, pairs: Iterable[int]) -> None:
    """Greedy use of interpreters would starve exactly those who need them: their turn is first.

    Longer meetings go with them, while whole stations are free.
    """
    index = draft.index
    todo = [p for p in pairs if draft.slot_of[p] < 0 and (index.scarce[p] or index.held[p])]
    while todo:
        pair = min(
            todo,
            key=lambda p: (
                draft.meets[index.seeker_of[p]],
                index.domain[p].bit_count(),
                -index.utility[p],
                p,
            ),
        )
        todo.remove(pair)
        into_free(draft, pair)


def _may(draft: Draft, pair: int, slot: int) -> bool:
    """Whether an unplaced pair of one slot fits, seats of the slot aside."""
    index, s = draft.index, draft.index.seeker_of[pair]
    slots = index.loose[pair] & ~draft.busy[s] & draft.open[index.employer_of[pair]]
    if not slots >> slot & 1:
        return False
    if index.scarce[pair] or draft.meets[s] >= index.most[s]:
        return draft.fits(pair, slot)
    if index.plain[s] and index.problem.seekers[s].max_run is None:
        return True
    return draft.day_with(pair, slot) < NEVER


def _weights(
    draft: Draft, slot: int, pairs: tuple[list[int], list[int]], chance: random.Random
) -> list[int]:
    """Urgency: little slack of seeker and employer, few later chances, next to an own meeting."""
    index, (todo, candidates) = draft.index, pairs
    wanting = [0] * len(index.most)
    awaited = [0] * len(index.most_there)
    for p in todo:
        wanting[index.seeker_of[p]] += 1
        awaited[index.employer_of[p]] += 1
    press = [
        500 / (1 + max(-0.5, (sum(row[slot + 1 :]) - n) / max(1, *row)))
        for row, n in zip(index.places, awaited, strict=True)
    ]
    urgent: dict[int, float] = {}
    weights = []
    for p in candidates:
        s = index.seeker_of[p]
        if s not in urgent:
            later = (index.present[s] >> slot + 1).bit_count() - wanting[s]
            urgent[s] = 300 / (1 + max(-0.5, later)) + _closeness(draft, s, slot)
        chances = (index.domain[p] >> slot + 1).bit_count()
        weight = urgent[s] + press[index.employer_of[p]] + 1000 / (1 + chances)
        weights.append(int(weight * UNIT) + int(chance.random() * UNIT))
    return weights


def _closeness(draft: Draft, seeker: int, slot: int) -> int:
    """Beside a meeting of the seeker, times of absence passed over, is where no wait arises."""
    busy, free = draft.busy[seeker], draft.index.present[seeker] & ~draft.busy[seeker]
    if not busy:
        return -100
    before = busy & ((1 << slot) - 1)
    after = busy >> slot + 1
    gap = free & ((1 << slot) - 1) & -(1 << before.bit_length()) if before else -1
    ahead = free >> slot + 1 & ((after & -after) - 1) if after else -1
    return 3000 if not gap or not ahead else 0


def _fill_slot(draft: Draft, slot: int, candidates: list[int], weights: list[int]) -> None:
    # Loaded late because the library takes 80 ms that most commands do not need.
    from ortools.graph.python import min_cost_flow

    index = draft.index
    seekers = {s: n for n, s in enumerate(dict.fromkeys(index.seeker_of[p] for p in candidates))}
    employers = {
        e: len(seekers) + n
        for n, e in enumerate(dict.fromkeys(index.employer_of[p] for p in candidates))
    }
    source = len(seekers) + len(employers)
    tails = [seekers[index.seeker_of[p]] for p in candidates]
    heads = [employers[index.employer_of[p]] for p in candidates]
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        [*tails, *[source] * len(seekers), *employers.values(), source],
        [*heads, *seekers.values(), *[source + 1] * len(employers), source + 1],
        [
            *[1] * (len(candidates) + len(seekers)),
            *[max(0, draft.left[e][slot]) for e in employers],
            len(seekers),
        ],
        [*[-max(0, w) for w in weights], *[0] * (source + 1)],
    )
    flow.set_node_supply(source, len(seekers))
    flow.set_node_supply(source + 1, -len(seekers))
    assert flow.solve() == flow.OPTIMAL, "all may flow past the hall, so a flow always exists"
    flows = flow.flows(arcs[: len(candidates)]).tolist()
    for pair, units in zip(candidates, flows, strict=True):
        if units and draft.fits(pair, slot):
            draft.put(pair, slot)
