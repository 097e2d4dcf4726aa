"""A fair that is going on, as a search for its timetable is told: what is history, who is away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import MeetingId, SeekerId


@dataclass(frozen=True, slots=True)
class Live:
    """A fair that is going on: slots before ``now`` are history, ``absent`` will not come.

    ``drafted``: what is mended is the draft and not what is published. ``begun``: the first slot
    that has not begun, where that is not ``now``; meetings before it stay where they are, and
    others may come beside them. ``away``: the slots in which a seeker, station, employer or
    interpreter is not there, by id. ``waiting``: who keeps what they have and gets nothing new.
    ``willing``: who would meet anybody. ``missed`` are meetings that are as good as not held,
    ``fixed`` those that stay, since people are on their way to them.
    """

    now: int
    absent: frozenset[SeekerId]
    drafted: bool = False
    begun: int | None = None
    away: Mapping[str, frozenset[int]] = field(default_factory=dict)
    waiting: frozenset[SeekerId] = frozenset()
    willing: frozenset[SeekerId] = frozenset()
    missed: frozenset[MeetingId] = frozenset()
    fixed: frozenset[MeetingId] = frozenset()

    @property
    def next(self) -> int:
        """The first slot that has not begun."""
        return self.now if self.begun is None else self.begun

    def left_of(self, slots: tuple[int, ...], *things: str) -> tuple[int, ...]:
        """Those of the slots in which none of the things is away."""
        gone = [away for thing in things if (away := self.away.get(thing))]
        return tuple(t for t in slots if not any(t in away for away in gone)) if gone else slots

    def stays(self, meeting: Meeting) -> bool:
        """Whether a meeting has begun, or people are on their way to it."""
        return meeting.slot < self.next or meeting.id in self.fixed


BEFORE_THE_DAY = Live(0, frozenset())
