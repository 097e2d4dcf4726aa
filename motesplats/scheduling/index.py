"""A problem in numbers: everything the search looks up often, computed once and never changed."""

from dataclasses import dataclass

from motesplats.scheduling.problem import Problem, ProblemSeeker
from motesplats.scheduling.timetable import PlannedMeeting, planned, steps_between

LEVEL_BONUSES = (2000, 500, 150, 50, 20, 10)
USUAL_UTILITY = 60


@dataclass(frozen=True, slots=True)
class Index:
    """A problem with seekers, employers and pairs as numbers in the problem's order.

    ``slots[p]``: when pair p could meet, were nobody else there; empty for pinned pairs.
    ``places[e][t]`` and ``reachable[e][t]``: stations free of pinned meetings, all and those a
    wheelchair reaches. ``bonuses[k]``: what a seeker's meeting number k + 1 adds to the score F.
    ``steps[s][e][f]``: least difference of slots between meetings at e and f.
    """

    problem: Problem
    n_slots: int
    seeker_of: tuple[int, ...]
    employer_of: tuple[int, ...]
    utility: tuple[int, ...]
    slots: tuple[tuple[int, ...], ...]
    slot_sets: tuple[frozenset[int], ...]
    pairs_of_seeker: tuple[tuple[int, ...], ...]
    pairs_of_employer: tuple[tuple[int, ...], ...]
    places: tuple[tuple[int, ...], ...]
    reachable: tuple[tuple[int, ...], ...]
    present: tuple[tuple[int, ...], ...]
    order: tuple[dict[int, int], ...]
    steps: tuple[tuple[tuple[int, ...], ...], ...]
    farthest: int
    speakers: tuple[dict[str, tuple[str, ...]], ...]
    pinned: dict[int, PlannedMeeting]
    taken: frozenset[tuple[str, int]]
    bonuses: tuple[int, ...]
    pair_number: dict[tuple[str, str], int]

    def seeker(self, pair: int) -> ProblemSeeker:
        """The seeker of a pair."""
        return self.problem.seekers[self.seeker_of[pair]]

    def things(self, pair: int, employer: int, slot: int) -> tuple[str, ...]:
        """Stations the pair may use, or (employer < 0) interpreters it may have, in that slot."""
        seeker = self.seeker(pair)
        if employer < 0:
            return self.speakers[slot].get(seeker.language or "", ())
        return tuple(
            s.id
            for s in self.problem.employers[employer].stations
            if slot in s.available
            and (s.id, slot) not in self.taken
            and (s.accessible or not seeker.wheelchair)
        )

    def needy(self, seeker: int) -> bool:
        """Whether the seeker depends on what is scarce, and so is moved last."""
        one = self.problem.seekers[seeker]
        return one.language is not None or one.wheelchair


def index_of(problem: Problem) -> Index:
    """The problem in numbers."""
    seekers = {s.id: n for n, s in enumerate(problem.seekers)}
    employers = {e.id: n for n, e in enumerate(problem.employers)}
    numbers = {(p.seeker, p.employer): n for n, p in enumerate(problem.pairs)}
    pinned = {numbers[m.seeker, m.employer]: planned(m) for m in problem.pinned}
    seeker_of = tuple(seekers[p.seeker] for p in problem.pairs)
    employer_of = tuple(employers[p.employer] for p in problem.pairs)
    present = tuple(
        tuple(t for t in sorted(set(s.available)) if t not in problem.blocked)
        for s in problem.seekers
    )
    places = _places(problem, reachable=False)
    reachable = _places(problem, reachable=True)
    speakers = _speakers(problem)
    absent = {seekers[s] for s in problem.absent}
    slots = tuple(
        ()
        if p in pinned or s in absent
        else _slots(problem.seekers[s], present[s], (reachable, places), (employer_of[p], speakers))
        for p, s in enumerate(seeker_of)
    )
    by_speed = _steps(problem)
    return Index(
        problem=problem,
        n_slots=problem.n_slots,
        seeker_of=seeker_of,
        employer_of=employer_of,
        utility=tuple(p.utility for p in problem.pairs),
        slots=slots,
        slot_sets=tuple(frozenset(s) for s in slots),
        pairs_of_seeker=_grouped(seeker_of, len(seekers)),
        pairs_of_employer=_grouped(employer_of, len(employers)),
        places=places,
        reachable=reachable,
        present=present,
        order=tuple({t: n for n, t in enumerate(own)} for own in present),
        steps=tuple(by_speed[s.walk_mpm] for s in problem.seekers),
        farthest=max((n for m in by_speed.values() for row in m for n in row), default=1),
        speakers=speakers,
        pinned=pinned,
        taken=frozenset((m.station, m.slot) for m in problem.pinned),
        bonuses=_bonuses(problem),
        pair_number=numbers,
    )


def _bonuses(problem: Problem) -> tuple[int, ...]:
    """Fairness stays ahead of wishes when pairs are worth more than usual."""
    scale = max(1, -(-max((p.utility for p in problem.pairs), default=1) // USUAL_UTILITY))
    return tuple(scale * b for b in LEVEL_BONUSES[: problem.fair_target])


def _grouped(owner: tuple[int, ...], count: int) -> tuple[tuple[int, ...], ...]:
    groups: list[list[int]] = [[] for _ in range(count)]
    for pair, one in enumerate(owner):
        groups[one].append(pair)
    return tuple(map(tuple, groups))


def _places(problem: Problem, *, reachable: bool) -> tuple[tuple[int, ...], ...]:
    taken = {(m.station, m.slot) for m in problem.pinned}
    shut = set(problem.blocked) | set(range(problem.now or 0))
    rows = []
    for employer in problem.employers:
        row = [0] * problem.n_slots
        for station in employer.stations:
            if reachable and not station.accessible:
                continue
            for t in set(station.available) - shut:
                row[t] += (station.id, t) not in taken
        rows.append(tuple(row))
    return tuple(rows)


def _speakers(problem: Problem) -> tuple[dict[str, tuple[str, ...]], ...]:
    taken = {(m.interpreter, m.slot) for m in problem.pinned}
    slots: list[dict[str, tuple[str, ...]]] = [{} for _ in range(problem.n_slots)]
    for interpreter in problem.interpreters:
        for t in set(interpreter.available):
            if (interpreter.id, t) in taken:
                continue
            for language in set(interpreter.languages):
                slots[t][language] = (*slots[t].get(language, ()), interpreter.id)
    return tuple(slots)


def _slots(
    seeker: ProblemSeeker,
    present: tuple[int, ...],
    rooms: tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]],
    where: tuple[int, tuple[dict[str, tuple[str, ...]], ...]],
) -> tuple[int, ...]:
    employer, speakers = where
    room = rooms[0 if seeker.wheelchair else 1][employer]
    return tuple(
        t for t in present if room[t] and (not seeker.language or seeker.language in speakers[t])
    )


def _steps(problem: Problem) -> dict[float, tuple[tuple[int, ...], ...]]:
    places = [e.xy for e in problem.employers]
    return {
        mpm: tuple(
            tuple(steps_between(problem, mpm, abs(x - u) + abs(y - v)) for u, v in places)
            for x, y in places
        )
        for mpm in {s.walk_mpm for s in problem.seekers}
    }
