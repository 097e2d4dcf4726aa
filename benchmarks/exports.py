"""The files of an export of a fair of 120 with feedback on every meeting, beside plain rows."""

import io
import tempfile
from pathlib import Path

from openpyxl import Workbook

from benchmarks._held import with_feedback
from benchmarks._measure import Comparison, Timed, print_table, timed
from motesplats.core.ids import FairId
from motesplats.exchange.sheets_file import Said, Sheet, workbook_bytes
from motesplats.i18n import words_in
from motesplats.usecases.context import Context
from motesplats.usecases.export_source import source_in
from motesplats.usecases.export_tables import all_sheets
from motesplats.usecases.exports import KINDS, ExportOrder, export

SEEKERS, RUNS = 120, 3
TR = words_in("sv")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        context, fair_id = with_feedback(Path(name), SEEKERS)
        with context.store.read() as connection:
            source = source_in(connection, fair_id)
        sheets = all_sheets(source, TR)
        rows = sum(len(sheet.rows) for sheet in sheets)
        size = f"{len(source.meetings)} meetings, {rows} rows"
        plain = timed("plain openpyxl, rows appended", lambda _: _plain(sheets), RUNS)
        book = timed(
            "the workbook of read tables",
            lambda _: workbook_bytes(sheets, source.fair.day, TR),
            RUNS,
        )
        kinds = [kind for kind in KINDS if kind != "series"]
        made = [_timed(context, fair_id, Path(name), kind) for kind in kinds]
        print_table(*(Comparison(one, plain, size) for one in (book, *made)))


def _timed(context: Context, fair_id: FairId, folder: Path, kind: str) -> Timed:
    order = ExportOrder((kind,), folder, TR)
    return timed(f"{kind}, from the store", lambda _: export(context, fair_id, order), RUNS)


def _plain(sheets: tuple[Sheet, ...]) -> bytes:
    """The same words without types, widths or anything made safe."""
    book = Workbook()
    for sheet in sheets:
        made = book.create_sheet(sheet.title)
        for row in sheet.rows:
            made.append([cell.text if isinstance(cell, Said) else cell for cell in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main()
