"""Whether groups of people get equally good feedback: compared only where each group is large
enough, and told as a question, never as a verdict."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean, median

LEAST = 10
WORTH_ASKING = 0.1
_TWO = 2


@dataclass(frozen=True, slots=True)
class Group:
    """One value between 0 and 1 for each form about the people of a group; for a share, 0 or 1."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Parity:
    """The middle (or share) of each group that is large enough, in the order they were given.

    ``ask``: the greatest difference is more than a tenth, so the question is worth putting.
    """

    groups: tuple[tuple[str, float], ...]
    ask: bool


def parity_of(groups: Iterable[Group]) -> Parity | None:
    """Medians side by side; None unless each of at least two groups has ten values.

    One group that is too small hides all: what is left of a known whole would show it.
    """
    return _compared(tuple(groups), shares=False)


def parity_of_shares(groups: Iterable[Group]) -> Parity | None:
    """As ``parity_of`` for yes (1) and no (0): the share of yes in each group."""
    return _compared(tuple(groups), shares=True)


def _compared(groups: tuple[Group, ...], *, shares: bool) -> Parity | None:
    there = tuple(group for group in groups if group.values)
    if len(there) < _TWO or any(len(group.values) < LEAST for group in there):
        return None
    middle = fmean if shares else median
    told = tuple((group.name, middle(group.values)) for group in there)
    values = [value for _, value in told]
    # A tenth exactly is no difference, however the machine writes it.
    return Parity(told, round(max(values) - min(values), 6) > WORTH_ASKING)
