"""What a seeker tells before the fair: what they want feedback on, ask, and have done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.visibility import may_see

if TYPE_CHECKING:
    from motesplats.core.people import Seeker
    from motesplats.core.visibility import Place

LONGEST_ON_CARD = 280


@dataclass(frozen=True, slots=True)
class SeekerCard:
    """The card in the seeker's own words; ``portfolio`` tells of experience of any kind and what it
    shows, a line each. How seekers see themselves is kept apart from it: no employer reads that.
    """

    feedback_on: str = ""
    question: str = ""
    portfolio: str = ""


NO_CARD = SeekerCard()


def seen_card(seeker: Seeker, card: SeekerCard, place: Place) -> SeekerCard:
    """The card as far as it may be seen at ``place``."""

    def seen(name: str, text: str) -> str:
        return text if may_see(f"seeker.{name}", place, protected=seeker.protected) else ""

    return SeekerCard(
        seen("feedback_on", card.feedback_on),
        seen("question", card.question),
        seen("portfolio", card.portfolio),
    )
