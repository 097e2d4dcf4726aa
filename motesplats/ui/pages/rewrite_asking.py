"""Why a text is sent back to its employer: one of a few reasons, by one key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, frame, label, restyle, row
from motesplats.usecases.rewriting import RewriteReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from motesplats.ui.shell import Shell

# What the officer chooses; the employer reads the sentence.
REASONS: dict[RewriteReason, str] = {
    RewriteReason.SENSITIVE: mark("Hör inte hit"),
    RewriteReason.HURTS: mark("Kan såra"),
    RewriteReason.UNCLEAR: mark("Svår att förstå"),
    RewriteReason.COMPARES: mark("Jämför med andra"),
    RewriteReason.ANOTHER: mark("Om någon annan"),
}
TO_EMPLOYER: dict[RewriteReason, str] = {
    RewriteReason.SENSITIVE: mark("Texten tar upp något som inte hör till arbetet. Ta bort det."),
    RewriteReason.HURTS: mark("Orden kan såra. Skriv vad du såg, och vad som blir bättre."),
    RewriteReason.UNCLEAR: mark("Texten är svår att förstå. Skriv kort, med ett exempel."),
    RewriteReason.COMPARES: mark("Texten jämför med andra. Jämför med rollen i stället."),
    RewriteReason.ANOTHER: mark("Texten verkar handla om någon annan. Kontrollera vem den gäller."),
}


class AskBar(QWidget):
    """Five reasons with a figure each; Enter takes the likeliest, Esc leaves it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shell, tr = shell, shell.tr
        self.chosen: Callable[[RewriteReason], None] = lambda _reason: None
        self._likeliest = RewriteReason.UNCLEAR
        self.left: Callable[[], None] = lambda: None
        inner = frame("note")
        restyle(inner, state="waiting")
        inside = column(inner, gap=t.NEAR, edge=t.APART)
        self.question = label(tr("Varför behöver arbetsgivaren skriva om texten?"), "strong")
        inside.addWidget(self.question)
        line = row()
        self.ways = {
            reason: button(f"{n} {tr(said)}", partial(self.choose, reason))
            for n, (reason, said) in enumerate(REASONS.items(), start=1)
        }
        for way in self.ways.values():
            # The figure is the key.
            way.setProperty("plain", "")
            line.addWidget(way)
        self.leave_button = button(tr("Avbryt"), self.leave)
        line.addWidget(self.leave_button)
        inside.addLayout(line)
        column(self).addWidget(inner)
        self.setAccessibleName(self.question.text())
        self.hide()

    def ask(self, likeliest: RewriteReason) -> None:
        """Ask for a reason; the likeliest is the one that Enter takes."""
        self._likeliest = likeliest
        for reason, way in self.ways.items():
            restyle(way, look="primary" if reason is likeliest else "plain")
        self.show()
        self.ways[likeliest].setFocus()
        self._shell.speak(self.question.text())

    def choose(self, reason: RewriteReason) -> None:
        """Send the text back for that reason."""
        self.hide()
        self.chosen(reason)

    def leave(self) -> None:
        """Send nothing back."""
        self.hide()
        self.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = list(self.ways)
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = (reason for reason, way in self.ways.items() if way.hasFocus())
            self.choose(next(here, self._likeliest))
        elif 0 <= number < len(ways):
            self.choose(ways[number])
        else:
            super().keyPressEvent(event)
