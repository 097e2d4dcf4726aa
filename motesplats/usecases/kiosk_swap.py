"""Taking the meeting anyway: whoever sits at a station meets its employer there and now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import CalledOff, Meeting
from motesplats.core.ids import MeetingId, SeekerId, new_id
from motesplats.scheduling.problem import Pair
from motesplats.scheduling.rules import violations
from motesplats.storage import journal, timetables
from motesplats.usecases.batches import MOVED, Batch, carry_out
from motesplats.usecases.drafts import begun_ids
from motesplats.usecases.kiosk_badges import slot_at
from motesplats.usecases.kiosk_day import refuse_foreign
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_seeker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.fair import Topic
    from motesplats.core.ids import OperationId, StationId
    from motesplats.scheduling.problem import Problem
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskSession
    from motesplats.usecases.problems import Planning

# Each try judges the day by all rules, and somebody stands and waits.
_MOST_TRIES = 60


@dataclass(frozen=True, slots=True)
class TakenAnyway:
    """The meeting that is held now in place of what was planned.

    ``operation`` is what ``undo_batch`` takes; ``slips`` are whose paper is wrong by now.
    """

    meeting: MeetingId
    operation: OperationId
    slips: tuple[SeekerId, ...]
    changed: frozenset[Topic] = MOVED


@dataclass(frozen=True, slots=True)
class _Swap:
    """The day with the meeting in it: what moves, and what is new."""

    meeting: Meeting
    after: tuple[Meeting, ...]
    added: tuple[Meeting, ...]


def take_anyway(
    context: Context,
    session: KioskSession,
    station: StationId,
    seeker_id: SeekerId,
    operation: OperationId | None = None,
) -> TakenAnyway:
    """Let a seeker who sits at one of the employer's stations have the meeting there and now.

    The seeker's later meeting with the employer is brought forward, or a new one is made. Whoever
    was expected here, and what the seeker was to do elsewhere, get another time at the same
    station, so that all rules of the timetable are kept. ``undo_batch`` takes it back.

    Raises Refused(UNKNOWN_STATION), Refused(DAY_OVER), Refused(MEETING_BEGUN) when what would have
    to move has begun, and Refused(NO_OTHER_TIME) when somebody would be left without a time.
    """
    with context.store.write("take_anyway", operation) as transaction:
        connection = transaction.connection
        if transaction.repeated:
            _, meeting, *people = journal.subjects_of(connection, transaction.operation)
            slips = tuple(map(SeekerId, people))
            return TakenAnyway(MeetingId(meeting), transaction.operation, slips)
        refuse_foreign(connection, session, station)
        known_seeker(connection, seeker_id)
        slot = slot_at(context, connection, session.fair)
        if slot is None:
            raise Refused(Refusal.DAY_OVER)
        swap = _found(
            connection,
            session,
            Meeting(MeetingId(new_id()), seeker_id, session.employer, station, slot),
        )
        batch = Batch(swap.after, swap.added, CalledOff.EMPLOYER_LEFT)
        inverse = carry_out(connection, session.fair, batch, context.now())
        inverse["verb"] = "undo_batch"
        transaction.journal([session.fair, swap.meeting.id, *batch.people], inverse)
    return TakenAnyway(swap.meeting.id, transaction.operation, batch.people)


def _found(connection: Connection, session: KioskSession, wanted: Meeting) -> _Swap:
    published = timetables.meetings_of(connection, session.fair)
    standing = tuple(m for m in published if m.stands)
    planning = planning_of(connection, session.fair)
    own = next(
        (m for m in standing if (m.seeker, m.employer) == (wanted.seeker, wanted.employer)), None
    )
    if own is not None:
        wanted = replace(own, station=wanted.station, slot=wanted.slot)
    away = tuple(m for m in standing if m.id != wanted.id and _clash(m, wanted))
    begun = begun_ids(connection, session.fair)
    if begun & {m.id for m in (*away, *((own,) if own is not None else ()))}:
        raise Refused(Refusal.MEETING_BEGUN)
    kept = tuple(m for m in standing if m.id != wanted.id and m not in away)
    problem = _open(planning, (*standing, wanted))
    known = _broken(planning, problem, standing)
    tries = product(*(_other_times(planning, m, wanted, own) for m in away))
    for moved in islice(tries, _MOST_TRIES):
        if _broken(planning, problem, (*kept, *moved, wanted)) <= known:
            after = moved if own is None else (*moved, wanted)
            return _Swap(wanted, after, (wanted,) if own is None else ())
    raise Refused(Refusal.NO_OTHER_TIME)


def _clash(one: Meeting, other: Meeting) -> bool:
    same = one.seeker == other.seeker or one.station == other.station
    return same and not set(one.taken).isdisjoint(other.taken)


def _other_times(
    planning: Planning, meeting: Meeting, wanted: Meeting, own: Meeting | None
) -> Iterator[Meeting]:
    """The same meeting at later times, first at that which has become free."""
    if own is not None and own.slot > wanted.slot:
        at = own.station if meeting.employer == own.employer else meeting.station
        yield replace(meeting, slot=own.slot, station=at)
    for slot in range(wanted.slot + 1, len(planning.slots)):
        yield replace(meeting, slot=slot)


def _open(planning: Planning, meetings: tuple[Meeting, ...]) -> Problem:
    """The fair's problem in which all these pairs may meet, and nothing is pinned or past."""
    problem = planning.problem
    pairs = {(p.seeker, p.employer): p for p in problem.pairs}
    for m in meetings:
        key = planning.key(m.seeker), planning.employer_key(m.employer)
        pairs.setdefault(key, Pair(*key, 1))
    return replace(problem, pairs=tuple(pairs.values()), pinned=(), now=0, absent=())


def _broken(
    planning: Planning, problem: Problem, meetings: tuple[Meeting, ...]
) -> frozenset[tuple[object, str, str, int]]:
    return frozenset(
        (v.rule, v.meeting.seeker, v.meeting.employer, v.meeting.slot)
        for v in violations(problem, planning.planned(meetings))
    )
