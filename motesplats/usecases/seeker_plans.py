"""One person's plan in the draft, and in words why the other wishes were not met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.people import ALL_DAY
from motesplats.core.visibility import Place
from motesplats.scheduling.explain import Explanation, Unmet, why_unmet
from motesplats.storage import timetables
from motesplats.storage.wishes import wishes_of
from motesplats.usecases.drafts import difference
from motesplats.usecases.offers import offers_of
from motesplats.usecases.planning import drafted_parts
from motesplats.usecases.problems import planning_of
from motesplats.usecases.series import took_part_in

if TYPE_CHECKING:
    from collections.abc import Set

    from motesplats.core.ids import EmployerId, FairId, SeekerId
    from motesplats.core.people import Presence, Wish
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.offers import Offers
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.series import TookPart
    from motesplats.usecases.views import FairParts, MeetingView


@dataclass(frozen=True, slots=True)
class UnmetWish:
    """A wish that did not become a meeting, why, and what it would take."""

    employer: str
    rank: int | None
    reason: Explanation
    offers: Offers | None


@dataclass(frozen=True, slots=True)
class SeekerPlan:
    """Whom a seeker meets in the draft, and which wishes were not met.

    ``published`` is what holds until the draft is published; empty where that is the same.
    ``presence``: the part of the day the seeker is there; ``elsewhere``: the person's other fairs.
    """

    meetings: tuple[MeetingView, ...]
    unmet: tuple[UnmetWish, ...]
    published: tuple[MeetingView, ...] = ()
    presence: Presence = ALL_DAY
    elsewhere: tuple[TookPart, ...] = ()


def seeker_plan(context: Context, fair_id: FairId, seeker_id: SeekerId) -> SeekerPlan:
    """Whom the seeker meets in the draft, and why the other wishes were not met, found by
    looking.

    Raises Refused(NO_STATIONS) for wishes at a fair that has no stations.
    """
    with context.store.read() as connection:
        parts = drafted_parts(connection, fair_id)
        published = replace(parts, meetings=timetables.meetings_of(connection, fair_id))
        meetings = parts.plan_of(seeker_id, Place.COORDINATOR)
        unmet = _unmet_wishes(connection, parts, seeker_id, {v.meeting.employer for v in meetings})
        elsewhere = took_part_in(connection, seeker_id)
    holds = published.plan_of(seeker_id, Place.COORDINATOR)
    same = difference((v.meeting for v in holds), (v.meeting for v in meetings)).is_empty
    presence = parts.seekers[seeker_id].presence
    return SeekerPlan(meetings, unmet, () if same else holds, presence, elsewhere)


def _unmet_wishes(
    connection: Connection, parts: FairParts, seeker_id: SeekerId, met: Set[EmployerId]
) -> tuple[UnmetWish, ...]:
    """Somebody without such wishes needs no timetable to look in: at a fair that was just made
    after another there is none yet."""
    fair_id = parts.seekers[seeker_id].fair
    asked = wishes_of(connection, fair_id)
    left = [wish for wish in asked if wish.seeker == seeker_id and wish.employer not in met]
    if not left:
        return ()
    planning = planning_of(connection, fair_id)
    return tuple(_unmet(planning, parts, wish) for wish in left)


def _unmet(planning: Planning, parts: FairParts, wish: Wish) -> UnmetWish:
    reason = _reason(planning, wish.seeker, wish.employer)
    name = parts.employers[wish.employer].name
    return UnmetWish(name, wish.rank, reason, offers_of(planning, parts, reason))


def _reason(planning: Planning, seeker: SeekerId, employer: EmployerId) -> Explanation:
    if (seeker, employer) in planning.never:
        return Explanation(Unmet.NEVER_PAIR)
    return why_unmet(
        planning.problem,
        planning.timetable(),
        planning.key(seeker),
        planning.employer_key(employer),
    )
