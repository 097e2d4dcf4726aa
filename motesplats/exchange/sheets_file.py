"""The same tables as one workbook, as CSV files and as JSON: typed cells, and no cell a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from motesplats.core.texts import without_hidden
from motesplats.exchange.csv_file import safe_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from motesplats.i18n import Words

SCHEMA, SCHEMA_VERSION = "motesplats-export", 1
_DAY, _TIME = "yyyy-mm-dd", "hh:mm"
_NARROW, _WIDE, _AIR = 8, 60, 3
# How many rows are written between two looks at whether to stop.
_LOT = 200
# What one cell of a workbook holds at most (ECMA-376, as Excel reads it).
_LONGEST = 32_767


@dataclass(frozen=True, slots=True)
class Said:
    """A choice: its code for programs, and its words for people."""

    code: str
    text: str


Cell = str | int | float | bool | date | time | Said | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: ``key`` and the keys of its columns are for programs, title and headings for people.

    ``columns`` are pairs of key and heading; each row has as many cells.
    """

    key: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook_bytes(
    sheets: Sequence[Sheet],
    day: date,
    tr: Words,
    step: Callable[[int], None] = lambda _rows: None,
) -> bytes:
    """A workbook with a sheet for each table: first row fixed, with filters, columns wide enough.

    ``day`` is when it says it was made; ``step`` is told now and then how many rows are done, and
    may raise to stop.
    """
    # Loaded here because it takes a tenth of a second that the window need not wait for.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    done = 0
    for sheet in sheets:
        made, widths = book.create_sheet(sheet.title), _headed(sheet)
        for place, row in enumerate(sheet.rows, start=2):
            _fill(made, place, row, widths, tr)
            done += 1
            if done % _LOT == 0:
                step(done)
        _finish(made, sheet, widths)
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def csv_of(sheet: Sheet, tr: Words) -> bytes:
    """One table as UTF-8 with BOM, semicolons, decimal comma, ISO dates and CRLF."""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow([heading for _, heading in sheet.columns])
    for row in sheet.rows:
        out.writerow([_csv_cell(cell, tr) for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def json_of(sheets: Sequence[Sheet], about: dict[str, object]) -> bytes:
    """All tables as one object: schema with its version, ``about``, and a list of objects for each.

    Choices are their codes, days and times ISO 8601, what is not known null.
    """
    whole = {
        "schema": SCHEMA,
        "version": SCHEMA_VERSION,
        "fair": about,
        "tables": {sheet.key: list(_objects(sheet)) for sheet in sheets},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def _objects(sheet: Sheet) -> Iterator[dict[str, object]]:
    keys = [key for key, _ in sheet.columns]
    for row in sheet.rows:
        yield {key: _plain(cell) for key, cell in zip(keys, row, strict=True)}


def _plain(cell: Cell) -> object:
    if isinstance(cell, Said):
        return cell.code
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return cell.isoformat() if isinstance(cell, date) else cell


def _csv_cell(cell: Cell, tr: Words) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return tr("Ja") if cell else tr("Nej")
    if isinstance(cell, float):
        return f"{cell:.12g}".replace(".", ",")
    if isinstance(cell, str | Said):
        return safe_cell(_words(cell))
    return str(_plain(cell))


def _words(cell: str | Said) -> str:
    return cell.text if isinstance(cell, Said) else cell


def _headed(sheet: Sheet) -> list[int]:
    """How many letters wide the columns are so far."""
    return [len(heading) for _, heading in sheet.columns]


def _fill(made: Any, place: int, row: Sequence[Cell], widths: list[int], tr: Words) -> None:
    # Loaded here, as above.
    from openpyxl.styles import Alignment

    cells = [made.cell(place, number) for number in range(1, len(row) + 1)]
    wide = [_put(there, cell, tr) for there, cell in zip(cells, row, strict=True)]
    widths[:] = map(max, widths, wide)
    # A look of its own takes as long as the cell itself: only rows of several lines have one.
    if max(wide) > _WIDE:
        wrapped, at_top = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top")
        for there, width in zip(cells, wide, strict=True):
            there.alignment = wrapped if width > _WIDE else at_top


def _finish(made: Any, sheet: Sheet, widths: Sequence[int]) -> None:
    """The headings, in a row that stays, and columns as wide as what stands in them."""
    # Loaded here, as above.
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, ((_, heading), width) in enumerate(zip(sheet.columns, widths, strict=True), 1):
        there = made.cell(1, number)
        _put_text(there, heading)
        there.font = Font(bold=True)
        column = made.column_dimensions[get_column_letter(number)]
        column.width = min(max(width, _NARROW), _WIDE) + _AIR
    made.freeze_panes = "A2"
    made.auto_filter.ref = made.dimensions


def _put(there: Any, cell: Cell, tr: Words) -> int:
    """Write a cell as what it is; how many letters wide it is."""
    if isinstance(cell, bool):
        cell = tr("Ja") if cell else tr("Nej")
    if isinstance(cell, str | Said):
        return _put_text(there, _words(cell))
    there.value = cell
    if isinstance(cell, date):
        there.number_format = _DAY
    elif isinstance(cell, time):
        there.number_format = _TIME
    return len(str(_plain(cell)))


def _put_text(there: Any, text: str) -> int:
    """Text stays text, whatever it begins with: the words as they are, marked as by an apostrophe
    that a person types before them. No words leave the cell blank, as filters know it."""
    kept = without_hidden(text) if not text.isprintable() else text
    if not kept:
        return 0
    there.value = kept[:_LONGEST]
    there.data_type = "s"
    if safe_cell(kept) != kept:
        there.quotePrefix = True
    return max((len(line) for line in kept.splitlines()), default=0)
