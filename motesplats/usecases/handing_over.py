"""Reports on their way into people's hands: at the exit, in an envelope, or in a talk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState, Topic
from motesplats.core.handing_over import HandedOver, HandOverPlace, HandOverWay
from motesplats.core.visibility import Place
from motesplats.i18n import swedish_order
from motesplats.storage import feedback, groups, handing, people, timetables
from motesplats.usecases.kiosk_badges import badge_of
from motesplats.usecases.queries import known_employer, known_seeker
from motesplats.usecases.reports import ReportProgress, ReportState, report_state_of
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, OperationId, SeekerId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

# Pages name what they do.
__all__ = [
    "AtExit",
    "HandOverPlace",
    "HandOverSet",
    "HandOverWay",
    "Handed",
    "NextAtExit",
    "at_exit",
    "choose_hand_over",
    "hand_over",
    "handed_over",
    "hold_for_talk",
]

REPORTED = frozenset({Topic.REPORTS})
_COMING = frozenset({MeetingState.PLANNED, MeetingState.HELD, MeetingState.BY_PHONE})


class NextAtExit(StrEnum):
    """What is next for a report when its person stands at the exit.

    PRINT: now. TALK: somebody talks with the person first. UNREAD: texts wait for the officer, and
    the report can be printed without them. PARTLY: employers have not given theirs. NOTHING: there
    is no feedback yet. STOPPED: what there is may not be printed. NOT_WANTED.
    """

    PRINT = "print"
    TALK = "talk"
    UNREAD = "unread"
    PARTLY = "partly"
    NOTHING = "nothing"
    STOPPED = "stopped"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class AtExit:
    """One person at the exit: what is next, and what the report lacks.

    ``waiting`` are the employers that have not given feedback, in Swedish order; ``held`` when the
    report waits for a talk; ``handed`` when it was given before.
    """

    person: Shown
    next: NextAtExit
    state: ReportState
    waiting: tuple[str, ...]
    held: bool
    handed: HandedOver | None


@dataclass(frozen=True, slots=True)
class Handed:
    """Reports that were given, the latest first, with their people; ``left``: those not yet."""

    given: tuple[tuple[Shown, HandedOver], ...]
    left: int
    place: HandOverPlace


@dataclass(frozen=True, slots=True)
class HandOverSet:
    """Something about handing over is another."""

    changed: frozenset[Topic] = REPORTED


def at_exit(context: Context, fair_id: FairId, scanned: str) -> AtExit:
    """Whose badge it is and what is next for the report. Raises Refused(UNKNOWN_BADGE, code)."""
    with context.store.read() as connection:
        seeker = badge_of(connection, fair_id, scanned)
        return exit_of(connection, fair_id, seeker.id)


def exit_of(connection: Connection, fair_id: FairId, wanted: SeekerId) -> AtExit:
    """As ``at_exit``, for somebody who is known, inside a transaction."""
    state = report_state_of(connection, fair_id, wanted)
    waiting = _waiting(connection, wanted)
    held = handing.is_held(connection, wanted)
    in_talk = held or handing.place_of(connection, fair_id) is HandOverPlace.TALK
    return AtExit(
        person=shown(known_seeker(connection, wanted), Place.COORDINATOR),
        next=_next(state, in_talk=in_talk, waiting=bool(waiting)),
        state=state,
        waiting=waiting,
        held=held,
        handed=handing.handed_to(connection, wanted),
    )


def handed_over(context: Context, fair_id: FairId) -> Handed:
    """What was given so far, and how many with feedback have nothing yet."""
    with context.store.read() as connection:
        given = handing.handed_at(connection, fair_id)
        known = {s.id: s for s in people.seekers_of(connection, fair_id)}
        about = {s.seeker for s in feedback.submissions_of(connection, fair_id)}
        place = handing.place_of(connection, fair_id)
    waiting = {one for one in about if known[one].wants_report} - {one.seeker for one in given}
    told = tuple((shown(known[one.seeker], Place.COORDINATOR), one) for one in given)
    return Handed(told, len(waiting), place)


def choose_hand_over(
    context: Context, fair_id: FairId, place: HandOverPlace, operation: OperationId | None = None
) -> HandOverSet:
    """Where the fair hands reports over from now on."""
    with context.store.write("choose_hand_over", operation) as transaction:
        handing.put_place(transaction.connection, fair_id, place)
        transaction.journal([fair_id])
    return HandOverSet()


def hold_for_talk(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None, *, held: bool
) -> HandOverSet:
    """Let one person's report wait for a talk, or no longer. Raises Refused(UNKNOWN_SEEKER)."""
    with context.store.write("hold_for_talk", operation) as transaction:
        known_seeker(transaction.connection, seeker_id)
        handing.hold(transaction.connection, seeker_id, context.now() if held else None)
        transaction.journal([seeker_id])
    return HandOverSet()


def hand_over(
    context: Context,
    seeker_id: SeekerId,
    way: HandOverWay | None,
    operation: OperationId | None = None,
) -> HandOverSet:
    """Note how a report was given to its person; None takes that back.

    Raises Refused(UNKNOWN_SEEKER).
    """
    with context.store.write("hand_over", operation) as transaction:
        known_seeker(transaction.connection, seeker_id)
        if not transaction.repeated:
            value = None if way is None else HandedOver(seeker_id, way, context.now())
            handing.put_handed(transaction.connection, seeker_id, value)
            transaction.journal([seeker_id])
    return HandOverSet()


def _waiting(connection: Connection, seeker: SeekerId) -> tuple[str, ...]:
    """Employers whom the person was to meet and who have given nothing."""
    fair = known_seeker(connection, seeker).fair
    seats = [m for m in groups.parts_in_groups(connection, fair) if m.seeker == seeker]
    own = [*timetables.meetings_with(connection, seeker), *seats]
    names = {
        known_employer(connection, m.employer).name
        for m in own
        if m.state in _COMING and feedback.latest_submission(connection, m.id) is None
    }
    return tuple(sorted(names, key=swedish_order))


def _next(state: ReportState, *, in_talk: bool, waiting: bool) -> NextAtExit:
    stopped = {
        ReportProgress.NOT_WANTED: NextAtExit.NOT_WANTED,
        ReportProgress.EMPTY: NextAtExit.NOTHING,
        ReportProgress.BLOCKED: NextAtExit.STOPPED,
    }
    if state.progress in stopped:
        return stopped[state.progress]
    if in_talk:
        return NextAtExit.TALK
    if state.unread_texts:
        return NextAtExit.UNREAD
    return NextAtExit.PARTLY if waiting else NextAtExit.PRINT
