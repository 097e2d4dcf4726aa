"""Who is inside now, to be counted outside when everybody has to leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.i18n import swedish_order

if TYPE_CHECKING:
    from motesplats.usecases.live_hall import HallRecords
    from motesplats.usecases.views import Shown


@dataclass(frozen=True, slots=True)
class Inside:
    """Everybody who came and has not gone; protected people by their code.

    ``employers`` with the numbers of their stations.
    """

    seekers: tuple[Shown, ...]
    employers: tuple[tuple[str, tuple[int, ...]], ...]
    interpreters: tuple[str, ...]


def inside_of(records: HallRecords) -> Inside:
    """Who is inside by the records, in Swedish order; nothing has to be read for it."""
    facts, known = records.facts, records.known
    here = [a.seeker for a in facts.arrivals if a.seeker not in facts.gone_home]
    hosts = facts.employers_here - facts.employers_gone - {e.employer for e in facts.expected}
    numbers = {
        host: tuple(s.number for s in records.gathering.stations if s.employer == host)
        for host in hosts
    }
    return Inside(
        seekers=tuple(
            sorted(
                (known.people[one] for one in here),
                key=lambda one: (not one.name, swedish_order(one.name), one.code),
            )
        ),
        employers=tuple(
            sorted(
                ((known.employers[host], numbers[host]) for host in hosts),
                key=lambda one: swedish_order(one[0]),
            )
        ),
        interpreters=tuple(
            sorted((known.interpreters[i] for i in facts.interpreters_here), key=swedish_order)
        ),
    )
