"""The desk: check in by badge or by name, find people, take drop-ins, undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.ids import (
    OperationId,
    PersonId,
    SeekerId,
    new_badge_code,
    new_id,
    read_badge_code,
)
from motesplats.core.people import Needs, Seeker, Wish
from motesplats.core.texts import one_line
from motesplats.core.visibility import Place, may_see, seen_needs
from motesplats.i18n import folded, swedish_order
from motesplats.storage import arrivals, desk_calls, journal, people, timetables, wishes
from motesplats.usecases.live_hall import times_now
from motesplats.usecases.outside import come_back
from motesplats.usecases.queries import known_fair, known_seeker, parts_in, plan_in
from motesplats.usecases.same_name import SameName, mark_in, marks_in
from motesplats.usecases.views import MeetingView, Shown, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from motesplats.core.ids import EmployerId, FairId
    from motesplats.core.people import Presence
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts

ARRIVED = frozenset({Topic.ARRIVALS})
_SHORTEST_SEARCH = 2
_SHORTEST_CODE = 4
_SHORTEST_PHONE = 4


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Who came, when (UTC), and where they go first.

    ``again`` is True for a repeated scan, which changed nothing, unless the person was ``outside``
    and is inside again. ``mark`` tells two people of the same name apart.
    """

    seeker: Shown
    at: datetime
    again: bool
    meetings: tuple[MeetingView, ...]
    needs: Needs
    changed: frozenset[Topic]
    back: bool = False
    mark: SameName | None = None
    missed: bool = False
    next: MeetingView | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """Somebody who matches what was typed; ``arrived`` is None for one who has not come yet.

    ``first_meeting`` is the next one that stands; ``mark`` tells two people of one name apart.
    """

    seeker: Shown
    arrived: datetime | None
    first_meeting: MeetingView | None
    mark: SameName | None = None
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many are expected, how many are inside, and who is missing for the first time slot.

    ``out`` are those who have come and gone out for a while; they are not counted as inside.
    """

    expected: int
    inside: int
    missing_first: tuple[MeetingView, ...]
    out: int = 0


@dataclass(frozen=True, slots=True)
class ArrivalUndone:
    """Whose check-in was taken back."""

    seeker: Shown
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class WalkInUndone:
    """A drop-in is no longer registered."""

    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class WalkIn:
    """What the desk asks a person who comes without having registered."""

    first_name: str
    last_name: str = ""
    phone: str = ""
    occupation: str = ""
    presence: Presence | None = None
    wishes: tuple[EmployerId, ...] = ()
    protected: bool = False
    longer_time: bool = False


def check_in(
    context: Context, fair_id: FairId, code_text: str, operation: OperationId | None = None
) -> CheckedIn:
    """Record that the badge's owner has arrived; a repeated scan changes nothing.

    ``code_text`` is what the scanner sent or a person typed; a ticket code of the system the person
    registered in counts too. Raises Refused(UNKNOWN_BADGE) for a code that no badge bears, and
    Refused(FOREIGN_BADGE) for a badge of another fair.
    """
    with context.store.read() as connection:
        seeker = _owner(connection, fair_id, code_text)
    return _arrive(context, seeker, operation)


def check_in_by_name(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> CheckedIn:
    """Record that somebody found by name has arrived. Raises Refused(UNKNOWN_SEEKER)."""
    with context.store.read() as connection:
        seeker = known_seeker(connection, seeker_id)
    return _arrive(context, seeker, operation)


def greeting_of(context: Context, seeker_id: SeekerId) -> CheckedIn | None:
    """How somebody who is inside was greeted; None for one who is not, or not registered."""
    with context.store.read() as connection:
        seeker = people.seeker_by_id(connection, seeker_id)
        arrival = arrivals.arrival_of(connection, seeker_id)
        if seeker is None or arrival is None:
            return None
        return _answer(connection, seeker, arrival.at, again=False, now=context.now())


def undo_check_in(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> ArrivalUndone:
    """Take a check-in back. Raises Refused(UNKNOWN_SEEKER) or Refused(NOT_ARRIVED)."""
    with context.store.write("undo_check_in", operation) as transaction:
        seeker = known_seeker(transaction.connection, seeker_id)
        if not transaction.repeated:
            arrival = arrivals.arrival_of(transaction.connection, seeker_id)
            if arrival is None:
                raise Refused(Refusal.NOT_ARRIVED, code=seeker.code)
            arrivals.remove_arrival(transaction.connection, seeker_id)
            journal.mark_undone(
                transaction.connection, "check_in", seeker_id, transaction.operation
            )
            inverse = {"verb": "check_in", "seeker": seeker_id, "at": arrival.at.isoformat()}
            transaction.journal([seeker_id], inverse)
    return ArrivalUndone(shown(seeker, Place.DESK), ARRIVED)


def walk_in(
    context: Context, fair_id: FairId, person: WalkIn, operation: OperationId | None = None
) -> CheckedIn:
    """Register and check in a person who comes without having registered.

    Raises Refused(NAME_MISSING) without a first name, and for a press that is repeated
    Refused(UNKNOWN_SEEKER) when the person has been taken off again.
    """
    if not one_line(person.first_name):
        raise Refused(Refusal.NAME_MISSING)
    with context.store.write("walk_in", operation) as transaction:
        connection = transaction.connection
        known_fair(connection, fair_id)
        if transaction.repeated:
            subject = next(iter(journal.subjects_of(connection, transaction.operation)), "")
            seeker = known_seeker(connection, SeekerId(subject))
        else:
            seeker = _new_seeker(fair_id, person)
            people.add_seekers(connection, (seeker,), frozenset())
            ranked = tuple(Wish(seeker.id, e, n) for n, e in enumerate(person.wishes, start=1))
            wishes.replace_wishes(connection, frozenset({seeker.id}), ranked)
            transaction.journal([seeker.id], {"verb": "undo_walk_in", "seeker": seeker.id})
        at = arrivals.add_arrival(connection, seeker.id, context.now())
        answer = _answer(connection, seeker, at, again=False)
    return replace(answer, changed=ARRIVED | {Topic.PEOPLE, Topic.WISHES})


def undo_walk_in(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> WalkInUndone:
    """Take a drop-in off the fair again, with everything that was written down.

    Raises Refused(UNKNOWN_SEEKER), and Refused(CANNOT_UNDO) for somebody who was registered in
    another way, has got a meeting, or stands in a list that was read since.
    """
    with context.store.write("undo_walk_in", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            seeker = known_seeker(connection, seeker_id)
            verbs = {entry.verb for entry in journal.about(connection, seeker_id)}
            marked = journal.mark_undone(connection, "walk_in", seeker_id, transaction.operation)
            if not marked or "import" in verbs or timetables.meetings_with(connection, seeker_id):
                raise Refused(Refusal.CANNOT_UNDO)
            people.remove_seeker(connection, seeker_id)
            transaction.journal([seeker_id], fair=seeker.fair)
    return WalkInUndone(ARRIVED | {Topic.PEOPLE, Topic.WISHES})


def latest_arrivals(context: Context, fair_id: FairId, limit: int = 5) -> tuple[SearchHit, ...]:
    """Those who came last, the latest first."""
    with context.store.read() as connection:
        records, over = _desk_parts(context, connection, fair_id)
        latest = arrivals.arrivals_of(connection, fair_id)[:limit]
    return tuple(_hit(records, records.seekers[a.seeker], over) for a in latest)


def attendance(context: Context, fair_id: FairId) -> Attendance:
    """How many are inside, and who of the first time slot is missing."""
    with context.store.read() as connection:
        records, _ = _desk_parts(context, connection, fair_id)
        out = len(desk_calls.outside_of(connection, fair_id))
    first = min((m.slot for m in records.meetings), default=None)
    missing = [
        records.view(m, Place.DESK)
        for m in records.meetings
        if m.slot == first and m.seeker not in records.arrivals
    ]
    return Attendance(len(records.seekers), len(records.arrivals) - out, tuple(missing), out)


def search(context: Context, fair_id: FairId, text: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """Who matches the start of a first or last name, the end of a phone number, or the first
    four or more characters of a code.

    Case, å ä ö and other diacritics are folded; fewer than two characters find nobody. Those who
    have not arrived come first, then Swedish order. Protected people are found by their code only.
    """
    with context.store.read() as connection:
        records, over = _desk_parts(context, connection, fair_id)
        found = matching(records.seekers.values(), text)
        found.sort(key=lambda s: (s.id in records.arrivals, _order(s)))
        found = found[:limit]
        marks = marks_in(connection, fair_id, found, records.seekers.values())
        out = desk_calls.outside_of(connection, fair_id)
    return tuple(
        replace(_hit(records, seeker, over), mark=marks.get(seeker.id), outside=seeker.id in out)
        for seeker in found
    )


def matching(seekers: Iterable[Seeker], text: str) -> list[Seeker]:
    """Those of ``seekers`` whom the desk may find by ``text``."""
    wanted = folded(text).split()
    if sum(len(word) for word in wanted) < _SHORTEST_SEARCH:
        return []
    return [seeker for seeker in seekers if _matches(seeker, wanted)]


def _matches(seeker: Seeker, wanted: list[str]) -> bool:
    joined = "".join(wanted)
    typed = joined.removeprefix("mps")
    # Fewer would let a code that happens to begin like a name stand among the names.
    if len(typed) >= _SHORTEST_CODE and seeker.code.casefold()[3:].startswith(typed):
        return True
    if not may_see("seeker.last_name", Place.SEARCH, protected=seeker.protected):
        return False
    if joined.isdigit() and len(joined) >= _SHORTEST_PHONE:
        digits = "".join(c for c in seeker.phone if c.isdigit())
        return digits.endswith(joined)
    names = folded(seeker.full_name).replace("-", " ").split()
    return all(any(name.startswith(word) for name in names) for word in wanted)


def _order(seeker: Seeker) -> tuple[object, ...]:
    return (swedish_order(seeker.first_name), swedish_order(seeker.last_name), seeker.id)


def _desk_parts(context: Context, connection: Connection, fair_id: FairId) -> tuple[FairParts, int]:
    """The fair's records in the times that the day really goes by, and how many slots are over."""
    parts = parts_in(connection, fair_id)
    times = times_now(connection, known_fair(connection, fair_id), context.now())
    return replace(parts, slots=times.slots), times.over


