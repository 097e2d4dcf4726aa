"""Alarms of the hall in words: what is wrong, what is known about it, and the one best button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.ids import EmployerId, InterpreterId, MeetingId, SeekerId, StationId
from motesplats.i18n import isolated, mark
from motesplats.live.alarms import Action, AlarmCode
from motesplats.ui.lamp_words import BUTTONS as LAMP_BUTTONS
from motesplats.ui.lamp_words import told
from motesplats.ui.pages.live_words import called

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.i18n import Words
    from motesplats.live.alarms import Alarm
    from motesplats.live.hall import Hall
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.machine import Machine

_MINUTE = 60
_BUTTONS = {
    AlarmCode.CLOCK_JUMP: mark("Ja, klockan stämmer"),
    AlarmCode.CALL_FOR_HELP: mark("Jag går dit"),
    AlarmCode.NO_SHOW: mark("Markera uteblev"),
    AlarmCode.EMPLOYER_MISSING: mark("Arbetsgivaren är här"),
    AlarmCode.INTERPRETER_LATE: mark("Visa vad som går att göra"),
    AlarmCode.INTERPRETER_DOUBLE: mark("Visa vad som går att göra"),
    AlarmCode.OVERRUN: mark("Värden går dit"),
    AlarmCode.WRONG_STATION: mark("Vägen är visad"),
    AlarmCode.LATE_SEEKER: mark("Visa vad som går att göra"),
    AlarmCode.SEEKER_MISSING: mark("Jag har ringt"),
    AlarmCode.FORMS_MISSING: mark("Värden går dit"),
}
_OTHERS = {Action.TAKE_RESERVE: mark("Ta in någon annan")}
_NEW = "attention"
_CALM = "waiting"
_CALM_CODES = frozenset(
    {AlarmCode.OVERRUN, AlarmCode.FORMS_MISSING, AlarmCode.SEEKER_MISSING, AlarmCode.LATE_SEEKER}
)


@dataclass(frozen=True, slots=True)
class AlarmText:
    """What an alarm says: one sentence, one line of what is known, the button, and its weight."""

    heading: str
    detail: str
    button: str
    state: str


def can_be_told(alarm: Alarm) -> bool:
    """Whether this page has words and a deed for the alarm."""
    return alarm.code in _BUTTONS or alarm.code in LAMP_BUTTONS


def lamp_text(code: AlarmCode, machine: Machine, tr: Words) -> AlarmText:
    """The words of a lamp that burns."""
    return AlarmText(*told(code, machine, tr), tr(LAMP_BUTTONS[code]), _NEW)


def alarm_text(alarm: Alarm, found: Hall, records: HallRecords, tr: Words) -> AlarmText:
    """The words of an alarm at the instant of ``found``."""
    speaker = _Speaker(alarm, found, records, tr)
    heading, detail = speaker.said()
    state = _CALM if alarm.code in _CALM_CODES else _NEW
    return AlarmText(heading, detail, tr(_OTHERS.get(alarm.action, _BUTTONS[alarm.code])), state)


@dataclass(frozen=True, slots=True)
class _Speaker:
    alarm: Alarm
    found: Hall
    records: HallRecords
    tr: Words

    def said(self) -> tuple[str, str]:
        """The sentence and what is known about it."""
        sentences = {
            AlarmCode.CLOCK_JUMP: self._clock,
            AlarmCode.CALL_FOR_HELP: self._call,
            AlarmCode.NO_SHOW: self._no_show,
            AlarmCode.SEEKER_MISSING: self._missing,
            AlarmCode.LATE_SEEKER: self._late,
            AlarmCode.EMPLOYER_MISSING: self._employer,
            AlarmCode.INTERPRETER_LATE: self._interpreter,
            AlarmCode.INTERPRETER_DOUBLE: self._double,
            AlarmCode.OVERRUN: self._overrun,
            AlarmCode.WRONG_STATION: self._wrong,
        }
        return sentences.get(self.alarm.code, self._forms)()

    def _clock(self) -> tuple[str, str]:
        time = f"{local(self.found.at):%H.%M.%S}"
        return (
            self.tr("Stämmer klockan {time}?", time=time),
            self.tr("Datorns klocka hoppade, eller så har datorn sovit."),
        )

    def _call(self) -> tuple[str, str]:
        station = next(s for s in self.records.gathering.stations if s.id == self.alarm.subjects[0])
        name = isolated(self.records.known.employers[station.employer])
        minutes = self._minutes(self.alarm.since)
        return (
            self.tr("Bord {n} ber dig komma", n=station.number),
            self.tr("{name} ropade för {n} min sedan.", name=name, n=minutes)
            if minutes
            else self.tr("{name} ropade nyss.", name=name),
        )

    def _no_show(self) -> tuple[str, str]:
        wants = [
            called(one.seeker, self.records.known, self.tr)
            for one in self.found.reserves
            if self._meeting_employer() in one.wants
        ]
        detail = self.tr("Väntat {n} min.", n=self._minutes(self._starts()))
        if wants:
            free = self.tr("Ledig nu: {name}.", name=", ".join(wants[:1]))
            detail = f"{detail} {free}"
        return self._absent(), detail

    def _missing(self) -> tuple[str, str]:
        phone = self.records.known.phones.get(SeekerId(self.alarm.subjects[1]), "")
        starts = self._starts()
        time = f"{local(starts):%H.%M}"
        if starts <= self.found.at:
            detail = self.tr("Mötet började {time}.", time=time)
        else:
            detail = self.tr("Mötet börjar {time}.", time=time)
        if phone:
            detail = f"{detail} {self.tr('Ring {phone}.', phone=isolated(phone))}"
        return self._absent(), detail

    def _absent(self) -> str:
        name = called(SeekerId(self.alarm.subjects[1]), self.records.known, self.tr)
        return self.tr("Bord {n}: {name} är inte här", n=self._number(2), name=name)

    def _late(self) -> tuple[str, str]:
        name = called(SeekerId(self.alarm.subjects[1]), self.records.known, self.tr)
        left = (self.found.moment.seconds_left or 0) // _MINUTE
        return (
            self.tr("Bord {n}: {name} kom nu", n=self._number(2), name=name),
            self.tr("{n} min kvar av samtalet.", n=left),
        )

    def _employer(self) -> tuple[str, str]:
        name = self.records.known.employers[EmployerId(self.alarm.subjects[1])]
        return (
            self.tr("Bord {n}: {name} är inte här", n=self._number(0), name=isolated(name)),
            self.tr("Arbetsgivaren behövs vid bordet."),
        )

    def _interpreter(self) -> tuple[str, str]:
        name = self.records.known.interpreters[InterpreterId(self.alarm.subjects[0])]
        return (
            self.tr("Tolken {name} är inte här", name=isolated(name)),
            self.tr("Behövs vid bord {numbers}.", numbers=self._stations()),
        )

    def _double(self) -> tuple[str, str]:
        name = self.records.known.interpreters[InterpreterId(self.alarm.subjects[0])]
        return (
            self.tr("Tolken {name} har två möten samtidigt", name=isolated(name)),
            self.tr("Behövs vid bord {numbers}.", numbers=self._stations()),
        )

    def _overrun(self) -> tuple[str, str]:
        minutes = self._minutes(self.alarm.since)
        return (
            self.tr("Bord {n} drar över tiden", n=self._number(1)),
            self.tr("{n} min över. Nästa person väntar.", n=minutes),
        )

    def _wrong(self) -> tuple[str, str]:
        seeker = SeekerId(self.alarm.subjects[1])
        name = called(seeker, self.records.known, self.tr)
        heading = self.tr("{name} är vid fel bord, {n}", name=name, n=self._number(0))
        slot = self.found.moment.slot
        own = [
            m for m in self.records.gathering.meetings_of(seeker) if slot and m.slot == slot.index
        ]
        if not own:
            return heading, self.tr("Personen har inget möte just nu.")
        right = self._number_of(own[0].station)
        return heading, self.tr("Personens möte är vid bord {n}.", n=right)

    def _forms(self) -> tuple[str, str]:
        missing = len(self.alarm.subjects) - 1
        return (
            self.tr("Bord {n}: återkoppling saknas", n=self._number(0)),
            self.tr("{n} möten är slut utan återkoppling.", n=missing),
        )

    def _meeting_employer(self) -> EmployerId | None:
        wanted = MeetingId(self.alarm.subjects[0])
        return next((m.employer for m in self.records.gathering.meetings if m.id == wanted), None)

    def _starts(self) -> datetime:
        wanted = self.alarm.subjects[0]
        slot = next(m.slot for m in self.records.gathering.meetings if m.id == wanted)
        return self.found.timeline.slots[slot].starts

    def _minutes(self, since: datetime) -> int:
        return max(0, int((self.found.at - since).total_seconds())) // _MINUTE

    def _stations(self) -> str:
        wanted = set(self.alarm.subjects[1:])
        found = [m.station for m in self.records.gathering.meetings if m.id in wanted]
        return ", ".join(str(self._number_of(station)) for station in found)

    def _number(self, place: int) -> int:
        return self._number_of(StationId(self.alarm.subjects[place]))

    def _number_of(self, wanted: StationId) -> int:
        return next(s.number for s in self.records.gathering.stations if s.id == wanted)
