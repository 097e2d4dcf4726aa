"""A box for a sentence or two, as high as what has been written in it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_MOST_ROWS = 6


class Lines(QPlainTextEdit):
    """Wraps at the edge and holds at most ``most`` characters, line ends none.

    Enter belongs to the form, Tab leads on, and letters are letters.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._keep_short)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        """What has been written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show ``text`` without telling anybody."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def select(self, start: int, length: int) -> None:
        """Mark some characters, so that typing replaces them."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _keep_short(self) -> None:
        text = self.toPlainText()
        if len(text) <= self._most:
            return
        place = min(self.textCursor().position(), self._most)
        self.set_text(text[: self._most])
        self.select(place, 0)

    def _fit(self) -> None:
        block = self.document().firstBlock()
        row = self.blockBoundingRect(block).height() / max(1, block.lineCount())
        inner = 2 * self.document().documentMargin()
        outer = self.contentsMargins().top() + self.contentsMargins().bottom()
        high = ceil(min(_MOST_ROWS, block.lineCount()) * row + inner) + outer
        if high != self.height():
            self.setFixedHeight(high)
