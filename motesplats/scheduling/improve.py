"""Place what did not fit: into a free slot, by one ejection, by a Kempe chain."""

from collections.abc import Callable, Iterable

from motesplats.scheduling.chains import by_chain
from motesplats.scheduling.days import NEVER
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.index import slots_in


def place(draft: Draft, pairs: Iterable[int]) -> list[int]:
    """Insert the pairs, moving others where that helps; those that found no slot."""
    utility = draft.index.utility
    left = sorted((p for p in pairs if draft.slot_of[p] < 0), key=lambda p: (-utility[p], p))
    while True:
        missed = [p for p in left if not insert(draft, p)]
        if len(missed) in (0, len(left)):
            return missed
        left = missed


def insert(draft: Draft, pair: int) -> bool:
    """Place one pair by the least disturbance that works; False if nothing did."""
    return (
        into_free(draft, pair)
        or by_ejection(draft, pair)
        or by_chain(draft, pair)
        or _by_both(draft, pair)
    )


def into_free(draft: Draft, pair: int) -> bool:
    """Place a pair where nobody is in the way, and where the seeker waits least."""
    room = draft.room(pair)
    if not room:
        return False
    draft.put(
        pair, room.bit_length() - 1 if room & (room - 1) == 0 else draft.nearest(pair, room)[0]
    )
    return True


def by_ejection(draft: Draft, pair: int) -> bool:
    """Place a pair where one other meeting, of the seeker or the employer, has another slot."""
    index = draft.index
    s, e = index.seeker_of[pair], index.employer_of[pair]
    # Whoever yields is of this employer and needs another slot there, or leaves one free there.
    if not draft.open[e] or draft.meets[s] >= index.most[s] or draft.met[e] >= index.most_there[e]:
        return False
    seat, at = draft.seats[s], draft.at[e]
    for slot in slots_in(index.loose[pair]):
        if seat[slot] >= 0:
            blockers = [seat[slot]] if draft.open[e] >> slot & 1 else []
        else:
            blockers = at[slot] if draft.day_with(pair, slot) < NEVER else []
        if any(_eject(draft, pair, slot, q) for q in list(blockers) if index.loose[q]):
            return True
    return False


def _eject(draft: Draft, pair: int, slot: int, blocker: int) -> bool:
    index = draft.index
    own = index.seeker_of[blocker] == index.seeker_of[pair]
    if not own and not index.loose[blocker] & draft.open[index.employer_of[blocker]]:
        return False
    draft.take(blocker)
    if draft.fits(pair, slot):
        draft.put(pair, slot)
        room = draft.room(blocker) & ~(1 << slot)
        if room:
            draft.put(blocker, draft.nearest(blocker, room)[0])
            return True
        draft.take(pair)
    draft.put(blocker, slot)
    return False


def _by_both(draft: Draft, pair: int) -> bool:
    """Place a pair where its seeker meets somebody else, who gets another slot by a chain."""
    index = draft.index
    s, e = index.seeker_of[pair], index.employer_of[pair]
    for slot in slots_in(index.loose[pair] & draft.open[e] & draft.busy[s]):
        blocker = draft.seats[s][slot]
        if not index.loose[blocker]:
            continue
        draft.take(blocker)
        if draft.fits(pair, slot):
            draft.put(pair, slot)
            if by_chain(draft, blocker):
                return True
            draft.take(pair)
        draft.put(blocker, slot)
    return False


def fill(draft: Draft, insert_one: Callable[[int], bool]) -> None:
    """Give further meetings, one at a time, to whoever has fewest."""
    index = draft.index
    todo = {
        s: sorted(
            (p for p in own if index.domain[p] and draft.slot_of[p] < 0),
            key=lambda p: (-index.utility[p], p),
        )
        for s, own in enumerate(index.pairs_of_seeker)
    }
    level = 0
    while any(todo.values()):
        for s in sorted(todo, key=lambda s: (len(todo[s]), s)):
            while todo[s] and draft.meets[s] <= level:
                insert_one(todo[s].pop(0))
        level += 1


def settle(draft: Draft) -> None:
    """Use every place left, moving nobody."""
    fill(draft, lambda p: into_free(draft, p))
