"""How far it is between employers in slots, and for whom it never matters."""

from functools import reduce
from itertools import chain
from operator import or_

from motesplats.scheduling.problem import Problem, change_minutes
from motesplats.scheduling.timetable import walking_slots

Walks = dict[float, tuple[tuple[int, ...], ...]]


def walks_of(problem: Problem) -> Walks:
    """Slots to keep free between meetings at two employers, for each pace in metres a minute."""
    places = [e.xy for e in problem.employers]
    metres = [[abs(x - u) + abs(y - v) for u, v in places] for x, y in places]
    changes = change_minutes(problem)
    known = set(chain.from_iterable(metres))
    found = {}
    for mpm in sorted({s.walk_mpm for s in problem.seekers}):
        slots = {
            change: {far: walking_slots(problem, far / mpm, change) for far in known}
            for change in set(changes)
        }
        found[mpm] = tuple(
            tuple(map(slots[change].__getitem__, row))
            for row, change in zip(metres, changes, strict=True)
        )
    return found


def plain_of(
    problem: Problem,
    walks: Walks,
    pairs: tuple[tuple[tuple[int, ...], ...], tuple[int, ...], tuple[int, ...]],
) -> tuple[bool, ...]:
    """Whose days depend on the occupied slots alone; ``pairs``: by seeker, employers, lengths."""
    owned, employer_of, length = pairs
    # Sets of employers that are far from each, bit e standing for employer e.
    far = {
        mpm: [sum(1 << f for f, slots in enumerate(row) if slots) for row in rows]
        for mpm, rows in walks.items()
    }
    short = max(length, default=1) == 1
    found = []
    for seeker, own in zip(problem.seekers, owned, strict=True):
        distant = far[seeker.walk_mpm]
        wished = reduce(or_, (1 << employer_of[p] for p in own), 0)
        found.append(
            (short or all(length[p] == 1 for p in own))
            and not any(distant[employer_of[p]] & wished for p in own)
        )
    return tuple(found)