def _hit(records: FairParts, seeker: Seeker, over: int) -> SearchHit:
    plan = standing(records.plan_of(seeker.id, Place.DESK))
    first = next((view for view in plan if view.meeting.last >= over), None)
    return SearchHit(shown(seeker, Place.DESK), records.arrivals.get(seeker.id), first)


def standing(plan: tuple[MeetingView, ...]) -> tuple[MeetingView, ...]:
    """The meetings of a plan that are to be held."""
    return tuple(view for view in plan if view.meeting.state is MeetingState.PLANNED)


def _owner(connection: Connection, fair_id: FairId, code_text: str) -> Seeker:
    code = read_badge_code(code_text)
    if code is not None:
        seeker = people.seeker_by_code(connection, code)
        if seeker is None:
            raise Refused(Refusal.UNKNOWN_BADGE, code=code_text.strip()[:40])
        if seeker.fair != fair_id:
            raise Refused(Refusal.FOREIGN_BADGE, code=code_text.strip()[:40])
        return seeker
    text = code_text.strip()
    tickets = people.seekers_by_external_code(connection, text) if text else ()
    here = [seeker for seeker in tickets if seeker.fair == fair_id]
    if len(here) != 1:
        raise Refused(Refusal.UNKNOWN_BADGE, code=text[:40])
    return here[0]


