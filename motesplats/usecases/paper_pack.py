"""The paper pack: everything that a fair needs to go on without a computer, in one folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, time_slots
from motesplats.core.ids import form_code, shown_code
from motesplats.core.visibility import Place, seen_field
from motesplats.documents.paper_form import PaperForm, paper_forms
from motesplats.documents.staff_lists import (
    DayRow,
    PersonRow,
    StaffSheet,
    StationList,
    StationRow,
    call_list,
    day_plan,
    guide,
    name_list,
    station_lists,
)
from motesplats.documents.values import Following
from motesplats.i18n import Words, mark, swedish_order
from motesplats.storage import timetables
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.days import day_in_words
from motesplats.usecases.fair_forms import fair_form
from motesplats.usecases.files import write_whole
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.slips import heading_of, in_order, needs_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from motesplats.core.fair import Fair, Station
    from motesplats.core.ids import EmployerId, FairId
    from motesplats.core.people import Seeker
    from motesplats.feedback.form import Form
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts, MeetingView

PACK = "pack"
_FOLDER = mark("papperspaket")
_PARTS = 10
_WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Pack:
    """The files of a pack, in the order in which they are used."""

    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    fair: Fair
    parts: FairParts
    sheet: StaffSheet
    tr: Words
    watch: Watch
    forms: dict[EmployerId, Form]

    @property
    def told(self) -> FairParts:
        """The records with the meetings that are still to be held or were held."""
        gone = {MeetingState.CANCELLED, MeetingState.NO_SHOW}
        kept = tuple(m for m in self.parts.meetings if m.state not in gone)
        return replace(self.parts, meetings=kept)


def make_pack(
    context: Context, fair_id: FairId, folder: Path, tr: Words, watch: Watch = UNWATCHED
) -> Pack:
    """Write the whole pack into a folder of its own below ``folder``.

    What was written before it is stopped stays. Raises Refused(NO_TIMETABLE) before there is one,
    Refused(NOT_PUBLISHED) before the first publication, Refused(STOPPED), and StoreUnavailable.
    """
    with context.store.read() as connection:
        fair, parts = known_fair(connection, fair_id), parts_in(connection, fair_id)
        version = timetables.state_of(connection, fair_id).version
        forms = {e.id: fair_form(connection, e) for e in parts.employers.values()}
        drafted = bool(timetables.draft_of(connection, fair_id))
    if not parts.meetings:
        raise Refused(Refusal.NOT_PUBLISHED if drafted and not version else Refusal.NO_TIMETABLE)
    sheet = StaffSheet(fair.name, day_in_words(fair.day, tr), max(1, version))
    place, files = folder / tr(_FOLDER), []
    for number, (name, make) in enumerate(_makers(context), start=1):
        if watch.cancelled():
            raise Refused(Refusal.STOPPED)
        part = Watch(_share(watch, number - 1), watch.cancelled)
        source = _Source(fair, parts, sheet, tr, part, forms)
        files.append(make(source, place, f"{number:02}-{tr(name)}"))
        watch.progress(number * _WHOLE, _PARTS * _WHOLE)
    return Pack(place, tuple(files))


def _share(watch: Watch, before: int) -> Callable[[int, int], None]:
    """How far the whole is, told by how far one of its parts is."""

    def tell(done: int, total: int) -> None:
        watch.progress(before * _WHOLE + done * _WHOLE // max(1, total), _PARTS * _WHOLE)

    return tell


def _makers(context: Context) -> tuple[tuple[str, Callable[[_Source, Path, str], Path]], ...]:
    def sheet(kind: str) -> Callable[[_Source, Path, str], Path]:
        def make(source: _Source, place: Path, name: str) -> Path:
            job = PrintJob(source.tr, watch=source.watch, name=name)
            return print_sheet(context, source.fair.id, kind, place, job).path

        return make

    def own(content: Callable[[_Source], bytes]) -> Callable[[_Source, Path, str], Path]:
        def make(source: _Source, place: Path, name: str) -> Path:
            return write_whole(place / f"{name}.pdf", content(source))

        return make

    return (
        (mark("om-datorn-går-sönder"), own(lambda source: guide(source.sheet, source.tr))),
        (mark("dagen"), own(_day)),
        (mark("schema"), sheet("timetable")),
        (mark("vem-går-vart"), own(_names)),
        (mark("bordslistor"), own(_stations)),
        (mark("ringlista"), own(_calls)),
        (mark("lappar"), sheet("slips")),
        (mark("förberedelsekort"), sheet("prep")),
        (mark("återkoppling"), own(_forms)),
        (mark("enkät"), sheet("poll")),
    )


def _day(source: _Source) -> bytes:
    fair, tr = source.fair, source.tr
    rows = [
        DayRow(
            f"{s.starts:%H:%M}–{s.ends:%H:%M}",
            _slot_words(s.index + 1, f"{s.feedback_at:%H:%M}", tr),
        )
        for s in time_slots(fair.plan)
    ]
    rows += [
        DayRow(f"{b.begins:%H:%M}–{b.ends:%H:%M}", b.title or tr("Paus")) for b in fair.plan.breaks
    ]
    hosts = [
        DayRow(str(s.number), source.parts.employers[s.employer].name)
        for s in _in_number_order(source.parts)
    ]
    return day_plan(source.sheet, sorted(rows, key=lambda row: row.when), hosts, tr)


def _slot_words(number: int, feedback: str, tr: Words) -> str:
    return tr("Möte {n}, återkoppling från {time}", n=number, time=feedback)


def _names(source: _Source) -> bytes:
    return name_list(source.sheet, _people(source, _all_places), source.tr)


def _calls(source: _Source) -> bytes:
    return call_list(source.sheet, _people(source, _first_place), source.tr)


def _people(
    source: _Source, places: Callable[[Sequence[MeetingView], Words], str]
) -> list[PersonRow]:
    """Everybody in Swedish order as the desk may see them."""
    told = source.told
    return [
        PersonRow(
            heading_of(seeker, Place.DESK),
            shown_code(seeker.code),
            places(told.plan_of(seeker.id, Place.DESK), source.tr),
            seen_field(seeker, "phone", Place.DESK),
        )
        for seeker in in_order(told.seekers.values())
    ]


def _all_places(plan: Sequence[MeetingView], tr: Words) -> str:
    return ", ".join(_place(view, tr) for view in plan)


def _first_place(plan: Sequence[MeetingView], tr: Words) -> str:
    return _place(plan[0], tr) if plan else ""


def _place(view: MeetingView, tr: Words) -> str:
    return tr("{time} bord {number}", time=view.when, number=view.station)


def _stations(source: _Source) -> bytes:
    told = source.told
    lists = [
        StationList(
            station.number,
            told.employers[station.employer].name,
            tuple(_station_row(told, view, source.tr) for view in _at(told, station)),
        )
        for station in _in_number_order(told)
    ]
    return station_lists(source.sheet, lists, source.tr)


def _at(parts: FairParts, station: Station) -> Iterable[MeetingView]:
    own = sorted((m for m in parts.meetings if m.station == station.id), key=lambda m: m.slot)
    return (parts.view(meeting, Place.TIMETABLE) for meeting in own)


def _station_row(parts: FairParts, view: MeetingView, tr: Words) -> StationRow:
    seeker = parts.seekers[view.meeting.seeker]
    note = ", ".join(needs_in_words(seeker, Place.PREP_CARD, tr))
    return StationRow(view.when, view.seeker.name or view.seeker.code, view.seeker.code, note)


def _forms(source: _Source) -> bytes:
    """A form for each meeting by station and time, then an empty one for each employer."""
    told, tr = source.told, source.tr
    values = [
        _form(source, view) for station in _in_number_order(told) for view in _at(told, station)
    ]
    hosts = sorted(told.employers.values(), key=lambda e: swedish_order(e.name))
    values += [PaperForm(source.forms[host.id], host.name) for host in hosts]
    return paper_forms(values, tr, Following(source.watch.progress, source.watch.cancelled))


def _form(source: _Source, view: MeetingView) -> PaperForm:
    seeker: Seeker = source.parts.seekers[view.meeting.seeker]
    heading = heading_of(seeker, Place.PREP_CARD)
    return PaperForm(
        form=source.forms[view.meeting.employer],
        employer=view.employer,
        heading=heading,
        code=shown_code(seeker.code),
        when=view.when,
        station=str(view.station),
        qr=form_code(view.meeting.id),
    )


def _in_number_order(parts: FairParts) -> list[Station]:
    return sorted(parts.stations.values(), key=lambda station: station.number)
