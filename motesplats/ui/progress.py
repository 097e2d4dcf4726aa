"""How far long work has come, and a way to stop it; it stands where the result will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, label, named, row

if TYPE_CHECKING:
    from motesplats.ui.jobs import Cancel
    from motesplats.ui.shell import Shell


class Progress(QWidget):
    """A bar with a sentence and a button; hidden while nothing goes on."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._cancel: Cancel | None = None
        self._text = label("")
        self.bar = named(QProgressBar(), shell.tr("Hur långt arbetet har kommit"))
        self.bar.setTextVisible(False)
        self.stop_button = button(shell.tr("Avbryt arbetet"), self.stop)
        place = row(self, gap=t.APART)
        place.addWidget(self._text)
        place.addWidget(self.bar, 1)
        place.addWidget(self.stop_button)
        self.hide()

    def begin(self, text: str, cancel: Cancel) -> None:
        """Say what goes on; ``cancel`` stops it. Work that is already done shows nothing."""
        if cancel.over:
            return
        self._cancel = cancel
        self._text.setText(text)
        self.bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self.show()

    def show_step(self, done: int, total: int) -> None:
        """Say how much of ``total`` is done."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def stop(self) -> None:
        """Ask the work to stop."""
        if self._cancel is not None:
            self._cancel()
            self.stop_button.setEnabled(False)

    def end(self) -> None:
        """The work is over."""
        self._cancel = None
        self.hide()
