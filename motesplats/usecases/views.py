"""What pages and sheets show of meetings and people, already reduced to what may be seen there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.visibility import Place, seen_code, seen_name
from motesplats.i18n import isolated

if TYPE_CHECKING:
    from datetime import datetime, time

    from motesplats.core.fair import Meeting, Station, TimeSlot
    from motesplats.core.ids import EmployerId, SeekerId
    from motesplats.core.people import Employer, Seeker


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person is called at one place; ``name`` is empty where only the code may be seen.

    A group has a name and no code.
    """

    seeker: SeekerId
    name: str
    code: str

    @property
    def label(self) -> str:
        """Name and code in one line, each isolated from the other's writing direction."""
        if not (self.name and self.code):
            return self.name or self.code
        return f"{isolated(self.name)} · {isolated(self.code)}"


def shown(seeker: Seeker, place: Place) -> Shown:
    return Shown(seeker.id, seen_name(seeker, place), seen_code(seeker, place))


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with the words around it; times are local, ``ends`` when its feedback is over."""

    meeting: Meeting
    seeker: Shown
    employer: str
    role: str
    station: int
    hint: str
    starts: time
    ends: time

    @property
    def until(self) -> str:
        """When it is over, for a meeting that is longer than a time slot; else nothing."""
        return f"{self.ends:%H:%M}" if self.meeting.slots > 1 else ""

    @property
    def when(self) -> str:
        """When it begins, and for a meeting that is longer than a time slot also when it ends."""
        return f"{self.starts:%H:%M}–{self.until}" if self.until else f"{self.starts:%H:%M}"


@dataclass(frozen=True, slots=True)
class FairParts:
    """A fair's records by id, read once for whoever shows many of them."""

    seekers: dict[SeekerId, Seeker]
    employers: dict[EmployerId, Employer]
    stations: dict[str, Station]
    slots: tuple[TimeSlot, ...]
    meetings: tuple[Meeting, ...]
    arrivals: dict[SeekerId, datetime]

    def view(self, meeting: Meeting, place: Place) -> MeetingView:
        """The meeting as it may be shown at ``place``."""
        employer = self.employers[meeting.employer]
        station = self.stations[meeting.station]
        return MeetingView(
            meeting=meeting,
            seeker=shown(self.seekers[meeting.seeker], place),
            employer=employer.name,
            role=employer.roles[0].title if employer.roles else "",
            station=station.number,
            hint=station.hint,
            starts=self.slots[meeting.slot].starts,
            ends=self.slots[meeting.last].change_at,
        )

    def plan_of(self, seeker: SeekerId, place: Place) -> tuple[MeetingView, ...]:
        """The seeker's meetings in order of time."""
        own = [m for m in self.meetings if m.seeker == seeker]
        return tuple(self.view(m, place) for m in sorted(own, key=lambda m: m.slot))
