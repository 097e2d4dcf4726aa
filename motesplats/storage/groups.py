"""Group meetings with who is in them, and meetings by video and telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from motesplats.core.fair import Meeting, MeetingState
from motesplats.core.ids import EmployerId, FairId, GroupId, MeetingId, SeekerId, StationId
from motesplats.core.meeting_forms import GroupMeeting, GroupSeat, Remote, RemoteWay
from motesplats.storage.group_tables import (
    group_meeting,
    group_seat,
    remote_employer,
    remote_pair,
)
from motesplats.storage.tables import employer, meeting

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAME = {
    None: MeetingState.PLANNED,
    True: MeetingState.HELD,
    False: MeetingState.NO_SHOW,
}


def groups_of(connection: Connection, fair: FairId) -> tuple[GroupMeeting, ...]:
    """The fair's group meetings by time slot, then station."""
    c = group_meeting.c
    query = select(group_meeting).where(c.fair_id == fair).order_by(c.slot, c.station_id)
    return tuple(_group(row) for row in connection.execute(query))


def group_by_id(connection: Connection, wanted: GroupId) -> GroupMeeting | None:
    query = select(group_meeting).where(group_meeting.c.id == wanted)
    row = connection.execute(query).first()
    return None if row is None else _group(row)


def put_group(connection: Connection, value: GroupMeeting) -> None:
    """Add the group meeting, or let the one with its id be as it says, its seats included."""
    row = {
        "employer_id": value.employer,
        "station_id": value.station,
        "slot": value.slot,
        "slots": value.slots,
        "title": value.title,
        "capacity": value.capacity,
        "replaces": value.replaces,
    }
    mine = group_meeting.c.id == value.id
    if connection.execute(update(group_meeting).where(mine).values(**row)).rowcount:
        seats = select(group_seat.c.meeting_id).where(group_seat.c.group_id == value.id)
        connection.execute(update(meeting).where(meeting.c.id.in_(seats)).values(**_place(value)))
        return
    connection.execute(insert(group_meeting).values(id=value.id, fair_id=value.fair, **row))


def remove_group(connection: Connection, wanted: GroupId) -> None:
    """Take the group meeting away, with everybody's seat."""
    seats = select(group_seat.c.meeting_id).where(group_seat.c.group_id == wanted)
    connection.execute(delete(meeting).where(meeting.c.id.in_(seats)))
    connection.execute(delete(group_meeting).where(group_meeting.c.id == wanted))


def seats_of(connection: Connection, fair: FairId) -> tuple[GroupSeat, ...]:
    """Everybody's seats in the fair's group meetings, in the order in which they were given."""
    query = _seats().where(meeting.c.fair_id == fair).order_by(meeting.c.id)
    return tuple(_seat(row) for row in connection.execute(query))


def seats_in(connection: Connection, wanted: GroupId) -> tuple[GroupSeat, ...]:
    """The seats in one group meeting, in the order in which they were given."""
    query = _seats().where(group_seat.c.group_id == wanted).order_by(meeting.c.id)
    return tuple(_seat(row) for row in connection.execute(query))


def parts_in_groups(connection: Connection, fair: FairId) -> tuple[Meeting, ...]:
    """Everybody's seats as meetings: held by who was there, missed by who was not, else planned."""
    query = (
        select(meeting, group_seat.c.came)
        .join(group_seat, group_seat.c.meeting_id == meeting.c.id)
        .where(meeting.c.fair_id == fair)
        .order_by(meeting.c.slot, meeting.c.id)
    )
    return tuple(
        Meeting(
            id=MeetingId(row.id),
            seeker=SeekerId(row.seeker_id),
            employer=EmployerId(row.employer_id),
            station=StationId(row.station_id),
            slot=row.slot,
            slots=row.slots,
            state=_CAME[row.came],
        )
        for row in connection.execute(query)
    )


