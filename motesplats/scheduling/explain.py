"""Why two people do not meet, or do, found by trying; the sentences are made elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from motesplats.scheduling.change import Change, Kind, changed, granted, price
from motesplats.scheduling.dealing import timetable_of
from motesplats.scheduling.draft import draft_of
from motesplats.scheduling.improve import insert
from motesplats.scheduling.index import index_of
from motesplats.scheduling.problem import Pair, Problem
from motesplats.scheduling.rules import Rule, violations
from motesplats.scheduling.timetable import Timetable
from motesplats.scheduling.ways import Part, Way, cheapest, part_around, ways


class Unmet(StrEnum):
    """The first reason that holds, from what nothing could change to what a free place would."""

    MEETS = "meets"
    NEVER_PAIR = "never_pair"
    ABSENT = "absent"
    NO_COMMON_TIME = "no_common_time"
    NO_ACCESSIBLE_STATION = "no_accessible_station"
    NO_INTERPRETER = "no_interpreter"
    ENOUGH_MEETINGS = "enough_meetings"
    EMPLOYER_ENOUGH = "employer_enough"
    EMPLOYER_FULL = "employer_full"
    RECRUITER_RESTS = "recruiter_rests"
    SEEKER_BUSY = "seeker_busy"
    INTERPRETER_TAKEN = "interpreter_taken"
    RESOURCE_TAKEN = "resource_taken"
    TOO_FAR = "too_far"
    LONGEST_RUN = "longest_run"
    ROOM_LEFT = "room_left"


# A way is closed by any rule of a group; the first group that leaves no way open is the reason.
_REASONS: tuple[tuple[Unmet, frozenset[Rule]], ...] = (
    (
        Unmet.NO_COMMON_TIME,
        frozenset({Rule.SEEKER_AWAY, Rule.STATION_EMPTY, Rule.BLOCKED_TIME, Rule.OVERRUN}),
    ),
    (Unmet.NO_ACCESSIBLE_STATION, frozenset({Rule.NOT_REACHABLE})),
    (Unmet.NO_INTERPRETER, frozenset({Rule.NO_INTERPRETER, Rule.INTERPRETER_AWAY})),
    (Unmet.ENOUGH_MEETINGS, frozenset({Rule.TOO_MANY})),
    (Unmet.EMPLOYER_ENOUGH, frozenset({Rule.EMPLOYER_TOO_MANY})),
    (Unmet.EMPLOYER_FULL, frozenset({Rule.STATION_TWICE, Rule.GROUP_FULL})),
    (Unmet.RECRUITER_RESTS, frozenset({Rule.NO_REST})),
    (Unmet.SEEKER_BUSY, frozenset({Rule.SEEKER_TWICE})),
    (Unmet.INTERPRETER_TAKEN, frozenset({Rule.INTERPRETER_TWICE})),
    (Unmet.RESOURCE_TAKEN, frozenset({Rule.RESOURCE_AWAY, Rule.RESOURCE_SHORT})),
    (Unmet.TOO_FAR, frozenset({Rule.TOO_FAR})),
    (Unmet.LONGEST_RUN, frozenset({Rule.TOO_LONG_RUN})),
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why, with what a sentence may need, and what it would take.

    ``slots``: those that were looked at last, when the meeting would still be possible but
    for this reason. ``places``: meetings that the employer has at those times. ``stronger``: how
    many of the meetings there are worth more than this pair. ``limit``: most meetings or longest
    run of the seeker, where that is the reason. ``changes``: the cheapest set that makes the
    meeting possible at ``slot``, all meetings kept that it does not name; slot -1 where nothing in
    the coordinator's hands would.
    """

    code: Unmet
    slots: tuple[int, ...] = ()
    places: int = 0
    stronger: int = 0
    limit: int = 0
    language: str = ""
    slot: int = -1
    changes: tuple[Change, ...] = ()


def why_unmet(problem: Problem, timetable: Timetable, seeker: str, employer: str) -> Explanation:
    """The reason why the two do not meet in this timetable, which must keep the rules."""
    if any(m.seeker == seeker and m.employer == employer for m in timetable.meetings):
        return Explanation(Unmet.MEETS)
    if not _known(problem, seeker, employer):
        return Explanation(Unmet.NEVER_PAIR)
    first = _before_all(problem, seeker, employer)
    asked = granted(problem, first)
    part = part_around(asked, timetable, seeker, employer)
    all_ways = tuple(ways(part))
    slot, changes = cheapest(part, all_ways)
    if slot < 0 or price(changes) > 1:
        slot, changes = _by_moving(asked, timetable, (seeker, employer)) or (slot, changes)
    changes = (*first, *changes) if slot >= 0 else ()
    if first:
        code = Unmet.ABSENT if seeker in problem.absent else Unmet.NEVER_PAIR
        return Explanation(code, slot=slot, changes=changes)
    return replace(reason_among(part, all_ways), slot=slot, changes=changes)


