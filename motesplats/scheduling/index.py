"""A problem in numbers: everything the search looks up often, computed once and never changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from motesplats.scheduling.distances import plain_of, walks_of
from motesplats.scheduling.problem import Problem, ProblemSeeker, pair_slots
from motesplats.scheduling.resting import rests
from motesplats.scheduling.timetable import PlannedMeeting, Timetable, planned

LEVEL_BONUSES = (2000, 500, 150, 50, 20, 10)
USUAL_UTILITY = 60


class Table(NamedTuple):
    """A station; bit t of ``slots``: staffed in slot t, no rest, nothing pinned there.

    ``most_run``: sessions in a row, where rests are not planned.
    """

    id: str
    slots: int
    reachable: bool
    seats: int
    most_run: int


@dataclass(frozen=True, slots=True)
class Index:
    """A problem with seekers, employers and pairs as numbers in the problem's order.

    Sets of slots are integers, bit t standing for slot t. ``domain[p]``: when pair p could begin,
    were nobody else there; 0 for pinned pairs. ``held[p]``: it keeps a station from the start (see
    ``holding``). ``loose[p]``: the domain of those that do not, which chains and swaps may move.
    ``tables[e]``: the employer's stations, and ``seated`` who is pinned to one of their several
    seats in a slot. ``places[e][t]`` and ``reachable[e][t]``: seats free of pinned meetings, all
    and those a wheelchair reaches. ``walk[s][e][f]``: slots that seeker s keeps free between
    meetings at e and f; ``plain[s]``: never any, and all meetings take one slot. ``bonuses[k]``:
    what a seeker's meeting number k + 1 adds to the score F.
    """

    problem: Problem
    n_slots: int
    seeker_of: tuple[int, ...]
    employer_of: tuple[int, ...]
    utility: tuple[int, ...]
    length: tuple[int, ...]
    held: tuple[bool, ...]
    domain: tuple[int, ...]
    loose: tuple[int, ...]
    pairs_of_seeker: tuple[tuple[int, ...], ...]
    most: tuple[int, ...]
    most_there: tuple[int, ...]
    tables: tuple[tuple[Table, ...], ...]
    seated: dict[tuple[str, int], int]
    places: tuple[tuple[int, ...], ...]
    reachable: tuple[tuple[int, ...], ...]
    present: tuple[int, ...]
    pauses: int
    walk: tuple[tuple[tuple[int, ...], ...], ...]
    plain: tuple[bool, ...]
    language: tuple[int, ...]
    speakers: tuple[tuple[str, int, int], ...]
    kinds: tuple[tuple[int, ...], ...]
    stock: tuple[tuple[int, ...], ...]
    scarce: tuple[bool, ...]
    pinned: dict[int, PlannedMeeting]
    bonuses: tuple[int, ...]
    pair_number: dict[tuple[str, str], int]

    def span(self, pair: int, slot: int) -> int:
        """The slots that a meeting takes which begins in ``slot``."""
        return ((1 << self.length[pair]) - 1) << slot

    def covered(self, pair: int) -> int:
        """All slots that a pair's meeting could take."""
        bits = self.domain[pair]
        for k in range(1, self.length[pair]):
            bits |= self.domain[pair] << k
        return bits


def mask(slots: Iterable[int]) -> int:
    """A set of slots as an integer."""
    bits = 0
    for t in slots:
        bits |= 1 << t
    return bits


def slots_in(bits: int) -> list[int]:
    """The slots of a set, in order."""
    found = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found


def index_of(problem: Problem, previous: Timetable | None = None) -> Index:
    """The problem in numbers; recruiters rest when they did in the previous timetable, if any."""
    return _index(problem, rests(problem, previous))


def restless_index_of(problem: Problem) -> Index:
    """The problem in numbers as if recruiters never rested, for what no plan of rests can reach."""
    return _index(problem, {})


