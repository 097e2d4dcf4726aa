"""Calendars: one for each person, employer and station, and one of what is due after the fair."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from motesplats.core.fair import MeetingState
from motesplats.core.visibility import Place
from motesplats.exchange.calendar_file import Entry, calendar_bytes
from motesplats.exchange.contact_file import Contact, contact_bytes
from motesplats.usecases.export_tables import way_of
from motesplats.usecases.follow_up import PROMISE, follow_up_texts
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from motesplats.core.fair import Meeting
    from motesplats.i18n import Words
    from motesplats.usecases.export_source import Source
    from motesplats.usecases.follow_up import Due

_OWNER = "motesplats"
_OFF = frozenset({MeetingState.CANCELLED, MeetingState.NO_SHOW})


def calendars(source: Source, stamp: datetime, tr: Words) -> Iterator[tuple[str, bytes]]:
    """File names, which say a code or a number and never a name, and contents.

    Those who have no meeting have no calendar. With them goes the card of whom to call about the
    fair, where the fair names somebody: it stands on the papers anyway.
    """
    for key, meetings in _shared(source).items():
        entries = [_entry(source, one, _about(source, one, key, tr), tr) for one in meetings]
        yield f"{key}.ics", calendar_bytes(source.fair.name, _once(entries), stamp)
    fair = source.fair
    if fair.officer or fair.officer_phone:
        who = Contact(
            f"{fair.id}@{_OWNER}", fair.officer, fair.organiser or fair.name, fair.officer_phone
        )
        yield "contact.vcf", contact_bytes(who)


def due_calendar(source: Source, found: Iterable[Due], stamp: datetime, tr: Words) -> bytes:
    """Promises one by one, and how many people are to be asked at each point in time."""
    entries = list(_due(source, tuple(found), tr))
    return calendar_bytes(tr("Uppföljning: {fair}", fair=source.fair.name), entries, stamp)


def _shared(source: Source) -> dict[str, list[Meeting]]:
    """The meetings by the file that they stand in."""
    found: dict[str, list[Meeting]] = {}
    hosts = _host_numbers(source)
    for one in source.meetings:
        seeker = source.parts.seekers[one.seeker]
        station = source.parts.stations[one.station]
        for key in (
            f"person-{seeker.code}",
            f"employer-{hosts[one.employer]}",
            f"table-{station.number}",
        ):
            found.setdefault(key, []).append(one)
    return found


def _host_numbers(source: Source) -> dict[str, int]:
    """Each employer's lowest station."""
    found: dict[str, int] = {}
    for station in source.parts.stations.values():
        found[station.employer] = min(station.number, found.get(station.employer, station.number))
    return found


def _about(source: Source, meeting: Meeting, key: str, tr: Words) -> str:
    employer = source.parts.employers[meeting.employer].name
    if key.startswith("person-"):
        return tr("Möte med {who}", who=employer)
    if meeting.id in source.group_of:
        return source.group_of[meeting.id].title
    person = shown(source.parts.seekers[meeting.seeker], Place.EXPORT)
    who = person.name or person.code
    if key.startswith("employer-"):
        return tr("Möte med {who}", who=who)
    return f"{employer}: {who}"


def _entry(source: Source, meeting: Meeting, summary: str, tr: Words) -> Entry:
    day, view = source.fair.day, source.parts.view(meeting, Place.EXPORT)
    elsewhere = source.remotes.of(meeting)
    way = way_of(source, meeting)
    place = {
        "video": tr("Video"),
        "phone": tr("Telefon"),
    }.get(way, tr("Bord {n}", n=view.station))
    # Everybody's part of a group is one and the same meeting to the employer.
    group = source.group_of.get(meeting.id)
    own = meeting.id if group is None else group.id
    return Entry(
        uid=f"{own}@{_OWNER}",
        sequence=source.number,
        begins=datetime.combine(day, view.starts),
        ends=datetime.combine(day, view.ends),
        summary=summary,
        location=place,
        link=elsewhere.address if way == "video" and elsewhere is not None else "",
        cancelled=meeting.state in _OFF,
    )


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """One of each; it is off only when it is for everybody."""
    found: dict[str, Entry] = {}
    for one in entries:
        known = found.get(one.uid)
        if known is None or known.cancelled:
            found[one.uid] = one
    return list(found.values())


def _due(source: Source, found: tuple[Due, ...], tr: Words) -> Iterator[Entry]:
    own = [one for one in found if one.fair == source.fair.id]
    for one in own:
        if one.kind == PROMISE and one.promise is not None:
            person = shown(source.parts.seekers[one.seeker], Place.EXPORT)
            said = tr(
                "Löfte: {text} ({employer}, {who})",
                text=one.promise.text.with_gaps(tr.language),
                employer=one.employer,
                who=person.name or person.code,
            )
            yield Entry(f"promise-{one.meeting}@{_OWNER}", source.number, one.day, said)
    points = {point.id: point.text.said(tr.language) for point in follow_up_texts().points}
    asked = Counter((one.day, one.kind) for one in own if one.kind in points)
    for (day, point), people in sorted(asked.items()):
        text = tr("{point}: {n} att följa upp", point=points[point], n=people)
        uid = f"{point}-{source.fair.id}@{_OWNER}"
        yield Entry(uid, source.number, day, text)
