"""One place in the grid: why a meeting is there, or who could come where nobody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.visibility import Place
from motesplats.scheduling.explain import Ground, why_met
from motesplats.scheduling.reserves import reserves
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import judged
from motesplats.scheduling.timetable import PlannedMeeting, Timetable
from motesplats.storage import arrivals
from motesplats.usecases.planning import Planned, drafted_parts, store_timetable
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_fair
from motesplats.usecases.today import draft_today, live_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, MeetingId, OperationId, StationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import FairParts, MeetingView, Shown


@dataclass(frozen=True, slots=True)
class MeetingGround:
    """Why a meeting of the draft is there; ``ground`` is None where nobody wished for it."""

    view: MeetingView
    ground: Ground | None


@dataclass(frozen=True, slots=True)
class ReservePerson:
    """Somebody who could take a free place.

    ``have``: how many meetings the person has. ``rank``: of the wish, None where only the employer
    asked. ``meeting`` is as the problem names it.
    """

    person: Shown
    have: int
    rank: int | None
    meeting: PlannedMeeting


@dataclass(frozen=True, slots=True)
class FreePlace:
    """Who could come to an employer in a time slot, those to ask first in front.

    ``only_here``: nobody is named who has not been checked in, because people are by now.
    ``passed``: the time slot has begun. ``staffed``: somebody sits at the station then.
    """

    people: tuple[ReservePerson, ...]
    only_here: bool
    passed: bool
    staffed: bool


def meeting_ground(context: Context, fair_id: FairId, meeting_id: MeetingId) -> MeetingGround:
    """Why a meeting of the draft is there.

    Raises Refused(UNKNOWN_MEETING) and the refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        planning = planning_of(connection, fair_id)
        parts = drafted_parts(connection, fair_id)
    meeting = next((m for m in planning.meetings if m.id == meeting_id), None)
    if meeting is None:
        raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
    (one,) = planning.planned([meeting])
    known = any(
        (p.seeker, p.employer) == (one.seeker, one.employer) for p in planning.problem.pairs
    )
    ground = (
        why_met(planning.problem, planning.timetable(), one.seeker, one.employer) if known else None
    )
    return MeetingGround(parts.view(meeting, Place.COORDINATOR), ground)


def free_place(context: Context, fair_id: FairId, station_id: StationId, slot: int) -> FreePlace:
    """Who could take the place at that station's employer in that slot while nobody else moves.

    Raises Refused(UNKNOWN_FAIR), and NO_SEEKERS, NO_STATIONS or NO_WISHES.
    """
    with context.store.read() as connection:
        planning, parts = _as_now(connection, context, fair_id)
        came = {arrival.seeker for arrival in arrivals.arrivals_of(connection, fair_id)}
    only_here = planning.live is not None and bool(came)
    gone = frozenset() if planning.live is None else planning.live.absent
    passed = planning.live is not None and slot < planning.live.now
    here = {
        key
        for key, seeker in planning.seekers.items()
        if seeker not in gone and (seeker in came or not only_here)
    }
    employer = planning.employer_key(parts.stations[station_id].employer)
    found = reserves(planning.problem, planning.timetable(), employer, slot, here)
    ranks = {(w.seeker, w.employer): w.rank for w in planning.wishes}
    people = tuple(
        ReservePerson(
            shown(parts.seekers[planning.seekers[one.meeting.seeker]], Place.COORDINATOR),
            one.have,
            ranks[planning.seekers[one.meeting.seeker], planning.employers[employer]],
            one.meeting,
        )
        for one in found
        if not passed
    )
    return FreePlace(people, only_here, passed, _staffed(planning, station_id, slot))


def take_reserve(
    context: Context,
    fair_id: FairId,
    reserve: ReservePerson,
    operation: OperationId | None = None,
) -> Planned:
    """Put the reserve's meeting into the draft; ``restore_former_draft`` takes it back.

    Raises Refused(TIMETABLE_INVALID) when the place is no longer free, and the refusals of
    ``planning_of``.
    """
    with context.store.read() as connection:
        planning = draft_today(connection, fair_id, context.now())
    there = planning.timetable()
    wanted = Timetable(there.problem_name, (*there.meetings, reserve.meeting))
    found = violations(planning.problem, wanted.meetings)
    if found:
        raise Refused(Refusal.TIMETABLE_INVALID, path=str(found[0].rule), reason=len(found))
    return store_timetable(context, planning, judged(planning.problem, wanted), operation)


def _staffed(planning: Planning, station_id: StationId, slot: int) -> bool:
    stations = (station for e in planning.problem.employers for station in e.stations)
    return any(planning.stations[s.id] == station_id and slot in s.available for s in stations)


def _as_now(
    connection: Connection, context: Context, fair_id: FairId
) -> tuple[Planning, FairParts]:
    parts = drafted_parts(connection, fair_id)
    live = live_in(connection, known_fair(connection, fair_id), context.now())
    return planning_of(connection, fair_id, live), parts
