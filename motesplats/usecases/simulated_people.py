"""People who act by themselves on a simulated day: they come, sit down, write and want to leave."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.history import Actor
from motesplats.feedback.answers import read_answers
from motesplats.live.course import spanned, station_slots, timeline
from motesplats.live.phases import planned
from motesplats.live.simulation import USUAL, Cast, Happening, simulated_day
from motesplats.usecases import queries
from motesplats.usecases.arrival import WalkIn, check_in_by_name, walk_in
from motesplats.usecases.feedback import Signed, open_form, save_feedback
from motesplats.usecases.hall_marks import employers_came, interpreter_came, sat_down
from motesplats.usecases.hall_reader import HallReader
from motesplats.usecases.kiosk import KioskSession
from motesplats.usecases.live_hall import live_hall
from motesplats.usecases.practice import made_up_answers
from motesplats.usecases.running import mark_meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from motesplats.core.fair import Fair, Meeting, Topic
    from motesplats.core.ids import EmployerId, InterpreterId, SeekerId, StationId
    from motesplats.live.phases import SlotTimes
    from motesplats.live.simulation import Disturbances, Event
    from motesplats.usecases.context import Context
    from motesplats.usecases.live_hall import HallRecords

_NO_FORM = 0.05
_WISHES_OF_A_WALK_IN = 3
# Seconds: until somebody sits, and until a form is saved; some write into the change.
_SITS_WITHIN = 45
_WRITES = (30, 170)


@dataclass(frozen=True, slots=True)
class Asked:
    """What only the coordinator can give: meetings for a drop-in, leave for an employer.

    ``name`` is what whoever asks is called.
    """

    name: str
    walk_in: SeekerId | None = None
    leaving: EmployerId | None = None


@dataclass(frozen=True, slots=True)
class Acted:
    """What people have done since they were last asked, and what they ask for."""

    changed: frozenset[Topic] = frozenset()
    asked: tuple[Asked, ...] = ()


@dataclass(slots=True, eq=False)
class SimulatedPeople:
    """Everybody in the hall but the coordinator; the same fair and seed give the same people.

    ``reader`` may get another store while the day goes on, as after a power cut. ``forms`` counts
    those that were saved; ``no_form`` is the share of meetings of which an employer says nothing.
    """

    reader: HallReader
    fair: Fair
    seed: int
    events: deque[Event]
    _seekers: tuple[SeekerId, ...]
    _employers: dict[EmployerId, str]
    interpreters: tuple[InterpreterId, ...]
    forms: int = 0
    no_form: float = _NO_FORM
    _changed: set[Topic] = field(default_factory=set)
    _asked: list[Asked] = field(default_factory=list)

    @property
    def context(self) -> Context:
        """The store that they act on and the clock that they go by."""
        return self.reader.context

    @property
    def employers(self) -> tuple[EmployerId, ...]:
        """All employers, as the events count them."""
        return tuple(self._employers)

    def act(self) -> Acted:
        """Let everybody do what they would have done by now."""
        now = self.context.now()
        while self.events and self.events[0].at <= now:
            event = self.events.popleft()
            deeds = self._deeds()
            if event.what in deeds:
                deeds[event.what](event.who)
        records = self.reader.records()
        self._sit_down(records, now)
        self._write(records, now)
        acted = Acted(frozenset(self._changed), tuple(self._asked))
        self._changed.clear()
        self._asked.clear()
        return acted

    def _deeds(self) -> dict[Happening, Callable[[int], None]]:
        return {
            Happening.SEEKER_ARRIVES: self._arrive,
            Happening.WALK_IN: self._walk_in,
            Happening.EMPLOYER_ARRIVES: self._employer_comes,
            Happening.EMPLOYER_LEAVES: self._employer_leaves,
            Happening.INTERPRETER_ARRIVES: self._interpreter_comes,
        }

    def _arrive(self, who: int) -> None:
        self._changed |= check_in_by_name(self.context, self._seekers[who]).changed

    def _walk_in(self, who: int) -> None:
        chance = Random(f"{self.seed}/walk-in/{who}")
        wanted = min(_WISHES_OF_A_WALK_IN, len(self._employers))
        wishes = tuple(chance.sample(self.employers, wanted))
        person = WalkIn("Drop-in", f"Testsson {who + 1}", wishes=wishes)
        came = walk_in(self.context, self.fair.id, person)
        self._changed |= came.changed
        self._asked.append(Asked(came.seeker.label, walk_in=came.seeker.seeker))

    def _employer_comes(self, who: int) -> None:
        wanted = (self.employers[who],)
        self._changed |= employers_came(self.context, self.fair.id, wanted).changed

    def _employer_leaves(self, who: int) -> None:
        employer = self.employers[who]
        self._asked.append(Asked(self._employers[employer], leaving=employer))

    def _interpreter_comes(self, who: int) -> None:
        wanted = self.interpreters[who]
        self._changed |= interpreter_came(self.context, self.fair.id, wanted).changed

    def _sit_down(self, records: HallRecords, now: datetime) -> None:
        facts, seen = records.facts, _seen(records)
        inside = {arrival.seeker for arrival in facts.arrivals} - facts.gone_home
        for view in live_hall(records, now).hall.stations:
            meeting, here = view.meeting, view.station.employer in facts.employers_here
            if meeting is None or not here or meeting.seeker not in inside:
                continue
            slot = slot_of(meeting, records, now)
            delay = timedelta(seconds=self._chance(meeting, records).randint(0, _SITS_WITHIN))
            comes = slot.starts + delay <= now < slot.change_at
            if comes and (meeting.station, meeting.seeker) not in seen:
                done = sat_down(self.context, meeting.station, meeting.seeker)
                self._changed |= done.changed

    def _write(self, records: HallRecords, now: datetime) -> None:
        for meeting in _met(records):
            slot, chance = slot_of(meeting, records, now), self._chance(meeting, records)
            skips = chance.random() < self.no_form
            if slot.feedback_at + timedelta(seconds=chance.randint(*_WRITES)) > now:
                continue
            if skips:
                done = mark_meeting(self.context, meeting.id, MeetingState.HELD)
                self._changed |= done.changed
            else:
                self._save(meeting)

    def _save(self, meeting: Meeting) -> None:
        session = KioskSession(self.fair.id, meeting.employer, self._employers[meeting.employer])
        form = open_form(self.context, session, meeting.id).form
        self.forms += 1
        raw = made_up_answers(form, self.forms, seed=self.seed, first=meeting.slot == 0)
        signed = Signed(read_answers(form, raw))
        self._changed |= save_feedback(self.context, session, meeting.id, signed).changed

    def _chance(self, meeting: Meeting, records: HallRecords) -> Random:
        """The chance of one meeting; ids are drawn anew for each store, so they take no part."""
        seekers = [seeker.id for seeker in records.gathering.seekers]
        hosts = self.employers
        pair = f"{seekers.index(meeting.seeker)}/{hosts.index(meeting.employer)}"
        return Random(f"{self.seed}/{pair}")


def people_of(
    context: Context, fair: Fair, seed: int, disturbances: Disturbances = USUAL
) -> SimulatedPeople:
    """Everybody who is registered for the fair, and the drop-ins that its day will have."""
    seekers = queries.seekers(context, fair.id)
    hosts = queries.employers_at(context, fair.id)
    interpreters = queries.interpreters(context, fair.id)
    cast = Cast(len(seekers), len(hosts), len(interpreters))
    events = simulated_day(planned(fair.day, fair.plan), cast, seed, disturbances)
    return SimulatedPeople(
        HallReader(context.by(Actor.PRACTICE), fair.id),
        fair,
        seed,
        deque(events),
        tuple(seeker.id for seeker in seekers),
        {host.id: host.name for host in hosts},
        tuple(interpreter.id for interpreter in interpreters),
    )


def slot_of(meeting: Meeting, records: HallRecords, now: datetime) -> SlotTimes:
    """When the meeting really is, as the day has gone by ``now``."""
    common = timeline(records.course, now)
    slots = station_slots(records.course, common, meeting.station)
    return spanned(slots, (meeting,))[meeting.slot]


def _seen(records: HallRecords) -> frozenset[tuple[StationId, SeekerId]]:
    return frozenset((seated.station, seated.seeker) for seated in records.facts.seated)


def _met(records: HallRecords) -> Iterator[Meeting]:
    """Meetings to which the seeker came and of which nothing has been said yet."""
    seen = _seen(records)
    for meeting in records.gathering.meetings:
        if meeting.state is MeetingState.PLANNED and (meeting.station, meeting.seeker) in seen:
            yield meeting
