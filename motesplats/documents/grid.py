"""Equal fields on A4 sheets: labels, and slips to be cut apart."""

from collections.abc import Iterator
from dataclasses import dataclass

from motesplats.documents.pdf import MM, TaggedPdf

_CUT_LENGTH = 6 * MM


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's fields in millimetres: size, upper left corner of the first, step from one to the
    next."""

    columns: int
    rows: int
    size: tuple[float, float]
    first: tuple[float, float]
    step: tuple[float, float]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One field on the page under the pen, in points."""

    left: float
    bottom: float
    width: float
    height: float


def cells(
    pdf: TaggedPdf, grid: Grid, start_at: int = 1, offset: tuple[float, float] = (0, 0)
) -> Iterator[Cell]:
    """The fields row by row from number ``start_at``, on as many pages as are asked for.

    A new page, with its cut lines, is begun when the next field is asked for and the page is full.
    """
    number = start_at - 1
    _cut_lines(pdf, grid, offset)
    while True:
        if number == grid.columns * grid.rows:
            pdf.new_page()
            _cut_lines(pdf, grid, offset)
            number = 0
        row, column = divmod(number, grid.columns)
        left = (grid.first[0] + offset[0] + column * grid.step[0]) * MM
        top = pdf.height - (grid.first[1] + offset[1] + row * grid.step[1]) * MM
        width, height = grid.size[0] * MM, grid.size[1] * MM
        yield Cell(left, top - height, width, height)
        number += 1


def _cut_lines(pdf: TaggedPdf, grid: Grid, offset: tuple[float, float]) -> None:
    if not grid.cut:
        return
    left, top = (grid.first[0] + offset[0]) * MM, pdf.height - (grid.first[1] + offset[1]) * MM
    right = left + grid.columns * grid.step[0] * MM
    bottom = top - grid.rows * grid.step[1] * MM
    ahead = 0 if left <= 0 else _CUT_LENGTH
    for column in range(grid.columns + 1):
        x = left + column * grid.step[0] * MM
        pdf.rule((x, top + ahead), (x, bottom - ahead), dashed=True)
    for row in range(grid.rows + 1):
        y = top - row * grid.step[1] * MM
        pdf.rule((left - ahead, y), (right + ahead, y), dashed=True)