def _index(problem: Problem, resting: Mapping[str, Collection[int]]) -> Index:
    seekers = {s.id: n for n, s in enumerate(problem.seekers)}
    employers = {e.id: n for n, e in enumerate(problem.employers)}
    numbers = {(p.seeker, p.employer): n for n, p in enumerate(problem.pairs)}
    pinned = {numbers[m.seeker, m.employer]: planned(m) for m in problem.pinned}
    seeker_of = tuple(seekers[p.seeker] for p in problem.pairs)
    employer_of = tuple(employers[p.employer] for p in problem.pairs)
    length = pair_slots(problem)
    held = _held(problem, employer_of, length)
    present = _present(problem)
    owned = _grouped(seeker_of, len(seekers))
    tables, seated = _tables(problem, resting, {p: m for p, m in pinned.items() if not held[p]})
    utility = tuple(p.utility for p in problem.pairs)
    walk = walks_of(problem)
    tongues = sorted({x for i in problem.interpreters for x in i.languages})
    kinds = _kinds(problem, seeker_of, employer_of)
    domains = _Domains(problem, (present, tables, kinds))
    domain = domains.all((seeker_of, employer_of, length), pinned)
    return Index(
        problem=problem,
        n_slots=problem.n_slots,
        seeker_of=seeker_of,
        employer_of=employer_of,
        utility=utility,
        length=length,
        domain=domain,
        held=held,
        loose=_loose(domain, held),
        pairs_of_seeker=owned,
        most=tuple(s.max_meetings for s in problem.seekers),
        most_there=_most_there(problem),
        tables=tables,
        seated=seated,
        places=_places(problem, tables, seated, reachable=False),
        reachable=_places(problem, tables, seated, reachable=True),
        present=present,
        pauses=mask(problem.pauses),
        walk=tuple(walk[s.walk_mpm] for s in problem.seekers),
        plain=plain_of(problem, walk, (owned, employer_of, length)),
        language=_languages(problem, tongues),
        speakers=_speakers(problem, tongues),
        kinds=kinds,
        stock=_stock(problem),
        scarce=_scarce(problem, seeker_of, kinds),
        pinned=pinned,
        bonuses=_bonuses(problem, max(utility, default=1)),
        pair_number=numbers,
    )


def _loose(domain: tuple[int, ...], held: Sequence[bool]) -> tuple[int, ...]:
    if not any(held):
        return domain
    return tuple(0 if h else d for d, h in zip(domain, held, strict=True))


def _speakers(problem: Problem, tongues: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (i.id, mask(i.available), mask(map(tongues.index, i.languages)))
        for i in problem.interpreters
    )


def _most_there(problem: Problem) -> tuple[int, ...]:
    return tuple(
        len(problem.pairs) if e.max_meetings is None else e.max_meetings for e in problem.employers
    )


def _present(problem: Problem) -> tuple[int, ...]:
    blocked = mask(problem.blocked)
    return tuple(mask(s.available) & ~blocked for s in problem.seekers)


