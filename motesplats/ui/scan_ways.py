"""Where a scan goes: past a second of the same, past what is open, to the page or to the desk."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from motesplats.core.ids import read_badge_code
from motesplats.i18n import isolated
from motesplats.ui.frame import ARRIVAL
from motesplats.usecases.arrival import SearchHit, search

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.ui.main_window import MainWindow

TWICE_S = 1.0
SILENT_S = 300.0
BUSY = 3


class ScannerHealth:
    """Whether the scanner says nothing although people come in at the door."""

    def __init__(self) -> None:
        self.last_scan: float | None = None
        self._by_hand: list[float] = []

    def scanned(self, now: float) -> None:
        """Something was read; ``now`` in seconds that never leap."""
        self.last_scan, self._by_hand = now, []

    def by_hand(self, now: float) -> None:
        """Somebody was checked in by name."""
        self._by_hand.append(now)

    def silent(self, now: float) -> bool:
        """Whether three people or more have come in by name for five minutes without a scan."""
        busy = len(self._by_hand) >= BUSY
        return busy and now - self._by_hand[0] >= SILENT_S


class ScanWays:
    """Takes what was scanned anywhere in the program to where it belongs.

    A dialog that may be left without harm closes; any other waits, and the banner says who was
    scanned meanwhile.
    """

    def __init__(self, window: MainWindow, clock: Callable[[], float] = time.monotonic) -> None:
        self._window, self._clock = window, clock
        self._last = ("", float("-inf"))
        self.health = ScannerHealth()

    def take(self, code: str, fair: Fair | None, *, alone: bool) -> None:
        """Hand on a scan; ``alone`` while an employer has the screen."""
        now = self._clock()
        self.health.scanned(now)
        twice = self._last[0] == code.upper() and now - self._last[1] < TWICE_S
        self._last = (code.upper(), now)
        if twice or not self._is_free(code, fair):
            return
        window = self._window
        if window.page.on_scan(code) or alone:
            return
        window.go(ARRIVAL)
        window.page.on_scan(code)

    def count_by_hand(self) -> None:
        """Somebody was checked in by name."""
        self.health.by_hand(self._clock())

    def _is_free(self, code: str, fair: Fair | None) -> bool:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return True
        if isinstance(dialog, QDialog) and dialog.property("riskless"):
            dialog.reject()
            return True
        self._tell_waiting(code, fair)
        return False

    def _tell_waiting(self, code: str, fair: Fair | None) -> None:
        window = self._window
        if fair is None or read_badge_code(code) is None:
            window.banner.show_waiting(window.words("En kod"))
            return
        work = partial(search, window.page.shell.context, fair.id, code, 1)
        window.page.shell.tasks.run(window, work, partial(self._name_waiting, code))

    def _name_waiting(self, code: str, hits: tuple[SearchHit, ...]) -> None:
        name = hits[0].seeker.label if hits else isolated(code)
        self._window.banner.show_waiting(name)
