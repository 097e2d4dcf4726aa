"""What every place of the grid would say to a meeting that somebody holds in the hand.

Read once, then asked many times: a day of 150 stations and 36 time slots has 5,400 places.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.scheduling.problem import pair_slots
from motesplats.scheduling.rules import Rule
from motesplats.scheduling.seating import Seating, seating_of
from motesplats.scheduling.timetable import PlannedMeeting
from motesplats.usecases.drafts import begun_ids
from motesplats.usecases.today import draft_today

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import (
        EmployerId,
        FairId,
        InterpreterId,
        MeetingId,
        SeekerId,
        StationId,
    )
    from motesplats.scheduling.rules import Violation
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.problems import Planning


class Obstacle(StrEnum):
    """What stands against a place besides the rules of a timetable."""

    STANDS_HERE = "stands here"
    BEGUN = "begun"
    LOCKED = "locked"
    SEVERAL = "several"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Carried:
    """Who is carried and whom the person is to meet; ``meeting`` is None for a wish without one."""

    seeker: SeekerId
    employer: EmployerId
    meeting: MeetingId | None = None


@dataclass(frozen=True, slots=True)
class Placing:
    """A meeting as it would stand."""

    seeker: SeekerId
    employer: EmployerId
    station: StationId
    slot: int
    interpreter: InterpreterId | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """A change of the draft: these meetings go, those come; a meeting that moves is in both."""

    out: tuple[MeetingId, ...]
    into: tuple[Placing, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a place says: the deal that dropping there is, or ``why`` it cannot be.

    ``other``: whose place it is by now; with a deal that meeting changes places, or goes where
    ``deal.into`` has only one.
    """

    deal: Deal | None = None
    why: Rule | Obstacle | None = None
    other: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Movable:
    """The draft as it can be changed by now; ``fixed``: what has begun."""

    planning: Planning
    seating: Seating
    fixed: frozenset[MeetingId]
    _meetings: dict[MeetingId, Meeting]
    _planned: dict[MeetingId, PlannedMeeting]
    _taken: dict[tuple[StationId, int], Meeting]
    _owners: dict[StationId, EmployerId]
    _lengths: dict[tuple[SeekerId, EmployerId], int]
    _keys: dict[str, str]

    def meeting(self, meeting: MeetingId) -> Meeting | None:
        return self._meetings.get(meeting)

    def carried(self, meeting: MeetingId) -> Carried | None:
        """That meeting in the hand; None where it is gone."""
        found = self._meetings.get(meeting)
        return None if found is None else Carried(found.seeker, found.employer, meeting)

    def obstacle(self, meeting: MeetingId) -> Obstacle | None:
        """Why that meeting cannot be taken up at all."""
        return Obstacle.BEGUN if meeting in self.fixed else None

    def verdict(self, carried: Carried, station: StationId, slot: int) -> Verdict:
        """What the place at that station and time slot says to what is carried."""
        own = None if carried.meeting is None else self._meetings.get(carried.meeting)
        if own is not None and own.id in self.fixed:
            return Verdict(why=Obstacle.BEGUN)
        if own is not None and (own.station, own.slot) == (station, slot):
            return Verdict(why=Obstacle.STANDS_HERE)
        employer = self._owners[station]
        if not self._may_meet(carried.seeker, employer):
            return Verdict(why=Rule.NOT_A_PAIR)
        new = Placing(carried.seeker, employer, station, slot)
        others = self._there(new, own)
        if len(others) > 1:
            return Verdict(why=Obstacle.SEVERAL)
        return self._exchanged(own, others[0], new) if others else self._dealt(own, new)

    def together(self, meetings: Collection[MeetingId], later: int) -> tuple[Verdict, ...]:
        """What moving all these by some time slots at their own stations says, one for each that
        stands against it, or the whole deal.
        """
        own = [self._meetings[m] for m in meetings if m in self._meetings]
        if not later:
            return (Verdict(why=Obstacle.STANDS_HERE),)
        begun = [Verdict(why=Obstacle.BEGUN, other=m) for m in own if m.id in self.fixed]
        slots = range(len(self.planning.slots))
        outside = [
            Verdict(why=Obstacle.OUTSIDE, other=m) for m in own if m.slot + later not in slots
        ]
        if begun or outside:
            return (*begun, *outside)
        into = tuple(replace(_placing(m), slot=m.slot + later) for m in own)
        return self._all_dealt(own, into)

    def _may_meet(self, seeker: SeekerId, employer: EmployerId) -> bool:
        return (self._keys[seeker], self._keys[employer]) in self.seating.pairs

    def _there(self, new: Placing, own: Meeting | None) -> list[Meeting]:
        """The meetings in the way, in order of time."""
        length = self._lengths.get((new.seeker, new.employer), 1)
        slots = range(new.slot, new.slot + length)
        found = (self._taken.get((new.station, slot)) for slot in slots)
        return list(dict.fromkeys(m for m in found if m is not None and m != own))

    def _dealt(self, own: Meeting | None, new: Placing) -> Verdict:
        return self._tried((own,) if own else (), (new,), None)

    def _exchanged(self, own: Meeting | None, other: Meeting, new: Placing) -> Verdict:
        """The two change places, or the other goes where what is carried has none to give."""
        if other.id in self.fixed:
            return Verdict(why=Obstacle.BEGUN, other=other)
        if other.locked:
            return Verdict(why=Obstacle.LOCKED, other=other)
        if own is None:
            return self._tried((other,), (new,), other)
        if not self._may_meet(other.seeker, own.employer):
            return Verdict(why=Rule.NOT_A_PAIR, other=other)
        there = replace(new, slot=other.slot)
        back = Placing(other.seeker, own.employer, own.station, own.slot)
        return self._tried((own, other), (there, back), other)

    def _tried(
        self, out: Sequence[Meeting], into: tuple[Placing, ...], other: Meeting | None
    ) -> Verdict:
        chosen, found = self._judged(out, into)
        if not found:
            deal = Deal(tuple(m.id for m in out), self._as_chosen(into, chosen))
            return Verdict(deal, other=other)
        # The person who is carried first: what is said is about that one.
        first = min(found, key=lambda v: chosen[0] not in (v.meeting, *v.others))
        return Verdict(why=first.rule, other=self._in_the_way(first, chosen) or other)

    def _all_dealt(self, own: list[Meeting], into: tuple[Placing, ...]) -> tuple[Verdict, ...]:
        chosen, found = self._judged(own, into)
        if not found:
            deal = Deal(tuple(m.id for m in own), self._as_chosen(into, chosen))
            return (Verdict(deal),)
        against = dict(zip(chosen, own, strict=True))
        named = {against[m]: v.rule for v in found for m in (v.meeting, *v.others) if m in against}
        return tuple(Verdict(why=rule, other=m) for m, rule in named.items())

    def _judged(
        self, out: Sequence[Meeting], into: tuple[Placing, ...]
    ) -> tuple[tuple[PlannedMeeting, ...], tuple[Violation, ...]]:
        helped = {m.seeker: self._planned[m.id].interpreter for m in out}
        wanted = tuple(
            PlannedMeeting(
                self._keys[p.seeker],
                self._keys[p.employer],
                self._keys[p.station],
                p.slot,
                helped.get(p.seeker),
            )
            for p in into
        )
        return self.seating.tried([self._planned[m.id] for m in out], wanted)

    def _as_chosen(
        self, into: tuple[Placing, ...], chosen: tuple[PlannedMeeting, ...]
    ) -> tuple[Placing, ...]:
        helpers = self.planning.interpreters
        return tuple(
            replace(p, interpreter=helpers.get(one.interpreter or ""))
            for p, one in zip(into, chosen, strict=True)
        )

    def _in_the_way(self, found: Violation, chosen: Sequence[PlannedMeeting]) -> Meeting | None:
        """A meeting of the draft with which the rule is broken."""
        named = [m for m in (found.meeting, *found.others) if m not in chosen]
        stands = {planned: self._meetings[key] for key, planned in self._planned.items()}
        return next((stands[m] for m in named if m in stands), None)


