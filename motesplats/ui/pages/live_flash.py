"""The gong for the eyes: what it means stands beside the clock for some seconds, and is spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from motesplats.ui.pages.live_words import GONGS
from motesplats.ui.parts import label, say

if TYPE_CHECKING:
    from motesplats.live.gongs import Gong
    from motesplats.ui.shell import Shell

_SHOWN_MS = 6000


class Flash:
    """A line that keeps its place while it is empty."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self.line = label("", "talk")
        kept = self.line.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(kept)
        self.line.hide()
        self._dark = QTimer(self.line, singleShot=True, interval=_SHOWN_MS)
        self._dark.timeout.connect(self.line.hide)

    def show_gong(self, gong: Gong) -> None:
        """Say what the gong means."""
        say(self.line, self._shell.tr(GONGS[gong.sound]))
        self._shell.speak(self.line.text())
        self._dark.start()
