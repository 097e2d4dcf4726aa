"""A fair that is going on, as a search for its timetable is told: what is history, who is away."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from motesplats.storage import halls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import EmployerId, FairId, MeetingId, SeekerId
    from motesplats.live.gathering import Away
    from motesplats.storage.store import Connection


@dataclass(frozen=True, slots=True)
class Live:
    """A fair that is going on: slots before ``now`` are history, ``absent`` will not come.

    ``drafted``: what is mended is the draft and not what is published. ``begun``: the first slot
    that has not begun, where that is not ``now``; meetings before it stay where they are, and
    others may come beside them. ``away``: the slots in which a seeker, station, employer or
    interpreter is not there, by id. ``waiting``: who keeps what they have and gets nothing new.
    ``willing``: who would meet anybody, ``offered``: pairs that may meet without a wish.
    ``missed`` are meetings that are as good as not held, ``fixed`` those that stay, since people
    are on their way to them.
    """

    now: int
    absent: frozenset[SeekerId]
    drafted: bool = False
    begun: int | None = None
    away: Mapping[str, frozenset[int]] = field(default_factory=dict)
    waiting: frozenset[SeekerId] = frozenset()
    willing: frozenset[SeekerId] = frozenset()
    offered: frozenset[tuple[SeekerId, EmployerId]] = frozenset()
    missed: frozenset[MeetingId] = frozenset()
    fixed: frozenset[MeetingId] = frozenset()

    @property
    def next(self) -> int:
        """The first slot that has not begun."""
        return self.now if self.begun is None else self.begun

    def without(self, gone: tuple[Away, ...]) -> Live:
        """The same day without those who are away; what has begun is not touched by it."""
        if not gone:
            return self
        away = dict(self.away)
        for one in gone:
            slots = frozenset(range(max(one.first, self.next), one.until))
            away[one.who] = away.get(one.who, frozenset()) | slots
        return replace(self, away=away)

    def left_of(self, slots: tuple[int, ...], *things: str) -> tuple[int, ...]:
        """Those of the slots in which none of the things is away."""
        gone = [away for thing in things if (away := self.away.get(thing))]
        return tuple(t for t in slots if not any(t in away for away in gone)) if gone else slots

    def stays(self, meeting: Meeting) -> bool:
        """Whether a meeting has begun, or people are on their way to it."""
        return meeting.slot < self.next or meeting.id in self.fixed


def as_recorded(connection: Connection, fair_id: FairId, live: Live | None) -> Live | None:
    """The day without what is recorded as away."""
    return None if live is None else live.without(halls.away_in(connection, fair_id))


BEFORE_THE_DAY = Live(0, frozenset())
