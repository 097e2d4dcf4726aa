"""Other forms of meeting than two at a station: in a group, by video and by telephone."""

from dataclasses import dataclass
from enum import StrEnum

from motesplats.core.ids import EmployerId, FairId, GroupId, MeetingId, SeekerId, StationId

LARGEST_GROUP = 60
LONGEST_TITLE = 80
LONGEST_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class GroupMeeting:
    """One employer with several seekers at one station, in as many time slots as it takes.

    ``slot`` is the index of the first, ``slots`` how many there are; ``capacity`` how many seekers
    there is room for. ``replaces``: it stands for the meeting of two that its seekers wished for.
    """

    id: GroupId
    fair: FairId
    employer: EmployerId
    station: StationId
    slot: int
    slots: int
    title: str
    capacity: int
    replaces: bool = True

    @property
    def last(self) -> int:
        """The index of the last time slot that the group takes."""
        return self.slot + self.slots - 1

    @property
    def taken(self) -> range:
        """The indices of all time slots that the group takes."""
        return range(self.slot, self.slot + self.slots)


@dataclass(frozen=True, slots=True)
class GroupSeat:
    """A seeker's part in a group meeting; feedback is saved for ``meeting``.

    ``came`` is None until the employer has said who is there.
    """

    group: GroupId
    seeker: SeekerId
    meeting: MeetingId
    came: bool | None = None


class RemoteWay(StrEnum):
    """How people who are not in the same room meet."""

    VIDEO = "video"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Remote:
    """An employer whose meetings are by video or telephone; with a seeker, that pair's alone.

    ``address`` is the link or the number. A pair's own goes before the employer's; whoever has one
    takes part from elsewhere, while a whole employer is elsewhere and its seekers sit at a station.
    """

    employer: EmployerId
    seeker: SeekerId | None
    way: RemoteWay
    address: str
