"""A handheld scanner is a keyboard that types fast and ends with Enter; caught anywhere, it never
reaches a text field.

Every typed character is held back for at most 40 ms. If more follow as fast and the last is Enter
or Tab, they were a scan; otherwise they are handed on as if nothing had happened, too soon for a
person to notice.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

GAP_MS = 40
SHORTEST_SCAN = 6
DEAF_MS = 300

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Scanner(QObject):
    """An event filter for the whole application; ``scanned`` carries what the scanner sent."""

    scanned = Signal(str)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._held: list[tuple[QWidget, QKeyEvent]] = []
        self._last = 0
        self._deaf_until = 0
        self._replaying = False
        self._timer = QTimer(self, singleShot=True, interval=GAP_MS)
        self._timer.timeout.connect(self.let_go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying or not isinstance(watched, QWidget):
            return False
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod):
            self.let_go()
            return False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        taken = self._take(watched, event)
        if taken:
            event.accept()
        return taken

    def let_go(self) -> None:
        """Hand on what was held back; it came from a person."""
        held, self._held = self._held, []
        self._timer.stop()
        self._replaying = True
        try:
            for widget, event in held:
                if isValid(widget):
                    QCoreApplication.sendEvent(widget, event)
        finally:
            self._replaying = False

    def _take(self, watched: QWidget, event: QKeyEvent) -> bool:
        now = event.timestamp() or int(self._clock() * 1000)
        if self._held and now - self._last > GAP_MS:
            self.let_go()
        if event.key() in _ENDS:
            return self._end(now)
        if not _may_be_scanned(event):
            # Shift alone comes before each capital that a scanner sends.
            if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock):
                self.let_go()
            return False
        self._held.append((watched, _copy(event)))
        self._last = now
        self._timer.start()
        return True

    def _end(self, now: int) -> bool:
        if len(self._held) >= SHORTEST_SCAN:
            text = "".join(event.text() for _, event in self._held)
            self._held = []
            self._timer.stop()
            self._deaf_until = now + DEAF_MS
            self.scanned.emit(text)
            return True
        self.let_go()
        # Scanners send Enter twice; ignore the second for 300 ms.
        return now < self._deaf_until


def _may_be_scanned(event: QKeyEvent) -> bool:
    text = event.text()
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier in _PLAIN
    return plain and not event.isAutoRepeat() and text.isascii() and text.isalnum()


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
