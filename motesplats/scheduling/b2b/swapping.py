"""Fewer breaks by exchanging two slots along chains, for what the exact solver leaves open.

A chain of meetings that alternate between two slots can change places as a whole: nobody is ever
in two meetings, and only the ends of the chain get other busy slots (Kempe, 1879).
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from motesplats.scheduling.b2b.given import Given, breaks_of, holds
from motesplats.scheduling.b2b.model import possible_slots

WARM, COLD = 0.5, 0.12
HOT_TRIES = 8
HOT_SHARE = 0.8
BETWEEN_LOOKS = 1024


@dataclass(frozen=True, slots=True)
class Chain:
    """Meetings that change places, who gets another busy slot, how many more are then ``into``."""

    meetings: tuple[int, ...]
    ends: tuple[tuple[int, int, int], ...]
    surplus: int


@dataclass(slots=True)
class State:
    """``at[p][slot]``: the meeting of p then; ``mask[p]``: busy slots as bits."""

    given: Given
    slots: list[int]
    own: tuple[tuple[int, ...], ...]
    possible: list[frozenset[int]]
    at: list[dict[int, int]] = field(default_factory=list)
    mask: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.held = [0] * self.given.slots
        for slot in self.slots:
            self.held[slot] += 1
        for own in self.own:
            self.at.append({self.slots[m]: m for m in own})
            self.mask.append(sum(1 << slot for slot in self.at[-1]))


def breaks_in(mask: int) -> int:
    """Breaks of somebody whose busy slots are the bits of ``mask``."""
    return max(0, (mask & ~(mask << 1)).bit_count() - 1)


def fewer_breaks(
    given: Given, slots: Sequence[int], steps: int, seed: int, halted: Callable[[], bool]
) -> tuple[int, ...]:
    """The best timetable met while annealing from ``slots``; same seed and steps, same result."""
    if not given.meetings:
        return tuple(slots)
    possible = [frozenset(possible_slots(given, m)) for m in range(len(given.meetings))]
    state = State(given, list(slots), given.own(), possible)
    chance = random.Random(seed)
    best, fewest = tuple(slots), sum(breaks_of(given, slots))
    breaks = fewest
    for step in range(steps):
        if fewest == 0 or (step % BETWEEN_LOOKS == 0 and halted()):
            break
        warmth = WARM * (COLD / WARM) ** (step / steps)
        breaks += _step(state, chance, warmth)
        if breaks < fewest and holds(given, state.slots):
            best, fewest = tuple(state.slots), breaks
    return best


def _step(state: State, chance: random.Random, warmth: float) -> int:
    """Try one chain; returns by how much the breaks changed."""
    meeting = _picked(state, chance)
    own = state.slots[meeting]
    into = chance.choice(tuple(state.possible[meeting]))
    chain = chain_of(state, meeting, own, into) if into != own else None
    if chain is None or not _has_tables(state, chain, own, into):
        return 0
    change = 0
    for p, leaves, gets in chain.ends:
        change += breaks_in(state.mask[p] ^ (1 << leaves | 1 << gets)) - breaks_in(state.mask[p])
    if change > 0 and chance.random() >= math.exp(-change / warmth):
        return 0
    swap(state, chain, own, into)
    if _in_order(state, chain.meetings):
        return change
    swap(state, replace_surplus(chain), own, into)
    return 0


def replace_surplus(chain: Chain) -> Chain:
    """The way back: the same meetings, every end the other way round."""
    ends = tuple((p, gets, leaves) for p, leaves, gets in chain.ends)
    return Chain(chain.meetings, ends, -chain.surplus)


def _picked(state: State, chance: random.Random) -> int:
    """A meeting, most often of somebody who has a break."""
    meeting = chance.randrange(len(state.slots))
    tries = HOT_TRIES if chance.random() < HOT_SHARE else 0
    while tries and not _waits(state, meeting):
        meeting = chance.randrange(len(state.slots))
        tries -= 1
    return meeting


def _waits(state: State, meeting: int) -> bool:
    """Whether either of the two has a break."""
    given = state.given.meetings[meeting]
    return any(breaks_in(state.mask[p]) for p in (given.first, given.second))


def chain_of(state: State, meeting: int, own: int, into: int) -> Chain | None:
    """What has to move along when ``meeting`` goes from ``own`` to ``into``; None: it cannot."""
    chain, ends, surplus = [meeting], [], 1
    given = state.given.meetings
    for person in (given[meeting].first, given[meeting].second):
        here, there = own, into
        while (following := state.at[person].get(there)) not in (None, meeting):
            if here not in state.possible[following]:
                return None
            chain.append(following)
            surplus += 1 if there == own else -1
            one = given[following]
            person = one.second if one.first == person else one.first
            here, there = there, here
        if following == meeting:
            return Chain(tuple(chain), (), 0)
        ends.append((person, here, there))
    return Chain(tuple(chain), tuple(ends), surplus)


def _has_tables(state: State, chain: Chain, own: int, into: int) -> bool:
    tables = state.given.tables
    return state.held[into] + chain.surplus <= tables and state.held[own] - chain.surplus <= tables


def swap(state: State, chain: Chain, own: int, into: int) -> None:
    """Carry out a chain."""
    given = state.given.meetings
    for m in chain.meetings:
        for p in (given[m].first, given[m].second):
            del state.at[p][state.slots[m]]
    for m in chain.meetings:
        state.slots[m] = own if state.slots[m] == into else into
        for p in (given[m].first, given[m].second):
            state.at[p][state.slots[m]] = m
    state.held[into] += chain.surplus
    state.held[own] -= chain.surplus
    for p, leaves, gets in chain.ends:
        state.mask[p] ^= 1 << leaves | 1 << gets


def _in_order(state: State, moved: Sequence[int]) -> bool:
    """Whether precedences hold; most fairs have none, and then nothing is looked through."""
    slots, meetings = state.slots, state.given.meetings
    if not any(meeting.after for meeting in meetings):
        return True
    return bool(moved) and all(
        slots[before] < slots[m] for m, meeting in enumerate(meetings) for before in meeting.after
    )
