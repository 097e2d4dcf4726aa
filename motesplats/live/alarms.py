"""What the coordinator should know now: at most five alarms, each with the one best action."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motesplats.core.fair import Meeting
from motesplats.live.clockwatch import Jump
from motesplats.live.gathering import Facts, Gathering
from motesplats.live.hall import EMPLOYER_DUE, Hall, StationState, StationView
from motesplats.live.phases import Held, Moment, Phase
from motesplats.live.presence import MISSING_BEFORE, serving

MOST_SHOWN = 5
NO_SHOW_AFTER = timedelta(minutes=2)
FORMS_TOO_MANY = 2


class AlarmCode(StrEnum):
    """What is wrong; of alarms equally new the one that stands first here is shown first."""

    CLOCK_JUMP = "clock_jump"
    DISK_FULL = "disk_full"
    BATTERY_LOW = "battery_low"
    CALL_FOR_HELP = "call_for_help"
    NO_SHOW = "no_show"
    EMPLOYER_MISSING = "employer_missing"
    INTERPRETER_DOUBLE = "interpreter_double"
    INTERPRETER_LATE = "interpreter_late"
    OVERRUN = "overrun"
    WRONG_STATION = "wrong_station"
    LATE_SEEKER = "late_seeker"
    SEEKER_MISSING = "seeker_missing"
    FORMS_MISSING = "forms_missing"
    PRINTER = "printer"
    BACKUP = "backup"


class Action(StrEnum):
    """The one best thing to do about an alarm."""

    ANSWER_CLOCK = "answer_clock"
    FREE_SPACE = "free_space"
    PLUG_IN = "plug_in"
    GO_THERE = "go_there"
    TAKE_RESERVE = "take_reserve"
    MARK_NO_SHOW = "mark_no_show"
    MOVE_FIRST_MEETINGS = "move_first_meetings"
    MOVE_MEETING = "move_meeting"
    SEND_HOST = "send_host"
    SHOW_WAY = "show_way"
    CHOOSE_FOR_LATE = "choose_for_late"
    CALL = "call"
    OPEN_PRINT_QUEUE = "open_print_queue"
    BACK_UP = "back_up"


ACTIONS = {
    AlarmCode.CLOCK_JUMP: Action.ANSWER_CLOCK,
    AlarmCode.DISK_FULL: Action.FREE_SPACE,
    AlarmCode.BATTERY_LOW: Action.PLUG_IN,
    AlarmCode.CALL_FOR_HELP: Action.GO_THERE,
    AlarmCode.NO_SHOW: Action.TAKE_RESERVE,
    AlarmCode.EMPLOYER_MISSING: Action.MOVE_FIRST_MEETINGS,
    AlarmCode.INTERPRETER_DOUBLE: Action.MOVE_MEETING,
    AlarmCode.INTERPRETER_LATE: Action.MOVE_MEETING,
    AlarmCode.OVERRUN: Action.SEND_HOST,
    AlarmCode.WRONG_STATION: Action.SHOW_WAY,
    AlarmCode.LATE_SEEKER: Action.CHOOSE_FOR_LATE,
    AlarmCode.SEEKER_MISSING: Action.CALL,
    AlarmCode.FORMS_MISSING: Action.SEND_HOST,
    AlarmCode.PRINTER: Action.OPEN_PRINT_QUEUE,
    AlarmCode.BACKUP: Action.BACK_UP,
}
_WITHIN_A_SLOT = frozenset({Phase.FEEDBACK, Phase.CHANGE})
_URGENCY = {code: place for place, code in enumerate(AlarmCode)}


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to act on since an instant; ``subjects`` are ids of what it is about.

    NO_SHOW, LATE_SEEKER, SEEKER_MISSING: meeting, seeker, station. WRONG_STATION: station, seeker.
    EMPLOYER_MISSING: station, employer. CALL_FOR_HELP: station, call. OVERRUN: meeting, station.
    FORMS_MISSING: station, then the meetings. INTERPRETER_LATE and INTERPRETER_DOUBLE: interpreter,
    then the meetings. Lamps: none.
    """

    code: AlarmCode
    since: datetime
    subjects: tuple[str, ...]
    action: Action


@dataclass(frozen=True, slots=True)
class Lamp:
    """A lamp that burns: one of DISK_FULL, BATTERY_LOW, PRINTER and BACKUP, and since when."""

    code: AlarmCode
    since: datetime


