"""Which meeting stands in which cell of the grid, whatever its axes show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.i18n import isolated, mark, swedish_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import MeetingId, SeekerId, StationId
    from motesplats.i18n import Words
    from motesplats.usecases.carrying import Carried
    from motesplats.usecases.planning import StationView, TimetableView
    from motesplats.usecases.views import MeetingView, Shown

    Place = tuple[int, int]


class Axes(StrEnum):
    """What goes down and what goes across."""

    TIMES_DOWN = "times"
    STATIONS_DOWN = "stations"
    PEOPLE_DOWN = "people"


AXES_NAMES: dict[Axes, str] = {
    Axes.TIMES_DOWN: mark("Tider nedåt, bord åt sidan"),
    Axes.STATIONS_DOWN: mark("Bord nedåt, tider åt sidan"),
    Axes.PEOPLE_DOWN: mark("Personer nedåt, tider åt sidan"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The two lines above a column or beside a row; ``locked``: all its meetings are."""

    upper: str
    lower: str = ""
    locked: bool = False


class GridMap:
    """A timetable laid out: a place is column and row from 0.

    A line is a station or a person: a column where times go down, else a row. ``only`` keeps just
    the lines with one of those meetings.
    """

    def __init__(
        self,
        view: TimetableView,
        axes: Axes,
        people: Sequence[Shown] = (),
        only: frozenset[MeetingId] | None = None,
    ) -> None:
        self.view, self.axes = view, axes
        kept = [m for m in view.meetings if only is None or m.meeting.id in only]
        self.stations = view.stations
        self.people: tuple[Shown, ...] = ()
        if axes is Axes.PEOPLE_DOWN:
            everybody = {m.seeker.seeker: m.seeker for m in kept}
            if only is None:
                everybody |= {one.seeker: one for one in people}
            self.people = tuple(sorted(everybody.values(), key=_in_order))
        elif only is not None:
            wanted = {m.meeting.station for m in kept}
            self.stations = tuple(s for s in view.stations if s.station.id in wanted)
        lines = [p.seeker for p in self.people] if self.people else self._station_ids()
        self._lines = {who: number for number, who in enumerate(lines)}
        self.cells = {
            self._at(self._lines[line], slot): m
            for m in view.meetings
            if (line := self._line_of(m)) in self._lines
            for slot in m.meeting.taken
        }

    @property
    def across(self) -> int:
        """How many columns there are."""
        return len(self._lines) if self.times_down else len(self.view.slots)

    @property
    def down(self) -> int:
        """How many rows there are."""
        return len(self.view.slots) if self.times_down else len(self._lines)

    @property
    def times_down(self) -> bool:
        return self.axes is Axes.TIMES_DOWN

    @property
    def is_empty(self) -> bool:
        return not self._lines or not self.view.slots

    def slot(self, place: Place) -> TimeSlot:
        return self.view.slots[place[1] if self.times_down else place[0]]

    def station(self, place: Place) -> StationView | None:
        """The station at a place; where people go down, that of the meeting there."""
        if self.axes is not Axes.PEOPLE_DOWN:
            return self.stations[self._line(place)]
        found = self.cells.get(place)
        return None if found is None else self._station_of(found.meeting.station)

    def person(self, place: Place) -> Shown | None:
        """Whose row it is, where people go down."""
        return self.people[self._line(place)] if self.people else None

    def first(self, place: Place) -> Place:
        """The cell in which the meeting at a place begins."""
        found = self.cells.get(place)
        return place if found is None else self._at(self._line(place), found.meeting.slot)

    def last(self, place: Place) -> Place:
        """The last cell of the meeting at a place."""
        found = self.cells.get(place)
        return place if found is None else self._at(self._line(place), found.meeting.last)

    def place_of(self, meeting: MeetingId) -> Place | None:
        """Where that meeting begins; None where it is not shown."""
        found = (p for p, m in self.cells.items() if m.meeting.id == meeting)
        return next((self.first(place) for place in found), None)

    def inside(self, place: Place) -> bool:
        return 0 <= place[0] < self.across and 0 <= place[1] < self.down

    def targets(self, place: Place, carried: Carried) -> Iterator[tuple[StationId, int]]:
        """The stations and time slots that dropping there may mean, the best first; none on
        somebody else's row.
        """
        slot = self.slot(place).index
        if self.axes is not Axes.PEOPLE_DOWN:
            yield self.stations[self._line(place)].station.id, slot
        elif self.people[self._line(place)].seeker == carried.seeker:
            own = {
                m.meeting.station for m in self.cells.values() if m.meeting.id == carried.meeting
            }
            there = [s.station for s in self.stations if s.employer.id == carried.employer]
            for station in sorted(there, key=lambda s: (s.id not in own, s.number)):
                yield station.id, slot

    def heads_across(self, tr: Words) -> tuple[Head, ...]:
        return self._line_heads(tr) if self.times_down else self._time_heads()

    def heads_down(self, tr: Words) -> tuple[Head, ...]:
        return self._time_heads() if self.times_down else self._line_heads(tr)

    def meetings_on(self, *, slot: int | None = None, line: int | None = None) -> list[MeetingView]:
        """The meetings of a time slot, or of a station or a person."""
        found = {
            m.meeting.id: m
            for place, m in self.cells.items()
            if (slot is None or self.slot(place).index == slot)
            and (line is None or self._line(place) == line)
        }
        return list(found.values())

    def line_at(self, place: Place) -> int:
        """The number of the station or the person at a place."""
        return self._line(place)

    def _time_heads(self) -> tuple[Head, ...]:
        locked = self._all_locked(slots=True)
        return tuple(Head(f"{s.starts:%H:%M}", locked=s.index in locked) for s in self.view.slots)

    def _line_heads(self, tr: Words) -> tuple[Head, ...]:
        locked = self._all_locked(slots=False)
        if self.people:
            return tuple(
                Head(one.name or one.code, isolated(one.code) if one.name else "", n in locked)
                for n, one in enumerate(self.people)
            )
        return tuple(
            Head(tr("Bord {n}", n=s.station.number), s.employer.name, n in locked)
            for n, s in enumerate(self.stations)
        )

    def _all_locked(self, *, slots: bool) -> set[int]:
        """The time slots or lines that have meetings, all of them locked."""
        some: set[int] = set()
        loose: set[int] = set()
        for place, found in self.cells.items():
            number = self.slot(place).index if slots else self._line(place)
            some.add(number)
            if not found.meeting.locked:
                loose.add(number)
        return some - loose

    def _station_ids(self) -> list[StationId]:
        return [] if self.axes is Axes.PEOPLE_DOWN else [s.station.id for s in self.stations]

    def _station_of(self, station: StationId) -> StationView | None:
        return next((s for s in self.view.stations if s.station.id == station), None)

    def _line_of(self, found: MeetingView) -> StationId | SeekerId:
        people = self.axes is Axes.PEOPLE_DOWN
        return found.seeker.seeker if people else found.meeting.station

    def _line(self, place: Place) -> int:
        return place[0] if self.times_down else place[1]

    def _at(self, line: int, slot: int) -> Place:
        return (line, slot) if self.times_down else (slot, line)


def _in_order(one: Shown) -> tuple[object, ...]:
    return swedish_order(one.name), one.code
