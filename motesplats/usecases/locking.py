"""Locks on meetings: those of a person, a station or a time slot are the locks of its meetings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.storage import timetables
from motesplats.usecases.planning import PLANNED

if TYPE_CHECKING:
    from collections.abc import Collection

    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, MeetingId, OperationId
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Locked:
    """The meetings whose lock was changed: those that were so already are left out."""

    meetings: tuple[MeetingId, ...]
    changed: frozenset[Topic]


def lock_meetings(
    context: Context,
    fair_id: FairId,
    meetings: Collection[MeetingId],
    operation: OperationId | None = None,
) -> Locked:
    """Keep these meetings where they are when the timetable is made or mended."""
    return _set(context, fair_id, ("lock_meetings", frozenset(meetings)), operation)


def loosen_meetings(
    context: Context,
    fair_id: FairId,
    meetings: Collection[MeetingId],
    operation: OperationId | None = None,
) -> Locked:
    """Let these meetings be moved again when the timetable is made or mended."""
    return _set(context, fair_id, ("loosen_meetings", frozenset(meetings)), operation)


def _set(
    context: Context,
    fair_id: FairId,
    wanted: tuple[str, frozenset[MeetingId]],
    operation: OperationId | None,
) -> Locked:
    verb, ids = wanted
    locked = verb == "lock_meetings"
    with context.store.write(verb, operation) as transaction:
        connection = transaction.connection
        drafted = timetables.draft_of(connection, fair_id)
        known = (m for m in drafted if m.id in ids and m.locked is not locked)
        other = tuple(replace(m, locked=locked) for m in known)
        if not transaction.repeated:
            for meeting in other:
                timetables.change_draft(connection, meeting)
            # The published ones too: a fair that is going on is mended in what was published.
            published = timetables.meetings_of(connection, fair_id)
            there = tuple(replace(m, locked=locked) for m in published if m.id in ids)
            timetables.change_meetings(connection, there)
            back = "loosen_meetings" if locked else "lock_meetings"
            found = [m.id for m in other]
            transaction.journal([fair_id, *found], {"verb": back, "meetings": found})
    return Locked(tuple(m.id for m in other), PLANNED)
