"""Drafts that were dropped or replaced, and the way back for whoever regrets it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import Refusal, Refused
from motesplats.storage import journal, timetables
from motesplats.storage.employers import interpreters_of
from motesplats.usecases.drafts import difference_in
from motesplats.usecases.placements import placed, placement
from motesplats.usecases.planning import PLANNED
from motesplats.usecases.queries import parts_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Meeting, Topic
    from motesplats.core.ids import FairId, OperationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

_VERB, _MADE = "drop_draft", "make_timetable"
# What changes a draft: only the newest of these can be taken back.
_DRAFTING = frozenset(
    {
        _VERB,
        _MADE,
        "restore_draft",
        "restore_former_draft",
        "move_meeting",
        "publish_timetable",
        "mend_timetable",
        "mend_hall",
        "undo_mend_hall",
        "employer_leaves",
        "employer_late",
        "goes_home",
        "meeting_instead",
        "undo_batch",
    }
)


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """The draft is another one; ``meetings`` is how many it has."""

    meetings: int
    changed: frozenset[Topic]


def drop_draft(
    context: Context, fair_id: FairId, operation: OperationId | None = None
) -> DraftChanged:
    """Let the draft be what is published.

    Raises Refused(NOTHING_TO_UNDO) before the first publication, and when they are the same.
    """
    with context.store.write(_VERB, operation) as transaction:
        connection = transaction.connection
        published = timetables.meetings_of(connection, fair_id)
        if not transaction.repeated:
            same = difference_in(connection, fair_id).is_empty
            if same or not timetables.state_of(connection, fair_id).version:
                raise Refused(Refusal.NOTHING_TO_UNDO)
            dropped = [placement(m) for m in timetables.draft_of(connection, fair_id)]
            timetables.put_draft(connection, fair_id, published)
            transaction.journal([fair_id], {"verb": "restore_draft", "meetings": dropped})
    return DraftChanged(len(published), PLANNED)


def restore_draft(
    context: Context, fair_id: FairId, operation: OperationId | None = None
) -> DraftChanged:
    """Take up again the draft that was dropped last.

    Raises Refused(NOTHING_TO_UNDO), and Refused(CANNOT_UNDO) when there is a newer draft, or when
    somebody or something in it is no longer there, its times among them.
    """
    with context.store.write("restore_draft", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            wanted = _dropped(connection, fair_id)
            if not difference_in(connection, fair_id).is_empty:
                raise Refused(Refusal.CANNOT_UNDO)
            _refuse_strangers(connection, fair_id, wanted)
            timetables.put_draft(connection, fair_id, wanted)
            journal.mark_undone(connection, _VERB, fair_id, transaction.operation)
            transaction.journal([fair_id])
        return DraftChanged(len(timetables.draft_of(connection, fair_id)), PLANNED)


def restore_former_draft(
    context: Context, fair_id: FairId, operation: OperationId | None = None
) -> DraftChanged:
    """Let the draft be what it was before the newest timetable was made, moves by hand included.

    Raises Refused(NOTHING_TO_UNDO) when that timetable replaced nothing, and Refused(CANNOT_UNDO)
    when the draft was changed or published since, or when somebody or something in the former one
    is no longer there.
    """
    with context.store.write("restore_former_draft", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            told = _replaced(connection, fair_id)
            wanted = placed(told)
            _refuse_strangers(connection, fair_id, wanted)
            timetables.put_draft(connection, fair_id, wanted)
            state = timetables.state_of(connection, fair_id)
            timetables.put_state(
                connection,
                fair_id,
                replace(state, figures=told["figures"], made_of=told.get("made_of", "")),
            )
            journal.mark_undone(connection, _MADE, fair_id, transaction.operation)
            transaction.journal([fair_id])
        return DraftChanged(len(timetables.draft_of(connection, fair_id)), PLANNED)


def _replaced(connection: Connection, fair_id: FairId) -> Mapping[str, Any]:
    here = {fair_id, *(m.id for m in timetables.draft_of(connection, fair_id))}
    changes = journal.latest(connection, limit=1000)
    ours = (e for e in changes if e.verb in _DRAFTING and here.intersection(e.subjects))
    newest = next(ours, None)
    if newest is not None and newest.verb != _MADE:
        raise Refused(Refusal.CANNOT_UNDO)
    if newest is None or newest.inverse is None:
        raise Refused(Refusal.NOTHING_TO_UNDO)
    return newest.inverse


def _dropped(connection: Connection, fair_id: FairId) -> tuple[Meeting, ...]:
    changes = journal.about(connection, fair_id, limit=1000)
    told = [e.inverse for e in changes if e.verb == _VERB and e.undone_by is None]
    if not told:
        raise Refused(Refusal.NOTHING_TO_UNDO)
    return placed(told[0] or {})


def _refuse_strangers(connection: Connection, fair_id: FairId, wanted: tuple[Meeting, ...]) -> None:
    parts = parts_in(connection, fair_id)
    helpers = {helper.id for helper in interpreters_of(connection, fair_id)}
    known = {None, *parts.seekers, *parts.employers, *parts.stations, *helpers}
    named = {who for m in wanted for who in (m.seeker, m.employer, m.station, m.interpreter)}
    late = any(m.last >= len(parts.slots) for m in wanted)
    if late or named - known:
        raise Refused(Refusal.CANNOT_UNDO)
