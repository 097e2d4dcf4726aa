"""What a seeker's day costs: breaks, and whether walking and the longest run allow it at all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index

BREAK = 1_000
LONGER = 20
NEVER = 1_000_000


class Days:
    """Costs of days: ``BREAK`` for each break, ``LONGER`` for each further slot of waiting.

    A gap that is needed for walking or in which the seeker is away is no break. Days of seekers who
    walk nowhere far depend on the occupied slots alone, and are remembered.
    """

    def __init__(self, index: "Index") -> None:
        self._index = index
        self._most = [s.max_run or index.n_slots + 1 for s in index.problem.seekers]
        self._known: list[dict[int, int]] = [{} for _ in index.problem.seekers]

    def cost(self, seeker: int, busy: int, seat: Sequence[int]) -> int:
        """The cost of a day with the slots ``busy`` and the pair ``seat[t]`` in slot t of them."""
        if not self._index.plain[seeker]:
            return self._on_foot(seeker, busy, seat)
        known = self._known[seeker]
        found = known.get(busy)
        if found is None:
            found = known[busy] = self._still(seeker, busy)
        return found

    def _still(self, seeker: int, busy: int) -> int:
        index, most = self._index, self._most[seeker]
        free = index.present[seeker] & ~busy
        cost, before, run = 0, -1, 0
        while busy:
            low = busy & -busy
            t = low.bit_length() - 1
            busy ^= low
            if t == before + 1 and run and not index.pauses >> t & 1:
                run += 1
                if run > most:
                    return NEVER
            else:
                waiting = (free & (low - 1)) >> (before + 1) if run else 0
                cost += _waiting(waiting.bit_count())
                run = 1
            before = t
        return cost

    def _on_foot(self, seeker: int, busy: int, seat: Sequence[int]) -> int:
        index, most, walk = self._index, self._most[seeker], self._index.walk[seeker]
        free = index.present[seeker] & ~busy
        cost, end, run, last = 0, -1, 0, -1
        while busy:
            t = (busy & -busy).bit_length() - 1
            pair = seat[t]
            if last >= 0:
                need = walk[index.employer_of[last]][index.employer_of[pair]]
                if need > t - end:
                    return NEVER
                cost += _waiting(((free & ((1 << t) - 1)) >> end).bit_count() - need)
            run = run + 1 if t == end and not index.pauses >> t & 1 else 1
            if run > most:
                return NEVER
            end, last = t + index.length[pair], pair
            busy &= -1 << end
        return cost


def _waiting(slots: int) -> int:
    return BREAK + LONGER * (slots - 1) if slots > 0 else 0