def _bonuses(problem: Problem, dearest: int) -> tuple[int, ...]:
    """Fairness stays ahead of wishes when pairs are worth more than usual."""
    scale = max(1, -(-dearest // USUAL_UTILITY))
    return tuple(scale * b for b in LEVEL_BONUSES[: problem.fair_target])


def _grouped(owner: tuple[int, ...], count: int) -> tuple[tuple[int, ...], ...]:
    groups: list[list[int]] = [[] for _ in range(count)]
    for pair, one in enumerate(owner):
        groups[one].append(pair)
    return tuple(map(tuple, groups))


def _held(
    problem: Problem, employer_of: tuple[int, ...], length: tuple[int, ...]
) -> tuple[bool, ...]:
    """Longer meetings, and all of an employer that has them and groups or recruiters who rest."""
    if max(length, default=1) == 1:
        return (False,) * len(length)
    long = {e for e, k in zip(employer_of, length, strict=True) if k > 1}
    mixed = {
        e
        for e in long
        if any(t.seats > 1 or t.max_run is not None for t in problem.employers[e].stations)
    }
    return tuple(k > 1 or e in mixed for e, k in zip(employer_of, length, strict=True))


def _tables(
    problem: Problem, resting: Mapping[str, Collection[int]], pinned: dict[int, PlannedMeeting]
) -> tuple[tuple[tuple[Table, ...], ...], dict[tuple[str, int], int]]:
    """Stations when nothing pinned sits there; who is pinned to a group takes one of its seats."""
    seats = {t.id: t.seats for e in problem.employers for t in e.stations}
    taken: dict[str, int] = {}
    seated: dict[tuple[str, int], int] = {}
    for m in pinned.values():
        if seats[m.station] > 1:
            seated[m.station, m.slot] = seated.get((m.station, m.slot), 0) + 1
        else:
            taken[m.station] = taken.get(m.station, 0) | 1 << m.slot
    shut = mask(problem.blocked) | ((1 << (problem.now or 0)) - 1)
    tables = tuple(
        tuple(
            Table(
                t.id,
                mask(t.available) & ~(shut | taken.get(t.id, 0) | mask(resting.get(t.id, ()))),
                t.accessible,
                t.seats,
                t.max_run or problem.n_slots,
            )
            for t in e.stations
        )
        for e in problem.employers
    )
    return tables, seated


def _places(
    problem: Problem,
    tables: tuple[tuple[Table, ...], ...],
    seated: dict[tuple[str, int], int],
    *,
    reachable: bool,
) -> tuple[tuple[int, ...], ...]:
    rows = []
    for own in tables:
        row = [0] * problem.n_slots
        for table in own:
            if table.reachable or not reachable:
                for t in slots_in(table.slots):
                    row[t] += max(0, table.seats - seated.get((table.id, t), 0))
        rows.append(tuple(row))
    return tuple(rows)


def _languages(problem: Problem, tongues: list[str]) -> tuple[int, ...]:
    """The number of each seeker's language, -1 where none is needed, -2 where nobody speaks it."""
    numbers = {language: n for n, language in enumerate(tongues)}
    return tuple(numbers.get(s.language, -2) if s.language else -1 for s in problem.seekers)


def _stock(problem: Problem) -> tuple[tuple[int, ...], ...]:
    """How many of each resource there are in each slot."""
    return tuple(
        tuple(r.count if t in r.available else 0 for t in range(problem.n_slots))
        for r in problem.resources
    )


def _scarce(
    problem: Problem, seeker_of: tuple[int, ...], kinds: tuple[tuple[int, ...], ...]
) -> tuple[bool, ...]:
    """Which pairs need an interpreter, a reachable station or a resource."""
    needy = [bool(s.language or s.wheelchair) for s in problem.seekers]
    return tuple(needy[s] or bool(k) for s, k in zip(seeker_of, kinds, strict=True))


def _kinds(
    problem: Problem, seeker_of: tuple[int, ...], employer_of: tuple[int, ...]
) -> tuple[tuple[int, ...], ...]:
    """The resources of which each pair takes one."""
    if not problem.resources:
        return ((),) * len(seeker_of)
    numbers = {r.id: n for n, r in enumerate(problem.resources)}
    theirs = [{numbers[r] for r in s.resources} for s in problem.seekers]
    there = [{numbers[r] for r in e.resources} for e in problem.employers]
    return tuple(
        tuple(sorted(theirs[s] | there[e])) for s, e in zip(seeker_of, employer_of, strict=True)
    )


class _Domains:
    """When each pair could begin a meeting, were nobody else there."""

    def __init__(
        self,
        problem: Problem,
        parts: tuple[tuple[int, ...], tuple[tuple[Table, ...], ...], tuple[tuple[int, ...], ...]],
    ) -> None:
        """``parts``: ``present``, ``tables`` and ``kinds`` of the index."""
        self._problem, (self._present, self._tables, self._kinds) = problem, parts
        self._absent = frozenset(problem.absent)
        self._speaking: dict[str, list[int]] = {}
        for interpreter in problem.interpreters:
            for language in interpreter.languages:
                self._speaking.setdefault(language, []).append(mask(interpreter.available))
        self._things = [mask(r.available) if r.count else 0 for r in problem.resources]
        self._staffed = [
            (self._of_any(t.slots for t in own), self._of_any(t.slots for t in own if t.reachable))
            for own in self._tables
        ]

    @staticmethod
    def _of_any(slots: Iterable[int]) -> int:
        return reduce(or_, slots, 0)

    def all(
        self,
        pairs: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]],
        pinned: dict[int, PlannedMeeting],
    ) -> tuple[int, ...]:
        """The domain of every pair; ``pairs``: their seekers, employers and lengths."""
        seekers, present, staffed = self._problem.seekers, self._present, self._staffed
        here = [s.id not in self._absent for s in seekers]
        # Who needs nothing is there or not; that is nearly everybody, and looked up at once.
        usual = [not s.language and not s.wheelchair for s in seekers]
        found = [
            (
                present[s] & staffed[e][0]
                if usual[s] and k == 1 and not kinds
                else self._domain(seekers[s], present[s], e, p, k)
            )
            if here[s]
            else 0
            for p, (s, e, k, kinds) in enumerate(zip(*pairs, self._kinds, strict=True))
        ]
        for p in pinned:
            found[p] = 0
        return tuple(found)

    def _domain(
        self, seeker: ProblemSeeker, present: int, employer: int, pair: int, slots: int
    ) -> int:
        found = present & self._staffed[employer][seeker.wheelchair]
        for kind in self._kinds[pair]:
            found &= self._things[kind]
        if slots == 1 and not seeker.language:
            return found
        tables = [t.slots for t in self._tables[employer] if t.reachable or not seeker.wheelchair]
        found = self._lasting(found, slots) & self._of_any(self._lasting(t, slots) for t in tables)
        if seeker.language:
            speaking = self._speaking.get(seeker.language, ())
            found &= self._of_any(self._lasting(i, slots) for i in speaking)
        return found

    def _lasting(self, bits: int, slots: int) -> int:
        """The slots of a set in which a meeting may begin that stays within it, and no pause."""
        inner = ~mask(self._problem.pauses)
        found = bits
        for k in range(1, slots):
            found &= (bits & inner) >> k
        return found
