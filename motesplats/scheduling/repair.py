"""Mend a timetable in the middle of a fair: keep what is valid, move as few as possible."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motesplats.scheduling.bound import bound_of
from motesplats.scheduling.breaks import tidy
from motesplats.scheduling.dealing import timetable_of
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.exchange import Exchange
from motesplats.scheduling.improve import fill, insert, into_free
from motesplats.scheduling.index import Index, index_of
from motesplats.scheduling.mending import Mending
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.solve import Solution, solution_of
from motesplats.scheduling.stop import Stopped
from motesplats.scheduling.timetable import PlannedMeeting, Timetable

ROUNDS = 3


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
    draft = Mending(index, previous)
    for pair in draft.displaced:
        into_free(draft, pair)
    target = index.problem.fair_target
    draft.stand_still()
    for pair in _wanting(draft, target):
        insert(draft, pair)
    draft.let_yield()
    # As long as all is as it was, others yield for nobody but who has no meeting at all.
    for pair in _wanting(draft, target if draft.happened else 1):
        if draft.spare:
            draft.squeeze_in(pair) or draft.take_over(pair)
    for pair in draft.displaced:
        if draft.spare:
            draft.squeeze_in(pair)
    fill(draft, draft.settle_in)
    return draft


def _wanting(draft: Draft, levels: int) -> Iterator[int]:
    """Unplaced wishes of those who have fewer meetings than that, of the fewest first."""
    index = draft.index
    for level in range(levels):
        for s, own in enumerate(index.pairs_of_seeker):
            if draft.meets[s] == level:
                wishes = [p for p in own if index.loose[p] and draft.slot_of[p] < 0]
                wishes.sort(key=lambda p: (-index.utility[p], p))
                for p in wishes:
                    if draft.meets[s] == level:
                        yield p


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
