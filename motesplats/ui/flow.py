"""A layout of equally wide cells, as many side by side as fit."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from motesplats.ui import tokens as t

_MOST_ACROSS = 5


class Flow(QLayout):
    """Cells in reading order; a row is as tall as its tallest cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(t.NEAR)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        tallest = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(widest, tallest)

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        if not shown:
            return 0
        gap = self.spacing()
        widest = max(item.sizeHint().width() for item in shown)
        across = max(1, min(_MOST_ACROSS, len(shown), (rect.width() + gap) // (widest + gap)))
        wide = (rect.width() - gap * (across - 1)) // across
        top = rect.y()
        for first in range(0, len(shown), across):
            line = shown[first : first + across]
            high = max(_height(item, wide) for item in line)
            for place, item in enumerate(line):
                if move:
                    item.setGeometry(QRect(rect.x() + place * (wide + gap), top, wide, high))
            top += high + gap
        return top - gap - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
