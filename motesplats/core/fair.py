"""The fair: its day laid out in time slots, its stations, and the meetings that are held there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import EmployerId, FairId, InterpreterId, MeetingId, SeekerId, StationId

_ANY_DAY = date(2000, 1, 1)
_MAX_SLOTS = 96


@dataclass(frozen=True, slots=True)
class Break:
    """A time of the day when nobody meets, in local time."""

    begins: time
    ends: time
    title: str = ""


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """One meeting time: talk, then feedback, then change; ``index`` from 0, times are local."""

    index: int
    starts: time
    feedback_at: time
    change_at: time
    ends: time


@dataclass(frozen=True, slots=True)
class DayPlan:
    """How the day is cut into time slots; all lengths in minutes, times local.

    Raises Refused(SETTING_INVALID) for lengths outside 1–120 (talk) or 0–60, and for an end before
    the start; Refused(NO_FEEDBACK_TIME) when there are no feedback minutes and
    ``no_feedback_confirmed`` is not set.
    """

    starts: time
    ends: time
    talk: int = 10
    feedback: int = 3
    change: int = 2
    breaks: tuple[Break, ...] = ()
    no_feedback_confirmed: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.talk <= 120:
            raise Refused(Refusal.SETTING_INVALID, setting="talk", value=self.talk)
        if not 0 <= self.feedback <= 60:
            raise Refused(Refusal.SETTING_INVALID, setting="feedback", value=self.feedback)
        if not 0 <= self.change <= 60:
            raise Refused(Refusal.SETTING_INVALID, setting="change", value=self.change)
        if self.ends <= self.starts:
            raise Refused(Refusal.SETTING_INVALID, setting="end", value=f"{self.ends:%H:%M}")
        if self.feedback == 0 and not self.no_feedback_confirmed:
            raise Refused(Refusal.NO_FEEDBACK_TIME)
        for pause in self.breaks:
            if pause.ends <= pause.begins:
                raise Refused(
                    Refusal.SETTING_INVALID, setting="break", value=f"{pause.begins:%H:%M}"
                )

    @property
    def slot_minutes(self) -> int:
        return self.talk + self.feedback + self.change


def time_slots(plan: DayPlan) -> tuple[TimeSlot, ...]:
    """The day's slots in order; a slot that would run into a break begins after it instead.

    Raises Refused(NO_TIME_SLOTS) when not even one fits, Refused(SETTING_INVALID) for more than 96.
    """
    slots: list[TimeSlot] = []
    cursor, end = _on_any_day(plan.starts), _on_any_day(plan.ends)
    length = timedelta(minutes=plan.slot_minutes)
    pauses = sorted(plan.breaks, key=lambda pause: pause.begins)
    while True:
        for pause in pauses:
            if cursor < _on_any_day(pause.ends) and cursor + length > _on_any_day(pause.begins):
                cursor = _on_any_day(pause.ends)
        if cursor + length > end:
            break
        slots.append(_slot(len(slots), cursor, plan))
        cursor += length
    if not slots:
        raise Refused(Refusal.NO_TIME_SLOTS)
    if len(slots) > _MAX_SLOTS:
        raise Refused(Refusal.SETTING_INVALID, setting="slots", value=len(slots))
    return tuple(slots)


def _on_any_day(clock_time: time) -> datetime:
    return datetime.combine(_ANY_DAY, clock_time)


def _slot(index: int, begin: datetime, plan: DayPlan) -> TimeSlot:
    feedback_at = begin + timedelta(minutes=plan.talk)
    change_at = feedback_at + timedelta(minutes=plan.feedback)
    ends = change_at + timedelta(minutes=plan.change)
    return TimeSlot(index, begin.time(), feedback_at.time(), change_at.time(), ends.time())


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """Limits for everybody at the fair.

    ``walk_mpm`` is metres a minute, ``max_run`` slots in a row (None: no limit).
    """

    max_meetings: int = 6
    max_run: int | None = None
    walk_mpm: float = 50.0
    slow_walk_mpm: float = 20.0
    avoid_met_before: bool = True


@dataclass(frozen=True, slots=True)
class Fair:
    """One recruitment fair on one day.

    ``practice`` marks made-up people, who may lie in an unencrypted store.
    """

    id: FairId
    name: str
    place: str
    day: date
    plan: DayPlan
    rules: MeetingRules = MeetingRules()
    organiser: str = ""
    officer: str = ""
    officer_phone: str = ""
    desk: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Station:
    """A numbered place in the hall where one employer meets one seeker at a time.

    ``x``, ``y`` in metres.
    """

    id: StationId
    employer: EmployerId
    number: int
    accessible: bool = True
    x: float = 0.0
    y: float = 0.0
    hint: str = ""


class MeetingState(StrEnum):
    """What became of a planned meeting."""

    PLANNED = "planned"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One seeker with one employer at one station in one time slot (``slot`` is its index)."""

    id: MeetingId
    seeker: SeekerId
    employer: EmployerId
    station: StationId
    slot: int
    interpreter: InterpreterId | None = None
    state: MeetingState = MeetingState.PLANNED
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a seeker was checked in at the desk (UTC)."""

    seeker: SeekerId
    at: datetime


class Topic(StrEnum):
    """What a use case changed; pages show themselves anew when one of theirs is named."""

    FAIRS = "fairs"
    PEOPLE = "people"
    EMPLOYERS = "employers"
    WISHES = "wishes"
    TIMETABLE = "timetable"
    ARRIVALS = "arrivals"
    HALL = "hall"
    FEEDBACK = "feedback"
    REPORTS = "reports"
