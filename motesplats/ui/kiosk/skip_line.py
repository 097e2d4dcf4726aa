"""Why a form is skipped: four reasons with a key each, the last in own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.choice import Choice
from motesplats.ui.choices import flowing
from motesplats.ui.parts import button, column, label, named, row
from motesplats.usecases.skips import LONGEST, Reason, Why

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.ui.shell import Shell

REASONS = {
    Reason.NO_TIME: mark("Vi hann inte"),
    Reason.NOT_CAME: mark("Personen kom inte"),
    Reason.NOT_WANTED: mark("Personen vill inte ha återkoppling"),
    Reason.OTHER: mark("Något annat"),
}


class SkipLine(QWidget):
    """``chosen`` is called with the reason, ``left`` when nothing is to be skipped after all."""

    def __init__(self, shell: Shell, about: str = "") -> None:
        super().__init__()
        tr = shell.tr
        self.chosen: Callable[[Why], None] = lambda _why: None
        self.left: Callable[[], None] = lambda: None
        buttons = [
            Choice(reason.value, tr(text), str(number))
            for number, (reason, text) in enumerate(REASONS.items(), start=1)
        ]
        asked = about or tr("Varför hoppar ni över återkopplingen?")
        self.choices = flowing(asked, buttons)
        self.choices.changed.connect(self._on_chosen)
        self.words = named(QLineEdit(), tr("Orsaken"))
        self.words.setPlaceholderText(tr("Skriv varför, sedan Enter"))
        self.words.setMaxLength(LONGEST)
        self.words.returnPressed.connect(self._on_written)
        self.words.hide()
        self.save = button(tr("Hoppa över"), self._on_written, "primary")
        self.save.hide()
        whole = column(self, gap=t.TIGHT)
        whole.addWidget(label(asked, "strong", wrap=True))
        whole.addWidget(self.choices)
        below = row()
        below.addWidget(self.words, 1)
        below.addWidget(self.save)
        whole.addLayout(below)

    def ask(self) -> None:
        """Show the reasons, none of them chosen."""
        self.choices.set_codes(())
        self._show_words(False)
        self.words.clear()
        self.choices.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Belongs to the words, and never to the form below.
            event.accept()
        elif self.words.hasFocus() or not self.choices.press(event.text()):
            super().keyPressEvent(event)

    def _on_chosen(self) -> None:
        if not self.choices.codes:
            return
        reason = Reason(self.choices.codes[0])
        self._show_words(reason is Reason.OTHER)
        if reason is Reason.OTHER:
            self.words.setFocus()
        else:
            self.chosen(Why(reason))

    def _on_written(self) -> None:
        self.chosen(Why(Reason.OTHER, self.words.text()))

    def _show_words(self, shown: bool) -> None:
        for part in (self.words, self.save):
            part.setVisible(shown)
