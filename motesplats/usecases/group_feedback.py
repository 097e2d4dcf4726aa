"""A group meeting at the employer's screen: who is there, and one feedback for all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place
from motesplats.storage import groups, timetables
from motesplats.usecases.groups import GROUPED, groups_in
from motesplats.usecases.views import MeetingView, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import EmployerId, FairId, GroupId, MeetingId, OperationId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.groups import GroupView
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
    """The employer's groups that have members, each as one meeting: that of its first seat."""
    for view in groups_in(connection, parts, fair, Place.KIOSK):
        group = view.group
        if group.employer != employer or not view.members or view.starts is None:
            continue
        first = groups.seats_in(connection, group.id)[0]
        anchor = timetables.meeting_by_id(connection, first.meeting)
        if anchor is not None:
            # At the table it takes its place and time as a meeting of two does.
            stands = replace(anchor, state=MeetingState.PLANNED)
            called = Shown(first.seeker, group.title, "")
            yield view, replace(parts.view(stands, Place.KIOSK), seeker=called)
