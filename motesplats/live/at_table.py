"""What the screen at one station is about: whom to read of, talk with or write about, from the
clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motesplats.core.fair import Meeting
from motesplats.core.ids import MeetingId, StationId
from motesplats.live.course import Course, spanned, station_slots, timeline
from motesplats.live.phases import Held, Moment, Phase, SlotTimes, Timeline, moment

NOBODY_AFTER = timedelta(minutes=2)
ROUND_OFF = timedelta(minutes=2)


class View(StrEnum):
    """What the screen is for: to wait, to read before a talk, to talk, to write, or to end."""

    WAIT = "wait"
    READ = "read"
    TALK = "talk"
    WRITE = "write"
    END = "end"


@dataclass(frozen=True, slots=True)
class AtTable:
    """What a station's screen is about at an instant.

    ``meeting`` is the one to read, talk or write about; None where nobody is to come any more.
    ``over`` are meetings without a form whose feedback is over, the oldest first. ``seconds_left``
    of the phase stand still while ``paused``.
    """

    view: View
    meeting: Meeting | None
    seconds_left: int | None
    paused: bool
    over: tuple[MeetingId, ...]


@dataclass(frozen=True, slots=True)
class TalkTime:
    """How a meeting's own time goes.

    ``left`` seconds of its talk or feedback, ``length`` of the phase; ``beyond`` seconds past what
    was planned, never both.
    """

    phase: Phase
    left: int = 0
    length: int = 0
    beyond: int = 0
    paused: bool = False

    @property
    def rounds_off(self) -> bool:
        """Whether the talk has two minutes left or less, or is over."""
        return self.phase is Phase.TALK and self.left <= ROUND_OFF.total_seconds()


def at_table(
    course: Course,
    station: StationId,
    meetings: Iterable[Meeting],
    saved: frozenset[MeetingId],
    now: datetime,
) -> AtTable:
    """What the screen at ``station`` is about at ``now`` (aware).

    ``meetings`` are its employer's; those that do not stand, or stand elsewhere, count for nothing.
    """
    own = sorted((m for m in meetings if m.station == station and m.stands), key=_slot)
    times = _times(course, station, own, now)
    present = moment(times, now)
    view, meeting = _about(present, own)
    over = tuple(
        m.id for m in own if m.id not in saved and _is_over(times.slots[m.slot], times, now)
    )
    return AtTable(view, meeting, present.seconds_left, present.held is Held.PAUSED, over)


def talk_time(course: Course, meeting: Meeting, now: datetime) -> TalkTime | None:
    """How the time of ``meeting`` goes; None before it has begun."""
    times = _times(course, meeting.station, (meeting,), now)
    slot, paused = times.slots[meeting.slot], times.held is Held.PAUSED
    if times.held is Held.WAITING or now < slot.starts:
        return None
    for phase, begins, ends in (
        (Phase.TALK, slot.starts, slot.feedback_at),
        (Phase.FEEDBACK, slot.feedback_at, slot.change_at),
    ):
        if now < ends:
            left, length = _seconds(ends - now), _seconds(ends - begins)
            return TalkTime(phase, left, length, paused=paused)
    return TalkTime(Phase.CHANGE, beyond=_seconds(now - slot.change_at), paused=paused)


def talk_beyond(course: Course, meeting: Meeting, now: datetime) -> int:
    """How many seconds the talk itself has gone beyond its end; 0 while it is on."""
    times = _times(course, meeting.station, (meeting,), now)
    return max(0, _seconds(now - times.slots[meeting.slot].feedback_at))


def may_say_nobody(course: Course, meeting: Meeting, now: datetime) -> bool:
    """Whether the employer has waited long enough to say that nobody came."""
    times = _times(course, meeting.station, (meeting,), now)
    return times.held is None and now >= times.slots[meeting.slot].starts + NOBODY_AFTER


def _about(present: Moment, own: list[Meeting]) -> tuple[View, Meeting | None]:
    if present.slot is None:
        return View.END, None
    index = present.slot.index
    here = next((m for m in own if index in m.taken), None)
    if present.phase in {Phase.TALK, Phase.FEEDBACK}:
        if here is None:
            return View.WAIT, _first(own, index)
        return (View.TALK if present.phase is Phase.TALK else View.WRITE), here
    after = index + 1 if present.phase is Phase.CHANGE else index
    coming = _first(own, after if here is None or after == index else here.last + 1)
    return (View.END if coming is None else View.READ), coming


def _first(own: list[Meeting], slot: int) -> Meeting | None:
    return next((m for m in own if m.slot >= slot), None)


def _times(
    course: Course, station: StationId, meetings: Iterable[Meeting], now: datetime
) -> Timeline:
    common = timeline(course, now)
    slots = spanned(station_slots(course, common, station), meetings)
    return Timeline(slots, common.breaks, common.held)


def _is_over(slot: SlotTimes, times: Timeline, now: datetime) -> bool:
    return times.held is not Held.WAITING and slot.change_at <= now


def _slot(meeting: Meeting) -> int:
    return meeting.slot


def _seconds(span: timedelta) -> int:
    return round(span.total_seconds())
