"""Quick search: people, employers, stations and times, each with what comes next for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.grouping import grouped
from motesplats.core.visibility import Place, may_see
from motesplats.i18n import folded, swedish_order
from motesplats.usecases.live_hall import followed_course, times_of
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId
    from motesplats.core.people import Seeker
    from motesplats.live.course import Course
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts, MeetingView

_SHORTEST = 2
_SHORTEST_CODE = 4
_SHORTEST_PHONE = 4
_STANDING = frozenset({MeetingState.PLANNED, MeetingState.HELD})
_WHEN = re.compile(r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(\D+(?P<station>\d{1,3}))?")
_STATION = re.compile(r"(?:bord|table|station)?\s*(?P<station>\d{1,3})")


class FoundKind(StrEnum):
    """What was found."""

    PERSON = "person"
    EMPLOYER = "employer"
    STATION = "station"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody or something that matches what was typed, ready to be shown at the desk.

    ``key`` is the id of its kind. ``code`` is a person's badge code. ``inside`` is when a person
    was checked in (UTC). ``stations`` are an employer's or the station's numbers. ``next`` is the
    meeting that goes on or comes next (None: no more today); for a meeting, itself.
    """

    kind: FoundKind
    key: str
    name: str
    code: str = ""
    inside: datetime | None = None
    stations: tuple[int, ...] = ()
    next: MeetingView | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """What may be found, with the words that it is found by and its meetings in order of time."""

    found: Found
    words: tuple[str, ...]
    code: str
    phone: str
    order: tuple[object, ...]
    meetings: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """A fair's records as they are searched; made anew when one of them changes."""

    parts: FairParts
    course: Course
    entries: tuple[_Entry, ...]


def search_index(context: Context, fair_id: FairId) -> SearchIndex:
    """Everything of a fair that can be found. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        course = followed_course(connection, known_fair(connection, fair_id))
    standing = sorted((m for m in parts.meetings if m.state in _STANDING), key=lambda m: m.slot)
    entries = (*_people(parts, standing), *_employers(parts, standing), *_stations(parts, standing))
    return SearchIndex(parts, course, entries)


def find(index: SearchIndex, text: str, now: datetime, limit: int = 12) -> tuple[Found, ...]:
    """What matches ``text`` at ``now`` (aware): who meets next comes first, then Swedish order.

    People are found by the start of their names, four or more letters of their code or the end of
    their phone number; protected people by their code only. A time ("14:30", "14.30 bord 5")
    finds what is then, a number the station. Fewer than two characters find stations only.
    """
    typed, times = text.strip(), times_of(index.course, now)
    index = replace(index, parts=replace(index.parts, slots=times.slots))
    when = _WHEN.fullmatch(typed)
    if when is not None:
        return tuple(_meetings_at(index, when))[:limit]
    hits = [
        (_coming(entry, times.over), entry) for entry in index.entries if _matches(entry, typed)
    ]
    hits.sort(key=lambda hit: (_soon(hit[0]), hit[1].order))
    return tuple(_with_next(index, entry, coming) for coming, entry in hits[:limit])


def _coming(entry: _Entry, over: int) -> Meeting | None:
    return next((m for m in entry.meetings if m.last >= over), None)


def _soon(meeting: Meeting | None) -> tuple[bool, int]:
    return (meeting is None, 0 if meeting is None else meeting.slot)


def _with_next(index: SearchIndex, entry: _Entry, coming: Meeting | None) -> Found:
    view = None if coming is None else index.parts.view(coming, Place.DESK)
    return replace(entry.found, next=view)


def _matches(entry: _Entry, typed: str) -> bool:
    if entry.found.kind is FoundKind.STATION:
        asked = _STATION.fullmatch(typed.casefold())
        return asked is not None and int(asked["station"]) in entry.found.stations
    wanted = folded(typed).split()
    joined = "".join(wanted)
    if len(joined) < _SHORTEST:
        return False
    code = joined.removeprefix("mps")
    if entry.code and len(code) >= _SHORTEST_CODE and entry.code.startswith(code):
        return True
    if joined.isdigit() and len(joined) >= _SHORTEST_PHONE and entry.phone.endswith(joined):
        return True
    return all(any(word.startswith(part) for word in entry.words) for part in wanted)


def _people(parts: FairParts, standing: Iterable[Meeting]) -> Iterator[_Entry]:
    own = grouped((str(m.seeker), m) for m in standing)
    for seeker in parts.seekers.values():
        called = shown(seeker, Place.DESK)
        inside = parts.arrivals.get(seeker.id)
        yield _Entry(
            Found(FoundKind.PERSON, seeker.id, called.label, seeker.code, inside),
            words=_names(seeker),
            code=seeker.code.casefold().removeprefix("mps"),
            phone=_phone(seeker),
            order=(swedish_order(seeker.first_name), swedish_order(seeker.last_name), seeker.id),
            meetings=own.get(seeker.id, ()),
        )


def _names(seeker: Seeker) -> tuple[str, ...]:
    if not may_see("seeker.last_name", Place.SEARCH, protected=seeker.protected):
        return ()
    return tuple(folded(seeker.full_name).replace("-", " ").split())


def _phone(seeker: Seeker) -> str:
    seen = may_see("seeker.phone", Place.DESK, protected=seeker.protected)
    return "".join(c for c in seeker.phone if c.isdigit()) if seen else ""


def _employers(parts: FairParts, standing: Iterable[Meeting]) -> Iterator[_Entry]:
    own = grouped((str(m.employer), m) for m in standing)
    numbers = grouped((str(s.employer), s.number) for s in parts.stations.values())
    for host in parts.employers.values():
        stations = tuple(sorted(numbers.get(host.id, ())))
        yield _Entry(
            Found(FoundKind.EMPLOYER, host.id, host.name, stations=stations),
            words=tuple(folded(host.name).replace("-", " ").split()),
            code="",
            phone="",
            order=(swedish_order(host.name), (), host.id),
            meetings=own.get(host.id, ()),
        )


def _stations(parts: FairParts, standing: Iterable[Meeting]) -> Iterator[_Entry]:
    own = grouped((str(m.station), m) for m in standing)
    for station in parts.stations.values():
        host = parts.employers[station.employer].name
        yield _Entry(
            Found(FoundKind.STATION, station.id, host, stations=(station.number,)),
            words=(),
            code="",
            phone="",
            order=((), (), station.id),
            meetings=own.get(station.id, ()),
        )


def _meetings_at(index: SearchIndex, when: re.Match[str]) -> Iterator[Found]:
    """What is at a time of the day as it really goes, at one station or at all."""
    parts, clock_time = index.parts, (int(when["hour"]), int(when["minute"]))
    for meeting in sorted(parts.meetings, key=lambda m: parts.stations[m.station].number):
        starts, ends = parts.slots[meeting.slot].starts, parts.slots[meeting.last].ends
        there = (starts.hour, starts.minute) <= clock_time < (ends.hour, ends.minute)
        number = parts.stations[meeting.station].number
        asked = when["station"] is None or int(when["station"]) == number
        if there and asked and meeting.state in _STANDING:
            yield _meeting(parts, meeting)


def _meeting(parts: FairParts, meeting: Meeting) -> Found:
    view = parts.view(meeting, Place.DESK)
    return Found(
        FoundKind.MEETING,
        meeting.id,
        view.seeker.label,
        code=parts.seekers[meeting.seeker].code,
        inside=parts.arrivals.get(meeting.seeker),
        stations=(view.station,),
        next=view,
    )
