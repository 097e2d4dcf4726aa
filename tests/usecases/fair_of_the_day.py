"""A fair on its day with room to move: three employers of one trade and one of another."""

from datetime import time

from usecases.builders import (
    employer_named,
    fair_in,
    host,
    later,
    planned,
    register,
    seeker_named,
    someone,
)

from motesplats.core.fair import DayPlan, Fair, Meeting, MeetingRules
from motesplats.core.ids import EmployerId, SeekerId
from motesplats.exchange.rows import RoleRow
from motesplats.scheduling.rules import Rule, violations
from motesplats.usecases import queries
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.places_left import places_left

LONG = DayPlan(time(9, 0), time(10, 30))
PEOPLE = ("Åsa", "Bo", "Siv", "Eva")


def day_fair(context: Context, **more: object) -> Fair:
    """Six slots from nine; all four want Bygg AB and have two meetings at most, so that a wish of
    Åsa's and one of Bo's are left.

    Bygg AB, Mur AB and Tak AB look for masons; nobody asked for Tak AB. Åsa and Bo have a phone.
    """
    mason = {"roles": (RoleRow("Murare"),)}
    fair = fair_in(context, plan=LONG, rules=MeetingRules(max_meetings=2), **more)
    register(
        context, fair, host("Bygg AB", 1, **mason), host("Mur AB", 2, **mason),
        host("Vård AB", 3), host("Tak AB", 4, **mason),
        someone("Åsa Öst", "Bygg AB", "Mur AB", "Vård AB", phone="070-174 06 05"),
        someone("Bo Ek", "Bygg AB", "Vård AB", "Mur AB", phone="070-174 06 06"),
        someone("Siv Ål", "Bygg AB", "Mur AB"), someone("Eva By", "Bygg AB", "Vård AB"),
    )  # fmt: skip
    return planned(context, fair)


def begun(context: Context, fair: Fair, minutes: int = 0) -> None:
    """Everybody is here, the day began at nine and so many minutes have passed."""
    for name in PEOPLE:
        check_in_by_name(context, seeker_named(context, fair, name).id)
    later(context, hours=1)
    start_day(context, fair.id)
    later(context, minutes=minutes)


def named(context: Context, fair: Fair, name: str) -> EmployerId:
    return employer_named(context, fair, name).id


def person(context: Context, fair: Fair, name: str) -> SeekerId:
    return seeker_named(context, fair, name).id


def standing(context: Context, fair: Fair) -> tuple[Meeting, ...]:
    return tuple(m for m in queries.parts(context, fair.id).meetings if m.stands)


def told(context: Context, fair: Fair) -> set[tuple[str, str, int, str]]:
    """Who meets whom in which slot, and what became of it."""
    parts = queries.parts(context, fair.id)
    return {
        (
            parts.seekers[m.seeker].first_name,
            parts.employers[m.employer].name,
            m.slot,
            m.state.value,
        )
        for m in parts.meetings
    }


def broken(context: Context, fair: Fair) -> set[Rule]:
    """The hard rules that the published timetable breaks, the past left out of account."""
    with context.store.read() as connection:
        left = places_left(connection, fair.id, context.now(), {})
    found = violations(left.problem, left.planning.planned(left.meetings))
    return {v.rule for v in found} - {Rule.IN_THE_PAST}
