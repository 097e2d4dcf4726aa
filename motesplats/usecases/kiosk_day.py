"""An employer's day at its own screen: the course, its stations and meetings, pauses and names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.texts import without_hidden
from motesplats.storage import calls, employers, journal, kiosks
from motesplats.usecases.group_feedback import is_group, note_group
from motesplats.usecases.hall_steps import HallChanged
from motesplats.usecases.kiosk import KioskMeeting, KioskSession, kiosk_meetings_in, own_meeting
from motesplats.usecases.live_hall import followed_course
from motesplats.usecases.queries import known_fair
from motesplats.usecases.rewriting import texts_to_rewrite_in
from motesplats.usecases.running import mark_meeting

if TYPE_CHECKING:
    from motesplats.core.fair import Station
    from motesplats.core.ids import MeetingId, OperationId, StationId
    from motesplats.live.course import Course
    from motesplats.live.gathering import HelpCall, Nudge
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.group_feedback import CameNoted
    from motesplats.usecases.rewriting import ToRewrite
    from motesplats.usecases.running import MeetingMarked

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class KioskDay:
    """What the employer's screen is told from; read anew when a record changes.

    ``stations`` are the employer's own in order of number, ``saved`` the meetings whose form is
    saved or skipped, ``to_rewrite`` the texts that the officer sent back.
    """

    course: Course
    stations: tuple[Station, ...]
    meetings: tuple[KioskMeeting, ...]
    saved: frozenset[MeetingId]
    interviewer: str
    nudges: tuple[Nudge, ...]
    calls: tuple[HelpCall, ...]
    to_rewrite: tuple[ToRewrite, ...] = ()

    def meeting(self, wanted: MeetingId) -> KioskMeeting | None:
        """The employer's own meeting with that id, as long as it stands."""
        return next((m for m in self.meetings if m.view.meeting.id == wanted), None)


@dataclass(frozen=True, slots=True)
class Interviewing:
    """Who sits at the screen from now on."""

    name: str
    changed: frozenset[Topic] = frozenset({Topic.EMPLOYERS})


def kiosk_day(context: Context, session: KioskSession) -> KioskDay:
    """The employer's own day, as of one moment."""
    with context.store.read_for(session.fair, session.employer) as connection:
        meetings = kiosk_meetings_in(connection, session)
        return KioskDay(
            course=followed_course(connection, known_fair(connection, session.fair)),
            stations=own_stations(connection, session),
            meetings=meetings,
            saved=frozenset(m.view.meeting.id for m in meetings if m.is_settled),
            interviewer=kiosks.interviewer_of(connection, session.employer),
            nudges=calls.nudges_at(connection, session.fair),
            calls=calls.calls_at(connection, session.fair),
            to_rewrite=texts_to_rewrite_in(connection, session),
        )


def own_stations(connection: Connection, session: KioskSession) -> tuple[Station, ...]:
    """The session's employer's stations in order of number."""
    found = (
        s for s in employers.stations_of(connection, session.fair) if s.employer == session.employer
    )
    return tuple(sorted(found, key=lambda s: s.number))


def refuse_foreign(connection: Connection, session: KioskSession, station: StationId) -> None:
    """Raises Refused(UNKNOWN_STATION) for a station that is not the session's employer's."""
    if station not in {s.id for s in own_stations(connection, session)}:
        raise Refused(Refusal.UNKNOWN_STATION)


def take_rest(
    context: Context,
    session: KioskSession,
    station: StationId,
    operation: OperationId | None = None,
) -> HallChanged:
    """Let the employer's station rest until somebody unlocks its screen.

    Raises Refused(UNKNOWN_STATION) for another employer's station.
    """
    with context.store.write("take_rest", operation) as transaction:
        connection = transaction.connection
        refuse_foreign(connection, session, station)
        if not transaction.repeated:
            kiosks.set_resting(connection, station, context.now())
            inverse = {"verb": "end_rest", "station": station}
            transaction.journal([session.fair, station], inverse)
    return HallChanged()


def end_rest(
    context: Context,
    session: KioskSession,
    station: StationId,
    operation: OperationId | None = None,
) -> HallChanged:
    """Open a station again that rested. Raises Refused(UNKNOWN_STATION) as ``take_rest`` does."""
    with context.store.write("end_rest", operation) as transaction:
        connection = transaction.connection
        refuse_foreign(connection, session, station)
        if not transaction.repeated:
            kiosks.set_resting(connection, station, None)
            journal.mark_undone(connection, "take_rest", station, transaction.operation)
            transaction.journal([session.fair, station])
    return HallChanged()


def change_interviewer(
    context: Context, session: KioskSession, name: str, operation: OperationId | None = None
) -> Interviewing:
    """Note who sits at the screen from now on; forms that follow bear the name."""
    said = " ".join(without_hidden(name).split())[:LONGEST_NAME]
    with context.store.write("change_interviewer", operation) as transaction:
        if not transaction.repeated:
            kiosks.put_interviewer(transaction.connection, session.employer, said, context.now())
            transaction.journal([session.employer])
    return Interviewing(said)


def nobody_here(
    context: Context,
    session: KioskSession,
    meeting_id: MeetingId,
    operation: OperationId | None = None,
) -> MeetingMarked | CameNoted:
    """Mark the employer's own meeting as one to which nobody came; the hall looks for somebody.

    Raises Refused(NOT_YOUR_MEETING) and Refused(MEETING_HAS_FEEDBACK).
    """
    if is_group(context, meeting_id):
        return note_group(context, session, meeting_id, came=False, operation=operation)
    return _mark(context, session, meeting_id, MeetingState.NO_SHOW, operation)


def somebody_here(
    context: Context,
    session: KioskSession,
    meeting_id: MeetingId,
    operation: OperationId | None = None,
) -> MeetingMarked | CameNoted:
    """Take ``nobody_here`` back: the seeker came after all.

    Raises Refused(NOT_YOUR_MEETING), and Refused(CANNOT_UNDO) when somebody else has the place.
    """
    if is_group(context, meeting_id):
        return note_group(context, session, meeting_id, came=None, operation=operation)
    return _mark(context, session, meeting_id, MeetingState.PLANNED, operation)


def _mark(
    context: Context,
    session: KioskSession,
    meeting_id: MeetingId,
    state: MeetingState,
    operation: OperationId | None,
) -> MeetingMarked:
    with context.store.read_for(session.fair, session.employer) as connection:
        meeting = own_meeting(connection, session, meeting_id)
        others = kiosk_meetings_in(connection, session)
    if state is MeetingState.PLANNED and any(
        m.view.meeting.id != meeting_id
        and m.view.meeting.station == meeting.station
        and not set(m.view.meeting.taken).isdisjoint(meeting.taken)
        for m in others
    ):
        raise Refused(Refusal.CANNOT_UNDO)
    return mark_meeting(context, meeting_id, state, operation)
