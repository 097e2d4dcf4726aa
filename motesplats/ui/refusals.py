"""A line that says why something was not done, where the mistake is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.ui import tokens as t
from motesplats.ui.parts import column, frame, label, restyle, row, say
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QFrame, QLabel, QPushButton

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of a dialog, and who speaks them."""

    tr: Words
    speak: Callable[[str], None]


class Refusals(QWidget):
    """A line that says why something was not done, beside a way out if there is one."""

    def __init__(self, shell: Shell | Voice) -> None:
        super().__init__()
        self._shell = shell
        self._frame: QFrame = frame("note")
        self._text: QLabel = label("", "strong", wrap=True)
        self._buttons = row()
        inside = row(self._frame, edge=t.APART)
        inside.addWidget(self._text, 1)
        inside.addLayout(self._buttons)
        column(self).addWidget(self._frame)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def explain(self, error: Exception) -> None:
        """Say what ``error`` means; nothing for what the window says itself."""
        if isinstance(error, Refused | StoreUnavailable):
            self.say(sentence(error, self._shell.tr), "attention")

    def say(self, text: str, state: str = "waiting", way_out: QPushButton | None = None) -> None:
        """Show ``text``; nothing hides the line."""
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if way_out is not None:
            self._buttons.addWidget(way_out)
        say(self._text, text)
        restyle(self._frame, state=state)
        self.setVisible(bool(text))
        if text:
            self._shell.speak(text)
