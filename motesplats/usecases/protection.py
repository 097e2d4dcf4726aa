"""Protecting a person: from then on a code and nothing else away from the coordinator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.core.visibility import Place, seen_needs
from motesplats.storage import people
from motesplats.usecases.queries import known_seeker
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from motesplats.core.ids import OperationId, SeekerId
    from motesplats.core.people import Needs, Seeker
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Protected:
    """Somebody as the desk may see them now; ``changed`` is empty when it held already."""

    seeker: Shown
    needs: Needs
    changed: frozenset[Topic]


def protect(
    context: Context, seeker_id: SeekerId, protected: bool, operation: OperationId | None = None
) -> Protected:
    """Let a person be a code and nothing else from now on, at every fair, or no longer.

    Only the coordinator's own pages keep the name. Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.read() as connection:
        seeker = known_seeker(connection, seeker_id)
    if seeker.protected == protected:
        return _seen(seeker, frozenset())
    with context.store.write("protect", operation) as transaction:
        if transaction.repeated:
            return _seen(seeker, frozenset())
        people.put_protection(transaction.connection, seeker.person, protected=protected)
        inverse = {"verb": "protect", "seeker": seeker_id, "protected": seeker.protected}
        transaction.journal([seeker_id], inverse)
    return _seen(replace(seeker, protected=protected), frozenset({Topic.PEOPLE}))


def _seen(seeker: Seeker, changed: frozenset[Topic]) -> Protected:
    return Protected(shown(seeker, Place.DESK), seen_needs(seeker, Place.DESK), changed)
