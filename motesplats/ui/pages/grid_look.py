"""How the grid of the timetable looks: its measures and letters, and its two heads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QStaticText

from motesplats.ui import tokens as t
from motesplats.ui.pages.grid_signs import Sign, paint_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from motesplats.ui.pages.grid_map import Head
    from motesplats.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TIME_WIDTH, _NAME_WIDTH = 64, 168
_HEAD_HEIGHT = 56
_MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True)
class Density:
    """How large a cell is in pixels, how many lines it has and in which size of letters."""

    wide: int
    high: int
    lines: int
    points: float


DENSITIES = (
    Density(72, 26, 1, t.SMALL - 1),
    Density(92, 30, 1, t.SMALL),
    Density(124, 44, 2, t.BODY - 1),
    Density(176, 68, 3, t.BODY),
)
ORDINARY = 2


@dataclass(frozen=True, slots=True)
class GridLook:
    """The measures in pixels, the letters and the colours; a place is column and row from 0.

    ``named``: names and not times stand beside the rows.
    """

    theme: Theme
    density: Density = DENSITIES[ORDINARY]
    named: bool = False
    _colours: dict[tuple[str, str], QColor] = field(init=False, default_factory=dict, compare=False)
    _letters: dict[tuple[float, bool, bool], tuple[QFont, QFontMetrics]] = field(
        init=False, default_factory=dict, compare=False
    )
    _words: dict[tuple[str, int, float, bool, bool], QStaticText] = field(
        init=False, default_factory=dict, compare=False
    )

    @property
    def wide(self) -> int:
        return round(self.density.wide * self.theme.scale)

    @property
    def high(self) -> int:
        return round(self.density.high * self.theme.scale)

    @property
    def head(self) -> int:
        return round(_HEAD_HEIGHT * self.theme.scale)

    @property
    def side(self) -> int:
        """How wide the head beside the rows is."""
        return round((_NAME_WIDTH if self.named else _TIME_WIDTH) * self.theme.scale)

    def cell(self, place: tuple[int, int]) -> QRect:
        """The cell at a place."""
        across, down = place
        left = self.side + across * self.wide
        return QRect(left, self.head + down * self.high, self.wide, self.high)

    def place_at(self, point: QPoint, seen: QPoint) -> tuple[int, int] | None:
        """The place at a point; None on the heads, which lie at ``seen``."""
        if point.x() < seen.x() + self.side or point.y() < seen.y() + self.head:
            return None
        return (point.x() - self.side) // self.wide, (point.y() - self.head) // self.high

    def within(self, rect: QRect) -> tuple[range, range]:
        """The columns and the rows that a rectangle touches, some of them perhaps beyond the
        last.
        """
        left, top = max(0, rect.left() - self.side), max(0, rect.top() - self.head)
        right, bottom = rect.right() - self.side, rect.bottom() - self.head
        across = range(left // self.wide, right // self.wide + 1)
        return across, range(top // self.high, bottom // self.high + 1)

    def colour(self, name: str) -> QColor:
        """The colour of that token; a copy is needed to change it."""
        key = self.theme.look.value, name
        if key not in self._colours:
            self._colours[key] = QColor(getattr(self.theme.tokens, name))
        return self._colours[key]

    def letters(self, *, bold: bool = False, small: bool = False) -> QFont:
        return self._lettering(bold, small)[0]

    def metrics(self, *, bold: bool = False, small: bool = False) -> QFontMetrics:
        """How wide and high those letters are."""
        return self._lettering(bold, small)[1]

    def write(
        self, painter: QPainter, text: str, rect: QRect, *, bold: bool = False, small: bool = False
    ) -> None:
        """As much of a line as there is room for, from the left; shaped once and then kept."""
        font, metrics = self._lettering(bold, small)
        key = text, rect.width(), self.theme.scale, bold, small
        made = self._words.get(key)
        if made is None:
            if len(self._words) > _MOST_WORDS:
                self._words.clear()
            made = QStaticText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            made.prepare(font=font)
            self._words[key] = made
        painter.setFont(font)
        # Letters of other alphabets may be taller than the font that was asked for.
        down = round((rect.height() - made.size().height()) / 2)
        painter.drawStaticText(rect.left(), rect.top() + down, made)

    def _lettering(self, bold: bool, small: bool) -> tuple[QFont, QFontMetrics]:
        key = self.theme.scale, bold, small
        if key not in self._letters:
            font = QFont()
            points = min(t.SMALL, self.density.points) if small else self.density.points
            font.setPointSizeF(self.theme.points(points))
            font.setBold(bold)
            self._letters[key] = font, QFontMetrics(font)
        return self._letters[key]


def short(painter: QPainter, text: str, rect: QRect) -> str:
    """As much of ``text`` as there is room for."""
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())


def paint_across(painter: QPainter, heads: Sequence[Head], look: GridLook, seen: QRect) -> None:
    """What stands above the columns, over what is seen of the grid."""
    top, high = seen.top(), look.head
    painter.fillRect(QRect(seen.left(), top, seen.width(), high), look.colour("paper"))
    columns, _rows = look.within(seen)
    for across in columns[: max(0, len(heads) - columns.start)]:
        place = QRect(look.cell((across, 0)).left(), top, look.wide, high)
        _paint_head(painter, place, heads[across], look)
    painter.fillRect(QRect(seen.left(), top, look.side, high), look.colour("paper"))
    painter.fillRect(QRect(seen.left(), top + high - 1, seen.width(), 1), look.colour("line"))


def paint_down(painter: QPainter, heads: Sequence[Head], look: GridLook, seen: QRect) -> None:
    """What stands beside the rows, left of what is seen of the grid."""
    left = seen.left()
    painter.fillRect(QRect(left, seen.top(), look.side, seen.height()), look.colour("paper"))
    _columns, rows = look.within(seen)
    for down in rows[: max(0, len(heads) - rows.start)]:
        place = QRect(left, look.cell((0, down)).top(), look.side, look.high)
        _paint_head(painter, place, heads[down], look)


def _paint_head(painter: QPainter, place: QRect, head: Head, look: GridLook) -> None:
    inner = place.adjusted(t.TIGHT, 0, -t.TIGHT, 0)
    if head.locked:
        paint_sign(painter, inner, Sign.LOCKED, look.colour("ink"))
        inner.setRight(inner.right() - t.ROOM)
    upper, lower = inner, inner
    two = bool(head.lower) and place.height() > t.ROW
    if two:
        upper = inner.adjusted(0, t.TIGHT, 0, -inner.height() // 2)
        lower = inner.adjusted(0, inner.height() // 2, 0, -t.TIGHT)
    painter.setPen(look.colour("ink"))
    whole = head.upper if two or not head.lower else f"{head.upper} {head.lower}"
    look.write(painter, whole, upper, bold=True)
    if two:
        look.write(painter, head.lower, lower)
