"""Timetables of made-up fairs, their repair, given meetings, and other ways to the same.

``--quick`` leaves out what takes long; ``--b2b=FOLDER`` measures the published files in a folder;
``--only=first,solve,repair,given,talks`` only some of the tables. Seconds are by the wall clock
and, in brackets, by the processor, which other programs of the machine disturb less.
"""

import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks._guests import brought, run_with
from benchmarks._halls import Incident, hall, incident
from benchmarks._needs import most_reaching, needing, shares
from benchmarks._others import greedy, score
from benchmarks._runs import (
    Run,
    Size,
    Spent,
    alone,
    first,
    in_one_model,
    machine,
    solved,
    timed_once,
)
from benchmarks._talks import as_fair
from motesplats.core.errors import Refused
from motesplats.scheduling.b2b.dzn import read_dzn
from motesplats.scheduling.b2b.search import hold
from motesplats.scheduling.bound import bound_of
from motesplats.scheduling.index import index_of
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.repair import repair
from motesplats.scheduling.rules import violations
from motesplats.scheduling.solve import Solution, solve
from motesplats.scheduling.stop import Stop
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, quality


@dataclass(frozen=True, slots=True)
class Fair:
    """A size, the seconds it is given, and what is to be reached: gap, breaks, ms of a repair."""

    size: Size
    seconds: float
    gap: float
    breaks: int
    repair: int


FAIRS = (
    Fair((10, 100, 12), 5.0, 0.0, 1, 20),
    Fair((40, 400, 24), 20.0, 0.0003, 15, 50),
    Fair((120, 2000, 36), 60.0, 0.0002, 150, 300),
)
FIRST: tuple[tuple[Size, str], ...] = (
    ((10, 100, 12), "–"),
    ((40, 400, 24), "≤ 0.3"),
    ((120, 2000, 36), "≤ 2"),
    ((200, 5000, 36), "in line"),
    ((400, 10_000, 36), "in line"),
)
SOLVE_HEADINGS = (
    "fair",
    "s (cpu)",
    "gap of F to the flow",
    "goal",
    "gap shown",
    "breaks",
    "goal",
    "proven",
    "peak MB",
)
REPAIR_HEADINGS = (
    "repair",
    "incidents",
    "p50 ms (cpu)",
    "p95 ms (cpu)",
    "goal",
    "displaced",
    "other time",
    "other station",
    "dropped",
    "of those could have stayed",
    "most changed above displaced",
    "gap, most",
)
QUICK_SECONDS = 8.0
ONE_MODEL_SECONDS = 60.0
HELD_SECONDS, SAT_SECONDS, TALKS_SECONDS = 60.0, 30.0, 60.0
TALKS = ((60, 4, 18), (120, 6, 24), (240, 10, 28))


def main() -> None:
    """Measure and print."""
    quick = "--quick" in sys.argv
    chosen = _option("only") or "first,solve,repair,given,talks"
    wanted = chosen.split(",")
    print(f"{machine()}\n")
    if "first" in wanted:
        _firsts(FIRST[:3] if quick else FIRST)
    fairs = FAIRS[:2] if quick else FAIRS
    if "solve" in wanted or "repair" in wanted:
        runs = [alone(solved, f.size, QUICK_SECONDS if quick else f.seconds) for f in fairs]
        problems = [hall(*f.size, seed=1) for f in fairs]
        if "solve" in wanted:
            _solutions(fairs, problems, runs)
            _people(problems, runs)
            _beside(fairs[:2], problems, runs, QUICK_SECONDS if quick else ONE_MODEL_SECONDS)
        if "repair" in wanted:
            _repairs(fairs, problems, runs, 20 if quick else 100)
    if "given" in wanted:
        _given(_option("b2b"), quick)
    if "talks" in wanted:
        _talks(TALKS[:1] if quick else TALKS)
    print(machine())


def _option(name: str) -> str:
    begins = f"--{name}="
    return next((one.removeprefix(begins) for one in sys.argv if one.startswith(begins)), "")


# --- timetables ---------------------------------------------------------------------------------


def _firsts(sizes: tuple[tuple[Size, str], ...]) -> None:
    _head("first valid timetable", "places of pairs", "s (cpu)", "goal", "µs a place", "gap")
    for size, goal in sizes:
        found, spent = alone(first, size, 0.0)
        problem = hall(*size, seed=1)
        places = sum(map(int.bit_count, index_of(problem).domain))
        each = f"{spent.cpu / places * 1e6:.1f}"
        _line(problem.name, f"{places:,}", spent, goal, each, _gap(found))
    print()


