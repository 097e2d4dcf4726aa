"""Fewer waits and no lesser F: two slots at a time are dealt anew, as well as can be.

A seeker with meetings in one or both of two slots can keep or swap them: that is an arc between
the employers it meets, and the employers' free seats bound how many arcs may be taken. The best
swaps of all seekers at once are therefore a circulation of least cost (a flow, so integral), which
holds every Kempe chain between the two slots. By turns with that the day of one employer is dealt
anew (``hosting``). Noise on a few of the costs, which cools down (perturb and maximise:
G. Papandreou and A. Yuille, ICCV 2011), leads out of what neither can mend.
"""

import random
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from motesplats.scheduling.chains import swap, swapped
from motesplats.scheduling.days import BREAK, NEVER
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.holding import held_as
from motesplats.scheduling.hosting import Hosting, carried_out
from motesplats.scheduling.noise import Noise

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index

WARM = 1.6 * BREAK
BOLD = 0.3
SWEEPS = 8
WORTH = 1_000_000_000
IDLE = 0.15
NEAR = 6
FAR = 0.25
EMPLOYERS = 2
ANYBODY = 0.05
DISTURBANCE = 60


# A seeker who may swap two slots: the seeker, how much dearer the day, the employers who lose and
# gain the first slot, and whether interpreters or the like must then be looked at. A plain tuple
# because millions are made.
_Offer = tuple[int, int, int, int, bool]
_UNKNOWN: _Offer = (-1, 0, 0, 0, False)


