"""How large everything on the board is, from the size of the screen alone (pixels)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from motesplats.ui.board.placing import Area

# Main text is at least so small a part of the height; then it is read from ten metres away.
PART_OF_HEIGHT = 25
SHIFT_SECONDS = 60
_LINE = 1.22
_NAME_ROW = 1.45
_STATION_ROW = 2 * _LINE + 0.06
_HEAD, _FOOT = 2.8, 2 * _LINE + 0.15
_EDGE = 0.6
_WIDE_COLUMN, _NARROW_COLUMN = 19, 13
_MOST_COLUMNS = 3
# A small circle, so that no line stands in one place all day.
_STEPS = ((0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1))
_SHIFT_PART = 200


@dataclass(frozen=True, slots=True)
class Measures:
    """The parts of a board of ``width`` × ``height``; ``text`` is the size of main text."""

    width: int
    height: int

    @property
    def text(self) -> int:
        return max(1, math.ceil(self.height / PART_OF_HEIGHT))

    @property
    def line(self) -> int:
        """From one line of text to the next."""
        return round(self.text * _LINE)

    @property
    def edge(self) -> int:
        return round(self.text * _EDGE)

    @property
    def head(self) -> Area:
        return Area(self.edge, self.edge, self.width - 2 * self.edge, round(self.text * _HEAD))

    @property
    def foot(self) -> Area:
        high = round(self.text * _FOOT)
        return Area(self.edge, self.height - self.edge - high, self.width - 2 * self.edge, high)

    @property
    def body(self) -> Area:
        top = self.head.bottom
        return Area(self.edge, top, self.width - 2 * self.edge, self.foot.y - top)

    @property
    def station_rows(self) -> int:
        return max(1, int(self.body.height / (self.text * _STATION_ROW)))

    @property
    def name_rows(self) -> int:
        return max(1, int(self.body.height / (self.text * _NAME_ROW)))

    @property
    def wide_columns(self) -> int:
        """Columns with room for an employer beside a name."""
        return max(1, min(_MOST_COLUMNS - 1, self.body.width // (self.text * _WIDE_COLUMN)))

    @property
    def narrow_columns(self) -> int:
        """Columns with room for a name and a station."""
        return max(1, min(_MOST_COLUMNS, self.body.width // (self.text * _NARROW_COLUMN)))

    def cell(self, place: int, columns: int, rows: int, filled: int) -> Area:
        """The ``place``-th cell, counted down columns in which ``filled`` of the rows are."""
        body, gap = self.body, self.text
        width = (body.width - gap * (columns - 1)) // columns
        across, down = divmod(place, filled)
        high = body.height // rows
        return Area(body.x + across * (width + gap), body.y + down * high, width, high)

    def shift(self, seconds: float) -> tuple[int, int]:
        """How far everything stands to the right and down at that instant (seconds since 1970)."""
        right, down = _STEPS[int(seconds // SHIFT_SECONDS) % len(_STEPS)]
        far = max(1, self.height // _SHIFT_PART)
        return right * far, down * far