def _solutions(fairs: tuple[Fair, ...], problems: list[Problem], runs: list[Run]) -> None:
    _head(*SOLVE_HEADINGS)
    for fair, problem, run in zip(fairs, problems, runs, strict=True):
        found = run.solution
        goals = f"≤ {fair.gap:.2%}", f"≤ {fair.breaks}"
        proven = "yes" if found.proven else "no"
        flow = _gap(found, bound_of(problem, index_of(problem)))
        cells = flow, goals[0], _gap(found), found.breaks, goals[1], proven, run.peak
        _line(problem.name, run.spent, *cells)
    print()


def _gap(found: Solution, bound: int | None = None) -> str:
    """How far F is below the bound that is shown, or below another."""
    most = found.bound if bound is None else bound
    return f"{(most - found.f) / max(1, most):.4%}"


def _people(problems: list[Problem], runs: list[Run]) -> None:
    """Shares with at least one, two, three meetings, and what interpreters and tables allow."""
    _head("fair", "with needs", "theirs ≥1 ≥2 ≥3", "can be at most", "all others'")
    for problem, run in zip(problems, runs, strict=True):
        counts = Counter(m.seeker for m in run.solution.timetable.meetings)
        special = [s.id for s in needing(problem)]
        others = {p.seeker for p in problem.pairs}.difference(special)
        levels = range(1, problem.fair_target + 1)
        most = tuple(most_reaching(problem, k) / max(1, len(special)) for k in levels)
        theirs = shares([counts[s] for s in special], problem.fair_target)
        rest = shares([counts[s] for s in others], problem.fair_target)
        _line(problem.name, len(special), *map(_percents, (theirs, most, rest)))
    print()


def _percents(values: tuple[float, ...]) -> str:
    return " ".join(f"{value:.1%}" for value in values)


def _beside(
    fairs: tuple[Fair, ...], problems: list[Problem], runs: list[Run], seconds: float
) -> None:
    _head("fair", "way", "s (cpu)", "gap to the bound of F", "breaks", "against ours")
    for fair, problem, run in zip(fairs, problems[: len(fairs)], runs, strict=False):
        bound = run.solution.bound
        timetable, spent = timed_once(partial(greedy, problem))
        _beside_line(problem, "greedy", timetable, (spent, bound, run))
        model, spent = alone(in_one_model, fair.size, seconds)
        if model is None:
            _line(problem.name, "one model, CP-SAT", spent, "no answer", "–", "–")
        else:
            _beside_line(problem, "one model, CP-SAT", model.timetable, (spent, bound, run))
    print()


def _beside_line(
    problem: Problem, name: str, timetable: Timetable, against: tuple[Spent, int, Run]
) -> None:
    spent, bound, run = against
    broken = violations(problem, timetable.meetings)
    assert not broken, "what stands beside has to keep the same rules"
    breaks = quality(problem, timetable).breaks
    ours = run.solution
    more = (ours.f - score(problem, timetable)) / bound
    shown = f"F {more:.2%} of the bound below ours, {breaks - ours.breaks} breaks more"
    gap = f"{(bound - score(problem, timetable)) / bound:.3%}"
    _line(problem.name, name, spent, gap, breaks, shown)


# --- repair -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mended:
    """A repair: what it took; meetings displaced, at another time, at another station, dropped.

    ``given_up``: those of the dropped that could have stayed.
    """

    spent: Spent
    displaced: int
    moved: int
    reseated: int
    dropped: int
    given_up: int
    gap: float

    @property
    def above(self) -> int:
        """How many more were changed than had to be."""
        return self.moved + self.reseated + self.given_up - self.displaced


def _repairs(
    fairs: tuple[Fair, ...], problems: list[Problem], runs: list[Run], incidents: int
) -> None:
    _head(*REPAIR_HEADINGS)
    for fair, problem, run in zip(fairs, problems, runs, strict=True):
        before = run.solution.timetable
        _mended(problem, before, 0)  # What is loaded late is there before the clock runs
        found = [_mended(problem, before, seed) for seed in range(incidents)]
        wall = statistics.quantiles((1000 * m.spent.wall for m in found), n=20)
        cpu = statistics.quantiles((1000 * m.spent.cpu for m in found), n=20)
        _line(
            problem.name,
            incidents,
            f"{wall[9]:.0f} ({cpu[9]:.0f})",
            f"{wall[-1]:.0f} ({cpu[-1]:.0f})",
            f"≤ {fair.repair}",
            sum(m.displaced for m in found),
            sum(m.moved for m in found),
            sum(m.reseated for m in found),
            sum(m.dropped for m in found),
            sum(m.given_up for m in found),
            max(m.above for m in found),
            f"{max(m.gap for m in found):.3%}",
        )
    print()