class Smoothing:
    """Cycles from warm to cold, each from the best so far and twice as long as the one before.

    Steps depend on nothing but draft and seed, so a longer search goes on where a shorter stopped.
    """

    def __init__(self, draft: Draft, seed: int) -> None:
        # Loaded late because the library takes 80 ms that most commands do not need.
        from ortools.graph.python import min_cost_flow

        self._flow = min_cost_flow
        self._chance = random.Random(seed)
        self._index: Index = draft.index
        self._outside = len(draft.index.most_there)
        self._cycles = 0
        self._noise = Noise(self._chance)
        self.restart(draft)

    def restart(self, draft: Draft) -> None:
        """Go on from another draft."""
        index = draft.index
        self._draft = draft
        self._now = draft.waits()
        self._waits = sum(self._now)
        self._best, self._placed = self._value(), draft.slot_of.copy()
        self._offered: list[dict[int, _Offer | None]] = [{} for _ in index.most]
        self._hosting = Hosting(draft)
        self._there: list[set[int]] = [set() for _ in range(index.n_slots)]
        for pair, slot in enumerate(draft.slot_of):
            if slot >= 0 and index.loose[pair]:
                self._there[slot].add(index.seeker_of[pair])

    def _value(self) -> int:
        """What is to be least: F comes before waits."""
        return self._waits - WORTH * self._draft.total

    def best_draft(self) -> Draft:
        """The draft with the best F, and the fewest breaks of those, so far."""
        if self._value() <= self._best:
            return self._draft
        # Longer meetings are never moved here, so they still hold what they held.
        wanted = {**self._draft.wanted, **held_as(self._draft)}
        placed = {p: t for p, t in enumerate(self._placed) if t >= 0}
        return Draft(self._index, placed, wanted)

    def waits(self) -> int:
        """What the waits of the best draft so far cost; 0 where there are none."""
        return self._best % WORTH

    def cycle(self) -> Iterator[float]:
        """Work through a cycle; yields the share of it that is done, a step at a time."""
        if self._value() > self._best:
            self.restart(self.best_draft())
        slots, random = self._index.n_slots, self._chance.random
        both = list(combinations(range(slots), 2))
        hosts = [(slots, e) for e in range(self._outside)]
        sweeps = SWEEPS << self._cycles
        self._cycles += 1
        for sweep in range(sweeps):
            work = [(a, b) for a, b in both if b - a <= NEAR or random() < FAR]
            work += hosts * EMPLOYERS
            self._chance.shuffle(work)
            for n, (a, b) in enumerate(work):
                share = (sweep + n / len(work)) / sweeps
                heat = WARM * (1 - share)
                if a == slots:
                    self._deal(b, heat)
                else:
                    self._step(a, b, heat)
                yield share

    def sweep(self, first: int) -> None:
        """Swap, from slot ``first`` on, where that spares a wait and only then."""
        for a, b in combinations(range(first, self._index.n_slots), 2):
            offers = [offer for offer in self._offers(a, b) if not offer[4]]
            if any(offer[1] < -DISTURBANCE for offer in offers):
                costs = [offer[1] + DISTURBANCE for offer in offers]
                chosen = self._circulation(a, b, offers, costs)
                self._carry_out(a, b, [offers[n] for n in chosen])

    def _step(self, a: int, b: int, heat: float) -> None:
        offers, random = self._offers(a, b), self._chance.random
        if not any(offer[1] < 0 for offer in offers) and random() > IDLE:
            return
        noise = self._noise(len(offers))
        noisy = [offer[1] + int(heat * x) for offer, x in zip(offers, noise, strict=True)]
        if not noisy or min(noisy) >= 0:
            return
        chosen = self._circulation(a, b, offers, noisy)
        if self._carry_out(a, b, [offers[n] for n in chosen]):
            return
        calm = [n for n, offer in enumerate(offers) if not offer[4]]
        offers = [offers[n] for n in calm]
        chosen = self._circulation(a, b, offers, [noisy[n] for n in calm])
        self._carry_out(a, b, [offers[n] for n in chosen])

    def _deal(self, employer: int, heat: float) -> None:
        """Deal the day of an employer anew; now and then those who are not there may come."""
        draft, hosting, random = self._draft, self._hosting, self._chance.random
        anybody, scarce = random() < ANYBODY, random() < BOLD
        guests = hosting.guests(employer, anybody=anybody, scarce=scarce)
        if not anybody and not hosting.waiting(guests) and random() > IDLE:
            return
        moves = hosting.best(employer, guests, self._noise, heat)
        if not moves:
            return
        self._remember()
        people = {self._index.seeker_of[move.pair] for move in moves}
        before = sum(map(draft.wait, people))
        if carried_out(draft, moves):
            for s in people:
                self._forget(s)
            for move in moves:
                s = self._index.seeker_of[move.pair]
                if move.old >= 0:
                    self._there[move.old].discard(s)
                if move.new >= 0:
                    self._there[move.new].add(s)
            self._waits += sum(map(draft.wait, people)) - before
            self._best = min(self._best, self._value())

    def _forget(self, seeker: int) -> None:
        self._now[seeker] = self._draft.wait(seeker)
        self._offered[seeker].clear()
        self._hosting.forget(seeker)

    def _remember(self) -> None:
        """Hold on to the best so far before what may be worse."""
        if self._value() <= self._best:
            self._placed = self._draft.slot_of.copy()

    def _offers(self, a: int, b: int) -> list[_Offer]:
        """All who may swap the two slots; who needs what is scarce is asked now and then."""
        key, offered, found = a * self._index.n_slots + b, self._offered, []
        bold = self._chance.random() < BOLD
        for s in sorted(self._there[a] | self._there[b]):
            offer = offered[s].get(key, _UNKNOWN)
            if offer is _UNKNOWN:
                offer = offered[s][key] = self._offer(s, a, b)
            if offer is not None and (bold or not offer[4]):
                found.append(offer)
        return found

    def _offer(self, s: int, a: int, b: int) -> _Offer | None:
        index, draft = self._index, self._draft
        seat, loose = draft.seats[s], index.loose
        p, q = seat[a], seat[b]
        if (p >= 0 and not loose[p] >> b & 1) or (q >= 0 and not loose[q] >> a & 1):
            return None
        more = 0
        if not index.plain[s]:
            more = swapped(draft, s, a, b) - self._now[s]
        elif p < 0 or q < 0:
            more = draft.days.cost(s, draft.busy[s] ^ (1 << a | 1 << b), seat) - self._now[s]
        if more >= NEVER - self._now[s]:
            return None
        tail = index.employer_of[p] if p >= 0 else self._outside
        head = index.employer_of[q] if q >= 0 else self._outside
        scarce = (p >= 0 and index.scarce[p]) or (q >= 0 and index.scarce[q])
        return s, more, tail, head, scarce

    def _circulation(self, a: int, b: int, offers: list[_Offer], costs: list[int]) -> Iterator[int]:
        """Which of the offers to take so that all find a seat and the sum of costs is least."""
        return _circulation(self._flow, offers, costs, self._seats(a, b, offers))

    def _seats(self, a: int, b: int, offers: list[_Offer]) -> list[tuple[int, int, int]]:
        """Arcs for the seats left: between an employer and outside, and how many there are."""
        outside, left = self._outside, self._draft.left
        ends = {offer[2] for offer in offers} | {offer[3] for offer in offers}
        here = sorted(ends - {outside})
        return [arc for e in here for arc in ((outside, e, left[e][b]), (e, outside, left[e][a]))]

    def _carry_out(self, a: int, b: int, offers: list[_Offer]) -> bool:
        """Swap; False, and nothing done, where interpreters or the like do not suffice."""
        draft = self._draft
        more = sum(offer[1] for offer in offers)
        if more > 0:
            self._remember()
        for offer in offers:
            swap(draft, offer[0], a, b)
        if not all(_supplied(draft, offer[0], a, b) for offer in offers if offer[4]):
            for offer in offers:
                swap(draft, offer[0], a, b)
            return False
        for offer in offers:
            self._forget(offer[0])
            if offer[2] == self._outside:
                self._there[b].discard(offer[0])
                self._there[a].add(offer[0])
            elif offer[3] == self._outside:
                self._there[a].discard(offer[0])
                self._there[b].add(offer[0])
        self._waits += more
        self._best = min(self._best, self._value())
        return True


def _supplied(draft: Draft, seeker: int, a: int, b: int) -> bool:
    seat = draft.seats[seeker]
    return all(draft.supplied(seat[t], t) for t in (a, b) if seat[t] >= 0)


def _circulation(
    flow: Any, offers: list[_Offer], costs: list[int], seats: list[tuple[int, int, int]]
) -> Iterator[int]:
    found = flow.SimpleMinCostFlow()
    arcs = found.add_arcs_with_capacity_and_unit_cost(
        [*(offer[2] for offer in offers), *(arc[0] for arc in seats)],
        [*(offer[3] for offer in offers), *(arc[1] for arc in seats)],
        [*[1] * len(offers), *(max(0, arc[2]) for arc in seats)],
        [*costs, *[0] * len(seats)],
    )
    assert found.solve() == found.OPTIMAL, "nobody need swap, so a circulation always exists"
    flows = found.flows(arcs[: len(offers)]).tolist()
    return (n for n, units in enumerate(flows) if units)


def tidy(draft: Draft, seed: int) -> Draft:
    """The draft with fewer waits from now on and nobody moved who need not be."""
    smoothing = Smoothing(draft, seed)
    smoothing.sweep(draft.index.problem.now or 0)
    return smoothing.best_draft()
