"""Why two people do not meet, found by looking; the sentences are made elsewhere."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.scheduling.draft import Draft
from motesplats.scheduling.index import Index, index_of
from motesplats.scheduling.problem import Problem, ProblemSeeker
from motesplats.scheduling.timetable import Timetable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Unmet(StrEnum):
    """The first reason that holds, from what nothing could change to what a free place would."""

    MEETS = "meets"
    NEVER_PAIR = "never_pair"
    ABSENT = "absent"
    NO_COMMON_TIME = "no_common_time"
    NO_ACCESSIBLE_STATION = "no_accessible_station"
    NO_INTERPRETER = "no_interpreter"
    ENOUGH_MEETINGS = "enough_meetings"
    EMPLOYER_FULL = "employer_full"
    SEEKER_BUSY = "seeker_busy"
    INTERPRETER_TAKEN = "interpreter_taken"
    TOO_FAR = "too_far"
    LONGEST_RUN = "longest_run"
    ROOM_LEFT = "room_left"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why, with what a sentence may need.

    ``slots``: those that were looked at last, when the meeting would still be possible but
    for this reason. ``places``: meetings that the employer has at those times. ``stronger``: how
    many of the meetings there are worth more than this pair. ``limit``: most meetings or longest
    run of the seeker, where that is the reason.
    """

    code: Unmet
    slots: tuple[int, ...] = ()
    places: int = 0
    stronger: int = 0
    limit: int = 0
    language: str = ""


def why_unmet(problem: Problem, timetable: Timetable, seeker: str, employer: str) -> Explanation:
    """The reason why the two do not meet in this timetable, which must keep the rules."""
    if any(m.seeker == seeker and m.employer == employer for m in timetable.meetings):
        return Explanation(Unmet.MEETS)
    index = index_of(problem)
    pair = index.pair_number.get((seeker, employer))
    if pair is None:
        return Explanation(Unmet.NEVER_PAIR)
    if seeker in problem.absent:
        return Explanation(Unmet.ABSENT)
    return _never(index, pair) or _taken(index, pair, timetable)


def _never(index: Index, pair: int) -> Explanation | None:
    """What no other timetable could change."""
    if index.slots[pair]:
        return None
    s, e = index.seeker_of[pair], index.employer_of[pair]
    one = index.seeker(pair)
    common = tuple(t for t in index.present[s] if index.places[e][t])
    if not common:
        return Explanation(Unmet.NO_COMMON_TIME)
    if one.wheelchair and not any(index.reachable[e][t] for t in common):
        return Explanation(Unmet.NO_ACCESSIBLE_STATION, common)
    return Explanation(Unmet.NO_INTERPRETER, common, language=one.language or "")


def _taken(index: Index, pair: int, timetable: Timetable) -> Explanation:
    """What the other meetings of this timetable stand in the way of."""
    placed = {
        index.pair_number[m.seeker, m.employer]: m.slot
        for m in timetable.meetings
        if (m.seeker, m.employer) in index.pair_number
    }
    draft = Draft(index, placed)
    one, seat = index.seeker(pair), draft.seats[index.seeker_of[pair]]
    if len(seat) >= one.max_meetings:
        return Explanation(Unmet.ENOUGH_MEETINGS, limit=one.max_meetings)
    slots = index.slots[pair]
    with_room = tuple(t for t in slots if draft.has_room(pair, t))
    if not with_room:
        return _full(draft, pair, slots)
    return _hindered(draft, pair, with_room, one)


def _full(draft: Draft, pair: int, slots: tuple[int, ...]) -> Explanation:
    index = draft.index
    sitting = [q for t in slots for q in draft.at[index.employer_of[pair]][t]]
    stronger = sum(index.utility[q] > index.utility[pair] for q in sitting)
    return Explanation(Unmet.EMPLOYER_FULL, slots, places=len(sitting), stronger=stronger)


def _hindered(draft: Draft, pair: int, slots: tuple[int, ...], one: ProblemSeeker) -> Explanation:
    seat = draft.seats[draft.index.seeker_of[pair]]
    tests: Iterable[tuple[Explanation, Callable[[int], bool]]] = (
        (Explanation(Unmet.SEEKER_BUSY), lambda t: t not in seat),
        (
            Explanation(Unmet.INTERPRETER_TAKEN, language=one.language or ""),
            lambda t: draft.has_interpreter(pair, t),
        ),
        (Explanation(Unmet.TOO_FAR), lambda t: draft.within_reach(pair, t)),
        (Explanation(Unmet.LONGEST_RUN, limit=one.max_run or 0), lambda t: draft.run_ok(pair, t)),
    )
    for found, passes in tests:
        left = tuple(t for t in slots if passes(t))
        if not left:
            return Explanation(found.code, slots, limit=found.limit, language=found.language)
        slots = left
    return Explanation(Unmet.ROOM_LEFT, slots)
