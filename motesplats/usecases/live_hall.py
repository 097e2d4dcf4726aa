"""What the coordinator's page of the hall shows: records read at once, the hall at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.fair import TimeSlot
from motesplats.core.grouping import grouped
from motesplats.core.visibility import Place, seen_field
from motesplats.live.alarms import CALM, Alarms, alarms
from motesplats.live.course import Course, Step, timeline
from motesplats.live.gathering import Facts, Gathering, Together, gather
from motesplats.live.hall import Hall, hall
from motesplats.live.preview import Preview, preview
from motesplats.storage import (
    arrivals,
    calls,
    departures,
    desk_calls,
    employers,
    groups,
    halls,
    kiosks,
    people,
    timetables,
    wishes,
)
from motesplats.usecases.queries import known_fair
from motesplats.usecases.remote import remotes_in
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Arrival, Fair
    from motesplats.core.ids import EmployerId, FairId, InterpreterId, SeekerId
    from motesplats.live.alarms import Handled, Surroundings
    from motesplats.live.gathering import Seated
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Known:
    """What people and employers are called in the hall, where others may look at the screen.

    ``phones`` are those that the desk may see.
    """

    people: dict[SeekerId, Shown]
    phones: dict[SeekerId, str]
    employers: dict[EmployerId, str]
    interpreters: dict[InterpreterId, str]


@dataclass(frozen=True, slots=True)
class HallRecords:
    """Everything that the hall is told from; read anew when a record changes, not every second.

    ``handled`` are the alarms that somebody put away.
    """

    fair: Fair
    gathering: Gathering
    facts: Facts
    course: Course
    handled: tuple[Handled, ...]
    known: Known


@dataclass(frozen=True, slots=True)
class LiveHall:
    """The hall at an instant, with its alarms."""

    hall: Hall
    alarms: Alarms


@dataclass(frozen=True, slots=True)
class TimesNow:
    """The time slots in local time, later or longer than planned as the day has gone; ``over`` of
    them have ended."""

    slots: tuple[TimeSlot, ...]
    over: int


def hall_records(context: Context, fair_id: FairId) -> HallRecords:
    """The fair's records for the hall, as of one moment. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return records_in(connection, fair_id)


def records_in(connection: Connection, fair_id: FairId) -> HallRecords:
    """As ``hall_records``, inside a transaction."""
    fair = known_fair(connection, fair_id)
    seekers = people.seekers_of(connection, fair_id)
    stations = employers.stations_of(connection, fair_id)
    came = arrivals.arrivals_of(connection, fair_id)
    hosts = employers.employers_of(connection, fair_id)
    known = Known(
        people={seeker.id: shown(seeker, Place.BOARD) for seeker in seekers},
        phones={seeker.id: seen_field(seeker, "phone", Place.DESK) for seeker in seekers},
        employers={host.id: host.name for host in hosts},
        interpreters={i.id: i.name for i in employers.interpreters_of(connection, fair_id)},
    )
    gathering = gather(
        stations,
        seekers,
        timetables.meetings_of(connection, fair_id),
        wishes.wishes_of(connection, fair_id),
        _together(connection, fair_id),
    )
    return HallRecords(
        fair=fair,
        gathering=gathering,
        facts=_facts(connection, fair_id, gathering, came),
        course=course_in(connection, fair),
        handled=halls.put_away(connection, fair_id),
        known=known,
    )


def live_hall(records: HallRecords, now: datetime, around: Surroundings = CALM) -> LiveHall:
    """The hall at ``now`` (aware), from the records and the clock alone."""
    found = hall(records.gathering, records.facts, records.course, now)
    told = alarms(found, records.gathering, records.facts, around, records.handled)
    return LiveHall(found, told)


def effects_of(records: HallRecords, step: Step) -> Preview:
    """What ``step`` would do to the rest of the day, told before it is done."""
    return preview(records.course, step, records.gathering.meetings, records.gathering.seekers)


def course_in(connection: Connection, fair: Fair) -> Course:
    """The day's plan and what was done to it, inside a transaction."""
    steps = tuple(step for _, step in halls.steps_of(connection, fair.id))
    by_hand = halls.starts_by_hand(connection, fair.id)
    return Course(fair.day, fair.plan, by_hand=by_hand, steps=steps)


def followed_course(connection: Connection, fair: Fair) -> Course:
    """The course for those who follow it: by the plan as long as nobody has touched the day."""
    course = course_in(connection, fair)
    return course if course.steps else Course(fair.day, fair.plan)


def times_now(connection: Connection, fair: Fair, now: datetime) -> TimesNow:
    """The day's time slots as they are really going at ``now`` (aware)."""
    return times_of(followed_course(connection, fair), now)


def times_of(course: Course, now: datetime) -> TimesNow:
    """As ``times_now``, for a course that is known."""
    slots = timeline(course, now).slots
    told = tuple(
        TimeSlot(
            slot.index,
            local(slot.starts).time(),
            local(slot.feedback_at).time(),
            local(slot.change_at).time(),
            local(slot.ends).time(),
        )
        for slot in slots
    )
    return TimesNow(told, sum(slot.ends <= now for slot in slots))


def _facts(
    connection: Connection, fair: FairId, gathering: Gathering, came: tuple[Arrival, ...]
) -> Facts:
    out = desk_calls.outside_of(connection, fair)
    seated, elsewhere = halls.seated_at(connection, fair), remotes_in(connection, fair)
    saved = halls.saved_forms(connection, fair)
    return Facts(
        # Who has gone out can neither be sent to a table nor be offered a place.
        arrivals=tuple(a for a in came if a.seeker not in out),
        gone_home=departures.gone_home(connection, fair),
        employers_gone=departures.employers_gone(connection, fair),
        expected=departures.expected_at(connection, fair),
        employers_here=halls.employers_here(connection, fair)
        | _seen(gathering, seated, saved)
        | frozenset(elsewhere.whole),
        interpreters_here=halls.interpreters_here(connection, fair),
        saved=saved,
        seated=seated,
        resting=kiosks.resting_at(connection, fair),
        calls=calls.calls_at(connection, fair),
        nudges=calls.nudges_at(connection, fair),
        remote=elsewhere.from_elsewhere(gathering.meetings),
    )


def _together(connection: Connection, fair: FairId) -> tuple[Together, ...]:
    members = grouped((seat.group, seat.seeker) for seat in groups.seats_of(connection, fair))
    return tuple(
        Together(group, frozenset(members.get(group.id, ())))
        for group in groups.groups_of(connection, fair)
    )


def _seen(
    gathering: Gathering, seated: tuple[Seated, ...], saved: frozenset[str]
) -> frozenset[EmployerId]:
    """Employers at whose stations somebody sat or a form was saved: they are here."""
    used = {one.station for one in seated}
    used |= {meeting.station for meeting in gathering.meetings if meeting.id in saved}
    return frozenset(s.employer for s in gathering.stations if s.id in used)