def _arrive(context: Context, seeker: Seeker, operation: OperationId | None) -> CheckedIn:
    with context.store.read() as connection:
        earlier = arrivals.arrival_of(connection, seeker.id)
        if earlier is not None and not desk_calls.is_outside(connection, seeker.id):
            return _answer(connection, seeker, earlier.at, again=True, now=context.now())
    if earlier is not None:
        return _back(context, seeker, earlier.at, operation)
    with context.store.write("check_in", operation) as transaction:
        now = context.now()
        at = arrivals.add_arrival(transaction.connection, seeker.id, now)
        transaction.journal([seeker.id], {"verb": "undo_check_in", "seeker": seeker.id})
        return _answer(transaction.connection, seeker, at, again=at != now)


def _back(
    context: Context, seeker: Seeker, at: datetime, operation: OperationId | None
) -> CheckedIn:
    """Somebody who had gone out shows the badge again: they are inside."""
    changed = come_back(context, seeker.id, operation).changed
    with context.store.read() as connection:
        answer = _answer(connection, seeker, at, again=True, now=context.now())
    return replace(answer, back=True, changed=changed)


def _answer(
    connection: Connection,
    seeker: Seeker,
    at: datetime,
    *,
    again: bool,
    now: datetime | None = None,
) -> CheckedIn:
    every = timetables.meetings_with(connection, seeker.id)
    times = times_now(connection, known_fair(connection, seeker.fair), now or at)
    own = standing(plan_in(connection, seeker, Place.DESK, times.slots))
    coming = (view for view in own if view.meeting.last >= times.over)
    return CheckedIn(
        seeker=shown(seeker, Place.DESK),
        at=at,
        again=again,
        meetings=own,
        next=next(coming, None),
        needs=seen_needs(seeker, Place.DESK),
        changed=frozenset() if again else ARRIVED,
        mark=mark_in(connection, seeker),
        missed=any(m.state is MeetingState.NO_SHOW for m in every),
    )


def _new_seeker(fair_id: FairId, person: WalkIn) -> Seeker:
    seeker = Seeker(
        id=SeekerId(new_id()),
        person=PersonId(new_id()),
        fair=fair_id,
        code=new_badge_code(),
        first_name=one_line(person.first_name),
        last_name=one_line(person.last_name),
        phone=one_line(person.phone),
        occupation=one_line(person.occupation),
        needs=Needs(longer_time=person.longer_time),
        protected=person.protected,
        walk_in=True,
    )
    return seeker if person.presence is None else replace(seeker, presence=person.presence)
