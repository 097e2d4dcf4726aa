"""What is left of seats, interpreters and shared things in every slot."""

from typing import TYPE_CHECKING

from motesplats.scheduling.index import slots_in
from motesplats.scheduling.interpreting import Interpreting

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index


class Supplies:
    """Counts of what meetings take from each other.

    ``left[e][t]``: seats left; ``open[e]``: the slots with any (``chairs_left`` and
    ``chairs_open``: those that a wheelchair reaches). ``spoken[t][k]``: people of language k who
    get an interpreter when all are placed; ``helping[t]``: interpreters who are set aside, as
    bits. ``used[kind][t]``: things of a kind in use.
    """

    def __init__(self, index: "Index") -> None:
        slots = index.n_slots
        self.index = index
        self.interpreting = Interpreting(index)
        self.left = [list(row) for row in index.places]
        self.chairs_left = [list(row) for row in index.reachable]
        self.open = [_open(row) for row in self.left]
        self.chairs_open = [_open(row) for row in self.chairs_left]
        self.spoken = [[0] * (max(index.language, default=0) + 1) for _ in range(slots)]
        self.helping = [0] * slots
        self.used = [[0] * slots for _ in index.stock]

    def add_seats(self, employer: int, slot: int, seats: int) -> None:
        """Have more or fewer seats left."""
        self.left[employer][slot] += seats
        if self.left[employer][slot] > 0:
            self.open[employer] |= 1 << slot
        else:
            self.open[employer] &= ~(1 << slot)

    def add_chairs(self, employer: int, slot: int, seats: int) -> None:
        """Have more or fewer seats left that a wheelchair reaches."""
        self.chairs_left[employer][slot] += seats
        if self.chairs_left[employer][slot] > 0:
            self.chairs_open[employer] |= 1 << slot
        else:
            self.chairs_open[employer] &= ~(1 << slot)

    def need(self, pair: int, slot: int, more: int) -> None:
        """Count what is scarce that a meeting of one slot needs."""
        index = self.index
        seeker = index.seeker_of[pair]
        if index.problem.seekers[seeker].wheelchair:
            self.add_chairs(index.employer_of[pair], slot, -more)
        if index.language[seeker] >= 0:
            self.spoken[slot][index.language[seeker]] += more
        for kind in index.kinds[pair]:
            self.used[kind][slot] += more

    def stocked(self, pair: int, span: int) -> bool:
        """Whether the resources of a meeting are there for all its slots."""
        index = self.index
        return all(
            self.used[kind][t] < index.stock[kind][t]
            for kind in index.kinds[pair]
            for t in slots_in(span)
        )

    def helped(self, slot: int, language: int, more: int, held: int) -> bool:
        """Whether interpreters suffice for ``more`` of a language, those ``held`` set aside."""
        wanting = self.spoken[slot]
        wanting[language] += more
        enough = self.interpreting.enough(slot, wanting, self.helping[slot] | held)
        wanting[language] -= more
        return enough

    def supplied(self, pair: int, slot: int) -> bool:
        """Whether a pair of one slot that is placed there and all others have what is scarce."""
        index = self.index
        if not index.scarce[pair]:
            return True
        s = index.seeker_of[pair]
        if (
            index.problem.seekers[s].wheelchair
            and self.chairs_left[index.employer_of[pair]][slot] < 0
        ):
            return False
        language = index.language[s]
        return (language < 0 or self.helped(slot, language, 0, 0)) and all(
            self.used[kind][slot] <= index.stock[kind][slot] for kind in index.kinds[pair]
        )


def _open(row: list[int]) -> int:
    return sum(1 << t for t, left in enumerate(row) if left > 0)
