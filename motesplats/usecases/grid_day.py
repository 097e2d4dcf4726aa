"""What the grid shows beside the draft: wishes without a time, and what the day has made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.people import MAX_WISHES
from motesplats.core.visibility import Place
from motesplats.i18n import swedish_order
from motesplats.storage import wishes
from motesplats.usecases.carrying import Carried
from motesplats.usecases.planning import drafted_parts
from motesplats.usecases.queries import known_fair
from motesplats.usecases.today import live_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, SeekerId
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import Shown


@dataclass(frozen=True, slots=True)
class Waiting:
    """A wish without a meeting; ``have``: how many meetings the person has, ``rank`` None where
    only the employer asked.
    """

    person: Shown
    employer: str
    rank: int | None
    have: int
    carried: Carried


@dataclass(frozen=True, slots=True)
class GridDay:
    """The wishes without a time, people with fewest meetings first.

    ``now``: time slots before it have begun; ``late``: who should be here by now and is not.
    """

    waiting: tuple[Waiting, ...]
    now: int = 0
    late: frozenset[SeekerId] = frozenset()


def grid_day(context: Context, fair_id: FairId) -> GridDay:
    """What the grid shows beside the draft. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        parts = drafted_parts(connection, fair_id)
        asked = wishes.wishes_of(connection, fair_id)
        never = wishes.never_pairs(connection, fair_id)
        live = live_in(connection, known_fair(connection, fair_id), context.now())
    without = never | {(m.seeker, m.employer) for m in parts.meetings}
    have = Counter(m.seeker for m in parts.meetings)
    waiting = [
        Waiting(
            shown(parts.seekers[w.seeker], Place.COORDINATOR),
            parts.employers[w.employer].name,
            w.rank,
            have[w.seeker],
            Carried(w.seeker, w.employer),
        )
        for w in asked
        if (w.seeker, w.employer) not in without
    ]
    waiting.sort(key=_fewest_first)
    now, gone = (0, frozenset()) if live is None else (live.now, live.absent)
    return GridDay(tuple(waiting), now, gone)


def _fewest_first(one: Waiting) -> tuple[object, ...]:
    last = MAX_WISHES + 1 if one.rank is None else one.rank
    return one.have, swedish_order(one.person.name), one.person.code, last, one.employer
