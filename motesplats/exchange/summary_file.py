"""The fair in numbers as a workbook: numbers are numbers, shares are shares, no cell a formula."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from motesplats.exchange.csv_file import safe_cell
from motesplats.feedback.small_numbers import PERCENT_FROM, SMALLEST, Shown
from motesplats.i18n import Words, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from motesplats.feedback.summary_values import Cell, Summary, Table

_DAY = "yyyy-mm-dd"
_SHARE = "0 %"
_WIDTH, _WIDER = 18, 42
_HEADINGS = (
    mark("Tabell"),
    mark("Rubrik"),
    mark("Grupp"),
    mark("Vad"),
    mark("Kolumn"),
    mark("Antal"),
    mark("Visning"),
    mark("Andel"),
)

Value = str | int | float | date | None
Sheet = tuple[str, "Sequence[str]", "Iterable[Sequence[Value]]"]


def summary_workbook(summary: Summary, fair: str, day: date, tr: Words) -> bytes:
    """A sheet of facts and one of all tables; the bytes depend on the content alone.

    Rows: table, group, what, column, number (empty where it is not shown), how it is shown, share.
    """
    tables = [tr(title) for title in _HEADINGS]
    needs = (tr("Bransch"), tr("Behov"), tr("Arbetsgivare"))
    said = (tr("Fråga"), tr("Arbetsgivare som svarade"), tr("Släppt text"))
    return book_of(
        (
            (tr("Fakta"), (tr("Uppgift"), tr("Värde")), _facts(summary, fair, day, tr)),
            (tr("Tabeller"), tables, _rows(summary.tables, tr)),
            (tr("Branscher"), needs, _industry(summary, tr)),
            (tr("Villkor"), said, _conditions(summary, tr)),
            (tr("Lärdomar"), (tr("Avvikelser och lärdomar"),), _lessons(summary)),
        ),
        day,
    )


def book_of(sheets: Iterable[Sheet], day: date) -> bytes:
    """A workbook of sheets: title, headings and rows each; ``day`` is when it says it was made."""
    # Loaded here because it takes a tenth of a second that the window need not wait for.
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for title, headings, rows in sheets:
        _fill(book.create_sheet(title), headings, rows)
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Any, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    # Loaded here, as above.
    from openpyxl.styles import Font

    sheet.append(list(headings))
    for row in rows:
        sheet.append([safe_cell(one) if isinstance(one, str) else one for one in row])
    for number, cell in enumerate(sheet[1]):
        cell.font = Font(bold=True)
        width = _WIDER if number in {1, 3} else _WIDTH
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            _typed(cell)


def _typed(cell: Any) -> None:
    """Days as days and shares as shares; text stays text, whatever it begins with."""
    if isinstance(cell.value, date):
        cell.number_format = _DAY
    elif isinstance(cell.value, float):
        cell.number_format = _SHARE
    elif isinstance(cell.value, str):
        cell.data_type = "s"


def _facts(summary: Summary, fair: str, day: date, tr: Words) -> Iterable[Sequence[Value]]:
    yield tr("Träff"), fair
    yield tr("Datum"), day
    account = summary.account
    for name, value in (
        (tr("Serie"), account.series), (tr("Samarbetspartner"), account.partners),
        (tr("Projektledare"), account.head), (tr("Siffrorna räknades"), summary.as_of),
    ):  # fmt: skip
        if value:
            yield name, value
    yield tr("Arbetsgivare"), summary.employers
    for rate in summary.rates:
        yield rate.label.said(tr.language), rate.part / rate.whole
    for one in summary.missing:
        yield one.said(tr.language), tr("uppgift saknas")
    yield tr("Minsta grupp som visas"), SMALLEST
    yield tr("Andelar visas från"), PERCENT_FROM


def _rows(tables: Sequence[Table], tr: Words) -> Iterable[Sequence[Value]]:
    for table in tables:
        columns = [one.said(tr.language) for one in table.columns] or [tr("Antal")]
        for row in table.rows:
            for column, cell in zip(columns, row.cells, strict=True):
                yield (
                    table.id,
                    table.title.said(tr.language),
                    table.group.said(tr.language),
                    row.label.with_gaps(tr.language),
                    column,
                    *_number(cell, table.base, tr),
                )


def _number(cell: Cell, base: int, tr: Words) -> tuple[Value, Value, Value]:
    if cell.shown is not Shown.NUMBER:
        return None, tr("färre än 5") if cell.shown is Shown.FEW else tr("visas inte"), None
    share = cell.number / base if base >= PERCENT_FROM else None
    return cell.number, tr("antal"), share


def _industry(summary: Summary, tr: Words) -> Iterable[Sequence[Value]]:
    for one in summary.industry:
        for need, employers in one.needs:
            yield one.branch.said(tr.language), need.said(tr.language), employers


def _conditions(summary: Summary, tr: Words) -> Iterable[Sequence[Value]]:
    for one in summary.conditions:
        question = one.question.said(tr.language)
        yield question, one.employers, ""
        for text in one.said:
            yield question, None, text


def _lessons(summary: Summary) -> Iterable[Sequence[Value]]:
    for line in summary.account.lessons.splitlines():
        if line.strip():
            yield (line.strip(),)
