"""The whole timetable on paper: once by time, for the desk, and once by station, for the hosts in
the hall."""

from collections.abc import Callable

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.pdf import LANDSCAPE
from motesplats.documents.text import Style
from motesplats.documents.values import TimetableEntry, TimetableSheet
from motesplats.i18n import Words, isolated

_LOOK = Look(body=Style(11, leading=1.25), page=LANDSCAPE, margin=15)


def timetable(sheet: TimetableSheet, tr: Words) -> bytes:
    """Both tables as one PDF, each beginning on a new page; headings are repeated on every page.

    Raises Refused(NO_TIMETABLE) without meetings.
    """
    if not sheet.entries:
        raise Refused(Refusal.NO_TIMETABLE)
    title = tr("Schema")
    flow = Flow(title, tr.language, _LOOK, _foot(sheet, tr))
    flow.heading(1, f"{title}: {sheet.fair}")
    flow.paragraph(tr("{day}. Version {n}.", day=sheet.day, n=sheet.version))
    flow.heading(2, tr("Efter tid"))
    flow.table(_by_time_columns(tr), [_by_time(e) for e in sorted(sheet.entries, key=_time_key)])
    flow.new_page()
    flow.heading(2, tr("Efter bord"))
    rows = [_by_station(e) for e in sorted(sheet.entries, key=_station_key)]
    flow.table(_by_station_columns(tr), rows)
    return flow.finish()


def _foot(sheet: TimetableSheet, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        about = tr("Schema version {n}", n=sheet.version)
        return f"{sheet.fair} · {about} · " + tr("Sida {page}", page=page)

    return line


def _time_key(entry: TimetableEntry) -> tuple[str, int]:
    return (entry.starts, entry.station)


def _station_key(entry: TimetableEntry) -> tuple[int, str]:
    return (entry.station, entry.starts)


def _by_time_columns(tr: Words) -> tuple[Column, ...]:
    return (
        Column(tr("Tid"), 3),
        Column(tr("Bord"), 2),
        *_who_columns(tr),
    )


def _by_station_columns(tr: Words) -> tuple[Column, ...]:
    return (
        Column(tr("Bord"), 2),
        Column(tr("Tid"), 3),
        *_who_columns(tr),
    )


def _who_columns(tr: Words) -> tuple[Column, ...]:
    return (
        Column(tr("Arbetsgivare"), 9),
        Column(tr("Arbetssökande"), 8),
        Column(tr("Kod"), 4),
        Column(tr("Att tänka på"), 6),
    )


def _by_time(entry: TimetableEntry) -> tuple[str, ...]:
    return (_when(entry), str(entry.station), *_who(entry))


def _by_station(entry: TimetableEntry) -> tuple[str, ...]:
    return (str(entry.station), _when(entry), *_who(entry))


def _when(entry: TimetableEntry) -> str:
    return f"{entry.starts}–{entry.until}" if entry.until else entry.starts


def _who(entry: TimetableEntry) -> tuple[str, ...]:
    return (entry.employer, isolated(entry.heading), entry.code, entry.note)
