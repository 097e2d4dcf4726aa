"""Place what did not fit: free slot, one ejection, Kempe chain; then exchange pairs."""

import random
from collections.abc import Callable, Iterable

from motesplats.scheduling.bound import choose
from motesplats.scheduling.draft import Draft

LONGEST_CHAIN = 24
ROUNDS = 6


def place(draft: Draft, pairs: Iterable[int], chance: random.Random) -> list[int]:
    """Insert the pairs, moving others where that helps; those that found no slot."""
    utility = draft.index.utility
    left = sorted((p for p in pairs if p not in draft.slot_of), key=lambda p: (-utility[p], p))
    while True:
        missed = [p for p in left if not insert(draft, p, chance)]
        if len(missed) in (0, len(left)):
            return missed
        left = missed


def insert(draft: Draft, pair: int, chance: random.Random) -> bool:
    """Place one pair by the least disturbance that works; False if nothing did."""
    return _into_free(draft, pair) or (
        len(draft.seats[draft.index.seeker_of[pair]]) < draft.index.seeker(pair).max_meetings
        and (_by_ejection(draft, pair) or _by_chain(draft, pair, chance))
    )


def _into_free(draft: Draft, pair: int) -> bool:
    for slot in draft.nearest(pair, draft.index.slots[pair]):
        if draft.fits(pair, slot):
            draft.put(pair, slot)
            return True
    return False


def _by_ejection(draft: Draft, pair: int) -> bool:
    index = draft.index
    seat = draft.seats[index.seeker_of[pair]]
    at = draft.at[index.employer_of[pair]]
    for slot in index.slots[pair]:
        blockers = [seat[slot]] if slot in seat else [*at[slot]]
        if any(_eject(draft, pair, slot, q) for q in blockers if q not in index.pinned):
            return True
    return False


def _eject(draft: Draft, pair: int, slot: int, blocker: int) -> bool:
    draft.take(blocker)
    if draft.fits(pair, slot):
        draft.put(pair, slot)
        for other in draft.nearest(blocker, draft.index.slots[blocker]):
            if other != slot and draft.fits(blocker, other):
                draft.put(blocker, other)
                return True
        draft.take(pair)
    draft.put(blocker, slot)
    return False


def _by_chain(draft: Draft, pair: int, chance: random.Random) -> bool:
    index = draft.index
    if index.needy(index.seeker_of[pair]):
        return False
    own = [t for t in index.present[index.seeker_of[pair]] if t >= (index.problem.now or 0)]
    swaps = [(new, old) for new in index.slots[pair] for old in own if new != old]
    chance.shuffle(swaps)
    for new, old in swaps:
        moves = chain(draft, (pair, new), old, chance)
        if moves and shift(draft, moves) is not None:
            return True
    return False


def chain(
    draft: Draft, move: tuple[int, int], back: int, chance: random.Random
) -> dict[int, int] | None:
    """Moves between two slots that put a pair where it wants; None where one cannot yield."""
    index = draft.index
    moved = {move[0]: move[1]}
    work = [move[0]]
    while work:
        pair = work.pop()
        here = moved[pair]
        there = back if here == move[1] else move[1]
        yielding = _yielding(draft, moved, pair, chance)
        if yielding is None:
            return None
        for other in yielding:
            if there not in index.slot_sets[other] or draft.still(other):
                return None
            moved[other] = there
            work.append(other)
        if len(moved) > LONGEST_CHAIN:
            return None
    return moved


def _yielding(
    draft: Draft, moved: dict[int, int], pair: int, chance: random.Random
) -> list[int] | None:
    """Who must leave the slot that a moved pair enters: of its seeker and its employer."""
    index, here = draft.index, moved[pair]
    s, e = index.seeker_of[pair], index.employer_of[pair]
    if any(v == here and index.seeker_of[w] == s for w, v in moved.items() if w != pair):
        return None
    sitting = draft.seats[s].get(here, pair)
    leaving = [] if sitting in moved else [sitting]
    staying = [w for w in draft.at[e][here] if w not in moved and w not in leaving]
    arriving = sum(v == here and index.employer_of[w] == e for w, v in moved.items())
    if len(staying) + arriving <= index.places[e][here]:
        return leaving
    there = [w for w in staying if not draft.still(w)]
    return [*leaving, chance.choice(there)] if there else None


def shift(draft: Draft, moves: dict[int, int]) -> dict[int, int] | None:
    """Make the moves if every seeker's day stays in order; the placed pairs' old slots, or None."""
    index = draft.index
    old = {p: draft.take(p) for p in moves if p in draft.slot_of}
    for pair, slot in moves.items():
        draft.put(pair, slot)
    if all(draft.day_ok(s) for s in {index.seeker_of[p] for p in moves}):
        return old
    unshift(draft, moves, old)
    return None


def unshift(draft: Draft, moves: dict[int, int], old: dict[int, int]) -> None:
    """Undo moves."""
    for pair in moves:
        draft.take(pair)
    for pair, slot in old.items():
        draft.put(pair, slot)


def fill(draft: Draft, insert_one: Callable[[int], bool]) -> None:
    """Give further meetings, one at a time, to whoever has fewest."""
    index = draft.index
    todo = {
        s: sorted(
            (p for p in own if index.slots[p] and p not in draft.slot_of),
            key=lambda p: (-index.utility[p], p),
        )
        for s, own in enumerate(index.pairs_of_seeker)
    }
    level = 0
    while any(todo.values()):
        for s in sorted(todo, key=lambda s: (len(todo[s]), s)):
            while todo[s] and len(draft.seats[s]) <= level:
                insert_one(todo[s].pop(0))
        level += 1


def settle(draft: Draft) -> None:
    """Use every place left, moving nobody."""
    fill(draft, lambda p: _into_free(draft, p))


def exchange(draft: Draft, bound: int, seed: int, halted: Callable[[], bool]) -> Draft:
    """Choose pairs anew, staying close, without those that cannot be placed; the best draft."""
    chance = random.Random(seed)
    index, best, forbidden = draft.index, draft, set[int]()
    for _ in range(ROUNDS):
        score = best.score()
        if score >= bound or halted():
            break
        choice = choose(index, forbidden, best.slot_of.keys())
        if choice.score <= score:
            break
        wanted = set(choice.pairs)
        trial = Draft(index, {p: t for p, t in best.slot_of.items() if p in wanted})
        forbidden.update(place(trial, choice.pairs, chance))
        settle(trial)
        if trial.score() > score:
            best = trial
    return best
