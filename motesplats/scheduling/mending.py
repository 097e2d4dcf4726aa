"""A timetable being mended: what stays as it was, what yields, and how much of that is allowed."""

from collections.abc import Callable
from dataclasses import replace

from motesplats.scheduling.chains import by_chain
from motesplats.scheduling.draft import UNPLACED, Draft
from motesplats.scheduling.improve import by_ejection, into_free
from motesplats.scheduling.index import Index, slots_in
from motesplats.scheduling.timetable import PlannedMeeting, Timetable


class Mending(Draft):
    """All of a timetable that can stay, in its place; counts what is changed from then on.

    ``happened``: the fair has begun, or something is not as it was. ``displaced``: pairs that could
    meet at another time, the most precious first. ``spare``: how many meetings may still be
    changed. One change is a displaced meeting that is placed, or one that could have stayed and is
    elsewhere or nowhere; as many are allowed as cannot stay, and one more. Meetings that are new
    cost nothing, however often they are moved.
    """

    def __init__(self, index: Index, previous: Timetable) -> None:
        numbers = {
            pair: m
            for m in previous.meetings
            if (pair := index.pair_number.get((m.seeker, m.employer))) is not None
        }
        self._home: dict[int, int] = {}
        self._claims: set[int] = set()
        self.spare = 0
        super().__init__(index, wanted={p: (m.station, m.interpreter) for p, m in numbers.items()})
        self._all = index
        gone, now = frozenset(index.problem.absent), index.problem.now
        lost = [p for p, m in self._in_turn(numbers) if not self._stays(p, m)]
        lost = [p for p in lost if numbers[p].slot >= (now or 0) and numbers[p].seeker not in gone]
        self._home |= dict.fromkeys(lost, UNPLACED)
        self.displaced = [p for p in lost if index.domain[p]]
        self.displaced.sort(key=lambda p: (-index.utility[p], p))
        self.spare = len(lost) + 1
        self.happened = bool(lost or gone or now is not None)
        # Another station at the same time is the least change for whose station is lost.
        for pair in self.displaced:
            if self.fits(pair, numbers[pair].slot):
                self.put(pair, numbers[pair].slot)

    def _in_turn(self, numbers: dict[int, PlannedMeeting]) -> list[tuple[int, PlannedMeeting]]:
        """Those first whose interpreter is still there, so that no other takes it from them."""
        index = self.index
        helping = {name: slots for name, slots, _ in index.speakers}
        unpinned = [(p, m) for p, m in numbers.items() if p not in index.pinned]
        return sorted(
            unpinned,
            key=lambda one: (
                one[1].interpreter is not None
                and not helping.get(one[1].interpreter, 0) >> one[1].slot & 1
            ),
        )

    def _stays(self, pair: int, meeting: PlannedMeeting) -> bool:
        """Whether a meeting can stay, which is then placed."""
        index, slot = self.index, meeting.slot
        tables = index.tables[index.employer_of[pair]]
        there = [t for t in tables if t.id == meeting.station and t.slots >> slot & 1]
        if not there or not self.fits(pair, slot):
            return False
        self.put(pair, slot)
        self._home[pair] = slot
        walks = not index.problem.seekers[index.seeker_of[pair]].wheelchair
        if there[0].reachable and walks and not index.held[pair]:
            self._claim(pair, slot, 1)
        return True

    def _claim(self, pair: int, slot: int, more: int) -> None:
        """Keep a station that wheelchairs reach for whoever sits there already."""
        self._claims.add(pair)
        self.add_chairs(self.index.employer_of[pair], slot, -more)

    def put(self, pair: int, slot: int) -> None:
        """Place a pair that fits."""
        super().put(pair, slot)
        self._count(pair, UNPLACED, slot)

    def take(self, pair: int) -> int:
        """Remove a placed pair that is neither pinned nor held; its slot."""
        slot = super().take(pair)
        self._count(pair, slot, UNPLACED)
        return slot

    def shift(self, pair: int, old: int, new: int) -> None:
        """Move a meeting of one slot as far as its employer is concerned."""
        super().shift(pair, old, new)
        self._count(pair, old, new)

    def _count(self, pair: int, old: int, new: int) -> None:
        home = self._home.get(pair)
        if home is not None:
            # For the displaced, whose home is nowhere, being placed is the change.
            self.spare += (old != home) - (new != home)
            if pair in self._claims and (old == home) != (new == home):
                self._claim(pair, home, 1 if new == home else -1)

    def settle_in(self, pair: int) -> bool:
        """Place a pair where nobody is in the way, unless that is one change too many."""
        costs = self._home.get(pair) == UNPLACED
        return not (costs and self.spare < 1) and into_free(self, pair)

    def stand_still(self) -> None:
        """Let only those move who are new or displaced."""
        loose = list(self._all.loose)
        for pair, slot in self._home.items():
            if slot != UNPLACED:
                loose[pair] = 0
        self.index = replace(self._all, loose=tuple(loose))

    def let_yield(self) -> None:
        """Let everybody move again."""
        self.index = self._all

    def squeeze_in(self, pair: int) -> bool:
        """Place a pair where others can be elsewhere, if that changes no more than is allowed."""
        if self.slot_of[pair] != UNPLACED:
            return False
        before = self.slot_of.copy()
        if not by_ejection(self, pair) and not by_chain(self, pair, self.spare):
            return self._by_other_table(pair)
        if self.spare >= 0:
            return True
        self._restore(before)
        return False

    def _by_other_table(self, pair: int) -> bool:
        """Place somebody in a wheelchair where another can sit at a station that none reaches."""
        index = self.index
        e, chair = index.employer_of[pair], index.problem.seekers[index.seeker_of[pair]].wheelchair
        if chair and self.spare > (self._home.get(pair) == UNPLACED):
            for slot in slots_in(index.loose[pair] & self.open[e] & ~self.chairs_open[e]):
                for q in [q for q in self.at[e][slot] if q in self._claims]:
                    self._claim(q, slot, -1)
                    if self.fits(pair, slot):
                        # Whoever changes tables is changed already, wherever they go.
                        self._claims.remove(q)
                        del self._home[q]
                        self.spare -= 1
                        self.put(pair, slot)
                        return True
                    self._claim(q, slot, 1)
        return False

    def _restore(self, before: list[int]) -> None:
        """Put all back that has been moved, and take away what was placed."""
        moved = [p for p, slot in enumerate(self.slot_of) if slot != before[p]]
        for pair in moved:
            self.take(pair)
        for pair in moved:
            if before[pair] != UNPLACED:
                self.put(pair, before[pair])

    def take_over(self, pair: int) -> bool:
        """Place a pair instead of a meeting of somebody who has as many without it.

        Who has most gives up, what is worth least; who would have fewer than the one who comes
        must get another meeting, for which a third may give up theirs. Nobody gives up for
        somebody's last level, nor as long as nothing has happened.
        """
        have = self.meets[self.index.seeker_of[pair]]
        if not self.happened or have >= max(1, self.index.problem.fair_target - 1):
            return False
        return self._instead(pair, self._elsewhere)

    def _instead(self, pair: int, consoled: Callable[[int], bool]) -> bool:
        index = self.index
        s, e = index.seeker_of[pair], index.employer_of[pair]
        found = []
        for slot in slots_in(index.loose[pair] & ~self.busy[s]):
            for q in self.at[e][slot]:
                more = self.meets[index.seeker_of[q]] - self.meets[s]
                if index.loose[q] and more > 0:
                    found.append((-more, index.utility[q], slot, q))
        for less, _, slot, q in sorted(found):
            self.take(q)
            if self.fits(pair, slot):
                self.put(pair, slot)
                if self.spare >= 0 and (less < -1 or consoled(q)):
                    return True
                self.take(pair)
            self.put(q, slot)
        return False

    def _elsewhere(self, lost: int) -> bool:
        """Another meeting for the seeker of a lost one, for which a third may give up theirs."""
        index = self.index
        own = index.pairs_of_seeker[index.seeker_of[lost]]
        wishes = [p for p in own if p != lost and index.loose[p] and self.slot_of[p] == UNPLACED]
        return any(self.settle_in(p) for p in wishes) or any(
            self._instead(p, lambda _: False) for p in wishes
        )
