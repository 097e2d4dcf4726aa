"""The fair: its day laid out in time slots, its stations, and the meetings that are held there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import pairwise

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import EmployerId, FairId, InterpreterId, MeetingId, SeekerId, StationId
from motesplats.core.people import ALL_DAY, Presence

_ANY_DAY = date(2000, 1, 1)
MOST_MEETINGS = 96
LONGEST_TALK = 120


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
        if not 1 <= self.talk <= LONGEST_TALK:
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
    if len(slots) > MOST_MEETINGS:
        raise Refused(Refusal.SETTING_INVALID, setting="slots", value=len(slots))
    return tuple(slots)


def after_pauses(slots: Sequence[TimeSlot]) -> tuple[int, ...]:
    """The indices of the slots that begin after a pause of the day."""
    return tuple(b.index for a, b in pairwise(slots) if a.ends < b.starts)


def _on_any_day(clock_time: time) -> datetime:
    return datetime.combine(_ANY_DAY, clock_time)


def _slot(index: int, begin: datetime, plan: DayPlan) -> TimeSlot:
    feedback_at = begin + timedelta(minutes=plan.talk)
    change_at = feedback_at + timedelta(minutes=plan.feedback)
    ends = change_at + timedelta(minutes=plan.change)
    return TimeSlot(index, begin.time(), feedback_at.time(), change_at.time(), ends.time())


class Mode(StrEnum):
    """Whether people should meet many employers or have time with a few.

    DECIDED: who meets whom is decided already; all wishes are meetings that must be held.
    """

    USUAL = "usual"
    MANY_SHORT = "many_short"
    FEWER_DEEPER = "fewer_deeper"
    DECIDED = "decided"


class MetBefore(StrEnum):
    """What becomes of pairs who have met at an earlier fair."""

    IGNORE = "ignore"
    AVOID = "avoid"
    PREFER = "prefer"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class MeetingRules:
    """What a fair wants of its meetings, and the limits for everybody.

    ``walk_mpm`` is metres a minute; ``max_run`` (of a seeker) and ``station_run`` (of a recruiter)
    are meetings in a row (None: no limit). ``equal_time``: whoever speaks through an interpreter
    has a slot more.
    """

    max_meetings: int = 6
    max_run: int | None = None
    walk_mpm: float = 50.0
    slow_walk_mpm: float = 20.0
    mode: Mode = Mode.USUAL
    met_before: MetBefore = MetBefore.AVOID
    station_run: int | None = None
    equal_time: bool = False


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

    ``x``, ``y`` in metres; ``max_run``: the recruiter's most meetings in a row (None: the fair's);
    ``presence``: when the recruiter is there, as far as that is not when the employer is.
    """

    id: StationId
    employer: EmployerId
    number: int
    accessible: bool = True
    x: float = 0.0
    y: float = 0.0
    hint: str = ""
    max_run: int | None = None
    presence: Presence = ALL_DAY


class MeetingState(StrEnum):
    """What became of a planned meeting.

    BY_PHONE: the employer calls, so that it left the hall. IN_GROUP: the seeker's part in a group
    meeting, which takes the group's place and time and none of its own.
    """

    PLANNED = "planned"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    BY_PHONE = "by_phone"
    IN_GROUP = "in_group"


class CalledOff(StrEnum):
    """Why a meeting was called off, apart from the seeker not coming."""

    EMPLOYER_LEFT = "employer_left"
    EMPLOYER_LATE = "employer_late"
    WENT_HOME = "went_home"
    DAY_LATE = "day_late"
    INTERPRETER = "interpreter"


_STANDING = frozenset({MeetingState.PLANNED, MeetingState.HELD})


@dataclass(frozen=True, slots=True)
class Meeting:
    """One seeker with one employer at one station, in as many time slots as it takes.

    ``slot`` is the index of the first, ``slots`` how many there are.
    """

    id: MeetingId
    seeker: SeekerId
    employer: EmployerId
    station: StationId
    slot: int
    interpreter: InterpreterId | None = None
    state: MeetingState = MeetingState.PLANNED
    locked: bool = False
    slots: int = 1

    @property
    def stands(self) -> bool:
        """Whether the meeting takes its place and time; one that was not held no longer does."""
        return self.state in _STANDING

    @property
    def called_off(self) -> bool:
        """Whether somebody decided that the two do not meet in the hall."""
        return self.state in (MeetingState.CANCELLED, MeetingState.BY_PHONE)

    @property
    def last(self) -> int:
        """The index of the last time slot that the meeting takes."""
        return self.slot + self.slots - 1

    @property
    def taken(self) -> range:
        """The indices of all time slots that the meeting takes."""
        return range(self.slot, self.slot + self.slots)


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
    NOTES = "notes"
    FOLLOW_UP = "follow_up"
