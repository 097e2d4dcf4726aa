"""What a change of the timetable costs: whose day changes, how, and whose paper is wrong after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.usecases.drafts import Difference
from motesplats.usecases.fitting import in_order
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from motesplats.core.fair import Meeting
    from motesplats.core.ids import SeekerId
    from motesplats.core.visibility import Place
    from motesplats.usecases.views import FairParts, MeetingView, Shown


@dataclass(frozen=True, slots=True)
class Price:
    """What a proposal costs, in people; one person may be counted in several.

    ``moved`` get another time or place for a meeting they keep, ``losing`` lose one, ``gaining``
    get a new one. ``slips``: people whose paper is no longer right, 0 before the first publication.
    Those who stay away or have gone home are never counted.
    """

    moved: int
    losing: int
    gaining: int
    slips: int


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What a proposal changes for one person: the meetings that differ, before and after."""

    person: Shown
    before: tuple[MeetingView, ...]
    after: tuple[MeetingView, ...]


def of_those(here: frozenset[SeekerId], changes: Difference) -> Difference:
    """The changes that somebody has to be told about."""

    def told(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
        return tuple(m for m in meetings if m.seeker in here)

    return Difference(
        told(changes.added), told(changes.moved), told(changes.before), told(changes.removed)
    )


def price_of(changes: Difference, slips: int) -> Price:
    """What changes cost that so many people's paper is wrong after."""
    return Price(
        moved=len({m.seeker for m in changes.moved}),
        losing=len({m.seeker for m in changes.removed}),
        gaining=len({m.seeker for m in changes.added}),
        slips=slips,
    )


def people_of(changes: Difference, parts: FairParts, place: Place) -> tuple[PersonChange, ...]:
    """Whose day changes and how, as may be shown at ``place``, in Swedish order."""
    before, after = (*changes.before, *changes.removed), (*changes.moved, *changes.added)
    whose = {m.seeker for m in (*before, *after)}
    people = in_order(shown(parts.seekers[seeker], place) for seeker in whose)
    return tuple(
        PersonChange(one, _views(before, one, parts, place), _views(after, one, parts, place))
        for one in people
    )


def _views(
    meetings: tuple[Meeting, ...], person: Shown, parts: FairParts, place: Place
) -> tuple[MeetingView, ...]:
    own = replace(parts, meetings=tuple(m for m in meetings if m.seeker == person.seeker))
    return own.plan_of(person.seeker, place)
