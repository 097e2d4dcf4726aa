"""Lists for the staff when the screens are dark: who goes where, whom to call, the day, what to do.

They hold names and numbers and say at the foot of each page that they are for the staff alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.flow import Column, Flow, Look
from motesplats.documents.text import Style
from motesplats.i18n import Words, isolated, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LOOK = Look(body=Style(11, leading=1.25), margin=15)
GUIDE = (
    mark("Fortsätt träffen med papperen: tiderna, bordslistorna och lapparna gäller."),
    mark("Skriv återkoppling på pappersformulären. De skrivs in när datorn är tillbaka."),
    mark("Ta fram en annan dator där programmet finns."),
    mark("Sätt i USB-stickan med säkerhetskopian och kopiera den nyaste filen till datorn."),
    mark("Dra filen till programmets ikon, så öppnas den. (Kommando: motesplats FILEN)"),
    mark("Skriv lösenordet. Utan lösenordet går kopian inte att öppna."),
    mark("Öppna träffen på sidan Träffar. Se efter att klockan stämmer."),
    mark("Gå till Hallen. Fasen räknas ut från klockan; inget behöver startas om."),
    mark("Checka in dem som har kommit sedan kopian gjordes, efter listan på papper."),
    mark("Skriv in pappersformulären, och gör en ny säkerhetskopia."),
)


@dataclass(frozen=True, slots=True)
class StaffSheet:
    """What stands above each list: the fair, its day in words, and the timetable's version."""

    fair: str
    day: str
    version: int


@dataclass(frozen=True, slots=True)
class StationRow:
    """A meeting at a station: when, who, the code, and what it needs."""

    when: str
    heading: str
    code: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class StationList:
    """A station's day."""

    number: int
    employer: str
    rows: tuple[StationRow, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with times and stations; ``phone`` is empty where nobody may call."""

    heading: str
    code: str
    places: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DayRow:
    """A part of the day and what happens in it."""

    when: str
    what: str


def station_lists(sheet: StaffSheet, lists: Sequence[StationList], tr: Words) -> bytes:
    """One page a station, with a column to tick who came. Raises Refused(NOTHING_TO_PRINT)."""
    flow = _flow(tr("Bordslistor"), sheet, tr, bool(lists))
    columns = (
        Column(tr("Tid"), 3),
        Column(tr("Arbetssökande"), 7),
        Column(tr("Kod"), 4),
        Column(tr("Att tänka på"), 6),
        Column(tr("Kom"), 2),
    )
    for place, one in enumerate(lists):
        if place:
            flow.new_page()
        flow.heading(1, f"{tr('Bord {number}', number=one.number)} · {isolated(one.employer)}")
        flow.paragraph(_about(sheet, tr))
        rows = [(r.when, isolated(r.heading), r.code, r.note, "") for r in one.rows]
        if rows:
            flow.table(columns, rows)
        else:
            flow.paragraph(tr("Inga möten är bokade än."))
    return flow.finish()


def name_list(sheet: StaffSheet, people: Sequence[PersonRow], tr: Words) -> bytes:
    """Everybody in the order given, with all times and stations. Raises
    Refused(NOTHING_TO_PRINT).
    """
    title = tr("Vem går vart")
    flow = _flow(title, sheet, tr, bool(people))
    flow.heading(1, title)
    flow.paragraph(_about(sheet, tr))
    columns = (Column(tr("Namn"), 6), Column(tr("Kod"), 4), Column(tr("Tid och bord"), 11))
    flow.table(columns, [(isolated(p.heading), p.code, p.places) for p in people])
    return flow.finish()


def call_list(sheet: StaffSheet, people: Sequence[PersonRow], tr: Words) -> bytes:
    """Everybody with a telephone number and a column to tick who came. Raises
    Refused(NOTHING_TO_PRINT).
    """
    title = tr("Ringlista")
    flow = _flow(title, sheet, tr, bool(people))
    flow.heading(1, title)
    flow.paragraph(_about(sheet, tr))
    columns = (
        Column(tr("Namn"), 7),
        Column(tr("Kod"), 4),
        Column(tr("Telefon"), 5),
        Column(tr("Första mötet"), 5),
        Column(tr("Kom"), 2),
    )
    rows = [(isolated(p.heading), p.code, p.phone, p.places, "") for p in people]
    flow.table(columns, rows)
    return flow.finish()


def day_plan(sheet: StaffSheet, day: Sequence[DayRow], hosts: Sequence[DayRow], tr: Words) -> bytes:
    """The day's times, then who sits at which station. Raises Refused(NOTHING_TO_PRINT)."""
    title = tr("Dagen")
    flow = _flow(title, sheet, tr, bool(day))
    flow.heading(1, f"{title}: {isolated(sheet.fair)}")
    flow.paragraph(_about(sheet, tr))
    flow.table((Column(tr("Tid"), 3), Column(tr("Vad"), 9)), [(r.when, r.what) for r in day])
    if hosts:
        flow.heading(2, tr("Vid borden"))
        columns = (Column(tr("Bord"), 3), Column(tr("Arbetsgivare"), 9))
        flow.table(columns, [(r.when, isolated(r.what)) for r in hosts])
    return flow.finish()


def guide(sheet: StaffSheet, tr: Words) -> bytes:
    """What to do when the computer breaks down, in ten lines."""
    title = tr("Om datorn går sönder")
    flow = _flow(title, sheet, tr, True)
    flow.heading(1, title)
    flow.paragraph(_about(sheet, tr))
    rows = [(str(number), tr(line)) for number, line in enumerate(GUIDE, start=1)]
    flow.table((Column(tr("Steg"), 1), Column(tr("Gör så här"), 12)), rows)
    return flow.finish()


def _flow(title: str, sheet: StaffSheet, tr: Words, there: bool) -> Flow:
    if not there:
        raise Refused(Refusal.NOTHING_TO_PRINT, what=title)
    return Flow(title, tr.language, _LOOK, _foot(sheet, tr))


def _foot(sheet: StaffSheet, tr: Words) -> Callable[[int], str]:
    def line(page: int) -> str:
        kept = tr("Bara för personalen. Förstörs efter träffen.")
        return f"{sheet.fair} · {kept} · " + tr("Sida {page}", page=page)

    return line


def _about(sheet: StaffSheet, tr: Words) -> str:
    return tr("{day}. Version {n}.", day=sheet.day, n=sheet.version)
