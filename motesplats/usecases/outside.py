"""People who go out for a while and come back: who is inside is known to the last one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.visibility import Place
from motesplats.storage import arrivals, desk_calls, journal
from motesplats.usecases.queries import known_seeker
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from motesplats.core.ids import OperationId, SeekerId
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class DoorPassed:
    """Who went out or came back."""

    seeker: Shown
    outside: bool
    changed: frozenset[Topic] = frozenset({Topic.ARRIVALS})


def go_out(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> DoorPassed:
    """Record that somebody left for a while. Raises Refused(UNKNOWN_SEEKER, NOT_ARRIVED)."""
    with context.store.write("go_out", operation) as transaction:
        connection = transaction.connection
        seeker = known_seeker(connection, seeker_id)
        if arrivals.arrival_of(connection, seeker_id) is None:
            raise Refused(Refusal.NOT_ARRIVED, code=seeker.code)
        if not transaction.repeated:
            desk_calls.put_outside(connection, seeker_id, context.now())
            transaction.journal([seeker_id], {"verb": "come_back", "seeker": seeker_id})
    return DoorPassed(shown(seeker, Place.DESK), outside=True)


def come_back(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> DoorPassed:
    """Record that somebody is inside again. Raises Refused(UNKNOWN_SEEKER)."""
    with context.store.write("come_back", operation) as transaction:
        connection = transaction.connection
        seeker = known_seeker(connection, seeker_id)
        if not transaction.repeated:
            desk_calls.drop_outside(connection, seeker_id)
            journal.mark_undone(connection, "go_out", seeker_id, transaction.operation)
            transaction.journal([seeker_id], {"verb": "go_out", "seeker": seeker_id})
    return DoorPassed(shown(seeker, Place.DESK), outside=False)
