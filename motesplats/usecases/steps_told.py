"""Journal rows as steps that have names: ids are looked up when they are read, never stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from motesplats.core.fair import time_slots
from motesplats.core.history import Step
from motesplats.core.visibility import Place, seen_code, seen_name
from motesplats.storage import changes, fairs, journal, names, people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import FairId
    from motesplats.core.people import Seeker
    from motesplats.storage.changes import RowChange
    from motesplats.storage.journal import JournalEntry
    from motesplats.storage.names import MeetingName, StationName
    from motesplats.storage.store import Connection

# Verbs that are called otherwise by what a row became.
_TURNED_OUT = {
    "mark_meeting": ("meeting", "state"),
    "protect": ("person", "protected"),
    "arm_start": ("hall", "by_hand"),
}
_WHO_AND_WHERE = ("seeker_id", "employer_id", "station_id")


@dataclass(frozen=True, slots=True)
class _Known:
    """What the ids of some journal rows stand for."""

    seekers: Mapping[str, Seeker]
    employers: Mapping[str, str]
    stations: Mapping[str, StationName]
    meetings: Mapping[str, MeetingName]
    slots: tuple[TimeSlot, ...]
    rows: Mapping[int, tuple[RowChange, ...]]


@dataclass(slots=True)
class _Parts:
    """What a step is about, in ids; whatever is told first holds."""

    seeker: str = ""
    employer: str = ""
    station: str = ""
    slot: int | None = None
    values: dict[str, Any] = field(default_factory=dict)

    def take(self, seeker: str, employer: str, station: str, slot: int | None) -> None:
        self.seeker = self.seeker or seeker
        self.employer = self.employer or employer
        self.station = self.station or station
        self.slot = slot if self.slot is None else self.slot


def steps_told(
    connection: Connection, fair_id: FairId, entries: Sequence[JournalEntry]
) -> tuple[Step, ...]:
    """The journal rows as steps, in the same order; protected people are their codes."""
    undone = _undone_in(connection, entries)
    everything = (*entries, *undone.values())
    known = _known(connection, fair_id, everything)
    return tuple(
        replace(_step(entry, known), of=_of(undone.get(entry.sequence), known)) for entry in entries
    )


def step_told(connection: Connection, fair_id: FairId, entry: JournalEntry) -> Step:
    """One journal row as a step."""
    return steps_told(connection, fair_id, (entry,))[0]


def _of(entry: JournalEntry | None, known: _Known) -> Step | None:
    return None if entry is None else _step(entry, known)


def _undone_in(
    connection: Connection, entries: Sequence[JournalEntry]
) -> Mapping[int, JournalEntry]:
    """For each undoing and redoing its own number, with the step that it was about."""
    wanted = {e.sequence: journal.step_of(e) for e in entries}
    known = {e.sequence: e for e in entries}
    missing = {n for n in wanted.values() if n is not None and n not in known}
    known |= {e.sequence: e for e in journal.entries_numbered(connection, missing)}
    return {n: known[step] for n, step in wanted.items() if step is not None and step in known}


def _known(connection: Connection, fair_id: FairId, entries: Iterable[JournalEntry]) -> _Known:
    found = tuple(entries)
    rows = changes.leading_changes(connection, [e.sequence for e in found])
    ids = {subject for entry in found for subject in entry.subjects}
    meetings = names.meeting_names(connection, ids)
    people_ids = ids | {m.seeker for m in meetings.values()}
    people_ids |= {str(r.value("seeker_id")) for told in rows.values() for r in told}
    fair = fairs.fair_by_id(connection, fair_id)
    return _Known(
        seekers={s.id: s for s in people.seekers_among(connection, people_ids)},
        employers=names.employer_names(connection, fair_id),
        stations=names.station_names(connection, fair_id),
        meetings=meetings,
        slots=() if fair is None else time_slots(fair.plan),
        rows=rows,
    )


def _step(entry: JournalEntry, known: _Known) -> Step:
    rows = known.rows.get(entry.sequence, ())
    parts = _parts(entry, rows, known)
    station = known.stations.get(parts.station)
    seeker = known.seekers.get(parts.seeker)
    begins = parts.slot is not None and parts.slot < len(known.slots)
    return Step(
        sequence=entry.sequence,
        kind=_kind(entry.verb, rows),
        actor=entry.actor,
        at=entry.at,
        seeker="" if seeker is None else _called(seeker),
        employer=known.employers.get(parts.employer, ""),
        station=0 if station is None else station.number,
        time=f"{known.slots[parts.slot or 0].starts:%H.%M}" if begins else "",
        minutes=int(parts.values.get("minutes") or 0),
        version=int(parts.values.get("version") or 0),
    )


def _parts(entry: JournalEntry, rows: tuple[RowChange, ...], known: _Known) -> _Parts:
    """What the step names: first what its rows say, then what its subjects stand for."""
    parts = _Parts()
    for row in sorted(rows, key=lambda row: row.key not in entry.subjects):
        seeker, employer, station = (str(row.value(name) or "") for name in _WHO_AND_WHERE)
        parts.take(seeker, employer, station, row.value("slot") if employer else None)
        parts.values |= {
            name: row.value(name) for name in ("minutes", "version") if row.value(name) is not None
        }
    for subject in entry.subjects:
        meeting = known.meetings.get(subject)
        if meeting is not None:
            parts.take(meeting.seeker, meeting.employer, meeting.station, meeting.slot)
        parts.take(
            subject if subject in known.seekers else "",
            subject if subject in known.employers else "",
            subject if subject in known.stations else "",
            None,
        )
    if not parts.employer and parts.station in known.stations:
        parts.employer = known.stations[parts.station].employer
    return parts


def _kind(verb: str, rows: tuple[RowChange, ...]) -> str:
    table, column = _TURNED_OUT.get(verb, ("", ""))
    row = next((row for row in rows if row.table == table), None)
    return verb if row is None else f"{verb}:{row.value(column)}"


def _called(seeker: Seeker) -> str:
    return seen_name(seeker, Place.DESK) or seen_code(seeker, Place.DESK)
