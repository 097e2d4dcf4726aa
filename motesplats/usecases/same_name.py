"""Two people of one name at the same fair, and what tells them apart; never a birth number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place, may_see, seen_field, seen_name
from motesplats.i18n import folded
from motesplats.storage import employers, people, wishes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.core.ids import EmployerId, FairId, SeekerId
    from motesplats.core.people import Seeker, Wish
    from motesplats.storage.store import Connection

_LAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class SameName:
    """Somebody else at the fair has the same name.

    ``first_wish`` is the employer asked for first, ``phone_end`` the last three digits of the
    phone number; each is empty where it is not known.
    """

    first_wish: str
    phone_end: str


def namesakes(seekers: Iterable[Seeker]) -> frozenset[SeekerId]:
    """Those whose name at the desk is that of somebody else, too.

    Protected people have no name there.
    """
    named = {s.id: folded(seen_name(s, Place.DESK)) for s in seekers}
    count = Counter(named.values())
    return frozenset(one for one, name in named.items() if name and count[name] > 1)


def marks_in(
    connection: Connection, fair: FairId, wanted: Iterable[Seeker], everybody: Iterable[Seeker]
) -> dict[SeekerId, SameName]:
    """What tells those of ``wanted`` apart who share their name with somebody of ``everybody``."""
    twice = namesakes(everybody)
    marked = [seeker for seeker in wanted if seeker.id in twice]
    if not marked:
        return {}
    asked = wishes.wishes_of(connection, fair)
    names = {host.id: host.name for host in employers.employers_of(connection, fair)}
    return {seeker.id: _mark(seeker, asked, names) for seeker in marked}


def mark_in(connection: Connection, seeker: Seeker) -> SameName | None:
    """What tells one person apart; None for somebody whose name nobody else has."""
    everybody = people.seekers_of(connection, seeker.fair)
    return marks_in(connection, seeker.fair, (seeker,), everybody).get(seeker.id)


def _mark(seeker: Seeker, asked: Iterable[Wish], names: dict[EmployerId, str]) -> SameName:
    own = [w for w in asked if w.seeker == seeker.id and w.rank is not None]
    seen = own if may_see("seeker.wishes", Place.DESK, protected=seeker.protected) else []
    first = min(seen, key=lambda w: w.rank or 0, default=None)
    digits = "".join(c for c in seen_field(seeker, "phone", Place.DESK) if c.isdigit())
    return SameName("" if first is None else names[first.employer], digits[-_LAST_DIGITS:])
