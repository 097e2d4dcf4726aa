"""Files and pasted text become tables of text; what could harm the computer is refused before
it is opened.

The bounds are 20 MB, 100 MB unpacked, 200 times its packed size, 20,000 rows.
"""

from dataclasses import dataclass
from pathlib import Path

from motesplats.core.errors import Refusal, Refused
from motesplats.core.texts import without_hidden
from motesplats.exchange import headings
from motesplats.exchange.conventions import tidy
from motesplats.exchange.csv_text import GUESSED, TextForm, decoded, parsed
from motesplats.exchange.personal_numbers import MASK, without_personal_numbers
from motesplats.exchange.sandbox import MAX_ROWS
from motesplats.exchange.workbooks import Grid, read_workbook

MAX_BYTES = 20 * 1024 * 1024
_TITLE_ROWS = 10

_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"\xd0\xcf\x11\xe0", "xls"),
    (b"{\\rtf", "rtf"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"<!DOCTYPE", "html"),
    (b"<html", "html"),
    (b"SQLite format 3", "database"),
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number in the file (the first line is 1) and a text for each heading."""

    number: int
    cells: tuple[str, ...]
    broken: bool = False


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table of text without personal numbers; ``scrubbed`` names the cells (row, heading)
    that held one.

    ``encoding`` is empty for workbooks, ``sheet`` for text.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    scrubbed: tuple[tuple[int, str], ...] = ()


def read_tables(path: Path, form: TextForm = GUESSED) -> tuple[RawTable, ...]:
    """Every sheet with rows in the file at ``path``; a text file is one table, written as ``form``
    says.

    Raises Refused with FILE_MISSING, FILE_UNREADABLE, FILE_EMPTY, FILE_TOO_LARGE, FILE_WRONG_TYPE,
    FILE_HOSTILE, FILE_DAMAGED, FILE_NO_ROWS or FILE_TOO_MANY_ROWS.
    """
    data = _bytes_of(path)
    _refuse_wrong_type(path, data)
    if data.startswith(b"PK"):
        grids = read_workbook(path, data)
        return _tables(path.name, grids, "", "")
    encoding, text = decoded(path.name, data, form.encoding)
    return _from_text(path.name, text, encoding, form.separator)


def read_clipboard(text: str) -> RawTable:
    """The table in what was pasted from a spreadsheet; refusals as for a file."""
    if not text.strip():
        raise Refused(Refusal.FILE_EMPTY, path="")
    return _from_text("", text, "")[0]


def _bytes_of(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused(
                Refusal.FILE_TOO_LARGE, path=path.name, megabytes=size // 1024**2, limit=20
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(Refusal.FILE_MISSING, path=path.name) from error
    except OSError as error:
        raise Refused(Refusal.FILE_UNREADABLE, path=path.name) from error
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise Refused(Refusal.FILE_EMPTY, path=path.name)
    return data


def _refuse_wrong_type(path: Path, data: bytes) -> None:
    start = data[:64].lstrip()
    for signature, found in _SIGNATURES:
        if start[: len(signature)].lower() == signature.lower():
            raise Refused(Refusal.FILE_WRONG_TYPE, path=path.name, found=found)
    if path.suffix.lower() == ".xlsx" and not data.startswith(b"PK"):
        raise Refused(Refusal.FILE_DAMAGED, path=path.name)
    if path.suffix.lower() in {".xlsm", ".xltm", ".xlsb"}:
        raise Refused(Refusal.FILE_HOSTILE, path=path.name, kind="macros")


def _from_text(name: str, text: str, encoding: str, told: str = "") -> tuple[RawTable, ...]:
    separator, rows = parsed(name, text, told)
    return _tables(name, (Grid("", rows),), encoding, separator)


def _tables(
    name: str, grids: tuple[Grid, ...], encoding: str, separator: str
) -> tuple[RawTable, ...]:
    found = tuple(
        table for grid in grids if (table := _table(name, grid, encoding, separator)) is not None
    )
    if not found:
        raise Refused(Refusal.FILE_NO_ROWS, path=name)
    return found


def _table(name: str, grid: Grid, encoding: str, separator: str) -> RawTable | None:
    rows = tuple(row for row in grid.rows if any(cell.strip() for cell in row[1]))
    if not rows:
        return None
    if len(rows) - 1 > MAX_ROWS:
        raise Refused(Refusal.FILE_TOO_MANY_ROWS, path=name, rows=len(rows) - 1, limit=MAX_ROWS)
    top = _heading_place(rows)
    width = max(len(cells) for _, cells in rows[top:])
    titles = tuple(
        without_personal_numbers(tidy(without_hidden(cell)))
        for cell in _padded(rows[top][1], width)
    )
    body, scrubbed = _scrub(titles, rows[top + 1 :])
    if not body:
        return None
    return RawTable(name, titles, body, encoding, separator, grid.title, scrubbed)


def _heading_place(rows: tuple[tuple[int, tuple[str, ...]], ...]) -> int:
    """Where the headings are: hand-made lists often begin with a title or two."""
    top = rows[:_TITLE_ROWS]
    known = [sum(headings.is_known(cell) for cell in cells) for _, cells in top]
    best = max(known)
    if best >= 2 or (best == 1 and known[0] == 1):
        return known.index(best)
    wide = (place for place, (_, cells) in enumerate(top) if sum(map(bool, cells)) > 1)
    return next(wide, 0)


def _padded(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return cells + ("",) * (width - len(cells))


def _scrub(
    titles: tuple[str, ...], rows: tuple[tuple[int, tuple[str, ...]], ...]
) -> tuple[tuple[TableRow, ...], tuple[tuple[int, str], ...]]:
    secret = tuple(headings.is_personal_number(title) for title in titles)
    phones = tuple(headings.is_phone(title) for title in titles)
    body: list[TableRow] = []
    scrubbed: list[tuple[int, str]] = []
    for number, cells in rows:
        kept: list[str] = []
        broken = _is_broken(cells)
        for place, cell in enumerate(_padded(cells, len(titles))):
            plain = cell if cell.isascii() and cell.isprintable() else _clean(cell, broken)
            safe = (
                (MASK if plain.strip() else "")
                if secret[place]
                else without_personal_numbers(plain, phones=phones[place])
            )
            if safe != plain:
                scrubbed.append((number, titles[place]))
            kept.append(safe.strip())
        body.append(TableRow(number, tuple(kept), broken))
    return tuple(body), tuple(scrubbed)


def _clean(cell: str, broken: bool) -> str:
    plain = cell.replace("\u00a0", " ").replace("\u202f", " ").replace("\ufeff", "")
    return plain if broken else without_hidden(plain)


def _is_broken(cells: tuple[str, ...]) -> bool:
    """Whether bytes were left that are no letters in the file's encoding (they stand as lone
    surrogates).
    """
    return any(
        not cell.isascii() and any("\udc80" <= letter <= "\udcff" for letter in cell)
        for cell in cells
    )
