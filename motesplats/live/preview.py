"""What a step would do to the rest of the day, told before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from motesplats.core.clock import at
from motesplats.core.fair import Meeting
from motesplats.core.ids import SeekerId
from motesplats.core.people import Seeker
from motesplats.live.course import LEAST_FEEDBACK, Act, Course, Step, station_slots, timeline
from motesplats.live.gongs import Gong, gongs
from motesplats.live.phases import BreakTimes, SlotTimes, Timeline


@dataclass(frozen=True, slots=True)
class Shortened:
    """A slot whose feedback would be ``seconds`` long, which is less than it ought to be."""

    slot: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of the day: the slots and breaks that move as they would be, its old and
    new end, feedback that only a step with ``may_shorten`` would shorten, meetings that would end
    after their seeker has to leave, and the gongs still to come.
    """

    slots: tuple[SlotTimes, ...]
    breaks: tuple[BreakTimes, ...]
    ended: datetime
    ends: datetime
    shortened: tuple[Shortened, ...]
    too_late: tuple[Meeting, ...]
    gongs: tuple[Gong, ...]


def preview(
    course: Course, step: Step, meetings: Iterable[Meeting], seekers: Iterable[Seeker]
) -> Preview:
    """What ``step`` would do at its own instant, ``step.at``."""
    before, after = timeline(course, step.at), timeline(course.after(step), step.at)
    was, becomes = before.slots, after.slots
    concerned = list(meetings)
    if step.act is Act.STRETCH and step.station is not None:
        was = station_slots(course, before, step.station)
        becomes = station_slots(course.after(step), after, step.station)
        concerned = [m for m in concerned if m.station == step.station]
    return Preview(
        slots=tuple(new for old, new in zip(was, becomes, strict=True) if new != old),
        breaks=tuple(
            new for old, new in zip(before.breaks, after.breaks, strict=True) if new != old
        ),
        ended=was[-1].ends,
        ends=becomes[-1].ends,
        shortened=_shortened(course, step, before),
        too_late=_too_late((was, becomes), concerned, _leaves(course, seekers)),
        gongs=tuple(gong for gong in gongs(after) if gong.at > step.at),
    )


def _shortened(course: Course, step: Step, before: Timeline) -> tuple[Shortened, ...]:
    forced = timeline(course.after(replace(step, may_shorten=True)), step.at)
    return tuple(
        Shortened(new.index, round((new.change_at - new.feedback_at).total_seconds()))
        for old, new in zip(before.slots, forced.slots, strict=True)
        if new.change_at - new.feedback_at < min(LEAST_FEEDBACK, old.change_at - old.feedback_at)
    )


def _leaves(course: Course, seekers: Iterable[Seeker]) -> dict[SeekerId, datetime]:
    return {
        seeker.id: at(course.day, seeker.presence.leaves)
        for seeker in seekers
        if seeker.presence.leaves is not None
    }


def _too_late(
    times: tuple[tuple[SlotTimes, ...], tuple[SlotTimes, ...]],
    meetings: Iterable[Meeting],
    leaves: dict[SeekerId, datetime],
) -> tuple[Meeting, ...]:
    was, becomes = times
    return tuple(
        meeting
        for meeting in meetings
        if (gone := leaves.get(meeting.seeker)) is not None
        and was[meeting.last].change_at <= gone < becomes[meeting.last].change_at
    )
