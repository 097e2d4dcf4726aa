"""A timetable in the making: who sits where when, what fits, what keeps the rules."""

import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from motesplats.scheduling.dealing import deal

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index


class Draft:
    """Placed pairs that keep every hard rule; mutable, and never leaves the search.

    ``slot_of``: pair → slot, pinned ones included. ``seats[s]``: slot → pair.
    ``at[e][t]``: pairs in slot t at employer e, pinned ones not (their stations are set aside).
    """

    def __init__(self, index: "Index", slot_of: Mapping[int, int] | None = None) -> None:
        self.index = index
        self.slot_of: dict[int, int] = {}
        self.seats: list[dict[int, int]] = [{} for _ in index.problem.seekers]
        self.at: list[list[list[int]]] = [
            [[] for _ in range(index.n_slots)] for _ in index.problem.employers
        ]
        self.helped: list[dict[int, str]] = [{} for _ in range(index.n_slots)]
        for pair, meeting in index.pinned.items():
            self.slot_of[pair] = meeting.slot
            self.seats[index.seeker_of[pair]][meeting.slot] = pair
        for pair, slot in (slot_of or {}).items():
            if pair not in index.pinned:
                self.put(pair, slot)

    def put(self, pair: int, slot: int) -> None:
        """Place a pair that fits."""
        index = self.index
        self.slot_of[pair] = slot
        self.seats[index.seeker_of[pair]][slot] = pair
        self.at[index.employer_of[pair]][slot].append(pair)
        if index.seeker(pair).language:
            self.helped[slot] = self._interpreters(pair, slot) or {}

    def take(self, pair: int) -> int:
        """Remove a placed pair that is not pinned; its slot."""
        index = self.index
        slot = self.slot_of.pop(pair)
        del self.seats[index.seeker_of[pair]][slot]
        self.at[index.employer_of[pair]][slot].remove(pair)
        self.helped[slot].pop(pair, None)
        return slot

    def _interpreters(self, pair: int, slot: int) -> dict[int, str] | None:
        index = self.index
        wishes = {p: index.things(p, -1, slot) for p in (*self.helped[slot], pair)}
        return deal(wishes, self.helped[slot])

    def fits(self, pair: int, slot: int) -> bool:
        """Whether an unplaced pair can be placed there without moving anybody."""
        index = self.index
        s = index.seeker_of[pair]
        seat = self.seats[s]
        if slot in seat or slot not in index.slot_sets[pair]:
            return False
        if len(seat) >= index.problem.seekers[s].max_meetings:
            return False
        return (
            self.has_room(pair, slot)
            and self.within_reach(pair, slot)
            and self.run_ok(pair, slot)
            and self.has_interpreter(pair, slot)
        )

    def has_room(self, pair: int, slot: int) -> bool:
        """Whether the employer has a station left then, reachable by wheelchair if need be."""
        index = self.index
        e = index.employer_of[pair]
        there = self.at[e][slot]
        if len(there) >= index.places[e][slot]:
            return False
        if not index.seeker(pair).wheelchair:
            return True
        return sum(index.seeker(q).wheelchair for q in there) < index.reachable[e][slot]

    def has_interpreter(self, pair: int, slot: int) -> bool:
        """Whether all who need one then, this pair included, can have an interpreter."""
        return not self.index.seeker(pair).language or self._interpreters(pair, slot) is not None

    def within_reach(self, pair: int, slot: int) -> bool:
        """Whether the seeker can walk there and on in time."""
        index = self.index
        if index.farthest == 1:
            return True
        steps, e = index.steps[index.seeker_of[pair]], index.employer_of[pair]
        return all(
            abs(t - slot) >= index.farthest or steps[index.employer_of[q]][e] <= abs(t - slot)
            for t, q in self.seats[index.seeker_of[pair]].items()
        )

    def run_ok(self, pair: int, slot: int) -> bool:
        """Whether the seeker's longest run of back-to-back meetings is kept."""
        seeker = self.index.seeker_of[pair]
        longest = self.index.problem.seekers[seeker].max_run
        if longest is None:
            return True
        seat = self.seats[seeker]
        first = last = slot
        while first - 1 in seat:
            first -= 1
        while last + 1 in seat:
            last += 1
        return last - first < longest

    def day_ok(self, seeker: int) -> bool:
        """Whether walking and longest run are kept over the seeker's whole day."""
        index, seat = self.index, self.seats[seeker]
        longest, steps, run = index.problem.seekers[seeker].max_run, index.steps[seeker], 1
        times = sorted(seat)
        for a, b in itertools.pairwise(times):
            if steps[index.employer_of[seat[a]]][index.employer_of[seat[b]]] > b - a:
                return False
            run = run + 1 if b == a + 1 else 1
            if longest is not None and run > longest:
                return False
        return True

    def score(self) -> int:
        """F: what the pairs are worth, and the bonuses of the seekers' first meetings."""
        index = self.index
        bonus = sum(sum(index.bonuses[: len(seat)]) for seat in self.seats)
        return bonus + sum(index.utility[p] for p in self.slot_of)

    def nearest(self, pair: int, slots: Iterable[int]) -> list[int]:
        """The slots, those next to the seeker's other meetings first."""
        own = self.seats[self.index.seeker_of[pair]]
        return sorted(slots, key=lambda t: (min((abs(t - x) for x in own), default=0), t))

    def still(self, pair: int) -> bool:
        """Whether the pair must not be pushed about by a chain."""
        return pair in self.index.pinned or self.index.needy(self.index.seeker_of[pair])
