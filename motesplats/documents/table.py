"""The rows of a table: wrapped into their columns, and cut where a row is taller than a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motesplats.documents.pdf import MM
from motesplats.documents.text import Line, Style, wrap

CELL_PAD = 1.2 * MM
KEEP_LINES = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading and its share of the table's width."""

    heading: str
    share: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands, in points; ``pad`` is the space above and below a cell's text."""

    left: float
    width: float
    pad: float


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of each cell with its left edge, and the height of the whole in points."""

    cells: tuple[tuple[float, tuple[Line, ...]], ...]
    style: Style
    height: float


def table_row(texts: Sequence[str], columns: Sequence[Column], place: Place, style: Style) -> Row:
    """The texts wrapped into the columns."""
    whole = sum(column.share for column in columns)
    left, cells = place.left, []
    for text, column in zip(texts, columns, strict=True):
        width = place.width * column.share / whole
        cells.append((left, wrap(text, style, width - 2 * CELL_PAD)))
        left += width
    most = max(len(lines) for _, lines in cells)
    return Row(tuple(cells), style, most * style.line_height + 2 * place.pad)


def parts_of(row: Row, room: float, page: float, place: Place) -> Iterator[Row]:
    """The row, or if it is taller than a ``page`` its parts: the first takes the ``room`` that is
    left, the others a page each."""
    longest = max(len(lines) for _, lines in row.cells)
    start, left = 0, room if row.height > page else page
    while start < longest:
        most = int((left - 2 * place.pad) / row.style.line_height)
        if most <= KEEP_LINES and left < page:
            left = page
            continue
        cells = tuple((x, lines[start : start + most]) for x, lines in row.cells)
        height = min(most, longest - start) * row.style.line_height + 2 * place.pad
        yield Row(cells, row.style, height)
        start, left = start + most, page
