"""Who could take a free place at an employer, in the order in which they should be asked."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from motesplats.scheduling.problem import Problem
from motesplats.scheduling.timetable import PlannedMeeting, Timetable
from motesplats.scheduling.ways import Way, part_around, ways_at


@dataclass(frozen=True, slots=True)
class Reserve:
    """Somebody who wants to meet the employer, has not, and can then.

    ``meeting``: as it would be. ``have``: how many meetings the person has; ``utility``: what this
    one is worth.
    """

    meeting: PlannedMeeting
    have: int
    utility: int


def reserves(
    problem: Problem, timetable: Timetable, employer: str, slot: int, here: Collection[str]
) -> tuple[Reserve, ...]:
    """Those of ``here`` who can meet the employer in that slot while nobody else moves.

    Fewest meetings first, then the dearest wish, then the order of the problem. A place counts as
    free when no meeting of the timetable is there.
    """
    have = Counter(m.seeker for m in timetable.meetings)
    met = {m.seeker for m in timetable.meetings if m.employer == employer}
    inside = set(here)
    problem = replace(problem, absent=tuple(s for s in problem.absent if s not in inside))
    found = []
    for pair in problem.pairs:
        if pair.employer != employer or pair.seeker in met or pair.seeker not in inside:
            continue
        way = _open_way(problem, timetable, (pair.seeker, employer), slot)
        if way is not None:
            found.append(Reserve(way.meeting, have[pair.seeker], pair.utility))
    return tuple(sorted(found, key=lambda r: (r.have, -r.utility)))


def _open_way(
    problem: Problem, timetable: Timetable, pair: tuple[str, str], slot: int
) -> Way | None:
    part = part_around(problem, timetable, *pair)
    return next((way for way in ways_at(part, slot) if not way.broken and not way.added), None)
