"""Where papers are written, how far they have come, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, label, row, say
from motesplats.ui.progress import Progress
from motesplats.ui.refusals import Refusals

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.shell import Shell
    from motesplats.usecases.context import Watch

T = TypeVar("T")


class FolderField(QWidget):
    """The folder that papers are written to, typed or chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._tr = shell.tr
        tr, prints = shell.tr, shell.prints
        self.edit = QLineEdit(prints.text)
        self.edit.textChanged.connect(prints.set)
        prints.changed.connect(self._follow)
        line = row(self, gap=t.APART)
        line.addWidget(field(tr("Mapp för utskrifter"), self.edit), 1)
        choose = button(tr("Välj mapp"), self._choose)
        line.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)

    def _follow(self, text: str) -> None:
        if text != self.edit.text():
            self.edit.setText(text)

    def _choose(self) -> None:
        title = self._tr("Välj mapp för utskrifter")
        chosen = QFileDialog.getExistingDirectory(self, title, self.edit.text())
        if chosen:
            self.edit.setText(chosen)


class Outcome(QWidget):
    """A bar while papers are written; then what came of it, and the way to the folder."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.progress = Progress(shell)
        self.refusal = Refusals(shell)
        self.result = label("", "strong", wrap=True)
        self.open_button = button(shell.tr("Öppna mappen"), self._open_folder)
        self.open_button.hide()
        whole = column(self, gap=t.APART)
        whole.addWidget(self.progress)
        whole.addWidget(self.refusal)
        done = row()
        done.addWidget(self.result, 1)
        done.addWidget(self.open_button)
        whole.addLayout(done)

    def write(self, text: str, work: Callable[[Watch], T], done: Callable[[T], None]) -> None:
        """Do long ``work`` and say ``text`` meanwhile; refusals are said here."""
        self.refusal.say("")
        cancel = self._shell.tasks.run_long(
            self, work, done, self._not_written, self.progress.show_step
        )
        self.progress.begin(text, cancel)

    def tell(self, text: str) -> None:
        """The work is over: say what came of it."""
        self.progress.end()
        say(self.result, text)
        self.open_button.show()

    def clear(self) -> None:
        """Say nothing of what was written earlier."""
        say(self.result, "")
        self.refusal.say("")
        self.open_button.hide()

    def _not_written(self, error: Exception) -> None:
        self.progress.end()
        self.refusal.explain(error)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._shell.prints.text))))
