"""Longer time for a person, decided at the desk: the next timetable gives meetings of two slots."""

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
class LongerTime:
    """Somebody as the desk may see them now; ``changed`` is empty when it held already."""

    seeker: Shown
    needs: Needs
    changed: frozenset[Topic]


def give_longer_time(
    context: Context, seeker_id: SeekerId, longer: bool, operation: OperationId | None = None
) -> LongerTime:
    """Let somebody's meetings take two time slots, or one again.

    Meetings that are planned keep their length until a timetable is made, mended or published.
    Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.read() as connection:
        seeker = known_seeker(connection, seeker_id)
    if seeker.needs.longer_time == longer:
        return _seen(seeker, frozenset())
    with context.store.write("change_needs", operation) as transaction:
        known = known_seeker(transaction.connection, seeker_id)
        after = replace(known, needs=replace(known.needs, longer_time=longer))
        if transaction.repeated:
            return _seen(known, frozenset())
        people.change_seeker(transaction.connection, after)
        # The journal is never erased, so it does not say what somebody needs.
        transaction.journal([seeker_id])
    return _seen(after, frozenset({Topic.PEOPLE, Topic.TIMETABLE}))


def _seen(seeker: Seeker, changed: frozenset[Topic]) -> LongerTime:
    return LongerTime(shown(seeker, Place.DESK), seen_needs(seeker, Place.DESK), changed)
