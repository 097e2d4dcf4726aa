"""What people are counted by where groups are held beside each other, never one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.i18n import mark
from motesplats.storage import summaries
from motesplats.storage.summaries import NOTHING_SAID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from motesplats.core.ids import FairId, SeekerId
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.views import FairParts

_FEEDBACK = (mark("Återkoppling"), mark("Fick återkoppling"), mark("Fick ingen"))
_INTERPRETER = (mark("Tolk"), mark("Talade genom tolk"), mark("Talade utan tolk"))
_LISTED = (mark("Anmälan"), mark("Var anmälda"), mark("Kom utan anmälan"))
_GENDER = (mark("Kön"), mark("Kvinnor"), mark("Män"), mark("Annat eller inget svar"))
_PLACES = {"woman": 0, "man": 1}


@dataclass(frozen=True, slots=True)
class Grouping:
    """Its name, the names of its groups, and the number of the group that each person is in."""

    name: str
    groups: tuple[str, ...]
    of: Mapping[SeekerId, int]


def groupings_in(
    connection: Connection, fair: FairId, parts: FairParts, submissions: Iterable[Submission]
) -> tuple[Grouping, ...]:
    """The groupings of everybody at a fair; by gender only where somebody said theirs."""
    written = {one.seeker for one in submissions}
    said = summaries.said_at(connection, fair)
    everybody = parts.seekers.values()
    found = [
        _grouping(_FEEDBACK, {s.id: int(s.id not in written) for s in everybody}),
        _grouping(_INTERPRETER, {s.id: int(s.needs.interpreter is None) for s in everybody}),
        _grouping(_LISTED, {s.id: int(s.walk_in) for s in everybody}),
    ]
    if any(one.gender for one in said.values()):
        genders = {s.id: said.get(s.id, NOTHING_SAID).gender for s in everybody}
        places = {seeker: _PLACES.get(gender, 2) for seeker, gender in genders.items()}
        found.append(_grouping(_GENDER, places))
    return tuple(found)


def _grouping(words: tuple[str, ...], of: Mapping[SeekerId, int]) -> Grouping:
    name, *groups = words
    return Grouping(name, tuple(groups), of)
