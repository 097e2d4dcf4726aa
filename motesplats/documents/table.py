"""The rows of a table: wrapped into their columns, and cut where a row is taller than a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from motesplats.documents.pdf import MM
from motesplats.documents.text import Line, Style, wrap

CELL_PAD = 1.2 * MM
KEEP_LINES = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its heading and its share of the table's width.

    ``language`` is that of its texts where it is another than the document's; right-to-left lines
    then stand at the cell's right edge.
    """

    heading: str
    share: float
    language: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands, in points; ``pad`` is the space above and below a cell's text."""

    left: float
    width: float
    pad: float


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of one cell, its left edge and the room for text in points, and its language."""

    left: float
    width: float
    lines: tuple[Line, ...]
    language: str

    def indent(self, line: Line) -> float:
        """How far in from the left the line begins."""
        return self.width - line.width if self.language and line.right_to_left else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """The cells from left to right, and the height of the whole in points."""

    cells: tuple[Cell, ...]
    style: Style
    height: float


def table_row(texts: Sequence[str], columns: Sequence[Column], place: Place, style: Style) -> Row:
    """The texts wrapped into the columns."""
    whole = sum(column.share for column in columns)
    left, cells = place.left, []
    for text, column in zip(texts, columns, strict=True):
        width = place.width * column.share / whole
        room = width - 2 * CELL_PAD
        cells.append(Cell(left, room, wrap(text, style, room), column.language))
        left += width
    most = max(len(cell.lines) for cell in cells)
    return Row(tuple(cells), style, most * style.line_height + 2 * place.pad)


def parts_of(row: Row, room: float, page: float, place: Place) -> Iterator[Row]:
    """The row, or if it is taller than a ``page`` its parts: the first takes the ``room`` that is
    left, the others a page each."""
    longest = max(len(cell.lines) for cell in row.cells)
    start, left = 0, room if row.height > page else page
    while start < longest:
        most = int((left - 2 * place.pad) / row.style.line_height)
        if most <= KEEP_LINES and left < page:
            left = page
            continue
        cells = tuple(replace(c, lines=c.lines[start : start + most]) for c in row.cells)
        height = min(most, longest - start) * row.style.line_height + 2 * place.pad
        yield Row(cells, row.style, height)
        start, left = start + most, page