@dataclass(frozen=True, slots=True)
class Handled:
    """An alarm that somebody put away: for good (``until`` None) or until an instant."""

    code: AlarmCode
    subjects: tuple[str, ...]
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known from outside the hall: burning lamps, an open question about the clock."""

    lamps: tuple[Lamp, ...] = ()
    jump: Jump | None = None


CALM = Surroundings()


@dataclass(frozen=True, slots=True)
class Alarms:
    """The newest alarms first, at most five, and how many more there are."""

    shown: tuple[Alarm, ...]
    hidden: int


def alarms(
    found: Hall,
    gathering: Gathering,
    facts: Facts,
    around: Surroundings = CALM,
    handled: Iterable[Handled] = (),
) -> Alarms:
    """The alarms of a hall that nobody has put away."""
    away = {(h.code, h.subjects) for h in handled if h.until is None or found.at < h.until}
    standing = [
        a for a in _all(found, gathering, facts, around) if (a.code, a.subjects) not in away
    ]
    standing.sort(key=lambda a: (_URGENCY[a.code], a.subjects))
    standing.sort(key=lambda a: a.since, reverse=True)
    return Alarms(tuple(standing[:MOST_SHOWN]), max(0, len(standing) - MOST_SHOWN))


def _all(found: Hall, gathering: Gathering, facts: Facts, around: Surroundings) -> Iterator[Alarm]:
    if around.jump is not None:
        yield _alarm(AlarmCode.CLOCK_JUMP, around.jump.seen)
    for lamp in around.lamps:
        yield _alarm(lamp.code, lamp.since)
    # Whoever calls is heard in a pause too.
    for call in facts.calls:
        yield _alarm(AlarmCode.CALL_FOR_HELP, call.at, call.station, call.id)
    if found.moment.held is Held.PAUSED:
        return
    yield from _missing(found, gathering)
    yield from _late(found, gathering, facts)
    for view in found.stations:
        yield from _of_station(found, gathering, view)
    yield from _of_interpreters(found, gathering, facts)


def _alarm(code: AlarmCode, since: datetime, *subjects: str) -> Alarm:
    return Alarm(code, since, subjects, ACTIONS[code])


def _missing(found: Hall, gathering: Gathering) -> Iterator[Alarm]:
    """Call five minutes before; two minutes into the talk the place may be given away, to a reserve
    or to somebody who would meet the employer later."""
    free = frozenset(found.free)
    for one in found.missing:
        meeting = one.meeting
        subjects = (meeting.id, one.seeker, meeting.station)
        starts = found.timeline.slots[meeting.slot].starts
        if one.seconds < NO_SHOW_AFTER.total_seconds():
            yield _alarm(AlarmCode.SEEKER_MISSING, starts - MISSING_BEFORE, *subjects)
            continue
        since, code = starts + NO_SHOW_AFTER, AlarmCode.NO_SHOW
        spare = any(meeting.employer in reserve.wants for reserve in found.reserves) or any(
            m.seeker in free
            for m in gathering.meetings
            if m.employer == meeting.employer and m.slot > meeting.last
        )
        yield Alarm(code, since, subjects, ACTIONS[code] if spare else Action.MARK_NO_SHOW)


def _late(found: Hall, gathering: Gathering, facts: Facts) -> Iterator[Alarm]:
    """Somebody who was checked in after the own talk had begun, as long as that talk goes on."""
    came = {a.seeker: a.at for a in facts.arrivals}
    read = {s.seeker: s.at for s in facts.seated}
    sitting = {view.sits for view in found.stations if view.wrong is None}
    for meeting in gathering.meetings:
        seeker, begun = meeting.seeker, found.timeline.slots[meeting.slot].starts
        seated = seeker in sitting and seeker in read and read[seeker] >= begun
        late = _talks(found.moment, meeting) and came.get(seeker, begun) > begun
        if late and not seated and seeker not in facts.gone_home:
            subjects = (meeting.id, seeker, meeting.station)
            yield _alarm(AlarmCode.LATE_SEEKER, came[seeker], *subjects)


def _talks(present: Moment, meeting: Meeting) -> bool:
    """Whether it is time for the meeting's talk, which a longer one does not break off."""
    if present.slot is None or present.slot.index not in meeting.taken:
        return False
    within = meeting.slot <= present.slot.index < meeting.last
    return present.phase is Phase.TALK or (within and present.phase in _WITHIN_A_SLOT)


def _of_station(found: Hall, gathering: Gathering, view: StationView) -> Iterator[Alarm]:
    station = view.station
    if view.state is StationState.EMPLOYER_MISSING:
        since = view.comes or found.timeline.slots[0].starts - EMPLOYER_DUE
        yield _alarm(AlarmCode.EMPLOYER_MISSING, since, station.id, station.employer)
    if view.state is StationState.OVERRUN:
        since = found.at - timedelta(seconds=view.seconds)
        yield _alarm(AlarmCode.OVERRUN, since, view.missing_forms[-1], station.id)
    if view.wrong is not None:
        yield _alarm(AlarmCode.WRONG_STATION, view.wrong.at, station.id, view.wrong.seeker)
    if len(view.missing_forms) >= FORMS_TOO_MANY:
        slots = {m.id: m.last for m in gathering.meetings_at(station.id)}
        since = found.timeline.slots[slots[view.missing_forms[FORMS_TOO_MANY - 1]]].change_at
        yield _alarm(AlarmCode.FORMS_MISSING, since, station.id, *view.missing_forms)


def _of_interpreters(found: Hall, gathering: Gathering, facts: Facts) -> Iterator[Alarm]:
    """Interpreters of the slot that is served: not here five minutes before, or booked twice."""
    index = serving(found.moment)
    if index is None or index >= len(found.timeline.slots):
        return
    starts = found.timeline.slots[index].starts
    booked: dict[str, list[Meeting]] = {}
    for meeting in gathering.meetings:
        if index in meeting.taken and meeting.interpreter is not None:
            booked.setdefault(meeting.interpreter, []).append(meeting)
    for interpreter, meetings in booked.items():
        subjects = (interpreter, *(m.id for m in meetings))
        if len(meetings) > 1:
            yield _alarm(AlarmCode.INTERPRETER_DOUBLE, starts - EMPLOYER_DUE, *subjects)
        away = interpreter not in facts.interpreters_here
        if away and starts - MISSING_BEFORE <= found.at:
            yield _alarm(AlarmCode.INTERPRETER_LATE, starts - MISSING_BEFORE, *subjects)
