"""In words: the phase, what goes on at a station, an alarm, what a step would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.i18n import isolated, mark
from motesplats.live.gongs import Sound
from motesplats.live.hall import FormState, StationState
from motesplats.live.phases import Held, Phase
from motesplats.live.presence import serving
from motesplats.ui.explaining import clock_time

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.ids import EmployerId, SeekerId
    from motesplats.i18n import Words
    from motesplats.live.hall import Hall, StationView
    from motesplats.live.phases import Moment
    from motesplats.live.presence import Reserve
    from motesplats.live.preview import Preview
    from motesplats.usecases.live_hall import HallRecords, Known

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_LONG_WAIT = 2 * _MINUTE
_SHOWN_RESERVES = 3

PHASES = {
    Phase.BEFORE: mark("Före start"),
    Phase.TALK: mark("Samtal"),
    Phase.FEEDBACK: mark("Återkoppling"),
    Phase.CHANGE: mark("Byte"),
    Phase.BREAK: mark("Paus"),
    Phase.AFTER: mark("Dagens möten är slut"),
}
GONGS = {
    Sound.TALK: mark("Samtalen börjar"),
    Sound.SOFT: mark("2 minuter kvar av samtalen"),
    Sound.FEEDBACK: mark("Återkopplingen börjar"),
    Sound.DOUBLE: mark("Dags att byta bord"),
}
# What is written, the symbol before it, and the colour: a name among the tokens.
_STATES = {
    StationState.BEFORE: (mark("Före start"), "waiting", "quiet"),
    StationState.WAITING: (mark("Väntar {n} min"), "waiting", "waiting"),
    StationState.TALK: (mark("Samtal"), "talk", "talk"),
    StationState.FEEDBACK: (mark("Återkopplar"), "write", "feedback"),
    StationState.CHANGE: (mark("Byte"), "change", "change"),
    StationState.OVERRUN: (mark("Över {n} min"), "waiting", "waiting"),
    StationState.FREE: (mark("Ledigt"), "free", "quiet"),
    StationState.BREAK: (mark("Paus"), "pause", "quiet"),
    StationState.EMPLOYER_MISSING: (mark("Inte här"), "attention", "attention"),
    StationState.EMPLOYER_COMING: (mark("Kommer {time}"), "waiting", "waiting"),
    StationState.EMPLOYER_LEFT: (mark("Har gått"), "free", "quiet"),
    StationState.PAUSED: (mark("Pausat"), "pause", "quiet"),
    StationState.AFTER: (mark("Slut"), "free", "quiet"),
}
# Under a minute there is nothing to count yet.
_JUST_NOW = {
    StationState.WAITING: (mark("Väntar"), "waiting", "waiting"),
    StationState.OVERRUN: (mark("Drar över"), "waiting", "waiting"),
}
_DONE = (mark("Klart"), "done", "done")
_FORM_LATE = (mark("Svar saknas"), "write", "waiting")
_WRONG = (mark("Annan person"), "attention", "attention")
_AFTER_TALK = (StationState.FEEDBACK, StationState.CHANGE)


@dataclass(frozen=True, slots=True)
class CardText:
    """What a station's card says; ``colour`` is a name among the tokens."""

    number: str
    employer: str
    person: str
    state: str
    symbol: str
    colour: str

    @property
    def spoken(self) -> str:
        """The whole card in one line."""
        parts = (self.number, self.employer, self.person, self.state)
        return ", ".join(part for part in parts if part)


