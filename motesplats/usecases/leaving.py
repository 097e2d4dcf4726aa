"""Somebody calls in sick or goes home: from then on nobody waits for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic, time_slots
from motesplats.storage import people
from motesplats.usecases.queries import known_fair, known_seeker
from motesplats.usecases.today import live_in

if TYPE_CHECKING:
    from motesplats.core.ids import OperationId, SeekerId
    from motesplats.core.people import Presence
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """Somebody is there for another part of the day; ``before`` is what was known."""

    seeker: SeekerId
    before: Presence
    after: Presence
    changed: frozenset[Topic]


def comes_no_more(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> PresenceChanged:
    """Count the seeker out from the next time slot on; before the day, from all of it.

    Meetings stay as they are until somebody mends the timetable. Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.read() as connection:
        seeker = known_seeker(connection, seeker_id)
        fair = known_fair(connection, seeker.fair)
        live = live_in(connection, fair, context.now())
    slots = time_slots(fair.plan)
    begun = 0 if live is None else live.now
    leaves = slots[begun].starts if begun < len(slots) else slots[-1].ends
    return change_presence(context, seeker_id, replace(seeker.presence, leaves=leaves), operation)


def change_presence(
    context: Context,
    seeker_id: SeekerId,
    presence: Presence,
    operation: OperationId | None = None,
) -> PresenceChanged:
    """Record which part of the day the seeker is there. Raises Refused(UNKNOWN_SEEKER)."""
    with context.store.write("change_presence", operation) as transaction:
        seeker = known_seeker(transaction.connection, seeker_id)
        if not transaction.repeated:
            people.change_seeker(transaction.connection, replace(seeker, presence=presence))
            transaction.journal([seeker_id])
    return PresenceChanged(seeker_id, seeker.presence, presence, frozenset({Topic.PEOPLE}))
