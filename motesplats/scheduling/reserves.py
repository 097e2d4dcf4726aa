"""Who could take a free place at an employer, in the order in which they should be asked."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from motesplats.scheduling.index import index_of, slots_in
from motesplats.scheduling.mending import Mending
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.timetable import PlannedMeeting, Timetable
from motesplats.scheduling.ways import part_around, ways_at


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
    return tuple(reserves_in_turn(problem, timetable, (employer, slot), here))


def reserves_in_turn(
    problem: Problem, timetable: Timetable, where: tuple[str, int], here: Collection[str]
) -> Iterator[Reserve]:
    """The same one at a time, each looked at when it is asked for; ``where``: employer and slot."""
    employer, slot = where
    have = Counter(m.seeker for m in timetable.meetings)
    met = {m.seeker for m in timetable.meetings if m.employer == employer}
    inside = set(here)
    problem = replace(problem, absent=tuple(s for s in problem.absent if s not in inside))
    asking = [
        pair
        for pair in problem.pairs
        if pair.employer == employer and pair.seeker not in met and pair.seeker in inside
    ]
    for pair in sorted(asking, key=lambda p: (have[p.seeker], -p.utility)):
        meeting = open_place(problem, timetable, (pair.seeker, employer), slot)
        if meeting is not None:
            yield Reserve(meeting, have[pair.seeker], pair.utility)


def open_place(
    problem: Problem, timetable: Timetable, pair: tuple[str, str], slot: int
) -> PlannedMeeting | None:
    """The meeting of a pair of the problem in that slot, moving nobody; None if there is no room.

    The timetable does not have a meeting of theirs.
    """
    part = part_around(problem, timetable, *pair)
    ways = (way.meeting for way in ways_at(part, slot) if not way.broken and not way.added)
    return next(ways, None)


def openings(problem: Problem, timetable: Timetable, seeker: str) -> Iterator[Reserve]:
    """The soonest place at each employer that somebody could meet, moving nobody.

    Wished employers come first, of those the soonest, then the dearest.
    """
    index = index_of(problem, timetable)
    draft = Mending(index, timetable)
    number = next(n for n, s in enumerate(problem.seekers) if s.id == seeker)
    found = []
    for pair in index.pairs_of_seeker[number]:
        room = slots_in(draft.room(pair)) if draft.slot_of[pair] < 0 else []
        worth = index.utility[pair]
        found += [(worth <= 1, room[0], -worth, pair)] if room else []
    for _, slot, worth, pair in sorted(found):
        one = problem.pairs[pair]
        meeting = open_place(problem, timetable, (one.seeker, one.employer), slot)
        yield from [] if meeting is None else [Reserve(meeting, draft.meets[number], -worth)]
