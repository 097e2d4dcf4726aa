"""What a seat at each employer is worth to the others: what F loses when one is taken away."""

from motesplats.scheduling.bound import Choice, offers
from motesplats.scheduling.index import Index

_NONE = 10**15


def prices_of(index: Index, choice: Choice) -> list[int]:
    """The dual values of a best choice of pairs, as shortest paths in what the flow leaves over.

    Who loses a seat loses a level, or takes another's place, who does the same in turn, until a
    seat is free: 0 where one is (R. Bellman, Quart. Appl. Math. 16, 1958).
    """
    chosen = set(choice.pairs)
    have, left = [0] * len(index.most), offers(index)
    for p in chosen:
        have[index.seeker_of[p]] += 1
        left[index.employer_of[p]] -= p not in index.pinned
    seats = [0 if free > 0 else _NONE for free in left]
    without = [_last_level(index, n) for n in have]
    while _shorten(index, chosen, seats, without):
        pass
    return [0 if price == _NONE else price for price in seats]


def _last_level(index: Index, have: int) -> int:
    if not have:
        return _NONE
    return index.bonuses[have - 1] if have <= len(index.bonuses) else 0


def _shorten(index: Index, chosen: set[int], seats: list[int], without: list[int]) -> bool:
    """Whether any price falls by one more link; ``without``: a seeker's loss of a seat granted."""
    before = sum(seats) + sum(without)
    for p, (s, e) in enumerate(zip(index.seeker_of, index.employer_of, strict=True)):
        if p in index.pinned:
            continue
        if p in chosen:
            seats[e] = min(seats[e], index.utility[p] + without[s])
        elif index.domain[p] and without[s] != _NONE:
            without[s] = min(without[s], seats[e] - index.utility[p])
    return sum(seats) + sum(without) < before
