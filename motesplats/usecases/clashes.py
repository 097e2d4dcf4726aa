"""What does not go together, with names and times: locked meetings, and a place that is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.visibility import Place
from motesplats.scheduling.clash import smallest_clash
from motesplats.scheduling.problem import PinnedMeeting
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.timetable import PlannedMeeting, planned
from motesplats.storage import timetables
from motesplats.usecases.planning import PLANNED, drafted_parts
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_seeker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId, StationId
    from motesplats.scheduling.problem import Problem
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.live_day import Live
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import MeetingView


@dataclass(frozen=True, slots=True)
class MeetingsClash:
    """A rule and the fewest meetings that break it together, in order of time."""

    rule: Rule
    meetings: tuple[MeetingView, ...]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """How many meetings are no longer locked."""

    meetings: int
    changed: frozenset[Topic]


def locked_clash(
    context: Context, fair_id: FairId, live: Live | None = None
) -> MeetingsClash | None:
    """The fewest meetings that are locked or have begun and cannot hold together; None if all can.

    Raises the refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        planning = planning_of(connection, fair_id, live)
        stands = dict(zip(planning.planned(planning.meetings), planning.meetings, strict=True))
        parts = drafted_parts(connection, fair_id)
    rule, found = _smallest(planning.problem, planning.problem.pinned)
    views = tuple(parts.view(stands[m], Place.COORDINATOR) for m in found)
    return None if rule is None else MeetingsClash(rule, views)


def move_clash(
    context: Context, meeting_id: MeetingId, station_id: StationId, slot: int
) -> MeetingsClash | None:
    """What ``move_meeting`` would break with that place: the meeting as it would stand, and the
    fewest others that it cannot stand beside. None where nothing is in the way.

    Raises Refused(UNKNOWN_MEETING) for a meeting or a station that is not there.
    """
    with context.store.read() as connection:
        before = timetables.drafted_by_id(connection, meeting_id)
        planning = None if before is None else _planning_around(connection, before.seeker)
        if before is None or planning is None or station_id not in planning.stations.values():
            raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
        parts = drafted_parts(connection, planning.fair.id)
    after = replace(before, station=station_id, slot=slot)
    meetings = [after if m.id == meeting_id else m for m in planning.meetings]
    stands = dict(zip(planning.planned(meetings), meetings, strict=True))
    (moved,) = planning.planned([after])
    rule, found = _in_the_way(replace(planning.problem, pinned=()), moved, stands)
    views = tuple(parts.view(stands[m], Place.COORDINATOR) for m in found)
    return None if rule is None else MeetingsClash(rule, views)


def unlock_meetings(
    context: Context,
    fair_id: FairId,
    meetings: Collection[MeetingId],
    operation: OperationId | None = None,
) -> Unlocked:
    """Let these meetings of the draft be moved again by the next search, published ones too."""
    with context.store.write("unlock_meetings", operation) as transaction:
        connection = transaction.connection
        drafted = [m for m in timetables.draft_of(connection, fair_id) if m.id in meetings]
        published = [m for m in timetables.meetings_of(connection, fair_id) if m.id in meetings]
        if not transaction.repeated:
            for meeting in drafted:
                timetables.change_draft(connection, replace(meeting, locked=False))
            loose = tuple(replace(m, locked=False) for m in published)
            timetables.change_meetings(connection, loose)
            transaction.journal(sorted(meetings))
    return Unlocked(len(drafted), PLANNED)


def _planning_around(connection: Connection, seeker_id: SeekerId) -> Planning:
    return planning_of(connection, known_seeker(connection, seeker_id).fair)


def _in_the_way(
    problem: Problem, moved: PlannedMeeting, stands: Iterable[PlannedMeeting]
) -> tuple[Rule | None, tuple[PlannedMeeting, ...]]:
    """The rule that the moved meeting breaks with the fewest others, or all by itself."""
    found = [v for v in violations(problem, tuple(stands)) if moved in (v.meeting, *v.others)]
    alone = next((v.rule for v in found if not v.others), None)
    if alone is not None:
        return alone, (moved,)
    named = {m for v in found for m in (v.meeting, *v.others)}
    return _smallest(problem, tuple(_pinned(m) for m in named))


def _smallest(
    problem: Problem, pinned: tuple[PinnedMeeting, ...]
) -> tuple[Rule | None, tuple[PlannedMeeting, ...]]:
    """The smallest clash, looked for among those that a broken rule names: a day has thousands."""
    found = violations(replace(problem, pinned=pinned), tuple(planned(m) for m in pinned))
    named = {m for v in found for m in (v.meeting, *v.others)}
    few = tuple(m for m in pinned if planned(m) in named)
    clash = smallest_clash(replace(problem, pinned=few))
    if clash is None:
        return None, ()
    return clash.rule, tuple(sorted((planned(m) for m in clash.meetings), key=_by_time))


def _by_time(meeting: PlannedMeeting) -> tuple[int, str, str]:
    return meeting.slot, meeting.seeker, meeting.employer


def _pinned(m: PlannedMeeting) -> PinnedMeeting:
    return PinnedMeeting(m.seeker, m.employer, m.station, m.slot, m.interpreter)
