"""While the fair runs: what became of meetings, and the timetable mended around what happened."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.scheduling.repair import repair
from motesplats.storage import feedback, timetables
from motesplats.usecases.drafts import (
    difference,
    difference_in,
    next_version,
    publish,
    refuse_replaced,
)
from motesplats.usecases.live_day import Live
from motesplats.usecases.placements import publication
from motesplats.usecases.planning import (
    PLANNED,
    Figures,
    figures_of,
    refuse_changes,
)
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_seeker

if TYPE_CHECKING:
    from motesplats.core.fair import Meeting, Topic
    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId
    from motesplats.scheduling.solve import Solution
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.problems import Planning


@dataclass(frozen=True, slots=True)
class MeetingMarked:
    """A meeting's state as it now is."""

    meeting: MeetingId
    state: MeetingState
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class Mended:
    """The timetable after a repair: how many future meetings moved, went or came."""

    figures: Figures
    moved: int
    dropped: int
    added: int
    version: int
    changed: frozenset[Topic]


def mark_meeting(
    context: Context,
    meeting_id: MeetingId,
    state: MeetingState,
    operation: OperationId | None = None,
) -> MeetingMarked:
    """Record that a meeting was held, cancelled, or that the seeker did not come.

    Raises Refused(UNKNOWN_MEETING), Refused(MEETING_HAS_FEEDBACK) when a meeting that an employer
    gave feedback about would not be held, and Refused(PLACE_TAKEN) when one that was not held would
    be, and another is in its place.
    """
    with context.store.write("mark_meeting", operation) as transaction:
        before = timetables.meeting_by_id(transaction.connection, meeting_id)
        if before is None or before.state is MeetingState.IN_GROUP:
            raise Refused(Refusal.UNKNOWN_MEETING)
        _refuse_contradiction(transaction.connection, before, state)
        if not transaction.repeated:
            timetables.mark_meeting(transaction.connection, meeting_id, state)
            inverse = {"verb": "mark_meeting", "meeting": meeting_id, "state": before.state.value}
            transaction.journal([meeting_id], inverse)
    return MeetingMarked(meeting_id, state, PLANNED)


def _refuse_contradiction(connection: Connection, before: Meeting, state: MeetingState) -> None:
    if replace(before, state=state).stands:
        fair_id = known_seeker(connection, before.seeker).fair
        refuse_replaced(connection, fair_id, before)
    elif feedback.latest_submission(connection, before.id) is not None:
        raise Refused(Refusal.MEETING_HAS_FEEDBACK)


def mend_timetable(
    context: Context,
    fair_id: FairId,
    now: int,
    absent: frozenset[SeekerId],
    operation: OperationId | None = None,
) -> Mended:
    """Place anew what became impossible from slot ``now`` on, give away the places of those who do
    not come, and publish the result; meetings before ``now``, held or locked never move.

    Raises Refused(PROBLEM_CLASH) when what is locked cannot hold together, and
    Refused(CHANGED_MEANWHILE) when something changed during the search: then nothing is stored.
    """
    planning, solution = find_mending(context, fair_id, Live(now, absent))
    return store_mending(context, planning, solution, operation)


def find_mending(context: Context, fair_id: FairId, live: Live) -> tuple[Planning, Solution]:
    """Look for the mended timetable without storing it. Raises Refused(PROBLEM_CLASH)."""
    with context.store.read() as connection:
        planning = planning_of(connection, fair_id, live)
    return planning, repair(planning.problem, planning.timetable())


def store_mending(
    context: Context,
    planning: Planning,
    solution: Solution,
    operation: OperationId | None = None,
) -> Mended:
    """Publish a mended timetable; a draft without changes of its own follows it.

    Raises Refused(CHANGED_MEANWHILE) when something changed since it was looked for.
    """
    fair_id, figures = planning.fair.id, figures_of(solution)
    wanted = planning.meetings_for(solution.timetable)
    changes = difference(planning.meetings, wanted)
    with context.store.write("mend_timetable", operation) as transaction:
        connection = transaction.connection
        state = timetables.state_of(connection, fair_id)
        if not transaction.repeated:
            refuse_changes(connection, planning)
            follows = difference_in(connection, fair_id).is_empty
            publish(connection, fair_id, wanted)
            if follows:
                mended = timetables.meetings_of(connection, fair_id)
                timetables.put_draft(connection, fair_id, mended)
                state = replace(state, figures=asdict(figures))
            before = state.version
            version = next_version(connection, fair_id)
            state = replace(state, version=version, published=context.now())
            timetables.put_state(connection, fair_id, state)
            transaction.journal([fair_id], publication(before, changes))
    return Mended(
        figures=figures,
        moved=sum(
            one.slot != other.slot for one, other in zip(changes.before, changes.moved, strict=True)
        ),
        dropped=len(changes.removed),
        added=len(changes.added),
        version=state.version,
        changed=PLANNED,
    )
