"""A curve to look at: how many people a day of so many time slots could give 1, 2, 3 meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from motesplats.ui.theme import Theme

_SIZE = QSize(560, 260)
_LEFT, _RIGHT, _ABOVE, _BELOW = 56, 150, 16, 44
_THICK = 2.5
_STYLES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)
_STEPS = (1, 2, 5)
_MOST_MARKS = 6
_SPACE_FOR_A_MARK = 34


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the curve: its name at the right end, and people by number of slots from 1 on."""

    name: str
    people: tuple[int, ...]


class Curve(QWidget):
    """Lines over the day; each has its own stroke, so that nothing hangs on colour alone."""

    def __init__(self, theme: Theme, across: str, up: str) -> None:
        super().__init__()
        self._theme, self._across, self._up = theme, across, up
        self._lines: tuple[Line, ...] = ()
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumSize(_SIZE)

    def show_lines(self, lines: Sequence[Line], most: int) -> None:
        """Draw these lines; ``most`` people is the top of the scale."""
        self._lines, self._most = tuple(lines), max(1, most)
        self.setAccessibleDescription(" ".join(map(_told, self._lines)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(self._theme.points(t.SMALL))
        painter.setFont(font)
        plot = self._plot()
        self._draw_scales(painter, plot)
        tokens = self._theme.tokens
        colours = (tokens.primary, tokens.done, tokens.waiting)
        above = 0.0
        for line, colour, style in zip(self._lines, colours, _STYLES, strict=False):
            painter.setPen(QPen(QColor(colour), _THICK, style))
            points = [self._point(plot, n, people) for n, people in enumerate(line.people, 1)]
            painter.drawPolyline(QPolygonF([self._point(plot, 0, 0), *points]))
            if points:
                above = self._draw_name(painter, line, points[-1], above)

    def _plot(self) -> QRectF:
        scale = self._theme.scale
        return QRectF(self.rect()).adjusted(
            _LEFT * scale, _ABOVE * scale, -_RIGHT * scale, -_BELOW * scale
        )

    def _point(self, plot: QRectF, slots: int, people: int) -> QPointF:
        longest = max((len(line.people) for line in self._lines), default=1)
        return QPointF(
            plot.left() + plot.width() * slots / max(1, longest),
            plot.bottom() - plot.height() * people / self._most,
        )

    def _draw_scales(self, painter: QPainter, plot: QRectF) -> None:
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        for people in marks(self._most, _MOST_MARKS):
            height = self._point(plot, 0, people).y()
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
            painter.setPen(QColor(tokens.quiet))
            place = QRectF(0, height - t.NEAR, plot.left() - t.NEAR, t.ROOM)
            painter.drawText(place, _FIGURE, str(people))
        longest = max((len(line.people) for line in self._lines), default=1)
        room = int(plot.width() // _SPACE_FOR_A_MARK)
        painter.setPen(QColor(tokens.quiet))
        for slots in marks(longest, max(1, room)):
            middle = self._point(plot, slots, 0).x()
            place = QRectF(middle - t.ROOM, plot.bottom() + t.TIGHT, 2 * t.ROOM, t.ROOM)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(slots))
        below = QRectF(plot.left(), plot.bottom() + t.WIDE, plot.width(), t.ROOM)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._across)
        painter.drawText(QRectF(0, 0, plot.width(), t.ROOM), Qt.AlignmentFlag.AlignLeft, self._up)

    def _draw_name(self, painter: QPainter, line: Line, end: QPointF, above: float) -> float:
        """Names that would lie on each other are set one below the other."""
        middle = max(end.y(), above + t.ROOM)
        room = self.width() - end.x() - t.NEAR
        place = QRectF(end.x() + t.NEAR, middle - t.NEAR, room, t.ROOM)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line.name)
        return middle

    def sizeHint(self) -> QSize:
        return _SIZE


_FIGURE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def marks(most: int, count: int) -> tuple[int, ...]:
    """At most ``count`` round numbers up to ``most``: every 1st, 2nd, 5th, 10th, 20th …"""
    step, power = 1, 1
    while True:
        for first in _STEPS:
            step = first * power
            if most // step <= count:
                return tuple(range(step, most + 1, step))
        power *= 10


def _told(line: Line) -> str:
    return f"{line.name}: {', '.join(map(str, line.people))}."
