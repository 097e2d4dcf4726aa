"""Employers and interpreters at the desk: found by the letters of their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place, may_see
from motesplats.i18n import folded, swedish_order
from motesplats.storage import employers, halls

if TYPE_CHECKING:
    from motesplats.core.ids import FairId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

_SHORTEST = 2


class HostKind(StrEnum):
    """Who is found beside those who seek."""

    EMPLOYER = "employer"
    INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class HostHit:
    """An employer with its stations and who comes from it, or an interpreter with languages.

    ``here`` says whether the arrival was recorded.
    """

    kind: HostKind
    id: str
    name: str
    here: bool
    stations: tuple[int, ...] = ()
    contact: str = ""
    languages: tuple[str, ...] = ()


def search_hosts(
    context: Context, fair_id: FairId, text: str, limit: int = 4
) -> tuple[HostHit, ...]:
    """Employers and interpreters one of whose words begins with each typed word, or an employer
    whose recruiter's does; those who are not here first.

    Fewer than two letters find nobody.
    """
    wanted = folded(text).split()
    if sum(map(len, wanted)) < _SHORTEST:
        return ()
    with context.store.read() as connection:
        found = [
            hit
            for hit in (*_employers(connection, fair_id), *_interpreters(connection, fair_id))
            if _matches(hit, wanted)
        ]
    found.sort(key=lambda hit: (hit.here, swedish_order(hit.name)))
    return tuple(found[:limit])


def _employers(connection: Connection, fair_id: FairId) -> list[HostHit]:
    here = halls.employers_here(connection, fair_id)
    stations = employers.stations_of(connection, fair_id)
    seen = may_see("employer.contact", Place.DESK)
    return [
        HostHit(
            HostKind.EMPLOYER,
            host.id,
            host.name,
            host.id in here,
            stations=tuple(sorted(s.number for s in stations if s.employer == host.id)),
            contact=host.contact if seen else "",
        )
        for host in employers.employers_of(connection, fair_id)
    ]


def _interpreters(connection: Connection, fair_id: FairId) -> list[HostHit]:
    here = halls.interpreters_here(connection, fair_id)
    return [
        HostHit(HostKind.INTERPRETER, one.id, one.name, one.id in here, languages=one.languages)
        for one in employers.interpreters_of(connection, fair_id)
    ]


def _matches(hit: HostHit, wanted: list[str]) -> bool:
    words = folded(f"{hit.name} {hit.contact}").replace("-", " ").split()
    return all(any(word.startswith(typed) for word in words) for typed in wanted)