def _known(problem: Problem, seeker: str, employer: str) -> bool:
    return any(s.id == seeker for s in problem.seekers) and any(
        e.id == employer for e in problem.employers
    )


def _before_all(problem: Problem, seeker: str, employer: str) -> tuple[Change, ...]:
    """What must be so before any time or place matters."""
    changes = []
    if seeker in problem.absent:
        changes.append(Change(Kind.SEEKER_COMES, seeker))
    if all((p.seeker, p.employer) != (seeker, employer) for p in problem.pairs):
        changes.append(Change(Kind.PAIR_ALLOWED, seeker, employer))
    return tuple(changes)


def _by_moving(
    problem: Problem, timetable: Timetable, wanted: tuple[str, str]
) -> tuple[int, tuple[Change, ...]] | None:
    """The slot that opens when others move, and their moves; None where the search finds none."""
    index = index_of(problem, timetable)
    numbers = index.pair_number
    draft, pair = draft_of(index, timetable), numbers[wanted]
    if not insert(draft, pair):
        return None
    dealt = timetable_of(draft, timetable).meetings
    new = next(m for m in dealt if (m.seeker, m.employer) == wanted)
    old = set(timetable.meetings)
    moves = tuple(
        Change(Kind.MEETING_MOVES, m.seeker, m.employer, m.station, (m.slot,))
        for m in dealt
        if m != new and m not in old
    )
    kept = changed(timetable, moves).meetings
    broken = set(violations(problem, (*kept, new))) - set(violations(problem, timetable.meetings))
    return None if broken else (new.slot, moves)


def reason_among(part: Part, all_ways: Collection[Way]) -> Explanation:
    """The first group of rules that closes every way that needs no further station."""
    one, slots = part.seeker, tuple[int, ...]()
    left = [_without_more_interpreters(way) for way in all_ways if not _needs_station(way)]
    limits = {
        Unmet.ENOUGH_MEETINGS: one.max_meetings,
        Unmet.EMPLOYER_ENOUGH: part.employer.max_meetings or 0,
        Unmet.LONGEST_RUN: one.max_run or 0,
    }
    for code, rules in _REASONS:
        left = [way for way in left if not way.broken & rules]
        if not left:
            limit = limits.get(code, 0)
            found = Explanation(code, slots, limit=limit, language=one.language or "")
            return _counted(part, found) if code is Unmet.EMPLOYER_FULL else found
        slots = tuple(sorted({way.meeting.slot for way in left}))
    return Explanation(Unmet.ROOM_LEFT, slots, language=one.language or "")


def _needs_station(way: Way) -> bool:
    return any(change.kind is Kind.ONE_MORE_STATION for change in way.added)


def _without_more_interpreters(way: Way) -> Way:
    """The way judged without the interpreter that is not booked."""
    return replace(way, broken=way.broken | {Rule.NO_INTERPRETER}) if way.added else way


def _counted(part: Part, found: Explanation) -> Explanation:
    """How many of those who sit there at the times looked at are worth more."""
    worth = {p.seeker: p.utility for p in part.problem.pairs if p.employer == part.employer.id}
    there = [
        worth[m.seeker]
        for m in part.kept
        if m.employer == part.employer.id and m.slot in found.slots
    ]
    stronger = sum(utility > worth[part.seeker.id] for utility in there)
    return replace(found, places=len(there), stronger=stronger)


# --- why they do --------------------------------------------------------------------------------


class Met(StrEnum):
    """Why a meeting is there, from what nobody chose to what nobody else wanted."""

    PINNED = "pinned"
    ONLY_ONE = "only_one"
    FAIRNESS = "fairness"
    MUTUAL = "mutual"
    NOBODY_ELSE = "nobody_else"
    WISH = "wish"


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a meeting is there.

    ``have``: how many meetings the seeker has. ``others``: how many who wish for the employer do
    not meet it; ``weaker``: how many of their wishes are worth less than this one.
    """

    code: Met
    have: int
    others: int
    weaker: int


def why_met(problem: Problem, timetable: Timetable, seeker: str, employer: str) -> Ground:
    """Why the two meet in this timetable; they must."""
    pair = next(p for p in problem.pairs if (p.seeker, p.employer) == (seeker, employer))
    have = sum(m.seeker == seeker for m in timetable.meetings)
    met = {m.seeker for m in timetable.meetings if m.employer == employer}
    others = [p.utility for p in problem.pairs if p.employer == employer and p.seeker not in met]
    weaker = sum(utility < pair.utility for utility in others)
    code = _ground(problem, pair, have, bool(others))
    return Ground(code, have, len(others), weaker)


def _ground(problem: Problem, pair: Pair, have: int, wanted: bool) -> Met:
    if any((p.seeker, p.employer) == (pair.seeker, pair.employer) for p in problem.pinned):
        return Met.PINNED
    if not wanted:
        return Met.NOBODY_ELSE
    if have == 1:
        return Met.ONLY_ONE
    if have <= problem.fair_target:
        return Met.FAIRNESS
    return Met.MUTUAL if pair.seeker_score and pair.employer_score else Met.WISH
