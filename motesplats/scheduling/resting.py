"""When recruiters rest: planned beforehand, so that the search sees only staffed slots."""

from collections import defaultdict

from motesplats.scheduling.problem import Problem, ProblemStation, pair_slots
from motesplats.scheduling.timetable import Timetable, planned


def rests(problem: Problem, previous: Timetable | None = None) -> dict[str, frozenset[int]]:
    """The slots in which stations with a longest run meet nobody, by station.

    Of n + 1 staffed slots in a row one must stay free whoever is met, so planning which one takes
    no meeting away. Slots with meetings, pinned or of the ``previous`` timetable, are no rests
    where others do. The stations of an employer rest one after the other. Employers with longer
    meetings are not planned for: their meetings hold a station and keep its rests.
    """
    if all(t.max_run is None for e in problem.employers for t in e.stations):
        return {}
    zipped = zip(problem.pairs, pair_slots(problem), strict=True)
    longer = {p.employer for p, slots in zipped if slots > 1}
    busy: dict[str, set[int]] = defaultdict(set)
    pinned = map(planned, problem.pinned)
    for m in (*pinned, *(previous.meetings if previous else ())):
        busy[m.station].add(m.slot)
    return {
        t.id: _rests_of(problem, t, (t.max_run, n), busy[t.id])
        for e in problem.employers
        for n, t in enumerate(e.stations)
        if t.max_run is not None and e.id not in longer
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
