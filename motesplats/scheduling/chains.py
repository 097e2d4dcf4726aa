"""Kempe chains between two slots: the fewest meetings to swap so that one more finds room.

The meetings of two slots and one employer or seeker after the other form paths and circles; along
a path everybody can change slot. Source: A. B. Kempe, On the geographical problem of the four
colours, Am. J. Math. 2 (1879); D. König's proof that bipartite edges need no more colours than the
largest degree (1916) swaps along the same paths. Found breadth first, so that few are moved.
"""

from collections.abc import Iterator
from typing import NamedTuple

from motesplats.scheduling.days import NEVER
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.index import slots_in

LONGEST = 24


class _Link(NamedTuple):
    """A seeker who yields at an employer, and the link before."""

    seeker: int
    before: "_Link | None"


def by_chain(draft: Draft, pair: int, longest: int = LONGEST) -> bool:
    """Place a pair of one slot by moving others between two slots; False if no chain does it.

    A chain moves at most ``longest`` seekers, of whom each may have a meeting in both slots.
    """
    index = draft.index
    e = index.employer_of[pair]
    spare = draft.open[e]
    for new in slots_in(draft.room_but_seats(pair) & index.loose[pair] & ~spare):
        for old in slots_in(spare):
            swaps = _path(draft, e, new, old)
            if swaps is not None and len(swaps) <= longest:
                for seeker in swaps:
                    swap(draft, seeker, new, old)
                draft.put(pair, new)
                return True
    return False


def _path(draft: Draft, employer: int, new: int, old: int) -> list[int] | None:
    """The seekers who change slot so that the employer has a seat left in ``new``, if any can."""
    seen = {employer}
    work: list[tuple[int, _Link | None]] = [(employer, None)]
    for here, before in work:
        for s, there in _yielding(draft, here, new, old):
            if there in seen:
                continue
            link = _Link(s, before)
            if there < 0 or draft.left[there][new] > 0:
                return list(_back(link))
            seen.add(there)
            work.append((there, link))
    return None


def _yielding(draft: Draft, employer: int, new: int, old: int) -> Iterator[tuple[int, int]]:
    """Seekers who could leave ``new`` for ``old``, and the employer that then meets them in it."""
    index = draft.index
    for pair in draft.at[employer][new]:
        s = index.seeker_of[pair]
        if index.scarce[pair] or not index.loose[pair] >> old & 1:
            continue
        other = draft.seats[s][old]
        if other >= 0 and (index.scarce[other] or not index.loose[other] >> new & 1):
            continue
        if swapped(draft, s, new, old) < NEVER:
            yield s, index.employer_of[other] if other >= 0 else -1


def _back(link: _Link | None) -> Iterator[int]:
    while link is not None:
        yield link.seeker
        link = link.before


def swapped(draft: Draft, seeker: int, a: int, b: int) -> int:
    """What the seeker's day would cost with what happens in two slots changed about."""
    busy, seat = draft.busy[seeker], draft.seats[seeker]
    if (busy >> a ^ busy >> b) & 1:
        busy ^= 1 << a | 1 << b
    if draft.index.plain[seeker]:
        return draft.days.cost(seeker, busy, seat)
    seat[a], seat[b] = seat[b], seat[a]
    cost = draft.days.cost(seeker, busy, seat)
    seat[a], seat[b] = seat[b], seat[a]
    return cost


def swap(draft: Draft, seeker: int, a: int, b: int) -> None:
    """Change about what happens to a seeker in two slots; seats and supplies are not checked."""
    seat = draft.seats[seeker]
    first, second = seat[a], seat[b]
    seat[a], seat[b] = second, first
    if first >= 0:
        draft.shift(first, a, b)
    if second >= 0:
        draft.shift(second, b, a)
    if first < 0 or second < 0:
        draft.busy[seeker] ^= 1 << a | 1 << b
