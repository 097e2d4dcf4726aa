"""Meetings that must all be held, and what binds their times."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from motesplats.scheduling.problem import MOST_SLOTS, Fault, refuse

MOST_PARTICIPANTS = 20_000
MOST_MEETINGS = 100_000


class Half(IntEnum):
    """The half of the day that a meeting is bound to, as the published files number it."""

    MORNING = 1
    AFTERNOON = 2
    ANY = 3


@dataclass(frozen=True, slots=True)
class GivenMeeting:
    """Two participants who must meet, two at times more than once.

    ``after``: meetings that are held in earlier slots.

    Everything is counted from 0.
    """

    first: int
    second: int
    half: Half = Half.ANY
    fixed: int | None = None
    after: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """All that must be held: slots 0 … ``slots`` - 1, of which ``morning`` are before lunch.

    ``forbidden``: for each participant the slots when he or she cannot meet. Tables are alike, so
    only how many are busy at once matters. The breaks of two participants differ by at most
    ``fairness``. Paths in refusals count from 1, as the published files do.

    Source: Bofill, Coll, Garcia, Giráldez-Cru, Pesant, Suy, Villaret, "Constraint Solving
    Approaches to the Business-to-Business Meeting Scheduling Problem", JAIR 74, 2022.
    Raises Refused(PROBLEM_INVALID, path, reason).
    """

    participants: int
    slots: int
    morning: int
    tables: int
    meetings: tuple[GivenMeeting, ...]
    forbidden: tuple[tuple[int, ...], ...]
    fairness: int = 2

    def __post_init__(self) -> None:
        _within("nBusiness", self.participants, 1, MOST_PARTICIPANTS)
        _within("nTotalSlots", self.slots, 1, MOST_SLOTS)
        _within("nMorningSlots", self.morning, 0, self.slots)
        _within("nTables", self.tables, 1, MOST_MEETINGS)
        _within("nMeetings", len(self.meetings), 0, MOST_MEETINGS)
        _check_meetings(self)
        if len(self.forbidden) != self.participants:
            raise refuse("forbidden", Fault.MISSING)
        for p, slots in enumerate(self.forbidden, 1):
            for slot in slots:
                _within(f"forbidden[{p}]", slot, 0, self.slots - 1)

    def own(self) -> tuple[tuple[int, ...], ...]:
        """The meetings of each participant."""
        own: list[list[int]] = [[] for _ in range(self.participants)]
        for m, meeting in enumerate(self.meetings):
            own[meeting.first].append(m)
            own[meeting.second].append(m)
        return tuple(map(tuple, own))

    def half_of(self, half: Half) -> range:
        """The slots of a half of the day."""
        begins = self.morning if half is Half.AFTERNOON else 0
        return range(begins, self.morning if half is Half.MORNING else self.slots)


@dataclass(frozen=True, slots=True)
class Held:
    """A slot for every meeting; ``breaks`` of all participants, never fewer than ``bound``.

    ``proven``: nothing with fewer breaks exists.
    """

    slots: tuple[int, ...]
    breaks: int
    bound: int

    @property
    def proven(self) -> bool:
        return self.breaks == self.bound


def _within(path: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise refuse(path, Fault.OUT_OF_RANGE)


def _check_meetings(given: Given) -> None:
    for n, meeting in enumerate(given.meetings, 1):
        path = f"requested[{n}]"
        _within(path, meeting.first, 0, given.participants - 1)
        _within(path, meeting.second, 0, given.participants - 1)
        if meeting.first == meeting.second:
            raise refuse(path, Fault.DUPLICATE)
        if meeting.fixed is not None:
            _within(f"fixed[{n}]", meeting.fixed, 0, given.slots - 1)
        for before in meeting.after:
            _within(f"precedences[{n}]", before, 0, len(given.meetings) - 1)


def breaks_of(given: Given, slots: Sequence[int]) -> tuple[int, ...]:
    """The breaks of each participant: groups of idle slots between two meetings."""
    return tuple(_breaks(sorted(slots[m] for m in own)) for own in given.own())


def _breaks(busy: Iterable[int]) -> int:
    return sum(later != earlier + 1 for earlier, later in pairwise(busy))


def holds(given: Given, slots: Sequence[int]) -> bool:
    """Whether every rule is kept; shares nothing with the search."""
    taken = [(p, slots[m]) for p, own in enumerate(given.own()) for m in own]
    breaks = breaks_of(given, slots)
    return (
        len(taken) == len(set(taken))
        and all(slot not in given.forbidden[p] for p, slot in taken)
        and max(Counter(slots).values(), default=0) <= given.tables
        and max(breaks) - min(breaks) <= given.fairness
        and all(_in_time(given, m, slots) for m in range(len(given.meetings)))
    )


def _in_time(given: Given, m: int, slots: Sequence[int]) -> bool:
    meeting = given.meetings[m]
    return (
        slots[m] in given.half_of(meeting.half)
        and meeting.fixed in (None, slots[m])
        and all(slots[before] < slots[m] for before in meeting.after)
    )
