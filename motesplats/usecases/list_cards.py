"""What a list of seekers tells for their cards, beside what is known."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from motesplats.core.cards import NO_CARD
from motesplats.storage.cards import cards_at

if TYPE_CHECKING:
    from motesplats.core.cards import SeekerCard
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.storage.store import Connection


class Cards:
    """The cards of a fair while a list is read; an empty cell erases nothing."""

    def __init__(self, connection: Connection, fair: FairId) -> None:
        self._known = cards_at(connection, fair)
        self._told: dict[SeekerId, SeekerCard] = {}

    @property
    def changed(self) -> tuple[tuple[SeekerId, SeekerCard], ...]:
        """Whose card becomes another, and which."""
        return tuple(
            (seeker, card)
            for seeker, card in self._told.items()
            if card != self._known.get(seeker, NO_CARD)
        )

    def take(self, seeker: SeekerId, told: SeekerCard) -> None:
        """Add what a row tells."""
        card = self._told.get(seeker, self._known.get(seeker, NO_CARD))
        self._told[seeker] = _with(card, told)

    def differs(self, seeker: SeekerId, told: SeekerCard) -> bool:
        """Whether a row tells something new."""
        card = self._known.get(seeker, NO_CARD)
        return _with(card, told) != card


def _with(card: SeekerCard, told: SeekerCard) -> SeekerCard:
    values = {one.name: getattr(told, one.name) for one in fields(told)}
    return replace(card, **{name: text for name, text in values.items() if text})
