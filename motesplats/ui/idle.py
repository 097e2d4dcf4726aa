"""Notices that nobody has touched keyboard, mouse or screen for a while; time asleep counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
)
_LOOK_MS = 1000


class IdleWatch(QObject):
    """An event filter for the whole application; ``idle`` tells once that ``after`` has passed.

    Time is the clock's, not the timer's: a timer stands still while the computer sleeps.
    """

    idle = Signal()

    def __init__(
        self, now: Callable[[], datetime], after: timedelta, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now, self._after = now, after
        self._touched = now()
        self._told = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self.touch()
        return False

    def touch(self) -> None:
        """Somebody is here."""
        self._touched, self._told = self._now(), False

    def look(self) -> None:
        """Tell if nobody has been here for too long; a clock that was set back starts anew."""
        now = self._now()
        if now < self._touched:
            self.touch()
        elif now - self._touched >= self._after and not self._told:
            self._told = True
            self.idle.emit()
