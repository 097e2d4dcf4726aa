"""What a wish is worth in the search for a timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.core.people import Wish

RANKS = 7
_POINTS_PER_RANK = 4
_POINTS_PER_SCORE = 6
_MUTUAL_BONUS = 10
_MUTUAL_SCORE = 3
_MUTUAL_RANK = 3


def worth(wish: Wish) -> int:
    """What granting a wish is worth.

    The seeker's order, the employer's interest, more where both agree.
    """
    points = 0 if wish.rank is None else _POINTS_PER_RANK * (RANKS - wish.rank)
    points += _POINTS_PER_SCORE * wish.employer_score
    mutual = wish.rank is not None and wish.rank <= _MUTUAL_RANK
    if mutual and wish.employer_score >= _MUTUAL_SCORE:
        points += _MUTUAL_BONUS
    return max(1, points)
