"""Give every meeting its station and interpreter, disturbing little of what was dealt."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from motesplats.scheduling.draft import Draft
from motesplats.scheduling.index import Index
from motesplats.scheduling.timetable import PlannedMeeting, Timetable

Thing = TypeVar("Thing", bound=Hashable)
Seat = tuple[str, int]


def deal(
    wishes: Mapping[int, Sequence[Thing]], before: Mapping[int, Thing] | None = None
) -> dict[int, Thing] | None:
    """One of its wishes for each, no two alike; None if impossible.

    What was dealt ``before`` stays wherever it can (augmenting paths move only who must yield).
    """
    holder: dict[Thing, int] = {}
    for one, thing in (before or {}).items():
        if thing in wishes.get(one, ()) and thing not in holder:
            holder[thing] = one
    content = set(holder.values())
    for one in sorted(wishes, key=lambda w: (len(wishes[w]), w)):
        if one not in content and not _augment(one, wishes, holder):
            return None
    return {one: thing for thing, one in holder.items()}


def _augment(one: int, wishes: Mapping[int, Sequence[Thing]], holder: dict[Thing, int]) -> bool:
    """Find a thing for one more, breadth first, so that the fewest others must yield."""
    reached: dict[Thing, int] = {}
    waiting = [one]
    for asking in waiting:
        for thing in wishes[asking]:
            if thing in reached:
                continue
            reached[thing] = asking
            if thing in holder:
                waiting.append(holder[thing])
                continue
            _pass_on(thing, one, reached, holder)
            return True
    return False


def _pass_on(thing: Thing, first: int, reached: dict[Thing, int], holder: dict[Thing, int]) -> None:
    """Give everybody on the way what they reached; what they held goes to who asked them."""
    held = {one: other for other, one in holder.items()}
    while True:
        asking = reached[thing]
        holder[thing] = asking
        if asking == first:
            return
        thing = held[asking]


def timetable_of(draft: Draft, previous: Timetable | None = None) -> Timetable:
    """The timetable of placed pairs, with stations and interpreters as before where possible."""
    index = draft.index
    kept = {
        index.pair_number.get((m.seeker, m.employer), -1): m
        for m in (previous.meetings if previous else ())
    }
    stations = _stations(draft, kept)
    helpers = {p: m.interpreter for p, m in kept.items() if m.interpreter is not None}
    interpreters = _interpreters(draft, helpers)
    for p, hold in draft.hold.items():
        stations[p] = index.tables[index.employer_of[p]][hold.table].id
        if hold.interpreter >= 0:
            interpreters[p] = index.speakers[hold.interpreter][0]
    planned = [
        _meeting(index, p, (stations[p], t, interpreters.get(p)), kept.get(p))
        for p, t in draft.placed().items()
        if p not in index.pinned
    ]
    return Timetable(index.problem.name, (*planned, *index.pinned.values()))


def _meeting(
    index: Index, pair: int, where: tuple[str, int, str | None], before: PlannedMeeting | None
) -> PlannedMeeting:
    """The meeting of before where it is the same, so that what did not change is seen at once."""
    if before is not None and where == (before.station, before.slot, before.interpreter):
        return before
    who = index.problem.pairs[pair]
    return PlannedMeeting(who.seeker, who.employer, *where)


def _stations(draft: Draft, before: Mapping[int, PlannedMeeting]) -> dict[int, str]:
    """Stations of the meetings of one slot; each goes on at stations that are in use already."""
    dealt: dict[int, str] = {}
    for e, row in enumerate(draft.at):
        last: set[str] = set()
        for t, pairs in enumerate(row):
            if not pairs:
                continue
            found = _dealt_at(draft, (e, t), sorted(pairs), (before, last))
            last = set(found.values())
            dealt |= found
    return dealt


def _dealt_at(
    draft: Draft,
    where: tuple[int, int],
    pairs: list[int],
    likings: tuple[Mapping[int, PlannedMeeting], set[str]],
) -> dict[int, str]:
    index, (e, t), (before, last) = draft.index, where, likings
    same = _as_before(draft, where, pairs, before)
    if same is not None:
        return same
    held = {
        hold.table
        for p, hold in draft.hold.items()
        if index.employer_of[p] == e and index.span(p, draft.slot_of[p]) >> t & 1
    }
    tables = [
        table for n, table in enumerate(index.tables[e]) if table.slots >> t & 1 and n not in held
    ]
    tables.sort(key=lambda table: table.id not in last)
    seats = [
        ((table.id, k), table.reachable)
        for table in tables
        for k in range(table.seats - index.seated.get((table.id, t), 0))
    ]
    everybody = [seat for seat, _ in seats]
    in_chairs = [seat for seat, reachable in seats if reachable]
    people = index.problem.seekers
    wishes = {p: in_chairs if people[index.seeker_of[p]].wheelchair else everybody for p in pairs}
    used: dict[str, int] = defaultdict(int)
    wanted: dict[int, Seat] = {}
    for p in pairs:
        if p in before and before[p].slot == t:
            station = before[p].station
            wanted[p] = station, used[station]
            used[station] += 1
        elif p in before:
            # Who only now comes to this slot takes no station from those who were there.
            own = before[p].station
            first = [seat for seat in wishes[p] if seat[0] == own]
            wishes[p] = [*first, *(seat for seat in wishes[p] if seat[0] != own)]
    return {p: station for p, (station, _) in (deal(wishes, wanted) or {}).items()}


def _as_before(
    draft: Draft, where: tuple[int, int], pairs: list[int], before: Mapping[int, PlannedMeeting]
) -> dict[int, str] | None:
    """The stations of before where each is still free for just the one; a short cut."""
    index, (e, t) = draft.index, where
    if draft.holders[e]:
        return None
    people, chairs = index.problem.seekers, False
    found: dict[int, str] = {}
    for p in pairs:
        if p not in before:
            return None
        found[p] = before[p].station
        chairs = chairs or people[index.seeker_of[p]].wheelchair
    kept = set(found.values())
    free = [
        x.id
        for x in index.tables[e]
        if x.id in kept and x.slots >> t & 1 and (x.reachable or not chairs)
    ]
    return found if len(free) == len(pairs) else None


def _interpreters(draft: Draft, before: Mapping[int, str]) -> dict[int, str]:
    """Interpreters of the meetings of one slot."""
    index = draft.index
    groups: dict[int, list[int]] = defaultdict(list)
    for pair, slot in draft.placed().items():
        helped = index.language[index.seeker_of[pair]] >= 0
        if helped and pair not in index.pinned and pair not in draft.hold:
            groups[slot].append(pair)
    dealt: dict[int, str] = {}
    for t, pairs in groups.items():
        there = [
            (name, spoken)
            for n, (name, slots, spoken) in enumerate(index.speakers)
            if slots >> t & 1 and not draft.helping[t] >> n & 1
        ]
        wishes = {
            p: [n for n, spoken in there if spoken >> index.language[index.seeker_of[p]] & 1]
            for p in pairs
        }
        dealt |= deal(wishes, {p: before[p] for p in pairs if p in before}) or {}
    return dealt
