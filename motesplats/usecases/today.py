"""The fair's day as the store knows it: what is history by now, and who stays away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.fair import MeetingState, time_slots
from motesplats.live.alarms import NO_SHOW_AFTER
from motesplats.live.course import timeline
from motesplats.storage import arrivals, departures, timetables
from motesplats.usecases.live_day import Live
from motesplats.usecases.live_hall import followed_course
from motesplats.usecases.problems import Planning, planning_of
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


def live_now(context: Context, fair_id: FairId) -> Live | None:
    """The fair's day as the store knows it: time slots that have begun are history, as early or
    late as they really began.

    Somebody stays away who was not checked in when a meeting was marked so, or two minutes after
    the first began, where people are checked in at all. None before the day, before anything is
    published, and for practice after the day. Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        return live_in(connection, known_fair(connection, fair_id), context.now())


def live_in(connection: Connection, fair: Fair, now: datetime) -> Live | None:
    """As ``live_now``, inside a transaction."""
    here, slots = local(now), time_slots(fair.plan)
    published = timetables.state_of(connection, fair.id).version > 0
    # A practice fair has a day of its own, and somebody may practise long after it.
    practised = fair.practice and here.date() > fair.day
    if not published or here.date() < fair.day or practised:
        return None
    if here.date() > fair.day:
        return Live(len(slots), frozenset(), drafted=True)
    begins = [slot.starts for slot in timeline(followed_course(connection, fair), now).slots]
    begun = sum(instant <= now for instant in begins)
    given_up = sum(instant <= now - NO_SHOW_AFTER for instant in begins)
    return Live(begun, _absent(connection, fair, given_up), drafted=True)


def _absent(connection: Connection, fair: Fair, given_up: int) -> frozenset[SeekerId]:
    came = {arrival.seeker for arrival in arrivals.arrivals_of(connection, fair.id)}
    published = timetables.meetings_of(connection, fair.id)
    here = came | {m.seeker for m in published if m.state is MeetingState.HELD}
    marked = {m.seeker for m in published if m.state is MeetingState.NO_SHOW}
    missing = {m.seeker for m in published if came and m.slot < given_up}
    gone = departures.gone_home(connection, fair.id)
    return frozenset((marked | missing) - here | gone)


def draft_today(connection: Connection, fair_id: FairId, now: datetime) -> Planning:
    """The draft as it may be published by now: what has begun is not judged again, and who stays
    away may keep meetings until somebody mends the timetable.

    Raises the refusals of ``planning_of``.
    """
    live = live_in(connection, known_fair(connection, fair_id), now)
    return planning_of(
        connection, fair_id, None if live is None else replace(live, absent=frozenset())
    )
