"""A group meeting at the employer's screen: who is there, and one feedback for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place
from motesplats.storage import feedback, groups, timetables
from motesplats.usecases.groups import GROUPED, groups_in
from motesplats.usecases.views import MeetingView, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import (
        EmployerId,
        FairId,
        GroupId,
        MeetingId,
        OperationId,
        SeekerId,
    )
    from motesplats.core.meeting_forms import GroupMeeting
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.groups import GroupView
    from motesplats.usecases.kiosk import KioskSession
    from motesplats.usecases.views import FairParts


@dataclass(frozen=True, slots=True)
class CameNoted:
    """Who is in a group meeting was noted."""

    group: GroupId
    changed: frozenset[Topic] = GROUPED


def note_who_came(
    context: Context,
    employer: EmployerId,
    wanted: MeetingId,
    came: bool | None,
    operation: OperationId | None = None,
) -> CameNoted:
    """Note whether the person of a seat is there; None takes that back.

    Raises Refused(NOT_YOUR_MEETING) for a seat in another employer's group.
    """
    with context.store.write("note_who_came", operation) as transaction:
        connection = transaction.connection
        meeting = timetables.meeting_by_id(connection, wanted)
        seat = groups.seat_of(connection, wanted)
        if meeting is None or seat is None or meeting.employer != employer:
            raise Refused(Refusal.NOT_YOUR_MEETING)
        groups.set_came(connection, wanted, came)
        transaction.journal([wanted, seat.seeker])
    return CameNoted(seat.group)


def come_by_badge(
    context: Context, session: KioskSession, seeker: SeekerId, slot: int | None
) -> MeetingId | None:
    """Note that somebody whose badge was read is in the employer's group of that slot.

    The answer is the meeting that stands for the group at the screen; None when it is no such
    badge.
    """
    with context.store.read_for(session.fair, session.employer) as connection:
        mine = {
            g.id
            for g in groups.groups_of(connection, session.fair)
            if g.employer == session.employer and (slot is None or slot in g.taken)
        }
        seats = [s for s in groups.seats_of(connection, session.fair) if s.group in mine]
    own = next((seat for seat in seats if seat.seeker == seeker), None)
    if own is None:
        return None
    if not own.came:
        note_who_came(context, session.employer, own.meeting, came=True)
    return next(seat.meeting for seat in seats if seat.group == own.group)


def is_group(context: Context, wanted: MeetingId) -> bool:
    """Whether a meeting at the employer's screen stands for a group."""
    with context.store.read() as connection:
        return groups.seat_of(connection, wanted) is not None


def note_group(
    context: Context,
    session: KioskSession,
    wanted: MeetingId,
    came: bool | None,
    operation: OperationId | None = None,
) -> CameNoted:
    """Note the same for everybody in the group that a seat is in.

    Raises Refused(NOT_YOUR_MEETING), and MEETING_HAS_FEEDBACK when a group with feedback would not
    have met.
    """
    with context.store.write("note_group", operation) as transaction:
        connection = transaction.connection
        meeting = timetables.meeting_by_id(connection, wanted)
        seat = groups.seat_of(connection, wanted)
        if meeting is None or seat is None or meeting.employer != session.employer:
            raise Refused(Refusal.NOT_YOUR_MEETING)
        seats = groups.seats_in(connection, seat.group)
        if came is False and any(feedback.latest_submission(connection, s.meeting) for s in seats):
            raise Refused(Refusal.MEETING_HAS_FEEDBACK)
        for one in seats:
            groups.set_came(connection, one.meeting, came)
        transaction.journal([one.meeting for one in seats])
    return CameNoted(seat.group)


def group_with(connection: Connection, meeting: Meeting) -> GroupMeeting | None:
    """The group that somebody's part is in; None for a meeting of two."""
    seat = groups.seat_of(connection, meeting.id)
    return None if seat is None else groups.group_by_id(connection, seat.group)


def about(connection: Connection, meeting: Meeting) -> tuple[Meeting, ...]:
    """Whose meetings one feedback is about: the meeting of two, or all who came to the group.

    Raises Refused(GROUP_NOBODY) as long as nobody was noted to be there.
    """
    seat = groups.seat_of(connection, meeting.id)
    if seat is None:
        return (meeting,)
    came = [s for s in groups.seats_in(connection, seat.group) if s.came]
    found = [timetables.meeting_by_id(connection, one.meeting) for one in came]
    if not found:
        raise Refused(Refusal.GROUP_NOBODY)
    return tuple(one for one in found if one is not None)


def groups_at_table(
    connection: Connection, parts: FairParts, fair: FairId, employer: EmployerId
) -> Iterator[tuple[GroupView, MeetingView]]:
    """The employer's groups with members who may come, each as one meeting: its first seat's."""
    seats = groups.seats_of(connection, fair)
    known = {meeting.id: meeting for meeting in groups.parts_in_groups(connection, fair)}
    for view in groups_in(connection, parts, fair, Place.KIOSK):
        group = view.group
        if group.employer != employer or view.starts is None:
            continue
        if all(one.came is False for one in view.members):
            continue
        first = next(seat for seat in seats if seat.group == group.id)
        # At the table it takes its place and time as a meeting of two does.
        stands = replace(known[first.meeting], state=MeetingState.PLANNED)
        called = Shown(first.seeker, group.title, "")
        yield view, replace(parts.view(stands, Place.KIOSK), seeker=called)
