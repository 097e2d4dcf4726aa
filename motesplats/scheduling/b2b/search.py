"""From given meetings to the times with the fewest breaks, and the proof that none has fewer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from motesplats.core.errors import Refusal, Refused
from motesplats.scheduling.b2b import asking
from motesplats.scheduling.b2b.asking import Answer, Effort, Found, ask
from motesplats.scheduling.b2b.clash import RulesClash, clash_of
from motesplats.scheduling.b2b.counting import least_breaks, starts
from motesplats.scheduling.b2b.given import Given, Held, breaks_of, holds
from motesplats.scheduling.b2b.model import Asked
from motesplats.scheduling.b2b.swapping import fewer_breaks
from motesplats.scheduling.stop import Stop, Watch

ROUNDS = 7
FIRST_WORK = 1.0
EASIER, HARDER, PATIENT = 8, 24, 4
SWAPS = 50_000


@dataclass(slots=True)
class Hunt:
    """What is known so far; ``ruled_out``: who was shown not to be the one with a further break."""

    given: Given
    watch: Watch
    seed: int
    bound: int
    forced: frozenset[int]
    best: tuple[int, ...] | None = None
    ruled_out: set[int] = field(default_factory=set)

    def halted(self) -> bool:
        return self.watch.reason() is not None

    def ask(self, asked: Asked, work: float) -> Found:
        return ask(self.given, asked, Effort(work, self.seed, self.halted))

    def keep(self, slots: tuple[int, ...]) -> None:
        if not holds(self.given, slots):
            raise RuntimeError("the search broke a rule")
        if self.best is None or self.breaks(slots) < self.breaks(self.best):
            self.best = slots

    def breaks(self, slots: tuple[int, ...]) -> int:
        return sum(breaks_of(self.given, slots))

    def over(self) -> bool:
        if self.best is not None and self.breaks(self.best) <= self.bound:
            return True
        return self.halted()

    def hear(self, found: Found, otherwise: int) -> None:
        """Keep what was found; where there is nothing to find the bound is ``otherwise``."""
        if found.answer is Answer.YES:
            self.keep(found.slots)
        elif found.answer is Answer.NO or found.bound:
            self.raise_bound(otherwise)

    def raise_bound(self, bound: int) -> None:
        if bound > self.bound:
            self.bound = bound
            self.ruled_out.clear()


def ignore(_: float) -> None:
    """Tell nobody."""


def hold(
    given: Given,
    *,
    stop: Stop | None = None,
    seed: int = 1,
    progress: Callable[[float], None] = ignore,
) -> Held:
    """All meetings held with the fewest breaks; ends when that is proven, or by ``stop``.

    Same meetings, seed and stop rule, same timetable, unless seconds or a person end it: effort is
    counted in the solver's deterministic time, on one thread. ``progress`` hears shares 0-1;
    ``iterations`` of ``stop`` are rounds, each with twice the effort.

    Raises Refused(MEETINGS_CLASH, rules) with a smallest set of rules that cannot hold together,
    Refused(MEETINGS_CLASH_AMONG, rules) where some of the set may not be needed, and
    Refused(STOPPED) when ended before any timetable was found.
    """
    stop = stop or Stop()
    forced = frozenset(
        p for p, own in enumerate(given.own()) if len(own) > 1 and not starts(given, p, own)
    )
    bound = least_breaks(given)
    hunt = Hunt(given, Watch(stop, ROUNDS), seed, max(bound, len(forced)), forced)
    rounds = ROUNDS if stop.iterations is None else stop.iterations
    for turn in range(rounds):
        progress(turn / rounds)
        for step in _steps(hunt, FIRST_WORK * 2**turn):
            step()
            if hunt.over():
                break
        if hunt.over():
            break
    progress(1.0)
    if hunt.best is None:
        raise Refused(Refusal.STOPPED)
    return Held(hunt.best, hunt.breaks(hunt.best), hunt.bound)


def _steps(hunt: Hunt, work: float) -> Iterator[Callable[[], None]]:
    """What a round tries, beginning with what is quick where it answers at all."""
    yield lambda: nobody_else(hunt, work)
    yield lambda: just_so_many(hunt, work)
    yield lambda: any_times(hunt, work)
    yield lambda: swapped(hunt, SWAPS)
    yield from (partial(one_more, hunt, p, work) for p in _suspects(hunt))
    yield lambda: fewest(hunt, work * HARDER)


def nobody_else(hunt: Hunt, work: float) -> None:
    """Only those who cannot do without a break have one."""
    if hunt.bound == len(hunt.forced):
        found = hunt.ask(Asked(hunt.forced, most=hunt.bound), work)
        hunt.hear(found, hunt.bound + 1)


def just_so_many(hunt: Hunt, work: float) -> None:
    """As many breaks as the bound; where there is no such timetable, one more, and so on."""
    while hunt.bound > len(hunt.forced) and not hunt.over():
        found = hunt.ask(Asked(least=hunt.bound, most=hunt.bound), work)
        hunt.hear(found, hunt.bound + 1)
        if found.answer is not Answer.NO or hunt.best is None:
            break


def any_times(hunt: Hunt, work: float) -> None:
    """Some timetable, or that there is none."""
    if hunt.best is None:
        effort = Effort(work * EASIER, hunt.seed, hunt.halted)
        found = asking.any_times(hunt.given, effort)
        if found.answer is Answer.NO:
            raise _refused(clash_of(hunt.given, hunt.seed))
        hunt.hear(found, hunt.bound)


def _refused(clash: RulesClash) -> Refused:
    refusal = Refusal.MEETINGS_CLASH if clash.smallest else Refusal.MEETINGS_CLASH_AMONG
    return Refused(refusal, rules=", ".join(clash.rules))


def swapped(hunt: Hunt, steps: int) -> None:
    if hunt.best is not None:
        hunt.keep(fewer_breaks(hunt.given, hunt.best, steps, hunt.seed, hunt.halted))


def _suspects(hunt: Hunt) -> list[int]:
    """Who could be the one with a further break, busiest first."""
    own = hunt.given.own()
    people = [p for p, meetings in enumerate(own) if len(meetings) > 1]
    return sorted(people, key=lambda p: -len(own[p]))


def one_more(hunt: Hunt, p: int, work: float) -> None:
    """One break more than is forced, and it is p's: everybody else is one literal per start."""
    if hunt.bound != len(hunt.forced) + 1 or p in hunt.ruled_out:
        return
    found = hunt.ask(Asked(hunt.forced | {p}, most=hunt.bound), work)
    if found.answer is Answer.NO:
        hunt.ruled_out.add(p)
        if hunt.ruled_out.issuperset(_suspects(hunt)):
            hunt.raise_bound(hunt.bound + 1)
    else:
        hunt.hear(found, hunt.bound)


def fewest(hunt: Hunt, work: float) -> None:
    """The whole question, once more than one break is open: one alone ``one_more`` finds."""
    if hunt.bound == len(hunt.forced) + 1 and work < HARDER * PATIENT:
        return
    found = hunt.ask(Asked(fewest=True), work)
    hunt.hear(found, found.bound)
    if found.answer is Answer.YES:
        hunt.raise_bound(hunt.breaks(found.slots))
