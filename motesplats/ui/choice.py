"""One choice: a button that stays down, with its key before a text that wraps."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from motesplats.ui import tokens as t

_WIDEST = 230


_EDGE = 10


_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Choice(QPushButton):
    """One choice; its text wraps, which Qt's own button cannot do."""

    stepped = Signal(int)

    def __init__(self, code: str, text: str, key: str = "") -> None:
        super().__init__()
        self.code, self.key = code, key.casefold()
        self._shown = f"{key.upper()}  {text}" if key else text
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("look", "choice")
        self.setAccessibleName(text)
        if key:
            self.setAccessibleDescription(key.upper())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        line = self._metrics().horizontalAdvance(self._shown) + 2 * _EDGE
        width = min(line, max(_WIDEST, self._longest_word()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._longest_word(), t.CONTROL)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * _EDGE), 10_000)
        needed = self._metrics().boundingRect(room, _WRAPPED, self._shown).height()
        return max(t.CONTROL, needed + _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colours = QApplication.palette()
        text = colours.highlightedText() if self.isChecked() else colours.windowText()
        painter.setPen(text.color())
        font = QFont(self.font())
        font.setBold(self.isChecked())
        painter.setFont(font)
        inside = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        painter.drawText(inside, _WRAPPED, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK:
            self.stepped.emit(-1)
        elif event.key() in _ON:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            # Enter and letters belong to the form.
            event.ignore()

    def _metrics(self) -> QFontMetrics:
        font = QFont(self.font())
        font.setBold(True)
        return QFontMetrics(font)

    def _longest_word(self) -> int:
        words = self._shown.split()
        widths = (self._metrics().horizontalAdvance(word) for word in words)
        return max(widths, default=0) + 2 * _EDGE
