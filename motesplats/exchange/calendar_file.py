"""Meetings and days as an iCalendar file (RFC 5545), with the clock that Sweden goes by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from motesplats.core.texts import without_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_LINE = 75
_ZONE = "Europe/Stockholm"
_PRODUCT = "-//motesplats//motesplats//SV"
# The rules of the European Union since 1996, with the zone's whole name: some calendars know no
# abbreviations (RFC 5545 3.6.5; directive 2000/84/EC).
_CLOCK = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a calendar; ``uid`` stays the same for the same thing, ``sequence`` grows with
    every change.

    ``begins`` and ``ends`` are local times in Sweden; without ``ends`` it is a whole day.
    """

    uid: str
    sequence: int
    begins: datetime | date
    summary: str
    ends: datetime | None = None
    location: str = ""
    link: str = ""
    cancelled: bool = False


def calendar_bytes(name: str, entries: Sequence[Entry], stamp: datetime) -> bytes:
    """A calendar called ``name``; ``stamp`` is the instant at which it was made, aware."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        f"X-WR-TIMEZONE:{_ZONE}",
        *_CLOCK,
    ]
    made = f"{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for entry in entries:
        lines += _event(entry, made)
    lines.append("END:VCALENDAR")
    return b"".join(folded_line(line) for line in lines)


def escaped(text: str) -> str:
    """``text`` as a value (RFC 5545 3.3.11): backslash, semicolon, comma and line break."""
    kept = without_hidden(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return kept.replace("\n", "\\n")


def folded_line(line: str) -> bytes:
    """The line with CRLF, in pieces of at most 75 bytes that cut no letter (RFC 5545 3.1)."""
    return b"\r\n ".join(_pieces(line)) + b"\r\n"


def _pieces(line: str) -> Iterator[bytes]:
    piece, room = b"", _LONGEST_LINE
    for letter in line:
        coded = letter.encode("utf-8", "replace")
        if len(piece) + len(coded) > room:
            yield piece
            # A blank stands before every piece but the first.
            piece, room = b"", _LONGEST_LINE - 1
        piece += coded
    yield piece


def _event(entry: Entry, made: str) -> Iterable[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{made}"
    yield from _times(entry)
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.location:
        yield f"LOCATION:{escaped(entry.location)}"
    if entry.link:
        yield f"URL:{one_address(entry.link)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if entry.cancelled or entry.ends is None else 'OPAQUE'}"
    yield "END:VEVENT"


def one_address(link: str) -> str:
    """An address on one line, which is a value that nothing is escaped in."""
    return "".join(without_hidden(link).split())


def _times(entry: Entry) -> Iterable[str]:
    if entry.ends is None:
        yield f"DTSTART;VALUE=DATE:{entry.begins:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.begins + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART;TZID={_ZONE}:{entry.begins:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID={_ZONE}:{entry.ends:%Y%m%dT%H%M%S}"
