"""The hall at an instant, as far as mending its meetings is concerned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.live.course import spanned, station_slots
from motesplats.live.gathering import Away
from motesplats.live.hall import hall
from motesplats.live.presence import LEAST_TALK
from motesplats.usecases.live_day import Live
from motesplats.usecases.live_hall import records_in
from motesplats.usecases.troubles import Delay, EmployerGone, LostStation

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId, MeetingId, SeekerId, StationId
    from motesplats.live.hall import Hall
    from motesplats.storage.store import Connection
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.troubles import Trouble

# Whoever meets so soon is on the way.
_ON_THE_WAY = timedelta(minutes=2)
_ASKED = 12


@dataclass(frozen=True, slots=True)
class HallDay:
    """The hall's records, what they tell at ``at``, and the first slot that has not begun."""

    records: HallRecords
    hall: Hall
    at: datetime
    begun: int

    def meeting(self, wanted: MeetingId) -> Meeting:
        """A meeting that stands. Raises Refused(UNKNOWN_MEETING)."""
        found = next((m for m in self.records.gathering.meetings if m.id == wanted), None)
        if found is None:
            raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
        return found

    @property
    def inside(self) -> frozenset[SeekerId]:
        """Who has come and has not gone home."""
        facts = self.records.facts
        return frozenset(arrival.seeker for arrival in facts.arrivals) - facts.gone_home

    @property
    def spare(self) -> frozenset[SeekerId]:
        """Who is inside and does not sit anywhere."""
        return self.inside - {view.sits for view in self.hall.stations}

    @property
    def without_meeting(self) -> tuple[SeekerId, ...]:
        """Who is inside, free until the slot ends and has no meeting that stands, so that they may
        meet anybody; at most a dozen, those who need the fewest other people first."""
        gathering, free = self.records.gathering, frozenset(self.hall.free)
        found = [
            seeker
            for seeker in gathering.seekers
            if seeker.id in free and not gathering.meetings_of(seeker.id)
        ]
        # Among many some can come; trying all whose interpreter is busy takes seconds.
        found.sort(key=lambda seeker: seeker.needs.interpreter is not None)
        return tuple(seeker.id for seeker in found[:_ASKED])

    def going_at(self, meeting: Meeting) -> int | None:
        """The slot of the meeting's talk that goes on with enough left for another; else None."""
        slots = station_slots(self.records.course, self.hall.timeline, meeting.station)
        whole = spanned(slots, (meeting,))[meeting.slot]
        if not whole.starts <= self.at <= whole.feedback_at - LEAST_TALK:
            return None
        return next(n for n in reversed(meeting.taken) if slots[n].starts <= self.at)

    def talk_left(self, meeting: Meeting) -> int:
        """Seconds that are left of the talk of a meeting that begins now."""
        slots = station_slots(self.records.course, self.hall.timeline, meeting.station)
        ends = slots[meeting.last].feedback_at
        return max(0, int((ends - self.at).total_seconds()))

    @property
    def talking(self) -> int | None:
        """The slot whose common talk goes on with enough left for another; else None."""
        slot = self.begun - 1
        if slot < 0:
            return None
        ends = self.hall.timeline.slots[slot].feedback_at
        return slot if self.at <= ends - LEAST_TALK else None

    def ready(self) -> frozenset[StationId]:
        """The stations where somebody could sit down now."""
        facts = self.records.facts
        here = facts.employers_here - facts.employers_gone
        return frozenset(
            s.id
            for s in self.records.gathering.stations
            if s.employer in here and s.id not in facts.resting
        )

    def live(self, missed: frozenset[MeetingId] = frozenset()) -> Live:
        """The day for a search that touches nothing of what has begun."""
        facts = self.records.facts
        arrived = {arrival.seeker for arrival in facts.arrivals}
        everybody = frozenset(seeker.id for seeker in self.records.gathering.seekers)
        counted = bool(arrived) and self.begun > 0
        return Live(
            self.begun,
            facts.gone_home,
            waiting=everybody - arrived if counted else frozenset(),
            missed=missed,
            fixed=self._on_the_way(),
        )

    def open_now(self, slot: int, stations: frozenset[StationId], live: Live) -> Live:
        """The same day where those who are free may still sit down at ``stations`` in a slot."""
        gathering, this = self.records.gathering, frozenset({slot})
        spare = self.spare
        away: list[str] = [s.id for s in gathering.stations if s.id not in stations]
        away += [seeker.id for seeker in gathering.seekers if seeker.id not in spare]
        shut = {**live.away, **dict.fromkeys(away, this)}
        return replace(live, now=slot, begun=self.begun, away=shut)

    def _on_the_way(self) -> frozenset[MeetingId]:
        slots = self.hall.timeline.slots
        if self.begun >= len(slots) or slots[self.begun].starts - self.at > _ON_THE_WAY:
            return frozenset()
        return frozenset(m.id for m in self.records.gathering.meetings if m.slot == self.begun)

    def away_by(self, trouble: Trouble) -> tuple[Away, ...]:
        """Who or what the trouble takes away, and when."""
        slots = self.hall.timeline.slots
        match trouble:
            case LostStation(station, first, until):
                begins = self.begun if first is None else first
                return (Away(station, begins, len(slots) if until is None else until),)
            case EmployerGone(employer, first):
                return (Away(employer, self.begun if first is None else first, len(slots)),)
            case Delay(who, instant):
                late = sum(slot.starts < instant for slot in slots)
                return (Away(who, self.begun, late),)
        return ()

    def released(self, live: Live, gone: tuple[Away, ...]) -> Live:
        """The same day where nobody is on the way to what is away."""
        who = {one.who for one in gone}
        freed = {
            m.id
            for m in self.records.gathering.meetings
            if not who.isdisjoint((m.station, m.employer, m.interpreter)) or m.seeker in live.absent
        }
        return replace(live, fixed=live.fixed - freed).without(gone)


def hall_day(connection: Connection, fair_id: FairId, now: datetime) -> HallDay:
    """The fair's hall at ``now`` (aware), read inside a transaction. Raises
    Refused(UNKNOWN_FAIR)."""
    records = records_in(connection, fair_id)
    found = hall(records.gathering, records.facts, records.course, now)
    begun = sum(slot.starts <= now for slot in found.timeline.slots)
    return HallDay(records, found, now, begun)
