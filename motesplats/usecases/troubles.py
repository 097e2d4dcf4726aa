"""What can go wrong with the meetings of a fair that is going on, and ways to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import (
        EmployerId,
        InterpreterId,
        MeetingId,
        OperationId,
        SeekerId,
        StationId,
    )
    from motesplats.usecases.pricing import PersonChange, Price
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import MeetingView

MENDED = frozenset({Topic.TIMETABLE, Topic.HALL})


@dataclass(frozen=True, slots=True)
class NoShow:
    """Nobody came to a meeting that is going on."""

    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class Late:
    """The seeker of a meeting that is going on has come only now."""

    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody who is here, registered or not until now, would like to meet somebody."""

    seeker: SeekerId


@dataclass(frozen=True, slots=True)
class LostStation:
    """A station cannot be used: in the time slots from ``first`` (None: the next that begins) to
    before ``until`` (None: the end of the day)."""

    station: StationId
    first: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class EmployerGone:
    """An employer leaves: from time slot ``first`` on (None: the next that begins)."""

    employer: EmployerId
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """An employer or an interpreter comes only at an instant (aware); who is missing until then."""

    who: EmployerId | InterpreterId
    until: datetime


@dataclass(frozen=True, slots=True)
class GoneHome:
    """A seeker goes home, and all that is left of the seeker's meetings with them."""

    seeker: SeekerId


Trouble = NoShow | Late | WalkIn | LostStation | EmployerGone | Delay | GoneHome


class Way(StrEnum):
    """What a proposal does."""

    START_NOW = "start_now"  # the late seeker sits down and has what is left of the talk
    TAKE_NOW = "take_now"  # somebody who is free has the meeting that goes on
    EARLIER = "earlier"  # somebody with a later meeting at the employer has it now instead
    LATER = "later"  # the meeting is held at another time
    SWAP = "swap"  # two people change times
    NEW_MEETING = "new_meeting"  # one more meeting, now or later
    REST = "rest"  # nobody comes; the employer rests
    FEWEST_MOVED = "fewest_moved"
    BEST_WISHES = "best_wishes"
    LEAST_BREAKS = "least_breaks"


@dataclass(frozen=True, slots=True)
class HallProposal:
    """A way to mend what happened, and what it costs; nothing of it is stored yet.

    ``view``: the meeting it is about as it would be, if it is about one. ``talk_seconds``: what is
    left of the talk of a meeting that begins now, None where nothing begins now. ``people``: whose
    day changes. ``wanted``: all meetings that would stand; ``missed`` those that would be marked as
    not held. ``sequence``: the latest change of the store when the records were read.
    """

    trouble: Trouble
    way: Way
    view: MeetingView | None
    talk_seconds: int | None
    price: Price
    people: tuple[PersonChange, ...]
    planning: Planning
    wanted: tuple[Meeting, ...]
    missed: tuple[MeetingId, ...]
    sequence: int


@dataclass(frozen=True, slots=True)
class HallMended:
    """What was taken: the version that holds, whose slips are wrong, in no order that matters.

    ``step``: what ``undo_hall_proposal`` takes.
    """

    version: int
    slips: tuple[SeekerId, ...]
    step: OperationId
    changed: frozenset[Topic] = MENDED
