"""A timetable for 100 seekers, 21 stations and 12 time slots, beside a greedy one."""

import tempfile
from collections import Counter
from dataclasses import replace
from datetime import time
from pathlib import Path

from benchmarks._fair import registered
from benchmarks._measure import Comparison, print_table, timed
from motesplats.scheduling.problem import Problem
from motesplats.usecases.planning import make_timetable
from motesplats.usecases.practice import PRACTICE_FAIR
from motesplats.usecases.problems import planning_of

SEEKERS, EMPLOYERS, RUNS = 100, 17, 3
LONG_DAY = replace(PRACTICE_FAIR, plan=replace(PRACTICE_FAIR.plan, ends=time(12, 30)))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        context, fair_id = registered(Path(name), EMPLOYERS, SEEKERS, LONG_DAY)
        with context.store.read() as connection:
            problem = planning_of(connection, fair_id).problem
        made = make_timetable(context, fair_id).figures
        greedy = first_fit(problem)
        ours = timed(
            f"timetable: {made.meetings} meetings, {made.levels[0]} of {SEEKERS} people",
            lambda _: make_timetable(context, fair_id),
            RUNS,
        )
        other = timed(
            f"greedy, dearest wish first, no interpreters or walking: {sum(greedy.values())} "
            f"meetings, {len(greedy)} people",
            lambda _: first_fit(problem),
            RUNS,
        )
        print_table(Comparison(ours, other, _size(problem)))


def _size(problem: Problem) -> str:
    stations = sum(len(employer.stations) for employer in problem.employers)
    return f"{len(problem.seekers)} seekers, {stations} stations, {problem.n_slots} slots"


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


if __name__ == "__main__":
    main()
