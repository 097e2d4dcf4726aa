"""What it would take for a wish to become a meeting, with the names and times of the fair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from datetime import time

    from motesplats.scheduling.change import Change, Kind
    from motesplats.scheduling.explain import Explanation
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import FairParts


@dataclass(frozen=True, slots=True)
class Offer:
    """One change; what its kind has no use for is empty.

    ``station`` is a number, ``thing`` an interpreter's language or a shared resource, ``begins`` a
    local time.
    """

    kind: Kind
    person: str = ""
    employer: str = ""
    station: int | None = None
    thing: str = ""
    begins: time | None = None
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Offers:
    """The changes that together make a meeting possible at ``begins``."""

    begins: time
    changes: tuple[Offer, ...]


def offers_of(planning: Planning, parts: FairParts, found: Explanation) -> Offers | None:
    """What the explanation names, in the fair's words; None where nothing would help."""
    if found.slot < 0:
        return None
    changes = tuple(_offer(planning, parts, change) for change in found.changes)
    return Offers(planning.slots[found.slot].starts, changes)


def _offer(planning: Planning, parts: FairParts, change: Change) -> Offer:
    person = employer = ""
    if change.seeker:
        seeker = parts.seekers[planning.seekers[change.seeker]]
        person = shown(seeker, Place.COORDINATOR).label
    if change.employer:
        employer = parts.employers[planning.employers[change.employer]].name
    station = planning.stations.get(change.thing)
    return Offer(
        kind=change.kind,
        person=person,
        employer=employer,
        station=None if station is None else parts.stations[station].number,
        thing="" if station is not None else change.thing,
        begins=planning.slots[change.slots[0]].starts if change.slots else None,
        limit=change.limit,
    )
