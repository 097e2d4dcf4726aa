"""All wishes of a fair that the draft does not meet, each with its reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.people import MAX_WISHES
from motesplats.core.visibility import Place
from motesplats.i18n import swedish_order
from motesplats.scheduling.explain import Explanation, Unmet
from motesplats.scheduling.reasons import unmet_reasons
from motesplats.usecases.context import UNWATCHED
from motesplats.usecases.fitting import in_order
from motesplats.usecases.planning import drafted_parts
from motesplats.usecases.problems import planning_of
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.ids import EmployerId, FairId, SeekerId
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.problems import Planning
    from motesplats.usecases.views import FairParts, Shown


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """A wish that is not met: whose, for whom, why; ``have`` is how many meetings the person has.

    ``rank`` is None where only the employer asked.
    """

    person: Shown
    have: int
    employer: str
    rank: int | None
    reason: Explanation


@dataclass(frozen=True, slots=True)
class UnmetWishes:
    """The wishes that are not met, people with fewest meetings first, then in Swedish order.

    ``without``: people who have no meeting; ``wishless``: those of them who have no wish either.
    ``met`` counts the wishes that are met. A search that was cancelled leaves rows out, and
    ``whole`` is False.
    """

    rows: tuple[UnmetRow, ...]
    without: tuple[Shown, ...]
    wishless: tuple[Shown, ...]
    met: int
    whole: bool


def unmet_wishes(context: Context, fair_id: FairId, watch: Watch = UNWATCHED) -> UnmetWishes:
    """Every wish that is not met in the draft, and why; stores nothing.

    Raises Refused(UNKNOWN_FAIR), and NO_SEEKERS, NO_STATIONS or NO_WISHES.
    """
    with context.store.read() as connection:
        planning = planning_of(connection, fair_id)
        parts = drafted_parts(connection, fair_id)
    have = Counter(m.seeker for m in planning.meetings)
    met = {(m.seeker, m.employer) for m in planning.meetings}
    ranks = {
        (w.seeker, w.employer): w.rank for w in planning.wishes if (w.seeker, w.employer) not in met
    }
    rows, cancelled = [], False
    for pair, reason in _reasons(planning, len(ranks), watch):
        if cancelled := watch.cancelled():
            break
        if pair in ranks:
            rows.append(_row(parts, pair, have, ranks[pair], reason))
    wishing = {wish.seeker for wish in planning.wishes}
    without = [s for s in parts.seekers.values() if not have[s.id]]
    return UnmetWishes(
        rows=tuple(sorted(rows, key=_fewest_first)),
        without=in_order(shown(s, Place.COORDINATOR) for s in without),
        wishless=in_order(shown(s, Place.COORDINATOR) for s in without if s.id not in wishing),
        met=len(planning.wishes) - len(ranks),
        whole=not cancelled,
    )


def _reasons(
    planning: Planning, total: int, watch: Watch
) -> Iterator[tuple[tuple[SeekerId, EmployerId], Explanation]]:
    found = unmet_reasons(planning.problem, planning.timetable())
    for done, (pair, reason) in enumerate(found):
        watch.progress(done, total)
        yield (planning.seekers[pair.seeker], planning.employers[pair.employer]), reason
    for wish in planning.wishes:
        if (wish.seeker, wish.employer) in planning.never:
            yield (wish.seeker, wish.employer), Explanation(Unmet.NEVER_PAIR)


def _row(
    parts: FairParts,
    pair: tuple[SeekerId, EmployerId],
    have: Counter[SeekerId],
    rank: int | None,
    reason: Explanation,
) -> UnmetRow:
    person = shown(parts.seekers[pair[0]], Place.COORDINATOR)
    return UnmetRow(person, have[pair[0]], parts.employers[pair[1]].name, rank, reason)


def _fewest_first(row: UnmetRow) -> tuple[object, ...]:
    last = MAX_WISHES + 1 if row.rank is None else row.rank
    return row.have, swedish_order(row.person.name), row.person.code, last, row.employer
