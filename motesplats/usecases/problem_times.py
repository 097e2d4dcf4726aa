"""The times of a problem: when people and stations are there, and how long meetings last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.scheduling.problem import ProblemZone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from motesplats.core.fair import DayPlan, TimeSlot
    from motesplats.core.people import Employer, Presence
    from motesplats.usecases.live_day import Live


@dataclass(frozen=True, slots=True)
class ProblemTimes:
    """The day's slots, and in which of them a seeker or station, by id, is in a group meeting."""

    plan: DayPlan
    slots: tuple[TimeSlot, ...]
    live: Live | None
    in_groups: Mapping[str, frozenset[int]]

    def left(self, presence: Presence, *things: str) -> tuple[int, ...]:
        """The slots for meetings of two: somebody is there, and none of the things is away."""
        met = frozenset[int]().union(*(self.in_groups.get(one, ()) for one in things))
        there = tuple(
            s.index
            for s in self.slots
            if s.index not in met and presence.covers(s.starts, s.change_at)
        )
        return there if self.live is None else self.live.left_of(there, *things)

    def zones(self, hosts: Iterable[Employer]) -> tuple[ProblemZone, ...]:
        """One for each length in time slots that employers ask for; it ends with the last slot."""
        plan = self.plan
        lengths = sorted({self.slots_of(host) for host in hosts} - {1})
        after = plan.feedback + plan.change
        return tuple(
            ProblemZone(f"Z{k}", k * plan.slot_minutes - after, plan.feedback, plan.change)
            for k in lengths
        )

    def slots_of(self, host: Employer) -> int:
        """How many time slots the employer's meetings take; not more than the day has."""
        plan = self.plan
        minutes = max(plan.talk, host.talk or 0) + plan.feedback + plan.change
        return min(-(-minutes // plan.slot_minutes), len(self.slots))
