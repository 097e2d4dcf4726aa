"""When the gong sounds, computed from the clock; a gong that was missed is never played late."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motesplats.live.phases import Timeline

SOFT_BEFORE = timedelta(minutes=2)
# Later than this a gong no longer says what it means.
TOLERANCE = timedelta(seconds=3)


class Sound(StrEnum):
    """What sounds: a talk begins, two minutes are left, feedback, people change places."""

    TALK = "talk"
    SOFT = "soft"
    FEEDBACK = "feedback"
    DOUBLE = "double"


@dataclass(frozen=True, slots=True)
class Gong:
    """A sound, its instant (UTC) and its time slot."""

    at: datetime
    sound: Sound
    slot: int


def gongs(timeline: Timeline) -> tuple[Gong, ...]:
    """Every gong of the day in order; talks of two minutes or less have no soft chime."""
    found = []
    for slot in timeline.slots:
        found.append(Gong(slot.starts, Sound.TALK, slot.index))
        if slot.feedback_at - SOFT_BEFORE > slot.starts:
            found.append(Gong(slot.feedback_at - SOFT_BEFORE, Sound.SOFT, slot.index))
        found.append(Gong(slot.feedback_at, Sound.FEEDBACK, slot.index))
        found.append(Gong(slot.change_at, Sound.DOUBLE, slot.index))
    return tuple(found)


def due(timeline: Timeline, played: Gong | None, now: datetime) -> Gong | None:
    """The gong to play now: the latest that is at most 3 s old, unless it is ``played``, the one
    that sounded last. None while the day is held.

    So neither sleep nor a leap of the clock plays a row of gongs, and a step that is seen a little
    after its own instant is heard all the same.
    """
    if timeline.held is not None:
        return None
    fresh = (g for g in reversed(gongs(timeline)) if g.at <= now <= g.at + TOLERANCE)
    latest = next(fresh, None)
    return None if latest == played else latest
