"""Meetings by video and by telephone: who meets so, and by what link or number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.meeting_forms import LONGEST_ADDRESS, Remote
from motesplats.core.texts import one_line
from motesplats.storage import groups, timetables
from motesplats.usecases.queries import known_employer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import EmployerId, FairId, MeetingId, OperationId, SeekerId
    from motesplats.core.meeting_forms import RemoteWay
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Remotes:
    """Which meetings of a fair are by video or telephone; a pair's own way goes first."""

    pairs: Mapping[tuple[EmployerId, SeekerId], Remote]
    whole: Mapping[EmployerId, Remote]

    def of(self, meeting: Meeting) -> Remote | None:
        """How the two meet; None in the hall."""
        own = self.pairs.get((meeting.employer, meeting.seeker))
        return own or self.whole.get(meeting.employer)

    def from_elsewhere(self, meetings: tuple[Meeting, ...]) -> frozenset[MeetingId]:
        """The meetings whose seeker is not in the hall."""
        return frozenset(m.id for m in meetings if (m.employer, m.seeker) in self.pairs)


NO_REMOTES = Remotes({}, {})


@dataclass(frozen=True, slots=True)
class RemoteSet:
    """How somebody meets is another; ``slips``: whose paper is wrong now."""

    employer: EmployerId
    slips: tuple[SeekerId, ...]
    changed: frozenset[Topic] = frozenset({Topic.TIMETABLE, Topic.HALL})


def remotes(context: Context, fair_id: FairId) -> tuple[Remote, ...]:
    """Every employer and pair of the fair that meets by video or telephone."""
    with context.store.read() as connection:
        return groups.remotes_of(connection, fair_id)


def remotes_in(connection: Connection, fair_id: FairId) -> Remotes:
    """The same to be asked about meetings, inside a transaction."""
    found = groups.remotes_of(connection, fair_id)
    return Remotes(
        {(one.employer, one.seeker): one for one in found if one.seeker is not None},
        {one.employer: one for one in found if one.seeker is None},
    )


def meet_remotely(
    context: Context, value: Remote, operation: OperationId | None = None
) -> RemoteSet:
    """Let an employer, or a pair, meet by video or telephone.

    Raises Refused(UNKNOWN_EMPLOYER), and REMOTE_WITHOUT_ADDRESS without a link or number of at
    most 300 characters.
    """
    address = one_line(value.address)
    if not 0 < len(address) <= LONGEST_ADDRESS:
        raise Refused(Refusal.REMOTE_WITHOUT_ADDRESS)
    with context.store.write("meet_remotely", operation) as transaction:
        connection = transaction.connection
        fair = known_employer(connection, value.employer).fair
        way: RemoteWay = value.way
        groups.put_remote(connection, Remote(value.employer, value.seeker, way, address))
        slips = _told(connection, fair, value.employer, value.seeker)
        transaction.journal([value.employer, *([value.seeker] if value.seeker else [])])
    return RemoteSet(value.employer, slips)


def meet_in_hall(
    context: Context,
    employer: EmployerId,
    seeker: SeekerId | None,
    operation: OperationId | None = None,
) -> RemoteSet:
    """Let an employer, or a pair, meet in the hall again. Raises Refused(UNKNOWN_EMPLOYER)."""
    with context.store.write("meet_in_hall", operation) as transaction:
        connection = transaction.connection
        fair = known_employer(connection, employer).fair
        groups.remove_remote(connection, employer, seeker)
        slips = _told(connection, fair, employer, seeker)
        transaction.journal([employer, *([seeker] if seeker else [])])
    return RemoteSet(employer, slips)


def _told(
    connection: Connection, fair_id: FairId, employer: EmployerId, seeker: SeekerId | None
) -> tuple[SeekerId, ...]:
    """Those whose slip tells of meetings with the employer."""
    if seeker is not None:
        return (seeker,)
    meetings = timetables.meetings_of(connection, fair_id)
    return tuple(m.seeker for m in meetings if m.employer == employer and m.stands)
