"""Timetables of made-up fairs beside a greedy one, their repair at noon, and given meetings.

``--quick`` leaves the largest fair out; ``--b2b=FOLDER`` measures the published files in a folder.
"""

import statistics
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks._halls import at_noon, hall
from motesplats.scheduling.b2b.dzn import read_dzn
from motesplats.scheduling.b2b.search import hold
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.repair import repair
from motesplats.scheduling.solve import Solution, solve
from motesplats.scheduling.stop import Stop

SIZES = ((10, 100, 12, 10.0), (40, 400, 24, 20.0), (120, 2000, 36, 60.0))
LEVELS = 3


def main() -> None:
    """Measure and print."""
    quick = "--quick" in sys.argv
    _head("fair", "s", "peak MB", "gap", "breaks", "needs/rest ≥1 ≥2 ≥3", "greedy: meetings, s")
    made = []
    for employers, seekers, slots, seconds in SIZES[: 2 if quick else 3]:
        problem = hall(employers, seekers, slots, 1)
        made.append((problem, _fair(problem, seconds)))
    print()
    _head("repair", "incidents", "p50 ms", "p95 ms", "most moved above displaced")
    for problem, solution in made:
        _repairs(problem, solution, 10 if quick else 100)
    folder = [Path(one.split("=", 1)[1]) for one in sys.argv if one.startswith("--b2b=")]
    if not folder:
        print("\nThe published meetings are not part of the project: --b2b=FOLDER measures them.")
        return
    print()
    _head("given meetings", "s", "breaks", "bound", "proven")
    for file in sorted(folder[0].glob("*.dzn")):
        begun = time.perf_counter()
        held = hold(read_dzn(file.read_text("utf-8")))
        _line(file.stem, _shown(begun), held.breaks, held.bound, held.proven)


def _fair(problem: Problem, seconds: float) -> Solution:
    begun = time.perf_counter()
    found = solve(problem, stop=Stop(seconds=seconds, clock=time.perf_counter))
    took, gap = _shown(begun), (found.bound - found.f) / max(1, found.bound)
    begun = time.perf_counter()
    greedy = sum(first_fit(problem).values())
    beside = f"{greedy}, {_shown(begun)}"
    shares = _shares(problem, found)
    _line(problem.name, took, _peak(), f"{gap:.4%}", found.breaks, shares, beside)
    return found


def _shares(problem: Problem, found: Solution) -> str:
    counts = Counter(m.seeker for m in found.timetable.meetings)
    groups: tuple[list[int], list[int]] = ([], [])
    for seeker in problem.seekers:
        special = seeker.language is not None or seeker.wheelchair
        groups[0 if special else 1].append(counts[seeker.id])
    return " ".join(
        "/".join(f"{sum(c >= k for c in group) / max(1, len(group)):.1%}" for group in groups)
        for k in range(1, LEVELS + 1)
    )


def _repairs(problem: Problem, found: Solution, incidents: int) -> None:
    spans, worst = [], 0
    before = {(m.seeker, m.employer): m.slot for m in found.timetable.meetings}
    for seed in range(incidents):
        noon = at_noon(problem, found.timetable, seed)
        begun = time.perf_counter()
        mended = repair(noon, found.timetable)
        spans.append((time.perf_counter() - begun) * 1000)
        after = {(m.seeker, m.employer): m.slot for m in mended.timetable.meetings}
        moved = sum(after.get(pair, slot) != slot for pair, slot in before.items())
        worst = max(worst, moved - _displaced(noon, before))
    tail = statistics.quantiles(spans, n=20)[-1]
    _line(problem.name, incidents, f"{statistics.median(spans):.0f}", f"{tail:.0f}", worst)


def _displaced(noon: Problem, before: dict[tuple[str, str], int]) -> int:
    """Meetings of present seekers with an employer that has fewer stations at their slot."""
    here = {(e.id, t): 1 for e in noon.employers for s in e.stations for t in s.available}
    absent, now = set(noon.absent), noon.now or 0
    return sum(
        slot >= now and s not in absent and (e, slot) not in here for (s, e), slot in before.items()
    )


def _peak() -> str:
    """The most memory the process has had, in MB; not known on Windows."""
    if sys.platform == "win32":
        return "–"
    import resource  # Windows has none

    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}"


def first_fit(problem: Problem) -> Counter[str]:
    """Meetings of each seeker when every pair, dearest first, gets the first free place."""
    seekers = {seeker.id: seeker for seeker in problem.seekers}
    stations = {employer.id: employer.stations for employer in problem.employers}
    busy: set[tuple[str, int]] = set()
    meetings: Counter[str] = Counter()
    for pair in sorted(problem.pairs, key=lambda pair: -pair.utility):
        seeker = seekers[pair.seeker]
        if meetings[seeker.id] >= seeker.max_meetings:
            continue
        places = (
            (station.id, slot)
            for slot in seeker.available
            if (seeker.id, slot) not in busy
            for station in stations[pair.employer]
            if slot in station.available and (station.id, slot) not in busy
        )
        found = next(places, None)
        if found is not None:
            busy |= {found, (seeker.id, found[1])}
            meetings[seeker.id] += 1
    return meetings


def _shown(begun: float) -> str:
    return f"{time.perf_counter() - begun:.2f}"


def _head(*names: str) -> None:
    _line(*names)
    _line(*("---" for _ in names))


def _line(*cells: object) -> None:
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
