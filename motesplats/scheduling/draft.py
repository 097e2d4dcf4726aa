"""A timetable in the making: who sits where when, what fits, what keeps the rules."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from motesplats.scheduling.days import NEVER, Days
from motesplats.scheduling.holding import Hold, Wanted, held_as, holdable, reserve
from motesplats.scheduling.index import slots_in
from motesplats.scheduling.supplies import Supplies
from motesplats.scheduling.timetable import Timetable

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index

UNPLACED = -1


class Draft(Supplies):
    """Placed pairs that keep every hard rule; mutable, and never leaves the search.

    ``slot_of[p]``: slot of a pair, pinned ones included, or UNPLACED. ``seats[s][t]``: the pair of
    a seeker in a slot, or -1; ``busy[s]``: the slots of all. ``at[e][t]``: pairs of one slot there,
    pinned ones not, which have their seats set aside. ``wanted``: station and interpreter that a
    pair had or should have. Meetings of one slot get theirs afterwards, when their number is known
    to suffice; longer ones ``hold`` them from the start.
    """

    def __init__(
        self,
        index: "Index",
        slot_of: Mapping[int, int] | None = None,
        wanted: Mapping[int, Wanted] | None = None,
    ) -> None:
        employers, slots = range(len(index.tables)), index.n_slots
        super().__init__(index)
        self.days = Days(index)
        self.wanted = wanted or {}
        self.slot_of = [UNPLACED] * len(index.utility)
        self.seats = [[-1] * slots for _ in index.most]
        self.busy = [0] * len(index.most)
        self.meets = [0] * len(index.most)
        self.met = [0] * len(index.most_there)
        self.at: list[list[list[int]]] = [[[] for _ in range(slots)] for _ in employers]
        self.hold: dict[int, Hold] = {}
        self.holders: list[list[int]] = [[] for _ in employers]
        self.total = 0
        self._set_aside()
        for pair, slot in (slot_of or {}).items():
            if pair not in index.pinned:
                self.put(pair, slot)

    def _set_aside(self) -> None:
        index = self.index
        numbers = {name: n for n, (name, _, _) in enumerate(index.speakers)}
        for pair, meeting in index.pinned.items():
            self._seat(pair, meeting.slot)
            if index.held[pair]:
                names = [t.id for t in index.tables[index.employer_of[pair]]]
                helper = numbers.get(meeting.interpreter or "", -1)
                reserve(self, pair, meeting.slot, Hold(names.index(meeting.station), helper))
                continue
            for t in slots_in(index.span(pair, meeting.slot) & (1 << index.n_slots) - 1):
                if meeting.interpreter is not None:
                    self.helping[t] |= 1 << numbers[meeting.interpreter]
                for kind in index.kinds[pair]:
                    self.used[kind][t] += 1

    def _seat(self, pair: int, slot: int) -> None:
        index = self.index
        s = index.seeker_of[pair]
        self.slot_of[pair] = slot
        for t in range(slot, min(slot + index.length[pair], index.n_slots)):
            self.seats[s][t] = pair
            self.busy[s] |= 1 << t
        self.met[index.employer_of[pair]] += 1
        k = self.meets[s]
        self.meets[s] = k + 1
        self.total += index.utility[pair] + (index.bonuses[k] if k < len(index.bonuses) else 0)

    # --- placing --------------------------------------------------------------------------------

    def put(self, pair: int, slot: int) -> None:
        """Place a pair that fits."""
        index = self.index
        if index.held[pair]:
            hold = holdable(self, pair, slot)
            if hold is None:
                raise ValueError("a longer meeting is placed where there is no station for it")
            reserve(self, pair, slot, hold)
        else:
            e = index.employer_of[pair]
            self.at[e][slot].append(pair)
            self.add_seats(e, slot, -1)
            if index.scarce[pair]:
                self.need(pair, slot, 1)
        self._seat(pair, slot)

    def take(self, pair: int) -> int:
        """Remove a placed pair that is neither pinned nor held; its slot."""
        index = self.index
        e, s, slot = index.employer_of[pair], index.seeker_of[pair], self.slot_of[pair]
        self.at[e][slot].remove(pair)
        self.add_seats(e, slot, 1)
        if index.scarce[pair]:
            self.need(pair, slot, -1)
        self.slot_of[pair] = UNPLACED
        self.seats[s][slot] = -1
        self.busy[s] &= ~(1 << slot)
        self.met[e] -= 1
        k = self.meets[s] - 1
        self.meets[s] = k
        self.total -= index.utility[pair] + (index.bonuses[k] if k < len(index.bonuses) else 0)
        return slot

    def shift(self, pair: int, old: int, new: int) -> None:
        """Move a meeting of one slot as far as its employer is concerned."""
        index = self.index
        e = index.employer_of[pair]
        self.at[e][old].remove(pair)
        self.at[e][new].append(pair)
        self.add_seats(e, old, 1)
        self.add_seats(e, new, -1)
        self.slot_of[pair] = new
        if index.scarce[pair]:
            self.need(pair, old, -1)
            self.need(pair, new, 1)

    # --- what fits ------------------------------------------------------------------------------

    def room(self, pair: int) -> int:
        """The slots in which an unplaced pair can begin without moving anybody."""
        index = self.index
        if index.held[pair]:
            return self._allowed(pair, -1)
        return self._allowed(pair, self.open[index.employer_of[pair]])

    def room_but_seats(self, pair: int) -> int:
        """The slots in which an unplaced pair could begin if somebody at the employer left."""
        return self._allowed(pair, -1) if self.open[self.index.employer_of[pair]] else 0

    def _allowed(self, pair: int, slots: int) -> int:
        index = self.index
        s, e = index.seeker_of[pair], index.employer_of[pair]
        found = index.domain[pair] & ~self.busy[s] & slots
        if not found or self.meets[s] >= index.most[s] or self.met[e] >= index.most_there[e]:
            return 0
        if index.problem.seekers[s].wheelchair and not index.held[pair]:
            found &= self.chairs_open[e]
        if not index.plain[s] or index.problem.seekers[s].max_run is not None:
            found = self._keeping(found, pair)
        if index.scarce[pair] or index.held[pair]:
            found = self._supplied(found, pair)
        return found

    def fits(self, pair: int, slot: int) -> bool:
        """Whether an unplaced pair can be placed there without moving anybody."""
        open_ = -1 if self.index.held[pair] else self.open[self.index.employer_of[pair]]
        return bool(self._allowed(pair, open_ & 1 << slot))

    def day_with(self, pair: int, slot: int) -> int:
        """What the seeker's day costs with the pair there; NEVER where a rule would break."""
        index = self.index
        s = index.seeker_of[pair]
        span, seat = index.span(pair, slot), self.seats[s]
        if self.busy[s] & span:
            return NEVER
        before, seat[slot] = seat[slot], pair
        cost = self.days.cost(s, self.busy[s] | span, seat)
        seat[slot] = before
        return cost

    def _keeping(self, slots: int, pair: int) -> int:
        """Those slots with which walking and longest run are kept."""
        return sum(1 << t for t in slots_in(slots) if self.day_with(pair, t) < NEVER)

    def _supplied(self, slots: int, pair: int) -> int:
        """Those slots in which interpreters and resources, or a station for longer, can be had."""
        index = self.index
        if index.held[pair]:
            return sum(1 << t for t in slots_in(slots) if holdable(self, pair, t) is not None)
        language = index.language[index.seeker_of[pair]]
        return sum(
            1 << t
            for t in slots_in(slots)
            if self.stocked(pair, 1 << t) and (language < 0 or self.helped(t, language, 1, 0))
        )

    def nearest(self, pair: int, slots: int) -> list[int]:
        """The slots, those that make the seeker wait least first."""
        return [t for _, t in sorted((self.day_with(pair, t), t) for t in slots_in(slots))]

    # --- figures --------------------------------------------------------------------------------

    def placed(self) -> dict[int, int]:
        """Slot by pair, of those that are placed."""
        return {p: t for p, t in enumerate(self.slot_of) if t != UNPLACED}

    def copy(self, pairs: Collection[int] | None = None) -> "Draft":
        """A draft with the same pairs, or those of them, at the same times and stations."""
        placed = {p: t for p, t in self.placed().items() if pairs is None or p in pairs}
        return Draft(self.index, placed, {**self.wanted, **held_as(self)})

    def wait(self, seeker: int) -> int:
        """What a seeker's day costs."""
        return self.days.cost(seeker, self.busy[seeker], self.seats[seeker])

    def waits(self) -> list[int]:
        """What every seeker's day costs."""
        return list(map(self.wait, range(len(self.busy))))


def draft_of(index: "Index", timetable: Timetable) -> Draft:
    """The draft that a timetable came from; it must keep the rules."""
    numbers = {index.pair_number[m.seeker, m.employer]: m for m in timetable.meetings}
    placed = {p: m.slot for p, m in numbers.items()}
    return Draft(index, placed, {p: (m.station, m.interpreter) for p, m in numbers.items()})
