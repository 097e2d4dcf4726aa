"""Group meetings: planned by the coordinator, with somebody in each seat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic, time_slots
from motesplats.core.ids import GroupId, MeetingId, new_id
from motesplats.core.meeting_forms import LARGEST_GROUP, LONGEST_TITLE, GroupMeeting
from motesplats.core.texts import one_line
from motesplats.core.visibility import Place
from motesplats.storage import employers, feedback, groups, halls, people, wishes
from motesplats.usecases.fitting import in_order
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import time

    from motesplats.core.ids import EmployerId, FairId, OperationId, SeekerId, StationId
    from motesplats.core.meeting_forms import GroupSeat
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts

GROUPED = frozenset({Topic.TIMETABLE, Topic.HALL})
_SMALLEST = 2


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """What is decided about a group meeting; ``slot`` counts from 0, ``slots`` is its length."""

    employer: EmployerId
    station: StationId
    slot: int
    title: str
    slots: int = 1
    capacity: int = 8
    replaces: bool = True


@dataclass(frozen=True, slots=True)
class GroupMember:
    """Somebody in a group; ``saved`` once the employer's feedback to the group is."""

    seeker: Shown
    meeting: MeetingId
    came: bool | None
    inside: bool
    saved: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group meeting with the words around it, in local time, and its members in Swedish order.

    ``starts`` and ``ends`` are None when the day has no such time slot any more.
    """

    group: GroupMeeting
    employer: str
    station: int
    starts: time | None
    ends: time | None
    members: tuple[GroupMember, ...]

    @property
    def room(self) -> int:
        """How many seats nobody has."""
        return max(0, self.group.capacity - len(self.members))


@dataclass(frozen=True, slots=True)
class GroupChanged:
    """A group meeting is another; ``slips``: whose paper is wrong now."""

    group: GroupId
    slips: tuple[SeekerId, ...] = ()
    changed: frozenset[Topic] = GROUPED


def group_meetings(context: Context, fair_id: FairId) -> tuple[GroupView, ...]:
    """The fair's group meetings in order of time. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return groups_in(connection, parts_in(connection, fair_id), fair_id, Place.COORDINATOR)


def groups_in(
    connection: Connection, parts: FairParts, fair_id: FairId, place: Place
) -> tuple[GroupView, ...]:
    """As ``group_meetings``, inside a transaction, with people as they may be seen at ``place``."""
    saved = halls.saved_forms(connection, fair_id)
    seats = groups.seats_of(connection, fair_id)
    return tuple(
        _view(group, parts, [s for s in seats if s.group == group.id], saved, place)
        for group in groups.groups_of(connection, fair_id)
    )


def plan_group(
    context: Context,
    fair_id: FairId,
    plan: GroupPlan,
    group_id: GroupId | None = None,
    operation: OperationId | None = None,
) -> GroupChanged:
    """Add a group meeting, or change the one with that id; its members stay in it.

    Meetings of two that are planned at the same time have to be mended. Raises
    Refused(UNKNOWN_GROUP, UNKNOWN_STATION, GROUP_WITHOUT_TITLE, GROUP_OUTSIDE_DAY, GROUP_SIZE,
    GROUP_FULL, GROUP_STATION_TAKEN or GROUP_CLASH).
    """
    with context.store.write("plan_group", operation) as transaction:
        connection = transaction.connection
        if group_id is not None:
            _known(connection, group_id)
        made = _checked(connection, fair_id, plan, group_id or GroupId(new_id()))
        seats = groups.seats_in(connection, made.id)
        _refuse_too_many(made, len(seats))
        _refuse_clash(connection, made, {seat.seeker for seat in seats})
        groups.put_group(connection, made)
        transaction.journal([fair_id, made.employer, made.station])
    return GroupChanged(made.id, tuple(seat.seeker for seat in seats))


def remove_group(
    context: Context, group_id: GroupId, operation: OperationId | None = None
) -> GroupChanged:
    """Take a group meeting away. Raises Refused(UNKNOWN_GROUP), and MEETING_HAS_FEEDBACK once
    somebody in it has feedback."""
    with context.store.write("remove_group", operation) as transaction:
        connection = transaction.connection
        group = _known(connection, group_id)
        seats = groups.seats_in(connection, group_id)
        _refuse_answered(connection, seats)
        groups.remove_group(connection, group_id)
        transaction.journal([group.fair, group.employer, group.station])
    return GroupChanged(group_id, tuple(seat.seeker for seat in seats))


def put_in_group(
    context: Context,
    group_id: GroupId,
    seekers: Collection[SeekerId],
    operation: OperationId | None = None,
) -> GroupChanged:
    """Give people seats; who has one keeps it.

    Raises Refused(UNKNOWN_GROUP, GROUP_FULL), and GROUP_CLASH for somebody who is in another group
    at the same time.
    """
    with context.store.write("put_in_group", operation) as transaction:
        connection = transaction.connection
        group = _known(connection, group_id)
        seated = {seat.seeker for seat in groups.seats_in(connection, group_id)}
        new = [one for one in dict.fromkeys(seekers) if one not in seated]
        _refuse_too_many(group, len(seated) + len(new))
        _refuse_clash(connection, group, set(new))
        given = [(seeker, MeetingId(new_id())) for seeker in new]
        groups.add_seats(connection, group, given)
        transaction.journal([group.fair, group.employer, *new])
    return GroupChanged(group_id, tuple(new))