def card_of(view: StationView, records: HallRecords, tr: Words) -> CardText:
    """What the card of a station says now."""
    text, symbol, colour = _state(view)
    return CardText(
        number=str(view.station.number),
        employer=records.known.employers[view.station.employer],
        person=_person(view, records.known, tr),
        state=tr(text, n=view.seconds // _MINUTE, time=_clock(view.comes) if view.comes else ""),
        symbol=symbol,
        colour=colour,
    )


def _state(view: StationView) -> tuple[str, str, str]:
    if view.wrong is not None:
        return _WRONG
    if view.state in _AFTER_TALK and view.form is FormState.SAVED:
        return _DONE
    if view.state is StationState.CHANGE and view.form is FormState.MISSING:
        return _FORM_LATE
    if view.seconds < _MINUTE and view.state in _JUST_NOW:
        return _JUST_NOW[view.state]
    text, symbol, colour = _STATES[view.state]
    if view.state is StationState.WAITING and view.seconds >= _LONG_WAIT:
        return text, "attention", "attention"
    return text, symbol, colour


def _person(view: StationView, known: Known, tr: Words) -> str:
    if view.sits is not None:
        return called(view.sits, known, tr)
    if view.group is not None and view.meeting is None:
        return tr("Grupp: {title}", title=isolated(view.group.group.title))
    if view.meeting is not None and view.state is not StationState.CHANGE:
        return called(view.meeting.seeker, known, tr)
    if view.next is None:
        return ""
    name = called(view.next.seeker, known, tr)
    if view.state is StationState.BEFORE:
        return tr("Först {name}", name=name)
    return tr("Sedan {name}", name=name)


def employers_missing(found: Hall) -> tuple[EmployerId, ...]:
    """Whoever is not at the own stations, each once."""
    missing = (v for v in found.stations if v.state is StationState.EMPLOYER_MISSING)
    return tuple(dict.fromkeys(view.station.employer for view in missing))


def called(seeker: SeekerId, known: Known, tr: Words) -> str:
    """First name and the beginning of the code, or the whole code where only it may be seen."""
    person = known.people[seeker]
    if not person.name:
        return tr("Kod {code}", code=isolated(person.code))
    return f"{isolated(person.name)} · {isolated(person.code[:4])}"


def countdown(moment: Moment) -> str:
    """What is left of the phase: ``03:12``, ``1:03:12``, or nothing after the day."""
    left = moment.seconds_left
    if left is None:
        return "–"
    hours, rest = divmod(max(left, 0), _HOUR)
    minutes, seconds = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def is_far(moment: Moment) -> bool:
    """Whether the start is days away, so that no seconds need be counted."""
    return moment.phase is Phase.BEFORE and (moment.seconds_left or 0) >= _DAY


def headline(found: Hall, tr: Words) -> str:
    """The phase and which meeting of how many: ``Samtal · möte 4 av 9``."""
    present = found.moment
    if present.held is Held.WAITING:
        return tr("Väntar på start")
    if present.phase is Phase.BEFORE:
        return tr("Före start · börjar {time}", time=_clock(found.timeline.slots[0].starts))
    name = tr(PHASES[present.phase])
    if present.held is Held.PAUSED:
        name = tr("Allt är pausat")
    if present.slot is None:
        return name
    n, m = present.slot.index + 1, len(found.timeline.slots)
    return tr("{phase} · möte {n} av {m}", phase=name, n=n, m=m)


def counted(found: Hall, tr: Words) -> str:
    """Who is here and how far feedback is."""
    counts = found.counts
    parts = [tr("{inside} av {expected} inne", inside=counts.inside, expected=counts.expected)]
    if counts.late:
        parts.append(tr.plural("{n} sen", "{n} sena", counts.late))
    parts.append(tr("återkoppling {n} av {m}", n=counts.forms_saved, m=counts.forms_due))
    return " · ".join(parts)


def reserves(found: Hall, records: HallRecords, tr: Words) -> str:
    """Who is inside, free and wants somebody who is free, with the numbers of their stations."""
    if not found.reserves:
        return tr("Lediga reserver: ingen just nu")
    told = [_reserve(one, records, tr) for one in found.reserves[:_SHOWN_RESERVES]]
    rest = len(found.reserves) - len(told)
    if rest:
        told.append(tr("{n} till", n=rest))
    return tr("Lediga reserver: {names}", names=", ".join(told))


def _reserve(one: Reserve, records: HallRecords, tr: Words) -> str:
    numbers = [s.number for s in records.gathering.stations if s.employer in one.wants]
    shown = ", ".join(str(number) for number in numbers[:_SHOWN_RESERVES])
    return tr("{name} (bord {numbers})", name=called(one.seeker, records.known, tr), numbers=shown)


def effects(told: Preview, records: HallRecords, tr: Words) -> list[str]:
    """What a step would do, each effect in a sentence."""
    was, becomes = _clock(told.ended), _clock(told.ends)
    said = [
        tr("Dagen slutar {after} i stället för {before}.", after=becomes, before=was)
        if was != becomes
        else tr("Dagen slutar {after} som förut.", after=becomes)
    ]
    if told.slots:
        later = [str(slot.index + 1) for slot in told.slots]
        span = later[0] if len(later) == 1 else f"{later[0]}–{later[-1]}"
        said.append(tr("Möte {span} får nya tider.", span=span))
    for one in told.shortened:
        text = tr(
            "Återkopplingen i möte {n} blir bara {seconds} sekunder.",
            n=one.slot + 1,
            seconds=one.seconds,
        )
        said.append(text)
    names = [called(meeting.seeker, records.known, tr) for meeting in told.too_late]
    if names:
        said.append(tr("Behöver gå innan mötet är slut: {names}.", names=", ".join(names)))
    return said


def _clock(instant: datetime) -> str:
    return clock_time(local(instant).time())


def slot_to_lengthen(found: Hall) -> int:
    """The slot whose talk more minutes at one station would lengthen."""
    index = serving(found.moment) or 0
    return min(index, len(found.timeline.slots) - 1)
