"""Which counts may be shown: none that tells of fewer than five people, alone or by subtraction.

Primary cells are hidden by a threshold on people; more are hidden until no reader can narrow a
small one by adding and subtracting (the feasible interval of Cox, "Suppression Methodology and
Statistical Disclosure Control", JASA 75, 1980, and of Fischetti and Salazar, "Solving the Cell
Suppression Problem", Management Science 47, 2001). Their general problem is hard because a cell
may stand in several sums. Here it stands in one at most, which the tables are laid out for, and
then the interval is known without a search.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

SMALLEST = 5
PERCENT_FROM = 10
_MOST_HIDDEN = SMALLEST - 1


class Shown(StrEnum):
    """How a count is shown: as a number, as fewer than five people, or not at all."""

    NUMBER = "number"
    FEW = "few"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a thing, and how many different people they are about."""

    number: int = 0
    people: int = 0

    @property
    def small(self) -> bool:
        return self.people < SMALLEST


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader may know of the sum of the counts, from the same paper or by how the question
    is put; ``zeros``: a nought is nobody's secret and is shown."""

    least: float = 0
    most: float = inf
    zeros: bool = False


def exactly(total: int, *, zeros: bool = False) -> Known:
    """The reader knows the total."""
    return Known(total, total, zeros)


def shown(counts: Sequence[Count], known: Known) -> tuple[Shown, ...] | None:
    """How to show each count so that every small one may still be anything from 0 to 4 (from 1
    where noughts are shown) for a reader who also knows which cell is hidden next.

    None when no choice of hidden cells is safe: then not even the sum may be known.
    """
    hidden = {n for n, one in enumerate(counts) if one.small and (one.number or not known.zeros)}
    few = frozenset(hidden)
    by_size = sorted(set(range(len(counts))) - few, key=lambda n: counts[n].number)
    shown_zeros = [n for n in by_size if not counts[n].number]
    extra = by_size[len(shown_zeros) :]
    for beside in range(len(extra) + 1):
        left = extra[beside:]
        if _safe([counts[n].number for n in left], len(few), beside, known):
            return tuple(_way(n, few, set(extra[:beside])) for n in range(len(counts)))
    return None


def _way(number: int, few: frozenset[int], beside: set[int]) -> Shown:
    if number in few:
        return Shown.FEW
    return Shown.LEFT_OUT if number in beside else Shown.NUMBER


def _safe(seen: Sequence[int], few: int, beside: int, known: Known) -> bool:
    """Whether one small count may be at its least and at its most while the others are anything
    that their labels say: small ones up to 4, those beside from 5 to the smallest that is seen."""
    if not few:
        return True
    lowest = 1 if known.zeros else 0
    largest = min(seen) if seen else known.most
    fixed = sum(seen)
    for value in (lowest, _MOST_HIDDEN):
        least = fixed + value + lowest * (few - 1) + SMALLEST * beside
        most = fixed + value + _MOST_HIDDEN * (few - 1) + (largest * beside if beside else 0)
        if least > known.most or most < known.least:
            return False
    return True


def standing_alone(
    people: Mapping[str, frozenset[str]], rest: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The names with enough people to be counted alone, the largest first; all others, and
    ``rest``, are counted together.

    Everything with fewer than five people is pooled, and the next smallest with it until the pool
    has five too (table redesign: Hundepool et al., "Statistical Disclosure Control", Wiley 2012,
    chapter 4).
    """
    order = sorted(people, key=lambda name: (-len(people[name]), name))
    alone = [name for name in order if len(people[name]) >= SMALLEST]
    pool = rest.union(*(people[name] for name in order[len(alone) :]))
    while alone and 0 < len(pool) < SMALLEST:
        pool |= people[alone.pop()]
    return tuple(alone)


def percent(part: int, whole: int) -> int | None:
    """The share in whole percent; None below ten, where a share would tell of single people."""
    return round(100 * part / whole) if whole >= PERCENT_FROM else None
