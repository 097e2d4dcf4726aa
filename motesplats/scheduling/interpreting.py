"""Whether the interpreters of a slot suffice: Hall's condition over languages."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index


class Interpreting:
    """Judges how many can be helped in each language at once; remembers what it has judged.

    Source: P. Hall, On representatives of subsets, J. London Math. Soc. 10 (1935).
    """

    def __init__(self, index: "Index") -> None:
        self._there = tuple(
            tuple(
                (n, spoken) for n, (_, slots, spoken) in enumerate(index.speakers) if slots >> t & 1
            )
            for t in range(index.n_slots)
        )
        self._judged: dict[tuple[int, int, tuple[int, ...]], bool] = {}

    def enough(self, slot: int, wanting: Sequence[int], held: int) -> bool:
        """Whether ``wanting[k]`` people of language k can be helped, those ``held`` set aside."""
        key = (slot, held, tuple(wanting))
        found = self._judged.get(key)
        if found is None:
            found = self._judged[key] = self._hall(slot, key[2], held)
        return found

    def _hall(self, slot: int, wanting: tuple[int, ...], held: int) -> bool:
        free = [spoken for n, spoken in self._there[slot] if not held >> n & 1]
        groups = [(0, 0)]
        for language, count in enumerate(wanting):
            if count:
                groups += [(spoken | 1 << language, people + count) for spoken, people in groups]
        return all(people <= sum(bool(spoken & one) for one in free) for spoken, people in groups)
