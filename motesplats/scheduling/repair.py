"""Mend a timetable in the middle of a fair: keep what is valid, move as few as possible."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motesplats.scheduling.bound import bound_of
from motesplats.scheduling.breaks import tidy
from motesplats.scheduling.chains import by_chain
from motesplats.scheduling.dealing import timetable_of
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.exchange import Exchange
from motesplats.scheduling.improve import by_ejection, fill, insert, into_free, settle
from motesplats.scheduling.index import Index, index_of
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.solve import Solution, solution_of
from motesplats.scheduling.stop import Stopped
from motesplats.scheduling.timetable import PlannedMeeting, Timetable

ROUNDS = 3
FEW = 20


class Aim(StrEnum):
    """What a proposal is best at."""

    FEWEST_MOVED = "fewest_moved"
    BEST_WISHES = "best_wishes"
    LEAST_BREAKS = "least_breaks"


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper that has to be written anew: a meeting before and after, None where there is none."""

    before: PlannedMeeting | None
    after: PlannedMeeting | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way to mend, and its price: the slips that change, and whose day does (seekers' ids)."""

    aim: Aim
    solution: Solution
    slips: tuple[Slip, ...]
    people: tuple[str, ...]


def repair(problem: Problem, previous: Timetable, *, seed: int = 1) -> Solution:
    """The first of the proposals: the previous timetable with as few people moved as possible."""
    return next(proposals(problem, previous, seed=seed)).solution


def proposals(problem: Problem, previous: Timetable, *, seed: int = 1) -> Iterator[Proposal]:
    """Up to three ways to mend the timetable, made one at a time as they are asked for.

    Pinned meetings never move. Who can stay stays, at the same station and with the same
    interpreter where those are still there. First the displaced get a free slot, else one other
    meeting or a short chain yields, and places left are filled moving nobody; at most one meeting
    more is moved than was displaced. Then, if that helps, whoever need be moves so that wishes are
    met best, or so that the fewest wait. Proposals that would be the same are made once.

    Raises Refused(PROBLEM_CLASH, reason, seeker, slot) when pinned meetings break a rule together.
    """
    index = index_of(problem, previous)
    bound = bound_of(problem, index)
    mended = _mended(index, previous)
    made: list[Timetable] = []
    for aim in Aim:
        draft = _aimed(aim, mended, bound, seed)
        timetable = timetable_of(draft, previous)
        if timetable not in made:
            made.append(timetable)
            solution = solution_of(index, timetable, bound, Stopped.SPENT)
            yield _proposal(aim, solution, previous, problem)


def _aimed(aim: Aim, mended: Draft, bound: int, seed: int) -> Draft:
    if aim is Aim.FEWEST_MOVED:
        return mended
    draft = mended.copy()
    if aim is Aim.LEAST_BREAKS:
        return tidy(draft, seed)
    fill(draft, lambda p: insert(draft, p))
    exchange = Exchange(bound)
    for _ in range(ROUNDS):
        if not exchange.done:
            draft = exchange.round(draft)
    return draft


def _mended(index: Index, previous: Timetable) -> Draft:
    """What is still valid, the displaced placed anew, and the places left filled."""
    draft, displaced = _kept(index, previous)
    missed = [p for p in displaced if not into_free(draft, p)]
    # Who was displaced may move, and one more.
    spare = len(missed) + 1
    for pair in missed:
        if spare > 1:
            spare -= _moving(draft, pair, spare - 1)
    settle(draft)
    for pair in _wanting(draft):
        if spare and pair not in missed:
            spare -= max(0, _moving(draft, pair, spare) - 1)
    return draft


def _moving(draft: Draft, pair: int, most: int) -> int:
    """Place a pair by moving at most so many others; how many meetings have another slot then."""
    before = draft.slot_of.copy()
    if not by_ejection(draft, pair):
        by_chain(draft, pair, most // 2)
    return sum(now != then for now, then in zip(draft.slot_of, before, strict=True))


def _wanting(draft: Draft) -> list[int]:
    """The best wish of each who has the fewest meetings, of the first few."""
    index = draft.index
    wishes = [
        max(
            (p for p in own if index.loose[p] and draft.slot_of[p] < 0),
            default=-1,
            key=index.utility.__getitem__,
        )
        for s, own in enumerate(index.pairs_of_seeker)
        if draft.meets[s] < index.problem.fair_target
    ]
    found = [p for p in wishes if p >= 0]
    found.sort(key=lambda p: (draft.meets[index.seeker_of[p]], -index.utility[p], p))
    return found[:FEW]


def _kept(index: Index, previous: Timetable) -> tuple[Draft, list[int]]:
    """The draft of all that can stay, and those who must go, the most precious first."""
    now = index.problem.now or 0
    staffed = {t.id: t.slots for own in index.tables for t in own}
    numbers = [
        (index.pair_number[m.seeker, m.employer], m)
        for m in previous.meetings
        if (m.seeker, m.employer) in index.pair_number
    ]
    draft = Draft(index, wanted={p: (m.station, m.interpreter) for p, m in numbers})
    # Where a station is lost, those at the others stay.
    numbers.sort(key=lambda one: not staffed.get(one[1].station, 0) >> one[1].slot & 1)
    displaced = []
    for pair, m in numbers:
        if draft.slot_of[pair] >= 0:
            continue
        if draft.fits(pair, m.slot):
            draft.put(pair, m.slot)
        elif m.slot >= now and index.domain[pair]:
            displaced.append(pair)
    displaced.sort(key=lambda p: (-index.utility[p], p))
    return draft, displaced


def _proposal(aim: Aim, solution: Solution, previous: Timetable, problem: Problem) -> Proposal:
    absent = frozenset(problem.absent)
    old = {(m.seeker, m.employer): m for m in previous.meetings if m.seeker not in absent}
    new = {(m.seeker, m.employer): m for m in solution.timetable.meetings}
    # What stays is as a rule the very same value, and then need not be compared.
    changed = [
        who
        for who in old.keys() | new.keys()
        if old.get(who) is not new.get(who) and old.get(who) != new.get(who)
    ]
    slips = tuple(Slip(old.get(who), new.get(who)) for who in sorted(changed))
    people = sorted({m.seeker for slip in slips for m in (slip.before, slip.after) if m})
    return Proposal(aim, solution, slips, tuple(people))