def seat_of(connection: Connection, wanted: MeetingId) -> GroupSeat | None:
    """The seat that feedback is saved for under that id; None for a meeting of two."""
    row = connection.execute(_seats().where(group_seat.c.meeting_id == wanted)).first()
    return None if row is None else _seat(row)


def add_seats(
    connection: Connection, group: GroupMeeting, seats: Iterable[tuple[SeekerId, MeetingId]]
) -> None:
    """Give seats to seekers who have none in the group."""
    for seeker, wanted in seats:
        row = {
            "id": wanted,
            "fair_id": group.fair,
            "seeker_id": seeker,
            "state": MeetingState.IN_GROUP.value,
        }
        connection.execute(insert(meeting).values(**row, **_place(group)))
        connection.execute(insert(group_seat).values(meeting_id=wanted, group_id=group.id))


def remove_seat(connection: Connection, wanted: MeetingId) -> None:
    connection.execute(delete(meeting).where(meeting.c.id == wanted))


def set_came(connection: Connection, wanted: MeetingId, came: bool | None) -> None:
    """Note whether somebody is there; None: nobody has looked yet."""
    mine = group_seat.c.meeting_id == wanted
    connection.execute(update(group_seat).where(mine).values(came=came))


def remotes_of(connection: Connection, fair: FairId) -> tuple[Remote, ...]:
    """Every employer and every pair of the fair that meets from elsewhere."""
    whole = (
        select(remote_employer)
        .join(employer, employer.c.id == remote_employer.c.employer_id)
        .where(employer.c.fair_id == fair)
        .order_by(remote_employer.c.employer_id)
    )
    pairs = (
        select(remote_pair)
        .join(employer, employer.c.id == remote_pair.c.employer_id)
        .where(employer.c.fair_id == fair)
        .order_by(remote_pair.c.employer_id, remote_pair.c.seeker_id)
    )
    return (
        *(_remote(row, None) for row in connection.execute(whole)),
        *(_remote(row, SeekerId(row.seeker_id)) for row in connection.execute(pairs)),
    )


def put_remote(connection: Connection, value: Remote) -> None:
    """Let the employer, or the pair, meet so."""
    remove_remote(connection, value.employer, value.seeker)
    row = {"employer_id": value.employer, "way": value.way.value, "address": value.address}
    if value.seeker is None:
        connection.execute(insert(remote_employer).values(**row))
    else:
        connection.execute(insert(remote_pair).values(**row, seeker_id=value.seeker))


def remove_remote(connection: Connection, host: EmployerId, seeker: SeekerId | None) -> None:
    """Let the employer, or the pair, meet in the hall again."""
    if seeker is None:
        mine = remote_employer.c.employer_id == host
        connection.execute(delete(remote_employer).where(mine))
        return
    pair = (remote_pair.c.employer_id == host) & (remote_pair.c.seeker_id == seeker)
    connection.execute(delete(remote_pair).where(pair))


def _seats() -> Select[Any]:
    return select(group_seat, meeting.c.seeker_id).join(
        meeting, meeting.c.id == group_seat.c.meeting_id
    )


def _place(value: GroupMeeting) -> dict[str, Any]:
    return {
        "employer_id": value.employer,
        "station_id": value.station,
        "slot": value.slot,
        "slots": value.slots,
    }


def _group(row: Row[Any]) -> GroupMeeting:
    return GroupMeeting(
        id=GroupId(row.id),
        fair=FairId(row.fair_id),
        employer=EmployerId(row.employer_id),
        station=StationId(row.station_id),
        slot=row.slot,
        slots=row.slots,
        title=row.title,
        capacity=row.capacity,
        replaces=row.replaces,
    )


def _seat(row: Row[Any]) -> GroupSeat:
    return GroupSeat(
        GroupId(row.group_id), SeekerId(row.seeker_id), MeetingId(row.meeting_id), row.came
    )


def _remote(row: Row[Any], seeker: SeekerId | None) -> Remote:
    return Remote(EmployerId(row.employer_id), seeker, RemoteWay(row.way), row.address)
