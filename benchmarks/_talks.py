"""Talks in rooms for conference-scheduler; a program that runs by itself.

``python -m benchmarks._talks TALKS ROOMS TIMES`` prints seconds and how many talks have a place.
"""

import random
import sys
import time
from datetime import datetime, timedelta

from motesplats.scheduling.problem import (
    Pair,
    Problem,
    ProblemEmployer,
    ProblemSeeker,
    ProblemStation,
)

AWAY = 0.2


def main() -> None:
    """Solve by the linear program of the package, its way that ends."""
    from conference_scheduler import scheduler  # Not a part of the project; brought by the bench
    from conference_scheduler.resources import Event, Slot

    talks, rooms, times = map(int, sys.argv[1:4])
    begin = datetime.fromisoformat("2026-01-01T09:00")
    slots = [
        Slot(f"room {room}", begin + timedelta(minutes=30 * t), 30, 100, "day")
        for room in range(rooms)
        for t in range(times)
    ]
    events = [Event(f"talk {n}", 30, 10) for n in range(talks)]
    for event, away in zip(events, absences(talks, times), strict=True):
        for n, slot in enumerate(slots):
            if n % times in away:
                event.add_unavailability(slot)
    begun = time.perf_counter()
    found = scheduler.solution(events, slots)
    print(f"{time.perf_counter() - begun:.2f}", len(found or ()), flush=True)


def absences(talks: int, times: int) -> list[set[int]]:
    """When each speaker is away."""
    chance = random.Random(1)
    return [{t for t in range(times) if chance.random() < AWAY} for _ in range(talks)]


def as_fair(talks: int, rooms: int, times: int) -> Problem:
    """The same: a speaker meets one employer that has all the rooms."""
    everywhere = tuple(range(times))
    stations = tuple(ProblemStation(f"room {room}", everywhere) for room in range(rooms))
    speakers = tuple(
        ProblemSeeker(f"talk {n}", tuple(t for t in everywhere if t not in away), 1)
        for n, away in enumerate(absences(talks, times))
    )
    pairs = tuple(Pair(speaker.id, "conference", 1) for speaker in speakers)
    host = ProblemEmployer("conference", stations)
    return Problem("talks", times, (host,), speakers, pairs)


if __name__ == "__main__":
    main()
