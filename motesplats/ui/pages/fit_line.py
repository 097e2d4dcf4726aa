"""The line that says that the timetable no longer fits, and why, with the way out beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from motesplats.core.fair import Topic
from motesplats.ui import tokens as t
from motesplats.ui.mending_words import what_broke
from motesplats.ui.parts import button, column, frame, label, row, say
from motesplats.usecases.fitting import Fit, fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell


class FitLine(QWidget):
    """Asks by itself whether the draft fits what is so; hidden while it does."""

    found = Signal()

    def __init__(self, shell: Shell, mend: Callable[[], None]) -> None:
        super().__init__()
        self._shell = shell
        self._fair: FairId | None = None
        self.fit = Fit()
        self._frame = frame("note")
        self._head = label("", "waiting")
        self._why = label("", wrap=True)
        self.mend_button = button(shell.tr("Laga schemat"), mend)
        words = column(gap=0)
        words.addWidget(self._head)
        words.addWidget(self._why)
        inside = row(self._frame, gap=t.APART, edge=t.NEAR)
        inside.addLayout(words, 1)
        inside.addWidget(self.mend_button)
        column(self).addWidget(self._frame)
        self.hide()
        shell.refresh.changed.connect(self._on_changed)

    @property
    def text(self) -> str:
        """What the line says; empty while it is hidden."""
        return "" if self.isHidden() else f"{self._head.text()} {self._why.text()}"

    def ask(self, fair: FairId) -> None:
        """Look at the draft again, away from the store's thread."""
        self._fair = fair
        work = partial(_fit, self._shell, fair)
        self._shell.tasks.run_long(self, work, self._show, lambda _error: self.forget())

    def forget(self) -> None:
        """There is no timetable to look at."""
        self._fair = None
        self._show(Fit())

    def _on_changed(self, topics: frozenset[Topic]) -> None:
        """Who is checked in decides who stays away; nobody needs to know where nobody looks."""
        page = self.parentWidget()
        if Topic.ARRIVALS in topics and self._fair is not None and page and page.isVisible():
            self.ask(self._fair)

    def _show(self, fit: Fit) -> None:
        tr = self._shell.tr
        changed = fit != self.fit
        self.fit = fit
        self._head.setText(
            tr("Schemat stämmer inte längre.") if fit.broken else tr("Fler kan få ett möte.")
        )
        say(self._why, " ".join(what_broke(fit, tr)))
        self.setVisible(not fit.is_whole)
        if changed and fit.broken:
            self._shell.speak(self.text)
        self.found.emit()


def _fit(shell: Shell, fair: FairId, _watch: object) -> Fit:
    return fit(shell.context, fair)
