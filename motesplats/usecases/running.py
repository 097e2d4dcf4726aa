"""While the fair runs: what became of meetings, and the timetable mended around what happened."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.scheduling.repair import repair
from motesplats.storage import feedback, timetables
from motesplats.storage.timetables import TimetableState
from motesplats.usecases.planning import (
    PLANNED,
    Figures,
    figures_of,
    replace_meetings,
)
from motesplats.usecases.problems import Live, planning_of

if TYPE_CHECKING:
    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


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

    Raises Refused(UNKNOWN_MEETING), and Refused(MEETING_HAS_FEEDBACK) when a meeting that an
    employer gave feedback about would not be held.
    """
    with context.store.write("mark_meeting", operation) as transaction:
        before = timetables.meeting_by_id(transaction.connection, meeting_id)
        if before is None:
            raise Refused(Refusal.UNKNOWN_MEETING)
        _refuse_contradiction(transaction.connection, meeting_id, state)
        if not transaction.repeated:
            timetables.mark_meeting(transaction.connection, meeting_id, state)
            inverse = {"verb": "mark_meeting", "meeting": meeting_id, "state": before.state.value}
            transaction.journal([meeting_id], inverse)
    return MeetingMarked(meeting_id, state, PLANNED)


def _refuse_contradiction(
    connection: Connection, meeting_id: MeetingId, state: MeetingState
) -> None:
    missed = state in {MeetingState.CANCELLED, MeetingState.NO_SHOW}
    if missed and feedback.latest_submission(connection, meeting_id) is not None:
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

    Raises Refused(PROBLEM_CLASH) when what is locked cannot hold together.
    """
    with context.store.write("mend_timetable", operation) as transaction:
        connection = transaction.connection
        planning = planning_of(connection, fair_id, Live(now, absent))
        solution = repair(planning.problem, planning.timetable())
        before = {(m.seeker, m.employer): m for m in planning.meetings if m.slot >= now}
        wanted = planning.meetings_for(solution.timetable)
        after = {(m.seeker, m.employer): m for m in wanted if m.slot >= now}
        state = timetables.state_of(connection, fair_id)
        figures = figures_of(solution)
        if not transaction.repeated:
            replace_meetings(connection, planning, wanted)
            state = TimetableState(state.version + 1, context.now(), asdict(figures))
            timetables.put_state(connection, fair_id, state)
            transaction.journal([fair_id])
    kept = before.keys() & after.keys()
    return Mended(
        figures=figures,
        moved=sum(before[pair].slot != after[pair].slot for pair in kept),
        dropped=len(before.keys() - after.keys()),
        added=len(after.keys() - before.keys()),
        version=state.version,
        changed=PLANNED,
    )
