"""Give every meeting its station and interpreter, disturbing little of what was dealt."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from motesplats.scheduling.timetable import PlannedMeeting, Timetable

if TYPE_CHECKING:
    from motesplats.scheduling.index import Index


def deal(
    wishes: Mapping[int, Sequence[str]], before: Mapping[int, str] | None = None
) -> dict[int, str] | None:
    """One of its wishes for each, no two alike; None if impossible.

    What was dealt ``before`` stays wherever it can (augmenting paths move only who must yield).
    """
    holder: dict[str, int] = {}
    for one, thing in (before or {}).items():
        if thing in wishes.get(one, ()) and thing not in holder:
            holder[thing] = one
    content = set(holder.values())
    for one in sorted(wishes, key=lambda w: (len(wishes[w]), w)):
        if one not in content and not _augment(one, wishes, holder, set()):
            return None
    return {one: thing for thing, one in holder.items()}


def _augment(
    one: int, wishes: Mapping[int, Sequence[str]], holder: dict[str, int], seen: set[str]
) -> bool:
    for thing in wishes[one]:
        if thing not in holder:
            holder[thing] = one
            return True
    for thing in wishes[one]:
        if thing in seen:
            continue
        seen.add(thing)
        if _augment(holder[thing], wishes, holder, seen):
            holder[thing] = one
            return True
    return False


def timetable_of(
    index: "Index", slot_of: Mapping[int, int], previous: Timetable | None = None
) -> Timetable:
    """The timetable of placed pairs, with stations and interpreters as before where possible."""
    kept = {
        index.pair_number.get((m.seeker, m.employer), -1): m
        for m in (previous.meetings if previous else ())
    }
    stations = _dealt(index, slot_of, {p: m.station for p, m in kept.items()}, stations=True)
    helpers = {p: m.interpreter for p, m in kept.items() if m.interpreter is not None}
    interpreters = _dealt(index, slot_of, helpers, stations=False)
    pairs = index.problem.pairs
    planned = [
        PlannedMeeting(pairs[p].seeker, pairs[p].employer, stations[p], t, interpreters.get(p))
        for p, t in slot_of.items()
        if p not in index.pinned
    ]
    return Timetable(index.problem.name, (*planned, *index.pinned.values()))


def _dealt(
    index: "Index", slot_of: Mapping[int, int], kept: Mapping[int, str], *, stations: bool
) -> dict[int, str]:
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for pair, slot in slot_of.items():
        if pair in index.pinned:
            continue
        if stations:
            groups[index.employer_of[pair], slot].append(pair)
        elif index.seeker(pair).language:
            groups[-1, slot].append(pair)
    dealt: dict[int, str] = {}
    for (employer, slot), pairs in groups.items():
        wishes = {p: index.things(p, employer, slot) for p in pairs}
        found = deal(wishes, {p: kept[p] for p in pairs if p in kept})
        dealt.update(found or {})
    return dealt
