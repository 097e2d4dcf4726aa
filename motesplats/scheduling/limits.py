"""A bound closer than the flow's: whoever needs an interpreter by an exact model, others by prices.

The seats that everybody shares are relaxed: each costs its price, and everybody chooses alone.
With any prices that are not negative the sum is a bound (A. Geoffrion, Math. Programming Study 2,
1974); with those of the best flow it is that flow's value, less what interpreters do not suffice
for.
"""

from motesplats.scheduling.bound import appetites, offers, score_of
from motesplats.scheduling.index import Index
from motesplats.scheduling.scarce import Helped


def limit_of(index: Index, helped: Helped) -> int:
    """What no F exceeds while recruiters rest as they do in the index."""
    prices = helped.prices
    seats = sum(price * free for price, free in zip(prices, offers(index), strict=True))
    return score_of(index, index.pinned) + seats + helped.most + _others(index, prices)


def _others(index: Index, prices: list[int]) -> int:
    """What those who need no interpreter choose, each alone, is worth beyond its prices."""
    usable = [p for p, slots in enumerate(index.domain) if slots and p not in index.pinned]
    gains: list[list[int]] = [[] for _ in index.most]
    for p in usable:
        gains[index.seeker_of[p]].append(index.utility[p] - prices[index.employer_of[p]])
    return sum(
        _best(sorted(own, reverse=True)[:most], index.bonuses[have:])
        for own, tongue, (have, most) in zip(
            gains, index.language, appetites(index, usable), strict=True
        )
        if tongue < 0
    )


def _best(gains: list[int], bonuses: tuple[int, ...]) -> int:
    """The most that the first of the gains, each with its level's bonus, come to."""
    levels = [*bonuses[: len(gains)], *[0] * (len(gains) - len(bonuses))]
    return sum(max(0, gain + bonus) for gain, bonus in zip(gains, levels, strict=True))