def movable(context: Context, fair_id: FairId) -> Movable:
    """The fair's draft as it can be changed by now.

    Raises the refusals of ``planning_of``.
    """
    with context.store.read() as connection:
        return movable_in(connection, context, fair_id)


def movable_in(connection: Connection, context: Context, fair_id: FairId) -> Movable:
    """As ``movable``, inside a transaction."""
    planning = draft_today(connection, fair_id, context.now())
    now = 0 if planning.live is None else planning.live.now
    begun = begun_ids(connection, fair_id)
    planned = planning.planned(planning.meetings)
    by_id = dict(zip((m.id for m in planning.meetings), planned, strict=True))
    problem = planning.problem
    lasting = zip(problem.pairs, pair_slots(problem), strict=True)
    return Movable(
        planning,
        seating_of(problem, planned),
        frozenset(m.id for m in planning.meetings if m.slot < now or m.id in begun),
        {m.id: m for m in planning.meetings},
        by_id,
        {(m.station, slot): m for m in planning.meetings for slot in m.taken},
        dict(_owners(planning)),
        {(planning.seekers[p.seeker], planning.employers[p.employer]): k for p, k in lasting},
        {
            known: key
            for group in (planning.seekers, planning.employers, planning.stations)
            for key, known in group.items()
        },
    )


def _owners(planning: Planning) -> Iterator[tuple[StationId, EmployerId]]:
    for employer in planning.problem.employers:
        for station in employer.stations:
            yield planning.stations[station.id], planning.employers[employer.id]


def _placing(m: Meeting) -> Placing:
    return Placing(m.seeker, m.employer, m.station, m.slot, m.interpreter)
