"""The lines of an iCalendar file, looked at byte by byte."""

from datetime import UTC, date, datetime, time

from motesplats.exchange.calendar_file import Entry, calendar_bytes, escaped, folded_line

STAMP = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
DAY = date(2026, 11, 26)
TALK = Entry(
    "m1@motesplats", 7, datetime.combine(DAY, time(9, 0)), "Möte med Bygg AB",
    ends=datetime.combine(DAY, time(9, 13)), location="Bord 5",
)  # fmt: skip


def unfolded(content: bytes) -> list[str]:
    """The lines as a calendar reads them."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_a_meeting_has_its_time_in_swedens_zone_and_its_station() -> None:
    lines = unfolded(calendar_bytes("Träffen", [TALK], STAMP))
    assert "TZID:Europe/Stockholm" in lines
    assert lines[-11:] == [
        "BEGIN:VEVENT", "UID:m1@motesplats", "SEQUENCE:7", "DTSTAMP:20261126T080000Z",
        "DTSTART;TZID=Europe/Stockholm:20261126T090000",
        "DTEND;TZID=Europe/Stockholm:20261126T091300", "SUMMARY:Möte med Bygg AB",
        "LOCATION:Bord 5", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "END:VEVENT", "END:VCALENDAR",
    ][-11:]  # fmt: skip


def test_no_line_is_longer_than_75_bytes_and_no_letter_is_cut() -> None:
    name = "خديجة بنت محمد الشاهين " * 9 + "Öåä" * 30
    folded = folded_line(f"SUMMARY:{name}")
    lines = folded.split(b"\r\n")[:-1]
    assert len(lines) > 5
    assert all(len(line) <= 75 and line.decode() for line in lines)
    assert all(line.startswith(b" ") for line in lines[1:])
    assert unfolded(folded) == [f"SUMMARY:{name}"]


def test_a_name_cannot_end_its_line_or_begin_another() -> None:
    assert escaped("A;B,C\\D\nBEGIN:VEVENT\r\nX\x07") == "A\\;B\\,C\\\\D\\nBEGIN:VEVENT\\nX"
    hostile = Entry(
        "m@x", 1, date(2026, 12, 1), "x", link="https://a.se/\r\nUID: 9", location="a\r\nb"
    )
    lines = unfolded(calendar_bytes("a\r\nBEGIN:VEVENT", [hostile], STAMP))
    assert lines.count("BEGIN:VEVENT") == 1
    assert "URL:https://a.se/UID:9" in lines


def test_a_whole_day_ends_where_the_next_begins_and_blocks_nobody() -> None:
    lines = unfolded(calendar_bytes("x", [Entry("p@x", 1, date(2026, 12, 31), "Ring")], STAMP))
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "TRANSP:TRANSPARENT" in lines
