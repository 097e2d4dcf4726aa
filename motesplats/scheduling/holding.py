"""What a longer meeting keeps for all its slots: one and the same station and interpreter.

Meetings of one slot are dealt theirs when all are placed; a longer one would then find different
stations free in its slots, so it holds one from the start and leaves the others what is left.
"""

from typing import TYPE_CHECKING, NamedTuple

from motesplats.scheduling.index import slots_in

if TYPE_CHECKING:
    from motesplats.scheduling.draft import Draft

Wanted = tuple[str, str | None]


class Hold(NamedTuple):
    """A station's number at its employer, whether a session there was joined, an interpreter's."""

    table: int
    joined: bool
    interpreter: int


def holdable(draft: "Draft", pair: int, slot: int) -> Hold | None:
    """What a longer meeting could keep, as wanted if that is possible; None where nothing."""
    index = draft.index
    e, s, span = index.employer_of[pair], index.seeker_of[pair], index.span(pair, slot)
    station, name = draft.wanted.get(pair, ("", None))
    if not draft.stocked(pair, span):
        return None
    interpreter = _helper(draft, s, span, name)
    if interpreter is None:
        return None
    chair = index.problem.seekers[s].wheelchair
    tables = [n for n, t in enumerate(index.tables[e]) if t.reachable or not chair]
    ways = [(n, True) for n in tables if _joinable(draft, pair, slot, n)]
    ways += [(n, False) for n in tables if _whole(draft, (e, n), span)]
    ways.sort(key=lambda way: index.tables[e][way[0]].id != station)
    return Hold(*ways[0], interpreter) if ways else None


def _joinable(draft: "Draft", pair: int, slot: int, table: int) -> bool:
    """Whether a session of just those slots has a seat left."""
    index = draft.index
    e = index.employer_of[pair]
    members = _members(draft, (e, table), slot, index.length[pair])
    return 0 < members < index.tables[e][table].seats


def _members(draft: "Draft", where: tuple[int, int], slot: int, length: int) -> int:
    index = draft.index
    return sum(
        hold.table == where[1]
        and index.employer_of[p] == where[0]
        and draft.slot_of[p] == slot
        and index.length[p] == length
        for p, hold in draft.hold.items()
    )


def _whole(draft: "Draft", where: tuple[int, int], span: int) -> bool:
    """Whether the station is nobody's, and the others suffice for meetings of one slot."""
    index, (e, n) = draft.index, where
    own = index.tables[e][n]
    if own.slots & span != span or any(
        hold.table == n and index.employer_of[p] == e and index.span(p, draft.slot_of[p]) & span
        for p, hold in draft.hold.items()
    ):
        return False
    return all(
        not index.seated.get((own.id, t))
        and draft.left[e][t] >= own.seats
        and (not own.reachable or draft.chairs_left[e][t] >= own.seats)
        for t in slots_in(span)
    )


def _helper(draft: "Draft", seeker: int, span: int, wanted: str | None) -> int | None:
    """An interpreter for all the slots, -1 where none is needed, None where none can be had."""
    index = draft.index
    language = index.language[seeker]
    if language == -1:
        return -1
    able = [
        n
        for n, (_, slots, spoken) in enumerate(index.speakers)
        if spoken >> language & 1
        and slots & span == span
        and all(
            not draft.helping[t] >> n & 1 and draft.helped(t, language, 0, 1 << n)
            for t in slots_in(span)
        )
    ]
    return min(able, key=lambda n: (index.speakers[n][0] != wanted, n), default=None)


def reserve(draft: "Draft", pair: int, slot: int, hold: Hold, more: int = 1) -> None:
    """Set aside what a meeting holds (``more`` 1), or give it back (-1)."""
    index = draft.index
    e = index.employer_of[pair]
    table = index.tables[e][hold.table]
    for t in slots_in(index.span(pair, slot)):
        if not hold.joined:
            draft.add_seats(e, t, -more * table.seats)
            if table.reachable:
                draft.add_chairs(e, t, -more * table.seats)
        if hold.interpreter >= 0:
            draft.helping[t] ^= 1 << hold.interpreter
        for kind in index.kinds[pair]:
            draft.used[kind][t] += more


def release(draft: "Draft", pair: int, slot: int, hold: Hold) -> None:
    """Give back what a meeting held, which must not be among the holds any more."""
    index = draft.index
    others = _members(draft, (index.employer_of[pair], hold.table), slot, index.length[pair])
    reserve(draft, pair, slot, hold._replace(joined=others > 0), -1)


def held_as(draft: "Draft") -> dict[int, Wanted]:
    """What is held, by names, so that another draft can want the same."""
    index = draft.index
    return {
        p: (
            index.tables[index.employer_of[p]][hold.table].id,
            index.speakers[hold.interpreter][0] if hold.interpreter >= 0 else None,
        )
        for p, hold in draft.hold.items()
    }
