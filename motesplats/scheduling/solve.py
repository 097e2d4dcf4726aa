"""From a problem to the best timetable that the budget allows, checked before it is handed out."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from motesplats.scheduling.bound import choose
from motesplats.scheduling.breaks import smooth
from motesplats.scheduling.construct import construct
from motesplats.scheduling.dealing import timetable_of
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.improve import exchange, fill, insert, place, settle
from motesplats.scheduling.index import Index, index_of
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.rules import check_pinned, violations
from motesplats.scheduling.stop import Progress, Stage, Stop, Stopped, Watch
from motesplats.scheduling.timetable import Timetable, quality

STEPS_PER_MEETING = 40
MOST_STEPS = 200_000


@dataclass(frozen=True, slots=True)
class Solution:
    """A timetable that keeps every rule, and its figures.

    ``f`` is F: utility plus the bonuses of every seeker's first meetings; ``bound`` is what no
    F can exceed (the best choice of pairs, time left out of account). ``utility_bound`` is what no
    timetable with the same bonuses can exceed in utility: bound less bonuses, so comparable with
    ``utility``. ``proven``: F equals bound, nobody could be given more; breaks are not judged.
    """

    timetable: Timetable
    f: int
    bound: int
    utility: int
    utility_bound: int
    levels: tuple[int, ...]
    breaks: int
    proven: bool
    stopped: Stopped


def ignore(_: Progress) -> None:
    """Tell nobody."""


def solve(
    problem: Problem,
    *,
    stop: Stop | None = None,
    seed: int = 1,
    progress: Callable[[Progress], None] = ignore,
) -> Solution:
    """The best timetable found for the problem; same problem, seed and budget, same timetable.

    Raises Refused(PROBLEM_CLASH, reason, seeker, slot) when pinned meetings break a rule together.
    """
    index = checked_index(problem)
    bound = choose(index)
    watch = Watch(stop or Stop(), min(MOST_STEPS, STEPS_PER_MEETING * len(bound.pairs)))
    chance = random.Random(seed)
    draft = Draft(index)

    def tell(stage: Stage, share: float) -> None:
        progress(Progress(stage, share, len(draft.slot_of), draft.score(), bound.score))

    def halted() -> bool:
        return watch.reason() is not None

    tell(Stage.PLACING, 0.0)
    construct(draft, bound.pairs, seed)
    if not halted():
        place(draft, bound.pairs, chance)
        fill(draft, lambda p: insert(draft, p, chance))
    tell(Stage.EXCHANGING, 0.1)
    draft = exchange(draft, bound.score, seed, halted)
    draft, stopped = smooth(draft, watch, seed, lambda x: tell(Stage.SMOOTHING, 0.2 + 0.7 * x))
    draft = exchange(draft, bound.score, seed + 1, halted)
    settle(draft)
    tell(Stage.DONE, 1.0)
    return solution_of(index, timetable_of(index, draft.slot_of), bound.score, stopped)


def checked_index(problem: Problem) -> Index:
    """The problem in numbers, once what is pinned keeps the rules."""
    check_pinned(problem)
    return index_of(problem)


def solution_of(index: Index, timetable: Timetable, bound: int, stopped: Stopped) -> Solution:
    """The figures of a finished timetable; a broken rule here is a bug of the search."""
    broken = violations(index.problem, timetable.meetings)
    if broken:
        raise RuntimeError(f"the search broke a rule: {broken[0]}")
    figures = quality(index.problem, timetable)
    counts: dict[str, int] = {}
    for meeting in timetable.meetings:
        counts[meeting.seeker] = counts.get(meeting.seeker, 0) + 1
    bonus = sum(sum(index.bonuses[:c]) for c in counts.values())
    score = figures.utility + bonus
    return Solution(
        timetable=timetable,
        f=score,
        bound=bound,
        utility=figures.utility,
        utility_bound=bound - bonus,
        levels=figures.levels,
        breaks=figures.breaks,
        proven=score == bound,
        stopped=Stopped.PROVEN if score == bound and not figures.breaks else stopped,
    )
