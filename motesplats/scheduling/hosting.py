"""One employer's day dealt anew: who sits there in which slot, all else as it is.

Nobody meets an employer twice, so that each who sits there, or could, has one meeting to place, and
days of different people cost nothing together: the best of all days of an employer is a flow of
least cost from people through slots to seats (an assignment; H. W. Kuhn, Naval Research Logistics
Quarterly 2, 1955).
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from motesplats.scheduling.days import NEVER
from motesplats.scheduling.draft import UNPLACED, Draft
from motesplats.scheduling.index import slots_in

# F comes before waits; small enough for the solver's numbers, and no day's waits cost as much.
WORTH = 1_000_000


class Move(NamedTuple):
    """A pair that goes from one slot to another; UNPLACED where it had or has none."""

    pair: int
    old: int
    new: int


# Number of a guest, slot or UNPLACED, and cost; a plain tuple because millions are made.
_Way = tuple[int, int, int]


class Hosting:
    """Deals days anew; remembers what a day would cost until it is told to forget."""

    def __init__(self, draft: Draft) -> None:
        # Loaded late because the library takes 80 ms that most commands do not need.
        from ortools.graph.python import min_cost_flow

        index = draft.index
        self._flow, self._draft = min_cost_flow, draft
        self._hosted: list[list[int]] = [[] for _ in index.most_there]
        for p, e in enumerate(index.employer_of):
            if index.loose[p]:
                self._hosted[e].append(p)
        self._known: list[dict[int, dict[int, int]]] = [{} for _ in index.most]

    def forget(self, seeker: int) -> None:
        """The seeker's day is another now."""
        self._known[seeker].clear()

    def guests(self, employer: int, *, anybody: bool, scarce: bool) -> list[int]:
        """The pairs there whose slots may change: those placed, with ``anybody`` others too.

        Those who need what is ``scarce`` are left alone unless asked for.
        """
        index, draft = self._draft.index, self._draft
        full = draft.met[employer] >= index.most_there[employer]
        return [
            p
            for p in self._hosted[employer]
            if (scarce or not index.scarce[p])
            and (
                draft.slot_of[p] >= 0
                or (
                    anybody
                    and not full
                    and not index.scarce[p]
                    and draft.meets[index.seeker_of[p]] < index.most[index.seeker_of[p]]
                )
            )
        ]

    def waiting(self, guests: Sequence[int]) -> bool:
        """Whether anybody there would wait less in another slot."""
        draft, seeker_of = self._draft, self._draft.index.seeker_of
        for p in guests:
            now = draft.wait(seeker_of[p])
            if now and draft.slot_of[p] >= 0 and min(self.days(p).values()) < now:
                return True
        return False

    def days(self, pair: int) -> dict[int, int]:
        """What the seeker's day costs with the pair in each slot in which it can be."""
        index, draft = self._draft.index, self._draft
        s, at = index.seeker_of[pair], draft.slot_of[pair]
        known = self._known[s].get(pair)
        if known is None:
            busy, seat = draft.busy[s], draft.seats[s]
            if at >= 0:
                busy &= ~(1 << at)
                seat[at] = -1
            known = {}
            for t in slots_in(index.loose[pair] & ~busy):
                seat[t] = pair
                cost = draft.days.cost(s, busy | 1 << t, seat)
                seat[t] = -1
                if cost < NEVER:
                    known[t] = cost
            if at >= 0:
                seat[at] = pair
            self._known[s][pair] = known
        return known

    def without(self, pair: int) -> int:
        """What the seeker's day costs without the pair, and the F that is then not had."""
        index, draft = self._draft.index, self._draft
        s, at = index.seeker_of[pair], draft.slot_of[pair]
        busy, seat, level = draft.busy[s], draft.seats[s], draft.meets[s]
        if at >= 0:
            level -= 1
            seat[at] = -1
            cost = draft.days.cost(s, busy & ~(1 << at), seat)
            seat[at] = pair
        else:
            cost = draft.days.cost(s, busy, seat)
        bonus = index.bonuses[level] if level < len(index.bonuses) else 0
        return cost + WORTH * (index.utility[pair] + bonus)

    def best(
        self,
        employer: int,
        guests: Sequence[int],
        noise: Callable[[int], Sequence[float]],
        heat: float,
    ) -> list[Move]:
        """The moves of which the sum of costs, each changed by noise up to half the heat, is least.

        Nobody who is placed leaves unless others are guests whom a place serves better.
        """
        slot_of, room = self._draft.slot_of, self._draft.left[employer].copy()
        for p in guests:
            if slot_of[p] >= 0:
                room[slot_of[p]] += 1
        ways = self._ways(guests, room, heat)
        noisy = noise(len(ways))
        costs = [way[2] + int(heat * x) for way, x in zip(ways, noisy, strict=True)]
        found = []
        for (n, new, _), units in zip(ways, self._least(ways, costs, room), strict=True):
            if units and slot_of[guests[n]] != new:
                found.append(Move(guests[n], slot_of[guests[n]], new))
        return found

    def _ways(self, guests: Sequence[int], room: list[int], heat: float) -> list[_Way]:
        """Who could sit where without much more waiting than now, and what that costs."""
        draft, seeker_of = self._draft, self._draft.index.seeker_of
        crowded = any(draft.slot_of[p] < 0 for p in guests)
        found = []
        for n, p in enumerate(guests):
            most = draft.wait(seeker_of[p]) + heat if draft.slot_of[p] >= 0 else NEVER
            found += [(n, t, c) for t, c in self.days(p).items() if c <= most and room[t] > 0]
            if crowded:
                # Who needs what is scarce gives no place up for others who are worth the same.
                reluctance = WORTH if draft.index.scarce[p] else 0
                found.append((n, UNPLACED, self.without(p) + reluctance))
        return found

    def _least(self, ways: list[_Way], costs: list[int], room: list[int]) -> list[int]:
        """Which of the ways, one for each guest, cost least together: 1 for those, else 0."""
        people, slots = ways[-1][0] + 1 if ways else 0, len(room)
        sink = people + slots
        flow = self._flow.SimpleMinCostFlow()
        arcs = flow.add_arcs_with_capacity_and_unit_cost(
            [*(way[0] for way in ways), *range(people, sink)],
            [*(sink if way[1] < 0 else people + way[1] for way in ways), *[sink] * slots],
            [*[1] * len(ways), *(max(0, seats) for seats in room)],
            [*costs, *[0] * slots],
        )
        flow.set_nodes_supplies(range(sink + 1), [*[1] * people, *[0] * slots, -people])
        assert flow.solve() == flow.OPTIMAL, "all may stay, so a flow always exists"
        chosen: list[int] = flow.flows(arcs[: len(ways)]).tolist()
        return chosen


def carried_out(draft: Draft, moves: Sequence[Move]) -> bool:
    """Make the moves; False, and nothing done, where what is scarce does not suffice."""
    _carry(draft, moves)
    if all(move.new < 0 or draft.supplied(move.pair, move.new) for move in moves):
        return True
    _carry(draft, [Move(move.pair, move.new, move.old) for move in moves])
    return False


def _carry(draft: Draft, moves: Sequence[Move]) -> None:
    for move in moves:
        if move.old >= 0:
            draft.take(move.pair)
    for move in moves:
        if move.new >= 0:
            draft.put(move.pair, move.new)
