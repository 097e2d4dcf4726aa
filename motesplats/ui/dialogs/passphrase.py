"""What every dialog about the passphrase has: a line to type it in, and work that it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton, QWidget

from motesplats.ui import mnemonics
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, label, named, row, say
from motesplats.ui.refusals import Refusals, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.i18n import Words

_WIDTH = 560


class SecretLine(QLineEdit):
    """A line whose letters are dots; ``caps_lock`` tells whether letters come in the other case."""

    caps_lock = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.show_letters(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )

    def show_letters(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            # Whether it was turned on or off shows with the next letter.
            self.caps_lock.emit(False)
        elif len(text) == 1 and text.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(text.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseDialog(QDialog):
    """Asks for a passphrase and waits for what is done with it; closed only between two tries."""

    def __init__(self, tr: Words, title: str, why: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._tr = tr
        self._at_work = False
        self._lines: list[SecretLine] = []
        self.refusal = Refusals(Voice(tr, self._speak))
        self.state = label("", "quiet")
        self.caps = label(tr("Caps Lock är på."), "waiting")
        self.caps.hide()
        self.shown = named(QCheckBox(tr("Visa lösenordet")), tr("Visa lösenordet"))
        self.shown.toggled.connect(self._show_letters)
        self.cancel_button = button(tr("Avbryt"), self.reject)
        self._fields = column(gap=t.APART)
        self._below = row()
        self._lay_out(title, why)

    def add_line(self, name: str) -> SecretLine:
        """A line to type a passphrase in."""
        line = SecretLine()
        line.caps_lock.connect(self.caps.setVisible)
        # What is being corrected is no longer wrong.
        line.textEdited.connect(lambda _text: self.refusal.say(""))
        self._lines.append(line)
        self._fields.addWidget(field(name, line))
        return line

    def add_button(self, text: str, act: Callable[[], object], look: str = "plain") -> QPushButton:
        """A button at the right; the one that is primary is pressed by Enter."""
        made = button(text, act, look)
        made.setDefault(look == "primary")
        self._below.addWidget(made)
        return made

    def finish(self) -> None:
        """Give every control its letter, and the first line the keyboard."""
        mnemonics.assign(self)
        self._lines[0].setFocus()

    def work(self, text: str) -> None:
        """Say that something is being done; until ``rest`` nothing can be pressed."""
        self.refusal.say("")
        self._wait(True, text)

    def rest(self) -> None:
        """Let somebody try again; what was typed stands there to be typed over."""
        self._wait(False, "")
        self._lines[0].setFocus()
        self._lines[0].selectAll()

    def forget(self) -> None:
        """Leave no passphrase in the lines."""
        for line in self._lines:
            line.clear()

    def reject(self) -> None:
        if not self._at_work:
            super().reject()

    def done(self, result: int) -> None:
        self.forget()
        super().done(result)

    def _wait(self, at_work: bool, text: str) -> None:
        self._at_work = at_work
        say(self.state, text)
        for control in (*self._lines, self.shown, *self.findChildren(QPushButton)):
            control.setEnabled(not at_work)

    def _show_letters(self, shown: bool) -> None:
        for line in self._lines:
            line.show_letters(shown)

    def _speak(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _lay_out(self, title: str, why: str) -> None:
        outer = column(self, edge=t.WIDE)
        # The dialog grows with what it has to say.
        outer.setSizeConstraint(outer.SizeConstraint.SetFixedSize)
        inner = QWidget()
        inner.setFixedWidth(_WIDTH)
        outer.addWidget(inner)
        whole = column(inner)
        whole.addWidget(label(title, "heading", wrap=True))
        whole.addWidget(label(why, wrap=True))
        whole.addLayout(self._fields)
        below_lines = row()
        below_lines.addWidget(self.shown)
        below_lines.addStretch(1)
        below_lines.addWidget(self.caps)
        whole.addLayout(below_lines)
        whole.addWidget(self.refusal)
        whole.addWidget(self.state)
        self.state.hide()
        self._below.addWidget(self.cancel_button)
        self._below.addStretch(1)
        whole.addLayout(self._below)
