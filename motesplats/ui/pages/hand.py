"""What is in the coordinator's hand over the grid: a meeting, several, or a wish without a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from motesplats.ui.pages.grid_signs import Sign
from motesplats.ui.pages.grid_words import GridWords
from motesplats.usecases.carrying import Carried, Obstacle, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.core.ids import MeetingId, SeekerId, StationId
    from motesplats.i18n import Words
    from motesplats.ui.pages.grid_map import GridMap, Place
    from motesplats.usecases.carrying import Movable
    from motesplats.usecases.planning import StationView


@dataclass(slots=True, eq=False)
class Hand:
    """What is carried, and what every place said to it so far.

    ``who``: its name. ``together``: all meetings that move along with the first, that one too;
    empty for one alone. ``slot``: where the first stands.
    """

    movable: Movable
    carried: Carried
    who: str
    together: tuple[MeetingId, ...] = ()
    slot: int = 0
    _said: dict[tuple[StationId, int], Verdict] = field(default_factory=dict)
    _signs: dict[Place, Sign | None] = field(default_factory=dict)
    _shown: GridMap | None = None
    _moved: dict[int, tuple[Verdict, ...]] = field(default_factory=dict)

    def verdicts(self, shown: GridMap, place: Place) -> Sequence[Verdict]:
        """What that place says: a deal, or everything that stands against it."""
        if self.together:
            return self._all(shown.slot(place).index - self.slot)
        said = [self._one(*target) for target in shown.targets(place, self.carried)]
        deals = [verdict for verdict in said if verdict.deal is not None]
        return (deals or said)[:1] or (Verdict(),)

    def sign(self, shown: GridMap, place: Place) -> Sign | None:
        """What that place says without words; nothing where the meeting stands."""
        if shown is not self._shown:
            self._shown, self._signs = shown, {}
        if place not in self._signs:
            self._signs[place] = self._sign(shown, place)
        return self._signs[place]

    def _sign(self, shown: GridMap, place: Place) -> Sign | None:
        first = self.verdicts(shown, place)[0]
        if first.why is Obstacle.STANDS_HERE:
            return None
        if first.deal is None:
            return Sign.NOT
        return Sign.SWAPS if first.other is not None else Sign.FITS

    def said(self, shown: GridMap, place: Place, tr: Words) -> str:
        """What that place says, in words."""
        found, words = self.verdicts(shown, place), GridWords(shown.view, tr)
        if self.together and found[0].deal is None:
            return words.several(found)
        return words.verdict(self.carried, self.who, found[0])

    def _one(self, station: StationId, slot: int) -> Verdict:
        if (station, slot) not in self._said:
            self._said[station, slot] = self.movable.verdict(self.carried, station, slot)
        return self._said[station, slot]

    def _all(self, later: int) -> tuple[Verdict, ...]:
        if later not in self._moved:
            self._moved[later] = self.movable.together(self.together, later)
        return self._moved[later]


def given(found: Movable, seeker: SeekerId, station: StationView, slot: int) -> Verdict:
    """What a place says to a person who is to meet that employer there, now without a time or at
    another one.
    """
    employer = station.employer.id
    pairs = {(m.seeker, m.employer): m.id for m in found.planning.meetings}
    carried = Carried(seeker, employer, pairs.get((seeker, employer)))
    return found.verdict(carried, station.station.id, slot)