def _mended(problem: Problem, before: Timetable, seed: int) -> Mended:
    """A quarter, half or three quarters of the day have gone."""
    noon = incident(problem, before, problem.n_slots * (1 + seed % 3) // 4, seed)
    mended, spent = timed_once(lambda: repair(noon.problem, before))
    moved, reseated, dropped = _changes(noon, before, mended.timetable)
    forced = {(m.seeker, m.employer) for m in noon.displaced}
    gap = (mended.bound - mended.f) / max(1, mended.bound)
    return Mended(
        spent, len(noon.displaced), moved, reseated, len(dropped), len(dropped - forced), gap
    )


def _changes(
    noon: Incident, before: Timetable, after: Timetable
) -> tuple[int, int, set[tuple[str, str]]]:
    """Pairs, both present, that meet at another time, only another station, and no longer."""
    absent = frozenset(noon.problem.absent)

    def places(timetable: Timetable) -> dict[tuple[str, str], PlannedMeeting]:
        return {(m.seeker, m.employer): m for m in timetable.meetings if m.seeker not in absent}

    old, new = places(before), places(after)
    both = [(old[who], new[who]) for who in old.keys() & new.keys()]
    moved = sum(one.slot != other.slot for one, other in both)
    reseated = sum(one.slot == other.slot and one.station != other.station for one, other in both)
    return moved, reseated, old.keys() - new.keys()


# --- given meetings -----------------------------------------------------------------------------


def _given(folder: str, quick: bool) -> None:
    if not folder:
        print("The published meetings are not part of the project: --b2b=FOLDER measures them.\n")
        return
    files = sorted(Path(folder).glob("*.dzn"))
    files = files[4:12] if quick else files
    folder_of_sat = brought("python-sat")
    if folder_of_sat is None:
        print("python-sat could not be installed here, so that nothing stands beside.\n")
    _head("given meetings", "s (cpu)", "breaks", "at least", "proven", "RC2: s", "its breaks")
    both, proven = [0.0, 0.0], 0
    for file in files:
        theirs = _by_sat(folder_of_sat, file, 10.0 if quick else SAT_SECONDS)
        try:
            stop = Stop(seconds=HELD_SECONDS, clock=time.perf_counter)
            given = read_dzn(file.read_text("utf-8"))
            held, spent = timed_once(partial(hold, given, stop=stop))
        except Refused as refusal:
            _line(file.stem, "–", refusal.refusal.value, "–", "–", *theirs)
            continue
        proven += held.proven
        if held.proven and theirs[1] != "–":
            both[0] += spent.wall
            both[1] += float(theirs[0])
        shown = "yes" if held.proven else "no"
        _line(file.stem, spent, held.breaks, held.bound, shown, *theirs)
    print(f"\n{proven} of {len(files)} proven, and those that both solve:")
    print(f"{both[0]:.1f} s together, RC2 {both[1]:.1f} s\n")


def _by_sat(folder: Path | None, file: Path, seconds: float) -> tuple[str, str]:
    """Seconds and breaks by python-sat; its program is ended when the time is up."""
    lines = run_with(folder, "benchmarks._sat", [str(file)], seconds) if folder else []
    took, breaks = lines[-1].split() if lines else ("–", "–")
    return took, breaks


# --- talks --------------------------------------------------------------------------------------


def _talks(sizes: tuple[tuple[int, int, int], ...]) -> None:
    folder = brought("conference-scheduler")
    if folder is None:
        print("conference-scheduler could not be installed here, so that nothing stands beside.\n")
        return
    _head(
        "talks × rooms × times", "s (cpu)", "placed", "conference-scheduler: s", "placed", "ratio"
    )
    for size in sizes:
        found, spent = timed_once(partial(solve, as_fair(*size)))
        lines = run_with(folder, "benchmarks._talks", [*map(str, size)], TALKS_SECONDS)
        theirs = lines[-1].split() if lines else ["> 60", "–"]
        ratio = f"{float(theirs[0]) / spent.wall:.0f}" if lines else "–"
        name = "×".join(map(str, size))
        _line(name, spent, len(found.timetable.meetings), *theirs, ratio)
    print()


def _head(*names: str) -> None:
    _line(*names)
    _line(*("---" for _ in names))


def _line(*cells: object) -> None:
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
