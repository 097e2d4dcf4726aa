"""Whether the draft still fits what is so: who came, who is there when, who sits where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place
from motesplats.i18n import swedish_order
from motesplats.scheduling.explain import Unmet
from motesplats.scheduling.reasons import unmet_reasons
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.timetable import Timetable, planned
from motesplats.usecases.drafts import begun_ids
from motesplats.usecases.planning import drafted_parts
from motesplats.usecases.problems import planning_of
from motesplats.usecases.queries import known_fair
from motesplats.usecases.today import live_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId, MeetingId
    from motesplats.usecases.context import Context
    from motesplats.usecases.live_day import Live
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import FairParts, Shown


class Cause(StrEnum):
    """Why a meeting cannot be held any more, the plainest first."""

    STAYED_AWAY = "stayed_away"
    PERSON_AWAY = "person_away"
    STATION_EMPTY = "station_empty"
    NO_INTERPRETER = "no_interpreter"
    NOT_REACHABLE = "not_reachable"
    NOT_WANTED = "not_wanted"
    TOO_CLOSE = "too_close"
    OTHER = "other"


_CAUSES: dict[Rule, Cause] = {
    Rule.ABSENT: Cause.STAYED_AWAY,
    Rule.SEEKER_AWAY: Cause.PERSON_AWAY,
    Rule.STATION_EMPTY: Cause.STATION_EMPTY,
    Rule.NO_INTERPRETER: Cause.NO_INTERPRETER,
    Rule.INTERPRETER_AWAY: Cause.NO_INTERPRETER,
    Rule.INTERPRETER_TWICE: Cause.NO_INTERPRETER,
    Rule.NOT_REACHABLE: Cause.NOT_REACHABLE,
    Rule.NOT_A_PAIR: Cause.NOT_WANTED,
    Rule.TOO_FAR: Cause.TOO_CLOSE,
    Rule.TOO_LONG_RUN: Cause.TOO_CLOSE,
    Rule.NO_REST: Cause.TOO_CLOSE,
}


@dataclass(frozen=True, slots=True)
class Broken:
    """Meetings that cannot be held for one cause, with whom and by whom; names in Swedish order."""

    cause: Cause
    meetings: int
    people: tuple[Shown, ...]
    employers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """What of the draft does not fit.

    ``unplaced``: people without any meeting for whom somebody they wish for has a free place.
    ``locked``: those of the meetings that cannot be held which are locked, so that mending leaves
    them. ``live``: the day as it was looked at, None before it.
    """

    broken: tuple[Broken, ...] = ()
    unplaced: tuple[Shown, ...] = ()
    locked: tuple[MeetingId, ...] = ()
    live: Live | None = None

    @property
    def is_whole(self) -> bool:
        return not (self.broken or self.unplaced)

    @property
    def meetings(self) -> int:
        """How many meetings cannot be held."""
        return sum(group.meetings for group in self.broken)


def fit(context: Context, fair_id: FairId) -> Fit:
    """What of the draft cannot be held as things are now, and who could get a first meeting.

    Raises Refused(UNKNOWN_FAIR), and NO_SEEKERS, NO_STATIONS or NO_WISHES.
    """
    with context.store.read() as connection:
        live = live_in(connection, known_fair(connection, fair_id), context.now())
        planning = planning_of(connection, fair_id, live)
        parts = drafted_parts(connection, fair_id)
        begun = begun_ids(connection, fair_id)
    now = 0 if live is None else live.now
    places = planning.planned(planning.meetings)
    stands = dict(zip(places, planning.meetings, strict=True))
    over = {place for place, m in stands.items() if m.id in begun or m.slot < now}
    # Locks count for nothing here: they would hide that nobody sits at the station.
    pinned = tuple(p for p in planning.problem.pinned if planned(p) in over)
    found = violations(replace(planning.problem, pinned=pinned), tuple(stands))
    causes = {v.meeting: _CAUSES.get(v.rule, Cause.OTHER) for v in reversed(found)}
    broken = {place: cause for place, cause in causes.items() if place not in over}
    left = Timetable(planning.problem.name, tuple(m for m in stands if m not in broken))
    return Fit(
        broken=tuple(_groups({stands[m]: cause for m, cause in broken.items()}, parts)),
        unplaced=_unplaced(planning, parts, left),
        locked=tuple(stands[m].id for m in broken if stands[m].locked),
        live=live,
    )


def _groups(broken: Mapping[Meeting, Cause], parts: FairParts) -> Iterator[Broken]:
    for cause in Cause:
        found = [meeting for meeting, why in broken.items() if why is cause]
        if found:
            people = {shown(parts.seekers[m.seeker], Place.COORDINATOR) for m in found}
            hosts = {parts.employers[m.employer].name for m in found}
            yield Broken(
                cause, len(found), in_order(people), tuple(sorted(hosts, key=swedish_order))
            )


def _unplaced(planning: Planning, parts: FairParts, left: Timetable) -> tuple[Shown, ...]:
    """Those without a meeting who could have one while nobody else moves."""
    without = set(planning.seekers) - {m.seeker for m in left.meetings}
    reasons = unmet_reasons(planning.problem, left, without)
    found = {pair.seeker for pair, reason in reasons if reason.code is Unmet.ROOM_LEFT}
    people = (parts.seekers[planning.seekers[seeker]] for seeker in found)
    return in_order(shown(seeker, Place.COORDINATOR) for seeker in people)


def in_order(people: Iterable[Shown]) -> tuple[Shown, ...]:
    """People in Swedish order of their names, those of one name by code."""
    return tuple(sorted(people, key=lambda one: (swedish_order(one.name), one.code)))
