"""What a longer meeting keeps for all its slots: one and the same station and interpreter.

Meetings of one slot are dealt theirs when all are placed; a longer one would then find different
stations free in its slots, so it holds one from the start and leaves the others what is left. All
meetings do so at employers where longer ones meet groups or recruiters who rest: who begins
together is one session, which lasts as long as the longest.
"""

from typing import TYPE_CHECKING, NamedTuple

from motesplats.scheduling.index import slots_in

if TYPE_CHECKING:
    from motesplats.scheduling.draft import Draft

Wanted = tuple[str, str | None]


class Hold(NamedTuple):
    """A station's number at its employer, and an interpreter's, -1 where none is needed."""

    table: int
    interpreter: int


def holdable(draft: "Draft", pair: int, slot: int) -> Hold | None:
    """What a meeting could keep, as wanted if that is possible; None where nothing."""
    index = draft.index
    e, s, span = index.employer_of[pair], index.seeker_of[pair], index.span(pair, slot)
    station, name = draft.wanted.get(pair, ("", None))
    if not draft.stocked(pair, span):
        return None
    interpreter = _helper(draft, s, span, name)
    if interpreter is None:
        return None
    chair = index.problem.seekers[s].wheelchair
    ways = []
    for n, table in enumerate(index.tables[e]):
        if (table.reachable or not chair) and table.slots & span == span:
            members, cover = _session(draft, (e, n), slot)
            if members < table.seats and _free(draft, (e, n), slot, (span, cover)):
                ways.append((table.id != station, not members, n))
    return Hold(min(ways)[2], interpreter) if ways else None


def _session(draft: "Draft", where: tuple[int, int], slot: int) -> tuple[int, int]:
    """How many hold the station from just that slot on, and the slots that they take."""
    members = cover = 0
    for p in draft.holders[where[0]]:
        if draft.hold[p].table == where[1] and draft.slot_of[p] == slot:
            members += 1
            cover |= draft.index.span(p, slot)
    return members, cover


def _free(draft: "Draft", where: tuple[int, int], slot: int, spans: tuple[int, int]) -> bool:
    """Whether the station has no other session then, its rests, and the others suffice."""
    index, (e, n), (span, cover) = draft.index, where, spans
    own = index.tables[e][n]
    sessions = {slot: (span | cover).bit_length()}
    for p in draft.holders[e]:
        if draft.hold[p].table == n and draft.slot_of[p] != slot:
            start, other = draft.slot_of[p], index.span(p, draft.slot_of[p])
            if other & span:
                return False
            sessions[start] = max(sessions.get(start, 0), other.bit_length())
    return _rested(draft, sessions, own.most_run) and all(
        not index.seated.get((own.id, t))
        and draft.left[e][t] >= own.seats
        and (not own.reachable or draft.chairs_left[e][t] >= own.seats)
        for t in slots_in(span & ~cover)
    )


def _rested(draft: "Draft", sessions: dict[int, int], most: int) -> bool:
    """Whether no more sessions than ``most``, ends by starts, follow each other without a slot."""
    run, end = 0, -1
    for start in sorted(sessions):
        run = run + 1 if start == end and not draft.index.pauses >> start & 1 else 1
        if run > most:
            return False
        end = sessions[start]
    return True


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


def reserve(draft: "Draft", pair: int, slot: int, hold: Hold) -> None:
    """Set aside what a meeting holds, but for slots that others of its session cover already."""
    index = draft.index
    e = index.employer_of[pair]
    table = index.tables[e][hold.table]
    _, cover = _session(draft, (e, hold.table), slot)
    span = index.span(pair, slot) & ((1 << index.n_slots) - 1)
    for t in slots_in(span & ~cover):
        draft.add_seats(e, t, -table.seats)
        if table.reachable:
            draft.add_chairs(e, t, -table.seats)
    for t in slots_in(span):
        if hold.interpreter >= 0:
            draft.helping[t] |= 1 << hold.interpreter
        for kind in index.kinds[pair]:
            draft.used[kind][t] += 1
    draft.hold[pair] = hold
    draft.holders[e].append(pair)


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
