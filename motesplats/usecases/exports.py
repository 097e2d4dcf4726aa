"""Exports: what other programs, calendars and evaluators get of a fair, as files in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from motesplats.exchange.sheets_file import csv_of, json_of, workbook_bytes
from motesplats.i18n import mark
from motesplats.usecases.comparing import compared, keep_numbers_beside
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.export_calendars import calendars, due_calendar
from motesplats.usecases.export_evaluation import evaluation_sheets
from motesplats.usecases.export_series import series_sheets
from motesplats.usecases.export_source import EXPORTED, Job, source_in
from motesplats.usecases.export_tables import all_sheets
from motesplats.usecases.files import write_whole
from motesplats.usecases.follow_up import due_list
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from motesplats.core.ids import FairId
    from motesplats.exchange.sheets_file import Sheet
    from motesplats.i18n import Words
    from motesplats.usecases.context import Context
    from motesplats.usecases.export_source import Source

FOLDER, SERIES = "export", "series"
_DONE_SHARE = 100


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, all in ``folder``."""

    folder: Path
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to write, by names of ``KINDS``, and for whom."""

    kinds: tuple[str, ...]
    folder: Path
    tr: Words
    watch: Watch = UNWATCHED


@dataclass(frozen=True, slots=True)
class _Work:
    context: Context
    source: Source
    job: Job


_File = tuple[str, bytes]


def _workbook(work: _Work) -> Iterator[_File]:
    yield "fair.xlsx", _book(work, all_sheets(work.source, work.job.tr))


def _csv(work: _Work) -> Iterator[_File]:
    for sheet in all_sheets(work.source, work.job.tr):
        yield f"csv/{sheet.key}.csv", csv_of(sheet, work.job.tr)


def _json(work: _Work) -> Iterator[_File]:
    fair, account = work.source.fair, work.source.account
    about: dict[str, object] = {
        "name": fair.name,
        "day": fair.day.isoformat(),
        "place": fair.place,
        "organiser": fair.organiser,
        "series": account.series,
        "timezone": "Europe/Stockholm",
    }
    tables = [s for s in all_sheets(work.source, work.job.tr) if s.key not in ("read_me", "fair")]
    yield "fair.json", json_of(tables, about)


def _calendars(work: _Work) -> Iterator[_File]:
    for name, content in calendars(work.source, work.context.now(), work.job.tr):
        yield f"calendar/{name}", content


def _due(work: _Work) -> Iterator[_File]:
    found = due_list(work.context)
    content = due_calendar(work.source, found, work.context.now(), work.job.tr)
    yield "calendar/due.ics", content


def _evaluation(work: _Work) -> Iterator[_File]:
    tr = work.job.tr
    sheets = evaluation_sheets(work.source, tr)
    yield "evaluation.xlsx", _book(work, sheets)
    for sheet in sheets:
        yield f"evaluation/{sheet.key}.csv", csv_of(sheet, tr)


def _series(work: _Work) -> Iterator[_File]:
    tr = work.job.tr
    sheets = series_sheets(compared(work.context, work.source.fair.id), tr)
    yield "series.xlsx", _book(work, sheets)
    for sheet in sheets:
        yield f"series/{sheet.key}.csv", csv_of(sheet, tr)


def _book(work: _Work, sheets: tuple[Sheet, ...]) -> bytes:
    whole = sum(len(sheet.rows) for sheet in sheets)
    step = partial(work.job.step, total=max(1, whole))
    return workbook_bytes(sheets, work.source.fair.day, work.job.tr, step)


_WRITERS: dict[str, Callable[[_Work], Iterator[_File]]] = {
    "workbook": _workbook,
    "csv": _csv,
    "json": _json,
    "calendar": _calendars,
    "due": _due,
    "evaluation": _evaluation,
    SERIES: _series,
}
KINDS = tuple(_WRITERS)
# What each is called, and what it is for.
KIND_NAMES: dict[str, tuple[str, str]] = {
    "workbook": (mark("Arbetsbok"), mark("Allt om träffen i Excel: möten, återkoppling, utfall")),
    "csv": (mark("CSV-filer"), mark("Samma tabeller, en fil var")),
    "json": (mark("JSON"), mark("Samma tabeller för andra program")),
    "calendar": (mark("Kalendrar"), mark("Möten per person, arbetsgivare och bord")),
    "due": (mark("Kalender för uppföljning"), mark("Löften och dagar att ringa")),
    "evaluation": (mark("Utvärderingsfil"), mark("Svar och utfall utan namn, med påhittade koder")),
    SERIES: (mark("Seriens träffar"), mark("Antal och andelar bredvid varandra, bara för grupper")),
}


def export(context: Context, fair_id: FairId, order: ExportOrder) -> Exported:
    """Write what is ordered into ``folder/export``; no file is named after anybody.

    What was written before it is stopped stays. Raises Refused(UNKNOWN_FAIR), Refused(STOPPED),
    Refused(TOO_FEW_TO_EXPORT) for a file for evaluators of fewer than five people,
    Refused(NOTHING_TO_COMPARE) for a series without two fairs that are over, and StoreUnavailable
    when the folder cannot be written to.
    """
    with context.store.read() as connection:
        source = source_in(connection, fair_id)
    wanted = tuple(kind for kind in KINDS if kind in order.kinds)
    place, files = order.folder / FOLDER, []
    for number, kind in enumerate(wanted):
        job = Job(order.tr, Watch(_part(order.watch, number, len(wanted)), order.watch.cancelled))
        job.step(0, 1)
        for name, content in _WRITERS[kind](_Work(context, source, job)):
            job.step(0, 1)
            files.append(write_whole(place / name, content))
    order.watch.progress(1, 1)
    return Exported(place, tuple(files))


def note_export(context: Context, fair_id: FairId, kinds: Collection[str] = ()) -> None:
    """Note in the journal that somebody takes the fair's records out of the store; numbers of
    groups stay from then on what they are. Raises Refused(UNKNOWN_FAIR).
    """
    with context.store.write(EXPORTED) as transaction:
        known_fair(transaction.connection, fair_id)
        transaction.journal([fair_id])
    if SERIES in kinds:
        keep_numbers_beside(context, fair_id)


def _part(watch: Watch, before: int, parts: int) -> Callable[[int, int], None]:
    """How far the whole is, told by how far one of its parts is."""

    def tell(done: int, total: int) -> None:
        share = _DONE_SHARE * done // max(1, total)
        watch.progress(before * _DONE_SHARE + share, parts * _DONE_SHARE)

    return tell
