"""A panel that lies over whatever page is open, and gives the focus back when it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from motesplats.ui.main_window import MainWindow

TOP = 64


class Over(QFrame):
    """Shown in the middle, below the top line; Esc closes it."""

    def __init__(self, window: MainWindow, name: str) -> None:
        super().__init__(window)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.window_, self._tr = window, window.words
        self._before: QWidget | None = None
        self.hide()

    def show_over(self, first: QWidget, width: int, height: int) -> None:
        """Stand over the page with the focus in ``first``."""
        if self.isHidden():
            self._before = self.window_.focusWidget()
        width, height = min(width, self.window_.width()), min(height, self.window_.height() - TOP)
        self.setGeometry((self.window_.width() - width) // 2, TOP, width, height)
        self.show()
        self.raise_()
        first.setFocus()

    def leave(self) -> None:
        """Close, with the focus where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
