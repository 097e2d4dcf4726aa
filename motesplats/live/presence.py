"""Who ought to be here and is not, and who is here with nothing to do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from motesplats.core.clock import local
from motesplats.core.fair import Meeting, MeetingState
from motesplats.core.ids import EmployerId, MeetingId, SeekerId
from motesplats.live.gathering import Gathering
from motesplats.live.phases import Moment, Phase, SlotTimes, Timeline

MISSING_BEFORE = timedelta(minutes=5)
# A talk that somebody else begins has at least so much left; feedback is never touched.
LEAST_TALK = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Missing:
    """Somebody who has not come to a meeting; ``seconds`` since it began, negative before that."""

    seeker: SeekerId
    meeting: Meeting
    seconds: int

    @property
    def late(self) -> bool:
        return self.seconds > 0


@dataclass(frozen=True, slots=True)
class Reserve:
    """Somebody inside and free who asked for employers that are free, dearest first.

    ``wants`` leaves out employers they have met or will meet. Interpreters, walking and how much
    somebody can bear are for the repair of the timetable to weigh.
    """

    seeker: SeekerId
    wants: tuple[EmployerId, ...]


def missing_at(
    gathering: Gathering,
    common: Timeline,
    known: frozenset[SeekerId],
    now: datetime,
    remote: frozenset[MeetingId] = frozenset(),
) -> tuple[Missing, ...]:
    """Those not ``known`` to have come or gone home whose first meeting left begins within five
    minutes or has begun, in order of time; while the start waits nobody is late. Nobody is missed
    in a ``remote`` meeting."""
    found: dict[SeekerId, Missing] = {}
    for meeting in gathering.meetings:
        slot = common.slots[meeting.slot]
        if slot.starts - MISSING_BEFORE > now:
            break
        if meeting.seeker in known or meeting.state is not MeetingState.PLANNED:
            continue
        if meeting.id in remote:
            continue
        if now < common.slots[meeting.last].ends and meeting.seeker not in found:
            seconds = int((now - slot.starts).total_seconds())
            found[meeting.seeker] = Missing(meeting.seeker, meeting, seconds)
    return tuple(found.values())


def serving(moment: Moment) -> int | None:
    """The slot that somebody free could still be given: this one, in the change the next."""
    if moment.slot is None:
        return None
    return moment.slot.index + (moment.phase is Phase.CHANGE)


def open_to_somebody(moment: Moment) -> int | None:
    """The slot in which somebody free could sit down: as ``serving``, but none when too little of
    the talk is left to begin, and none during feedback."""
    left = moment.seconds_left
    if moment.phase is Phase.FEEDBACK:
        return None
    if moment.phase is Phase.TALK and left is not None and left < LEAST_TALK.total_seconds():
        return None
    return serving(moment)


def free_at(
    gathering: Gathering, slot: SlotTimes, inside: frozenset[SeekerId]
) -> tuple[SeekerId, ...]:
    """Those inside who have no meeting in the slot and are there until it ends."""
    begins, ends = local(slot.starts).time(), local(slot.ends).time()
    busy = {m.seeker for m in gathering.meetings if slot.index in m.taken}
    busy |= gathering.in_groups(slot.index)
    return tuple(
        seeker.id
        for seeker in gathering.seekers
        if seeker.id in inside and seeker.id not in busy and seeker.presence.covers(begins, ends)
    )


def reserves_among(
    gathering: Gathering, free: tuple[SeekerId, ...], employers: frozenset[EmployerId]
) -> tuple[Reserve, ...]:
    """Those of ``free`` who want one of ``employers`` and have no meeting with it; those with the
    fewest meetings come first."""
    found = []
    for seeker in free:
        unmet = gathering.unmet_by(seeker)
        if not employers.isdisjoint(unmet):
            found.append(Reserve(seeker, tuple(e for e in unmet if e in employers)))
    return tuple(sorted(found, key=lambda r: (len(gathering.meetings_of(r.seeker)), r.seeker)))
