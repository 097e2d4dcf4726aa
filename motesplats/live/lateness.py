"""Somebody who came after the own meeting began: what is left of it, and what can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from motesplats.core.clock import local
from motesplats.core.fair import Meeting, MeetingState
from motesplats.core.ids import SeekerId
from motesplats.core.people import ALL_DAY, Presence
from motesplats.live.course import Course, spanned, station_slots, timeline
from motesplats.live.gathering import Gathering
from motesplats.live.phases import SlotTimes

LEAST_TALK_SECONDS = 60


@dataclass(frozen=True, slots=True)
class StartNow:
    """Begin with what is left of the talk; feedback begins and ends when it would have."""

    talk_seconds: int


@dataclass(frozen=True, slots=True)
class FreeSlot:
    """Begin in a later slot from which seeker, station and interpreter are free long enough."""

    slot: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Change places with a later meeting of the station that is as long, whose seeker is inside and
    free now."""

    other: Meeting


@dataclass(frozen=True, slots=True)
class LateChoices:
    """Seconds left of the talk, seconds of feedback (untouched), and the choices in that order:
    start now, later free slots, swaps, each by time."""

    talk_seconds: int
    feedback_seconds: int
    choices: tuple[StartNow | FreeSlot | Swap, ...]


def late_choices(
    gathering: Gathering,
    course: Course,
    inside: frozenset[SeekerId],
    meeting: Meeting,
    now: datetime,
) -> LateChoices:
    """What can be done for the seeker of ``meeting``, who has come at ``now`` (aware)."""
    slots = station_slots(course, timeline(course, now), meeting.station)
    own = spanned(slots, (meeting,))[meeting.slot]
    left = max(0, int((own.feedback_at - max(now, own.starts)).total_seconds()))
    start = (StartNow(left),) if left >= LEAST_TALK_SECONDS else ()
    presence = {seeker.id: seeker.presence for seeker in gathering.seekers}
    later = [slots[n : n + meeting.slots] for n in range(meeting.slot + 1, len(slots))]
    free = (
        FreeSlot(room[0].index)
        for room in later
        if room[0].starts > now
        and _unbroken(room, meeting)
        and all(_is_free(gathering, meeting, slot.index) for slot in room)
        and _can(gathering, presence, meeting, room)
    )
    # With less than that left, a swap would only make somebody else's talk too short.
    swaps = _swaps(gathering, presence, meeting, slots) if start else ()
    return LateChoices(
        talk_seconds=left,
        feedback_seconds=int((own.change_at - own.feedback_at).total_seconds()),
        choices=(*start, *free, *(s for s in swaps if s.other.seeker in inside)),
    )


def _swaps(
    gathering: Gathering,
    presence: dict[SeekerId, Presence],
    meeting: Meeting,
    slots: tuple[SlotTimes, ...],
) -> Iterator[Swap]:
    for other in gathering.meetings_at(meeting.station):
        movable = other.state is MeetingState.PLANNED and not other.locked
        if (
            movable
            and other.slot > meeting.slot
            and other.slots == meeting.slots
            and _can(gathering, presence, meeting, slots[other.slot : other.last + 1])
            and _can(gathering, presence, other, slots[meeting.slot : meeting.last + 1])
        ):
            yield Swap(other)


def _unbroken(room: tuple[SlotTimes, ...], meeting: Meeting) -> bool:
    """Whether the slots are as many as the meeting takes, without a pause between them."""
    joined = all(a.ends >= b.starts for a, b in pairwise(room))
    return joined and len(room) == meeting.slots


def _is_free(gathering: Gathering, meeting: Meeting, index: int) -> bool:
    """Whether the station has nobody else in the slot."""
    return gathering.meeting_at(meeting.station, index) in {None, meeting}


def _can(
    gathering: Gathering,
    presence: dict[SeekerId, Presence],
    meeting: Meeting,
    room: tuple[SlotTimes, ...],
) -> bool:
    """Whether seeker and interpreter have nothing else in the slots, and the seeker is there."""
    begins, ends = local(room[0].starts).time(), local(room[-1].change_at).time()
    if not presence.get(meeting.seeker, ALL_DAY).covers(begins, ends):
        return False
    # The station's own meetings change places with this one, so they do not stand in its way.
    indices = {slot.index for slot in room}
    others = [
        m
        for m in gathering.meetings
        if not indices.isdisjoint(m.taken) and m.station != meeting.station
    ]
    return not any(
        m.seeker == meeting.seeker
        or (meeting.interpreter is not None and m.interpreter == meeting.interpreter)
        for m in others
    )
