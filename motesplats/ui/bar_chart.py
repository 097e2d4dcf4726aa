"""Horizontal bars with their words before and their numbers after; a screen reader reads it all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.ui.theme import Theme

_LABEL_SHARE, _LEAST, _WORDS = 0.4, 420, 44
_WRAPPED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: its words, its length (0: none is drawn), and what stands after it; a ``title`` is
    words alone, above the bars that follow."""

    label: str
    length: int = 0
    said: str = ""
    title: bool = False


class BarChart(QWidget):
    """As tall as its bars; colours and letters are the theme's."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._bars: tuple[ChartBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_bars(self, bars: Sequence[ChartBar]) -> None:
        self._bars = tuple(bars)
        said = "; ".join(f"{one.label}: {one.said}" if one.said else one.label for one in bars)
        self.setAccessibleDescription(said)
        self.setFixedHeight(max(1, sum(self._height(one) for one in self._bars)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.tokens
        column = round(self.width() * _LABEL_SHARE)
        letters = self.fontMetrics()
        beside = max((letters.horizontalAdvance(one.said) for one in self._bars), default=0)
        longest = max((one.length for one in self._bars), default=0)
        room = max(1, self.width() - column - beside - 2 * t.ROOM)
        top = 0
        for one in self._bars:
            height = self._height(one)
            painter.setPen(QColor(colours.ink))
            font = painter.font()
            font.setBold(one.title)
            painter.setFont(font)
            wide = self.width() if one.title else column - t.NEAR
            painter.drawText(QRect(0, top, wide, height), int(_WRAPPED), one.label)
            if not one.title:
                long = room * one.length // longest if longest else 0
                thick = min(height - t.TIGHT, t.ROOM)
                bar = QRect(column, top + (height - thick) // 2, long, thick)
                painter.fillRect(bar, QColor(colours.primary))
                said = QRect(column + long + t.NEAR, top, beside + t.NEAR, height)
                painter.drawText(said, int(_WRAPPED), one.said)
            top += height
        painter.end()

    def _height(self, one: ChartBar) -> int:
        line = self.fontMetrics().height()
        if one.title:
            return line * 2
        return line * (2 if len(one.label) > _WORDS else 1) + t.NEAR
