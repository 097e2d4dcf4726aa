"""Fairs of one series beside each other: numbers that each fair hands out anyway, of groups alone.

Every fair brings the very numbers of its own summary, so that nothing can be read from fairs beside
each other that could not be read from their summaries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.clock import at
from motesplats.core.errors import Refusal, Refused
from motesplats.feedback.follow_up import guarded
from motesplats.storage import fairs, summaries
from motesplats.usecases.follow_figures import figures
from motesplats.usecases.queries import known_fair
from motesplats.usecases.summaries import fair_summary, summary_to_hand_out

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId
    from motesplats.feedback.follow_up import Guarded
    from motesplats.feedback.reading import Text
    from motesplats.feedback.summary_values import Summary
    from motesplats.usecases.context import Context

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class ComparedFair:
    """A fair as its summary tells of it, and ``work``: how many have work at each point in time."""

    fair: Fair
    summary: Summary
    work: tuple[tuple[Text, Guarded], ...]


def fairs_of_series(context: Context, fair_id: FairId) -> tuple[Fair, ...]:
    """The fairs of its series that are over, itself among them, the earliest first.

    Without a series those are all fairs without one. Practice fairs stand beside practice fairs
    alone. Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.read() as connection:
        own = known_fair(connection, fair_id)
        series = _series(summaries.account_of(connection, fair_id).series)
        found = [
            one
            for one in fairs.all_fairs(connection)
            if one.practice == own.practice
            and _series(summaries.account_of(connection, one.id).series) == series
            and (one.practice or at(one.day, one.plan.ends) <= context.now())
        ]
    return tuple(sorted(found, key=lambda one: (one.day, one.name)))


def keep_numbers_beside(context: Context, fair_id: FairId) -> None:
    """Let the numbers of these fairs stay what they are, since they are handed out now.

    Raises Refused(UNKNOWN_FAIR).
    """
    for fair in fairs_of_series(context, fair_id):
        summary_to_hand_out(context, fair.id)


def compared(context: Context, fair_id: FairId) -> tuple[ComparedFair, ...]:
    """The fairs beside each other, as far as their numbers are kept; see ``keep_numbers_beside``.

    Raises Refused(UNKNOWN_FAIR), Refused(NOTHING_TO_COMPARE) for fewer than two fairs.
    """
    found = [(one, fair_summary(context, one.id)) for one in fairs_of_series(context, fair_id)]
    told = [(fair, summary) for fair, summary in found if fair.practice or summary.as_of]
    if len(told) < _FEWEST:
        raise Refused(Refusal.NOTHING_TO_COMPARE)
    return tuple(ComparedFair(fair, summary, _work(context, fair)) for fair, summary in told)


def _work(context: Context, fair: Fair) -> tuple[tuple[Text, Guarded], ...]:
    points = figures(context, fair.id).points
    return tuple((one.point.text, guarded(one.share)) for one in points)


def _series(name: str) -> str:
    return name.strip().casefold()
