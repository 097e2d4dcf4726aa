"""How the grid of the timetable looks: its measures and letters, and its two heads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont

from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from motesplats.i18n import Words
    from motesplats.ui.theme import Theme
    from motesplats.usecases.planning import TimetableView

TIME_WIDTH = 64
_CELL_WIDTH = 124
_CELL_HEIGHT = 40
_HEAD_HEIGHT = 56
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class GridLook:
    """The measures in pixels, the letters and the colours; a place is column and row from 0."""

    theme: Theme

    @property
    def wide(self) -> int:
        return round(_CELL_WIDTH * self.theme.scale)

    @property
    def high(self) -> int:
        return round(_CELL_HEIGHT * self.theme.scale)

    @property
    def head(self) -> int:
        return round(_HEAD_HEIGHT * self.theme.scale)

    def cell(self, place: tuple[int, int]) -> QRect:
        """The cell at a place."""
        across, down = place
        left = TIME_WIDTH + across * self.wide
        return QRect(left, self.head + down * self.high, self.wide, self.high)

    def place_at(self, point: QPoint, seen: QPoint) -> tuple[int, int] | None:
        """The place at a point; None on the heads, which lie at ``seen``."""
        if point.x() < seen.x() + TIME_WIDTH or point.y() < seen.y() + self.head:
            return None
        return (point.x() - TIME_WIDTH) // self.wide, (point.y() - self.head) // self.high

    def colour(self, name: str) -> QColor:
        """The colour of that token."""
        return QColor(getattr(self.theme.tokens, name))

    def letters(self, *, bold: bool = False, small: bool = False) -> QFont:
        font = QFont()
        font.setPointSizeF(self.theme.points(t.SMALL if small else t.BODY - 1))
        font.setBold(bold)
        return font


def short(painter: QPainter, text: str, rect: QRect) -> str:
    """As much of ``text`` as there is room for."""
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())


def paint_stations(
    painter: QPainter, view: TimetableView, look: GridLook, seen: QRect, tr: Words
) -> None:
    """The stations above what is seen of the grid."""
    top, high = seen.top(), look.head
    painter.fillRect(QRect(seen.left(), top, seen.width(), high), look.colour("paper"))
    painter.setPen(look.colour("ink"))
    for across, station in enumerate(view.stations):
        rect = QRect(TIME_WIDTH + across * look.wide, top, look.wide, high)
        upper = rect.adjusted(t.TIGHT, t.TIGHT, -t.TIGHT, -high // 2)
        painter.setFont(look.letters(bold=True))
        painter.drawText(upper, LEFT, tr("Bord {n}", n=station.station.number))
        lower = rect.adjusted(t.TIGHT, high // 2 - t.TIGHT, -t.TIGHT, 0)
        painter.setFont(look.letters())
        painter.drawText(lower, LEFT, short(painter, station.employer.name, lower))
    painter.fillRect(QRect(seen.left(), top, TIME_WIDTH, high), look.colour("paper"))


def paint_times(painter: QPainter, view: TimetableView, look: GridLook, seen: QRect) -> None:
    """The times to the left of what is seen of the grid."""
    left = seen.left()
    painter.fillRect(QRect(left, seen.top(), TIME_WIDTH, seen.height()), look.colour("paper"))
    painter.setPen(look.colour("ink"))
    painter.setFont(look.letters(bold=True))
    for down, slot in enumerate(view.slots):
        rect = QRect(left, look.head + down * look.high, TIME_WIDTH - t.NEAR, look.high)
        painter.drawText(rect, RIGHT, f"{slot.starts:%H:%M}")