def put_wishers_in_group(
    context: Context, group_id: GroupId, operation: OperationId | None = None
) -> GroupChanged:
    """Give the seats that are left to those who wish for the employer, the dearest wish first.

    Whoever is in another group at the same time is left out. Raises Refused(UNKNOWN_GROUP).
    """
    with context.store.read() as connection:
        group = _known(connection, group_id)
        seated = {seat.seeker for seat in groups.seats_in(connection, group_id)}
        busy = _elsewhere(connection, group)
        asked = [
            w for w in wishes.wishes_of(connection, group.fair) if w.employer == group.employer
        ]
    ranked = sorted((w for w in asked if w.rank is not None), key=lambda w: w.rank or 0)
    wanted = [w.seeker for w in ranked if w.seeker not in seated | busy]
    return put_in_group(context, group_id, wanted[: group.capacity - len(seated)], operation)


def take_out_of_group(
    context: Context, group_id: GroupId, seeker: SeekerId, operation: OperationId | None = None
) -> GroupChanged:
    """Let somebody leave the group; nothing happens to whoever is not in it.

    Raises Refused(UNKNOWN_GROUP), and MEETING_HAS_FEEDBACK when there is feedback.
    """
    with context.store.write("take_out_of_group", operation) as transaction:
        connection = transaction.connection
        group = _known(connection, group_id)
        own = [s for s in groups.seats_in(connection, group_id) if s.seeker == seeker]
        _refuse_answered(connection, own)
        for seat in own:
            groups.remove_seat(connection, seat.meeting)
        transaction.journal([group.fair, group.employer, seeker])
    return GroupChanged(group_id, tuple(seat.seeker for seat in own))


def _view(
    group: GroupMeeting,
    parts: FairParts,
    seats: Iterable[GroupSeat],
    saved: frozenset[MeetingId],
    place: Place,
) -> GroupView:
    members = {
        shown(parts.seekers[seat.seeker], place): seat
        for seat in seats
        if seat.seeker in parts.seekers
    }
    fits = group.last < len(parts.slots)
    return GroupView(
        group=group,
        employer=parts.employers[group.employer].name,
        station=parts.stations[group.station].number,
        starts=parts.slots[group.slot].starts if fits else None,
        ends=parts.slots[group.last].change_at if fits else None,
        members=tuple(
            GroupMember(
                one,
                members[one].meeting,
                members[one].came,
                one.seeker in parts.arrivals,
                members[one].meeting in saved,
            )
            for one in in_order(members)
        ),
    )


def _known(connection: Connection, group_id: GroupId) -> GroupMeeting:
    group = groups.group_by_id(connection, group_id)
    if group is None:
        raise Refused(Refusal.UNKNOWN_GROUP)
    return group


def _checked(
    connection: Connection, fair_id: FairId, plan: GroupPlan, group_id: GroupId
) -> GroupMeeting:
    title = one_line(plan.title)
    if not 0 < len(title) <= LONGEST_TITLE:
        raise Refused(Refusal.GROUP_WITHOUT_TITLE, most=LONGEST_TITLE)
    if not _SMALLEST <= plan.capacity <= LARGEST_GROUP:
        raise Refused(Refusal.GROUP_SIZE, most=LARGEST_GROUP)
    slots = time_slots(known_fair(connection, fair_id).plan)
    if not 0 <= plan.slot < plan.slot + plan.slots <= len(slots):
        raise Refused(Refusal.GROUP_OUTSIDE_DAY)
    stations = {s.id: s for s in employers.stations_of(connection, fair_id)}
    station = stations.get(plan.station)
    if station is None or station.employer != plan.employer:
        raise Refused(Refusal.UNKNOWN_STATION)
    made = GroupMeeting(
        group_id, fair_id, plan.employer, plan.station, plan.slot, plan.slots, title,
        plan.capacity, plan.replaces,
    )  # fmt: skip
    for other in _beside(connection, made):
        if other.station == made.station:
            raise Refused(Refusal.GROUP_STATION_TAKEN, station=station.number, title=other.title)
    return made


def _beside(connection: Connection, group: GroupMeeting) -> list[GroupMeeting]:
    """The other group meetings in any of the group's time slots."""
    others = groups.groups_of(connection, group.fair)
    return [o for o in others if o.id != group.id and set(o.taken) & set(group.taken)]


def _elsewhere(connection: Connection, group: GroupMeeting) -> frozenset[SeekerId]:
    """Who is in another group at the same time."""
    beside = {other.id for other in _beside(connection, group)}
    seats = groups.seats_of(connection, group.fair)
    return frozenset(seat.seeker for seat in seats if seat.group in beside)


def _refuse_clash(connection: Connection, group: GroupMeeting, seekers: set[SeekerId]) -> None:
    both = seekers & _elsewhere(connection, group)
    if both:
        known = people.seekers_among(connection, both)
        told = in_order(shown(seeker, Place.COORDINATOR) for seeker in known)
        raise Refused(Refusal.GROUP_CLASH, people=tuple(one.label for one in told))


def _refuse_too_many(group: GroupMeeting, wanted: int) -> None:
    if wanted > group.capacity:
        over = wanted - group.capacity
        raise Refused(Refusal.GROUP_FULL, title=group.title, capacity=group.capacity, over=over)


def _refuse_answered(connection: Connection, seats: Iterable[GroupSeat]) -> None:
    if any(feedback.latest_submission(connection, seat.meeting) for seat in seats):
        raise Refused(Refusal.MEETING_HAS_FEEDBACK)
