"""Fewer waits with the same meetings: Kempe chains, annealed by budget."""

import itertools
import math
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from motesplats.scheduling.draft import Draft
from motesplats.scheduling.improve import chain, shift, unshift
from motesplats.scheduling.stop import Stopped, Watch

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index

WARM, COLD = 0.6, 0.03
BETWEEN_LOOKS = 256


class _Waits:
    """What every seeker's waiting costs, and who waits at all."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.costs = [0.0] * len(draft.seats)
        self.total = 0.0
        self.troubled: list[int] = []
        self._position: dict[int, int] = {}
        for s in range(len(draft.seats)):
            self.set(s, self.cost(s))

    def cost(self, s: int) -> float:
        """One for each break, a little more for a long one."""
        index, seat = self._draft.index, self._draft.seats[s]
        order, steps, cost = index.order[s], index.steps[s], 0.0
        times = sorted(seat)
        for a, b in itertools.pairwise(times):
            gap = order[b] - order[a] if a in order and b in order else b - a
            if gap > 1:
                gap -= steps[index.employer_of[seat[a]]][index.employer_of[seat[b]]] - 1
                cost += 1 + 0.02 * (gap - 2) if gap > 1 else 0
        return cost

    def set(self, s: int, cost: float) -> None:
        """Record a seeker's new cost."""
        self.total += cost - self.costs[s]
        self.costs[s] = cost
        if cost >= 1 and s not in self._position:
            self._position[s] = len(self.troubled)
            self.troubled.append(s)
        elif cost < 1 and s in self._position:
            n, last = self._position.pop(s), self.troubled.pop()
            if last != s:
                self.troubled[n] = last
                self._position[last] = n


def smooth(
    draft: Draft, watch: Watch, seed: int, tell: Callable[[float], None]
) -> tuple[Draft, Stopped]:
    """The draft with the same pairs and fewer breaks that the budget or the clock allows."""
    chance = random.Random(seed)
    waits = _Waits(draft)
    best, best_total, heat, done = dict(draft.slot_of), waits.total, WARM, 0
    stopped = Stopped.SPENT
    while waits.troubled and (watch.budget is None or done < watch.budget):
        if done % BETWEEN_LOOKS == 0:
            share = done % watch.cycle / watch.cycle
            heat = WARM * (COLD / WARM) ** share
            if waits.total < best_total - 1e-9:
                best, best_total = dict(draft.slot_of), waits.total
            tell(share)
            reason = watch.reason()
            if reason is not None:
                stopped = reason
                break
        done += 1
        _try_move(draft, waits, heat, chance)
    better = dict(draft.slot_of) if waits.total < best_total - 1e-9 else best
    return Draft(draft.index, better), stopped


def _try_move(draft: Draft, waits: _Waits, heat: float, chance: random.Random) -> None:
    index = draft.index
    move = _random_move(draft, waits, chance)
    if move is None:
        return
    moves = chain(draft, move, draft.slot_of[move[0]], chance)
    old = shift(draft, moves) if moves else None
    if moves is None or old is None:
        return
    costs = {s: waits.cost(s) for s in dict.fromkeys(index.seeker_of[p] for p in moves)}
    worse = sum(c - waits.costs[s] for s, c in costs.items())
    if worse <= 0 or chance.random() < math.exp(-worse / heat):
        for s, cost in costs.items():
            waits.set(s, cost)
    else:
        unshift(draft, moves, old)


def _random_move(draft: Draft, waits: _Waits, chance: random.Random) -> tuple[int, int] | None:
    index = draft.index
    usual = chance.random() < 0.85
    s = chance.choice(waits.troubled) if usual else chance.randrange(len(draft.seats))
    seat = draft.seats[s]
    movable = [] if index.needy(s) else [p for p in seat.values() if p not in index.pinned]
    if not movable:
        return None
    pair = chance.choice(movable)
    slot = _target(index, s, (pair, seat), chance)
    if slot not in index.slot_sets[pair] or slot == draft.slot_of[pair]:
        return None
    return pair, slot


def _target(
    index: "Index", s: int, sitting: tuple[int, dict[int, int]], chance: random.Random
) -> int:
    """Mostly the slot beside another meeting of the seeker, else any; -1 where there is none."""
    pair, seat = sitting
    others = [t for t, q in seat.items() if q != pair]
    if not others or chance.random() > 0.8:
        return chance.choice(index.slots[pair])
    n = index.order[s].get(chance.choice(others), -2) + chance.choice((-1, 1))
    return index.present[s][n] if 0 <= n < len(index.present[s]) else -1
