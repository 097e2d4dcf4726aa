"""Made-up fairs of any size, and what goes wrong with them at noon; the same for the same seed."""

import random
from dataclasses import replace

from motesplats.scheduling.problem import (
    Pair,
    PinnedMeeting,
    Problem,
    ProblemEmployer,
    ProblemInterpreter,
    ProblemSeeker,
    ProblemStation,
)
from motesplats.scheduling.timetable import Timetable

LANGUAGES = ("ar", "so", "uk", "fa")


def hall(employers: int, seekers: int, slots: int, seed: int) -> Problem:
    """Employers with one to three stations, seekers with some nine wishes, absences and needs."""
    chance = random.Random(seed)
    companies = tuple(_employer(chance, e, employers, slots) for e in range(employers))
    people = tuple(_seeker(chance, s, slots) for s in range(seekers))
    popular = [1 / (1 + e) ** 0.5 for e in range(employers)]
    pairs = []
    for person in people:
        wished = max(2, min(employers, round(chance.gauss(9, 3))))
        liked = sorted(set(chance.choices(range(employers), popular, k=wished)))
        pairs += [Pair(person.id, f"E{e}", chance.randint(4, 60)) for e in liked]
    interpreters = tuple(
        ProblemInterpreter(f"I{k}", (LANGUAGES[k % 4],), tuple(range(slots)))
        for k in range(max(4, seekers // 100))
    )
    name = f"{employers}×{seekers}×{slots}"
    return Problem(name, slots, companies, people, tuple(pairs), interpreters, seed=seed)


def _employer(chance: random.Random, e: int, employers: int, slots: int) -> ProblemEmployer:
    lunch = {slots // 2} if slots >= 18 else set[int]()
    times = tuple(slot for slot in range(slots) if slot not in lunch)
    stations = 1 + (e < employers // 3) + (e < employers // 10)
    tables = tuple(
        ProblemStation(f"E{e}.{k}", times, chance.random() > 0.05) for k in range(stations)
    )
    return ProblemEmployer(f"E{e}", tables, (float(chance.randint(0, 60)), float(e % 9)))


def _seeker(chance: random.Random, s: int, slots: int) -> ProblemSeeker:
    begins = chance.choice((0, 0, 0, slots // 3))
    ends = chance.choice((slots, slots, slots - slots // 3))
    return ProblemSeeker(
        f"S{s}",
        tuple(range(begins, ends)),
        chance.choice((3, 4, 5, 5, 6)),
        chance.choice(LANGUAGES) if chance.random() < 0.04 else None,
        chance.random() < 0.02,
    )


def at_noon(problem: Problem, timetable: Timetable, seed: int) -> Problem:
    """Half the day is history; one in twenty stays away, one employer is a slot late."""
    chance = random.Random(seed)
    now = problem.n_slots // 2
    later = sorted({m.seeker for m in timetable.meetings if m.slot >= now})
    absent = tuple(sorted(chance.sample(later, max(1, len(later) // 20))))
    late = chance.choice(problem.employers)
    gone = tuple(
        replace(s, available=tuple(t for t in s.available if t != now)) for s in late.stations
    )
    employers = tuple(
        replace(e, stations=gone) if e.id == late.id else e for e in problem.employers
    )
    pinned = tuple(
        PinnedMeeting(m.seeker, m.employer, m.station, m.slot, m.interpreter)
        for m in timetable.meetings
        if m.slot < now
    )
    return replace(problem, now=now, absent=absent, employers=employers, pinned=pinned)
