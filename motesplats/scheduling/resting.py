"""When recruiters rest: planned beforehand, so that the search sees only staffed slots."""

from collections import defaultdict

from motesplats.scheduling.problem import Problem, ProblemStation, pair_slots
from motesplats.scheduling.timetable import Timetable, planned


def rests(problem: Problem, previous: Timetable | None = None) -> dict[str, frozenset[int]]:
    """The slots in which stations with a longest run meet nobody, by station.

    Of n + 1 staffed slots in a row one must stay free whoever is met, so planning which one takes
    no meeting away when all are equally long. Slots with meetings, pinned or of the ``previous``
    timetable, are no rests where others do. The stations of an employer rest one after the other.
    """
    if all(t.max_run is None for e in problem.employers for t in e.stations):
        return {}
    lasting = {
        (p.seeker, p.employer): k for p, k in zip(problem.pairs, pair_slots(problem), strict=True)
    }
    shortest: dict[str, int] = {}
    for (_, employer), slots in lasting.items():
        shortest[employer] = min(slots, shortest.get(employer, slots))
    busy: dict[str, set[int]] = defaultdict(set)
    pinned = map(planned, problem.pinned)
    for m in (*pinned, *(previous.meetings if previous else ())):
        busy[m.station].update(range(m.slot, m.slot + lasting.get((m.seeker, m.employer), 1)))
    return {
        t.id: _rests_of(problem, t, (t.max_run * shortest.get(e.id, 1), n), busy[t.id])
        for e in problem.employers
        for n, t in enumerate(e.stations)
        if t.max_run is not None
    }


def _rests_of(
    problem: Problem, station: ProblemStation, plan: tuple[int, int], busy: set[int]
) -> frozenset[int]:
    """A free slot, the latest without a meeting, in every row longer than ``plan[0]`` slots."""
    longest, turn = plan
    staffed = (set(station.available) - set(problem.blocked)) | busy
    found: set[int] = set()
    run: list[int] = []
    first = max(1, longest - turn % longest)
    for t in range(problem.n_slots):
        if t not in staffed or t in problem.pauses:
            run = []
        if t not in staffed:
            continue
        run.append(t)
        if len(run) > (longest if found else first):
            free = [x for x in run if x not in busy]
            if free:
                found.add(free[-1])
                run = [x for x in run if x > free[-1]]
    return frozenset(found)
