"""A seeker goes home: what was left is free again, and others who want it may have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import CalledOff, MeetingState
from motesplats.core.ids import MeetingId, SeekerId, new_id
from motesplats.core.visibility import Place
from motesplats.storage import departures, journal
from motesplats.usecases.batches import MOVED, Batch, BatchDone, carry_out
from motesplats.usecases.places_left import places_left
from motesplats.usecases.queries import known_seeker, parts_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId, OperationId
    from motesplats.usecases.context import Context
    from motesplats.usecases.places_left import Left
    from motesplats.usecases.views import FairParts, MeetingView, Shown

_MOST_RESERVES = 4


@dataclass(frozen=True, slots=True)
class FreedPlace:
    """A meeting that is not held since the seeker goes home.

    ``reserves``: those who could have the place instead, as their meetings would be, who should be
    asked first in front; ``taken`` is the one chosen, None where the place stays free.
    """

    view: MeetingView
    reserves: tuple[MeetingView, ...]
    taken: MeetingView | None


@dataclass(frozen=True, slots=True)
class HomePlan:
    """What would become of the meetings of somebody who goes home; nothing is stored."""

    fair: FairId
    seeker: Shown
    places: tuple[FreedPlace, ...]

    @property
    def people(self) -> int:
        """How many others get a meeting, and so another slip."""
        return len({one.taken.meeting.seeker for one in self.places if one.taken is not None})


def home_plan(
    context: Context,
    seeker_id: SeekerId,
    chosen: tuple[tuple[MeetingId, SeekerId | None], ...] = (),
) -> HomePlan:
    """What is left of somebody's day, and who could have each place.

    Reserves are inside, free then, asked for the employer and have not met it; those with the
    fewest meetings come first. ``chosen`` says of freed meetings who gets the place, None for
    nobody; the others get the first who is left. Raises Refused(UNKNOWN_SEEKER) and the refusals of
    ``planning_of``.
    """
    with context.store.read() as connection:
        seeker = known_seeker(connection, seeker_id)
        parts = parts_in(connection, seeker.fair)
        gone = departures.gone_home(connection, seeker.fair) | {seeker_id}
        left = places_left(connection, seeker.fair, context.now(), {})
    inside = [s for s in parts.arrivals if s not in gone]
    own = [m for m in left.coming() if m.seeker == seeker_id]
    kept = tuple(m for m in left.meetings if m not in own)
    wanted, places = dict(chosen), []
    for meeting in own:
        reserves = tuple(_reserves(left, inside, meeting, kept))
        taken = next(iter(reserves), None)
        if meeting.id in wanted:
            taken = next((r for r in reserves if r.seeker == wanted[meeting.id]), None)
        kept = kept if taken is None else (*kept, taken)
        views = tuple(_view(parts, one) for one in _shortened(reserves, taken))
        mine = None if taken is None else _view(parts, taken)
        places.append(FreedPlace(_view(parts, meeting), views, mine))
    return HomePlan(seeker.fair, shown(seeker, Place.BOARD), tuple(places))


def goes_home(context: Context, plan: HomePlan, operation: OperationId | None = None) -> BatchDone:
    """Record that the seeker goes home: the meetings left are called off, those who were chosen get
    the places. What was said of the seeker stays, and so does the report.

    ``undo_batch`` takes it back. Raises Refused(CHANGED_MEANWHILE) when the plan no longer holds.
    """
    with context.store.write("goes_home", operation) as transaction:
        connection, now = transaction.connection, context.now()
        if transaction.repeated:
            told = journal.subjects_of(connection, transaction.operation)[2:]
            return BatchDone(transaction.operation, tuple(map(SeekerId, told)))
        known_seeker(connection, plan.seeker.seeker)
        off = tuple(replace(p.view.meeting, state=MeetingState.CANCELLED) for p in plan.places)
        added = tuple(p.taken.meeting for p in plan.places if p.taken is not None)
        batch = Batch(off, added, CalledOff.WENT_HOME)
        inverse = carry_out(connection, plan.fair, batch, now)
        departures.set_gone_home(connection, plan.seeker.seeker, now)
        inverse |= {"verb": "undo_batch", "seeker": plan.seeker.seeker}
        slips = tuple(dict.fromkeys(m.seeker for m in added))
        transaction.journal([plan.fair, plan.seeker.seeker, *slips], inverse)
    return BatchDone(transaction.operation, slips)


def is_back(
    context: Context, seeker_id: SeekerId, operation: OperationId | None = None
) -> BatchDone:
    """Somebody who went home has come again; the meetings that were called off stay so.

    Raises Refused(UNKNOWN_SEEKER), and Refused(NOTHING_TO_UNDO) for who has not gone.
    """
    with context.store.write("is_back", operation) as transaction:
        connection = transaction.connection
        seeker = known_seeker(connection, seeker_id)
        if not transaction.repeated:
            if seeker_id not in departures.gone_home(connection, seeker.fair):
                raise Refused(Refusal.NOTHING_TO_UNDO)
            departures.set_gone_home(connection, seeker_id, None)
            transaction.journal([seeker_id])
    return BatchDone(transaction.operation, (), MOVED)


def _reserves(
    left: Left, inside: list[SeekerId], meeting: Meeting, kept: tuple[Meeting, ...]
) -> Iterator[Meeting]:
    """The meetings that could be in the place of one, who has the fewest meetings first."""
    have = Counter(m.seeker for m in kept)
    met = {m.seeker for m in kept if m.employer == meeting.employer}
    never = {s for s, e in left.planning.never if e == meeting.employer}
    asking = [
        (have[w.seeker], w.rank, w.seeker)
        for w in left.planning.wishes
        if w.employer == meeting.employer and w.rank is not None and w.seeker in inside
    ]
    for _, _, seeker in sorted(asking):
        if seeker not in met | never and seeker != meeting.seeker:
            mine = replace(meeting, id=MeetingId(new_id()), seeker=seeker, locked=False)
            fits = (w for w in left.ways(mine, meeting.employer, kept) if w.slot == meeting.slot)
            yield from fits


def _shortened(reserves: tuple[Meeting, ...], taken: Meeting | None) -> tuple[Meeting, ...]:
    first = reserves[:_MOST_RESERVES]
    return first if taken is None or taken in first else (*first, taken)


def _view(parts: FairParts, meeting: Meeting) -> MeetingView:
    return parts.view(meeting, Place.BOARD)
