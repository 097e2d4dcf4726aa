"""The signs on the cards and cells of the grid, drawn as lines so that any letters will do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPen

from motesplats.i18n import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

SIGN = 12
_INSET = 2


class Sign(StrEnum):
    """What a card or a cell says without words."""

    LOCKED = "locked"
    HELD = "held"
    LATE = "late"
    FITS = "fits"
    SWAPS = "swaps"
    NOT = "not"


SIGN_NAMES: dict[Sign, str] = {
    Sign.LOCKED: mark("låst"),
    Sign.HELD: mark("har börjat"),
    Sign.LATE: mark("har inte kommit"),
}
# Lines in a box of 10 by 10, each a row of points.
_LINES: dict[Sign, tuple[tuple[tuple[float, float], ...], ...]] = {
    Sign.HELD: (((1, 5), (4, 8), (9, 1)),),
    Sign.FITS: (((1, 5), (4, 8), (9, 1)),),
    Sign.LATE: (((5, 0), (5, 6)), ((5, 9), (5, 9.6))),
    Sign.SWAPS: (((0, 3), (9, 3), (6, 0.5)), ((10, 7), (1, 7), (4, 9.5))),
    Sign.NOT: (((1, 1), (9, 9)), ((9, 1), (1, 9))),
}


def paint_sign(painter: QPainter, rect: QRect, sign: Sign, colour: QColor, number: int = 0) -> None:
    """Draw a sign at the upper right of ``rect``, to the left of ``number`` others."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.6))
    left = rect.right() - (number + 1) * (SIGN + _INSET)
    painter.translate(left, rect.top() + _INSET + 1)
    if sign is Sign.LOCKED:
        painter.drawArc(QRectF(2, 0, 6, 8), 0, 180 * 16)
        painter.fillRect(QRectF(0.5, 4.5, 9, 6), colour)
    for line in _LINES.get(sign, ()):
        painter.drawPolyline([QPointF(x, y) for x, y in line])
    painter.restore()
