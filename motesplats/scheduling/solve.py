"""From a problem to the best timetable that the budget allows, checked before it is handed out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from motesplats.scheduling.bound import Choice, bound_of, choose, rested
from motesplats.scheduling.breaks import Smoothing
from motesplats.scheduling.certain import MOST_STARTS, Certain, certain
from motesplats.scheduling.construct import construct
from motesplats.scheduling.dealing import timetable_of
from motesplats.scheduling.draft import Draft
from motesplats.scheduling.exchange import Exchange
from motesplats.scheduling.held_model import required
from motesplats.scheduling.hold_all import Patience, hold_all, unheld
from motesplats.scheduling.improve import fill, insert, place, settle
from motesplats.scheduling.index import Index, index_of
from motesplats.scheduling.limits import limit_of
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.rules import check_pinned, violations
from motesplats.scheduling.scarce import around, helped_best
from motesplats.scheduling.stop import Progress, Stage, Stop, Stopped, Watch
from motesplats.scheduling.timetable import Timetable, quality

FEWEST_SWEEPS = 60
MOST_SWEEPS = 500
USUAL_WORK = 8_000_000
ROUNDS = 6
ROUNDS_HELD, ROUNDS_TIMED, SEARCHING = 2, 7, 0.4
BETWEEN_TELLING = 64


@dataclass(frozen=True, slots=True)
class Solution:
    """A timetable that keeps every rule, and its figures.

    ``f`` is F: utility plus the bonuses of every seeker's first meetings; ``bound`` is what no
    F can exceed (the best choice of pairs, time left out of account but for that of interpreters).
    ``utility_bound`` is what no timetable with the same bonuses can exceed in utility: bound less
    bonuses, so comparable with ``utility``. ``proven``: F equals bound, or an exact model says that
    no timetable has better levels and wishes; nobody could be given more. Breaks are judged by
    ``stopped`` and by ``breaks_bound``: no timetable with the same meetings is known to have fewer.
    ``decided``: how many meetings must be held; ``lacking``: how many have found no place.
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
    breaks_bound: int = 0
    decided: int = 0
    lacking: int = 0


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

    Raises Refused(PROBLEM_CLASH, reason, seeker, slot) when pinned meetings break a rule together,
    and Refused(DECIDED_CLASH or DECIDED_CLASH_AMONG, clash) when not all that must be held can be.
    """
    check_pinned(problem)
    index = index_of(problem)
    choice = choose(index)
    bound = bound_of(problem, index, choice)
    stop, usual = stop or Stop(), _usual_steps(index, choice)
    whole = Watch(stop, usual)
    watch = Watch(_part(stop), usual) if problem.all_held else whole
    search = _Search(index, (choice, bound), watch, progress)
    stopped = search.run(seed)
    timetable = timetable_of(search.draft)
    # Every way to place a pair is a start there, so that too many pairs need not be listed.
    small = sum(map(int.bit_count, index.domain)) <= MOST_STARTS
    known = certain(problem, timetable, lambda: watch.reason() is not None) if small else None
    if known is not None:
        timetable = known.timetable
    found = solution_of(index, timetable, search.bound, known or stopped)
    if not problem.all_held:
        return found
    rounds = ROUNDS_HELD if stop.seconds is None else ROUNDS_TIMED
    return _all_held(index, found, rounds, whole)


def _part(stop: Stop) -> Stop:
    """As much of the time as the search has when an exact model is asked afterwards."""
    return stop if stop.seconds is None else replace(stop, seconds=stop.seconds * SEARCHING)


def _all_held(index: Index, found: Solution, rounds: int, watch: Watch) -> Solution:
    """The solution, or a better one, of meetings that must all be held."""
    if found.stopped is Stopped.PROVEN and not found.lacking:
        return found
    patience = Patience(rounds, lambda: watch.reason() is not None)
    held = hold_all(index.problem, found.timetable, patience)
    best = solution_of(index, held.timetable, found.bound, watch.reason() or Stopped.SPENT)
    return replace(
        best,
        proven=held.proven,
        stopped=Stopped.PROVEN if held.proven else best.stopped,
        breaks_bound=held.bound,
        lacking=held.lacking,
    )


def _usual_steps(index: Index, choice: Choice) -> int:
    """Sweeps over all two slots until the work suits the size."""
    slots = index.n_slots
    sweeps = max(FEWEST_SWEEPS, min(MOST_SWEEPS, USUAL_WORK // (slots * len(choice.pairs) + 1)))
    return sweeps * (slots * (slots - 1) // 2)


class _Search:
    """The steps in their order, the best draft so far, and what its F cannot exceed."""

    def __init__(
        self,
        index: Index,
        aims: tuple[Choice, int],
        watch: Watch,
        progress: Callable[[Progress], None],
    ) -> None:
        self.draft = Draft(index)
        self._choice, self.bound = aims
        self._watch, self._progress = watch, progress

    def run(self, seed: int) -> Stopped:
        """Construct, then exchange and smooth by turns; why it ended."""
        self._tell(Stage.PLACING)
        construct(self.draft, self._choice.pairs, seed)
        if not self._halted():
            _complete(self.draft, self._choice)
            self._help_first(seed)
        smoothing = Smoothing(self.draft, seed)
        while True:
            stuck = self._exchange(smoothing)
            stopped = self._smooth(smoothing)
            self.draft = smoothing.best_draft()
            if not smoothing.waits() and self.draft.total == self.bound:
                stopped = Stopped.PROVEN
            if stopped is not None or (stuck and not smoothing.waits()):
                break
        settle(self.draft)
        self._tell(Stage.DONE)
        return stopped or Stopped.SPENT

    def _halted(self) -> bool:
        return self._watch.reason() is not None

    def _help_first(self, seed: int) -> None:
        """Begin anew from what is best for those who need an interpreter, if that promises more."""
        index = self.draft.index
        helped = helped_best(index, self._choice, self._halted)
        if helped is None:
            return
        if not rested(index.problem):
            self.bound = min(self.bound, limit_of(index, helped))
        if not helped.slots:
            return
        trial = Draft(index)
        for pair, slot in helped.slots.items():
            if trial.fits(pair, slot):
                trial.put(pair, slot)
        choice = around(trial)
        construct(trial, choice.pairs, seed)
        _complete(trial, choice)
        self.draft = max(self.draft, trial, key=lambda d: d.total + around(d).score)

    def _exchange(self, smoothing: Smoothing) -> bool:
        """Rounds of choosing anew; whether they came to nothing."""
        self._tell(Stage.EXCHANGING)
        exchange, before = Exchange(self.bound), self.draft
        for _ in range(ROUNDS):
            if exchange.done or self._watch.reason() is not None:
                break
            self.draft = exchange.round(self.draft)
        if self.draft is not before:
            smoothing.restart(self.draft)
        return self.draft is before

    def _smooth(self, smoothing: Smoothing) -> Stopped | None:
        """A cycle of the smoothing; why it was broken off, if it was."""
        stopped = self._watch.step()
        if stopped is not None:
            return stopped
        for n, _ in enumerate(smoothing.cycle()):
            stopped = self._watch.step()
            if stopped is not None:
                return stopped
            if n % BETWEEN_TELLING == 0:
                self._tell(Stage.SMOOTHING)
        return None

    def _tell(self, stage: Stage) -> None:
        placed, score = sum(self.draft.met), self.draft.total
        share = 1.0 if stage is Stage.DONE else self._watch.share()
        self._progress(Progress(stage, share, placed, score, self.bound))


def _complete(draft: Draft, choice: Choice) -> None:
    """Place what did not fit, and others where the chosen find no place at all."""
    place(draft, choice.pairs)
    fill(draft, lambda p: insert(draft, p))


def judged(problem: Problem, timetable: Timetable) -> Solution:
    """The figures of a timetable that keeps the rules, as if a search had ended with it."""
    index = index_of(problem)
    bound = bound_of(problem, index, choose(index))
    return solution_of(index, timetable, bound, Stopped.SPENT)


def solution_of(
    index: Index, timetable: Timetable, bound: int, ended: Stopped | Certain
) -> Solution:
    """The figures of a finished timetable; a broken rule here is a bug of the search.

    ``ended``: why the search ended, or what an exact model knows of the timetable. Raises
    Refused(PROBLEM_CLASH, reason, seeker, slot) when pinned meetings break a rule together.
    """
    broken = violations(index.problem, timetable.meetings)
    if broken:
        check_pinned(index.problem)
        raise RuntimeError(f"the search broke a rule: {broken[0]}")
    figures = quality(index.problem, timetable)
    counts: dict[str, int] = {}
    for meeting in timetable.meetings:
        counts[meeting.seeker] = counts.get(meeting.seeker, 0) + 1
    bonus = sum(sum(index.bonuses[:c]) for c in counts.values())
    score = figures.utility + bonus
    proven, best = score == bound, score == bound and not figures.breaks
    if isinstance(ended, Certain):
        proven, best = proven or ended.wishes_proven, best or ended.proven
    stopped = Stopped.SPENT if isinstance(ended, Certain) else ended
    lacking = unheld(index.problem, timetable) if index.problem.all_held else ()
    if index.problem.all_held:
        proven = best = best and not lacking
    return Solution(
        timetable=timetable,
        f=score,
        bound=bound,
        utility=figures.utility,
        utility_bound=figures.utility if proven else bound - bonus,
        levels=figures.levels,
        breaks=figures.breaks,
        proven=proven,
        stopped=Stopped.PROVEN if best else stopped,
        breaks_bound=figures.breaks if best else 0,
        decided=len(required(index.problem)) if index.problem.all_held else 0,
        lacking=len(lacking),
    )
