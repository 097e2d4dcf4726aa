"""The page of what was done: who did what when, newest first, and back to any step of today."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from motesplats.core.clock import local
from motesplats.core.fair import Topic
from motesplats.step_words import actor_said, step_said
from motesplats.ui import tokens as t
from motesplats.ui.frame import LOG
from motesplats.ui.page import Page
from motesplats.ui.parts import button, field, row
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.history import Told, history, write_history

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from motesplats.core.fair import Fair
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell

_AT_A_TIME = 1000


class LogPage(Page):
    """A table of steps that narrows to what is typed; from a step of today one can go back."""

    name = LOG
    topics = frozenset(Topic)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Händelselogg"))
        tr = self._tr
        self._wanted = _AT_A_TIME
        self._stale = True
        self.words = QLineEdit()
        self.words.textChanged.connect(self._narrow)
        self.model: RowsModel[Told] = RowsModel(_columns(tr), self)
        self.rows = table(self.model, tr("Vad som har gjorts"))
        self.rows.selectionModel().currentRowChanged.connect(lambda *_: self._show_ways())
        self.older_button = button(tr("Visa äldre"), self._show_older)
        self.back_button = button(tr("Ångra hit"), self._go_back)
        self.forth_button = button(tr("Gör om hit"), self._go_forth)
        self.back_button.setToolTip(tr("Ångrar steget och alla nyare"))
        self.forth_button.setToolTip(tr("Gör om allt som ångrades till och med steget"))
        self.save_button = button(tr("Spara som CSV"), self._choose)
        self.buttons.addWidget(self.save_button)
        self._fill()

    @property
    def first_focus(self) -> QWidget:
        return self.words

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, LogPage):
            self.words.setText(earlier.words.text())

    def show_fair(self, fair: Fair | None) -> None:
        self._wanted = _AT_A_TIME
        super().show_fair(fair)

    def reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def save(self, path: Path) -> None:
        """Write everything that was done to the fair."""
        if self.fair is not None:
            work = partial(write_history, self.shell.context, self.fair.id, path, self._tr)
            self.shell.tasks.run(self, work, self._saved, self.explain)

    def _fill(self) -> None:
        tr = self._tr
        self.body.addWidget(field(tr("Skriv för att söka"), self.words))
        self.body.addWidget(self.rows, 1)
        line = row(gap=t.NEAR)
        line.addWidget(self.back_button)
        line.addWidget(self.forth_button)
        line.addStretch(1)
        line.addWidget(self.older_button)
        self.body.addLayout(line)
        self._show_ways()

    def _ask(self) -> None:
        self._stale = False
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self._show(())
            return
        work = partial(history, self.shell.context, self.fair.id, self._wanted)
        self.shell.tasks.run(self, work, self._show, self.explain)

    def _show(self, told: tuple[Told, ...]) -> None:
        marked = self._marked()
        self.model.show_rows(told)
        self.older_button.setVisible(len(told) >= self._wanted)
        if self.fair is not None:
            back = sum(one.back for one in told)
            steps = self._tr.plural("{n} händelse.", "{n} händelser.", len(told))
            can = self._tr.plural("{n} steg går att ångra.", "{n} steg går att ångra.", back)
            self.state.setText(f"{steps} {can}")
        fit_columns(self.rows)
        self._mark(marked)

    def _marked(self) -> Told | None:
        return self.model.row_at(self.rows.currentIndex().row())

    def _mark(self, marked: Told | None) -> None:
        """Keep the selection on the same step."""
        numbers = [one.step.sequence for one in self.model.shown]
        if marked is not None and marked.step.sequence in numbers:
            self.rows.selectRow(numbers.index(marked.step.sequence))
        self._show_ways()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        self._show_ways()

    def _show_ways(self) -> None:
        marked = self._marked()
        self.back_button.setEnabled(marked is not None and marked.back)
        self.forth_button.setEnabled(marked is not None and marked.forth)

    def _show_older(self) -> None:
        self._wanted += _AT_A_TIME
        self._ask()

    def _go_back(self) -> None:
        marked = self._marked()
        if marked is not None:
            self.shell.undoing.undo_to(marked.step.sequence)

    def _go_forth(self) -> None:
        marked = self._marked()
        if marked is not None:
            self.shell.undoing.redo_to(marked.step.sequence)

    def _choose(self) -> None:
        title, name = self._tr("Spara händelseloggen"), self._tr("händelselogg.csv")
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, "CSV (*.csv)")
        if chosen:
            self.save(Path(chosen))

    def _saved(self, path: Path) -> None:
        text = self._tr("Händelseloggen är sparad i {path}.", path=str(path))
        self.shell.undoable(text, None)


def _columns(tr: Words) -> tuple[Column[Told], ...]:
    return (
        Column(tr("Tid"), lambda one: f"{local(one.step.at):%Y-%m-%d %H:%M}"),
        Column(tr("Vem"), lambda one: actor_said(one.step, tr)),
        Column(tr("Läge"), lambda one: _state(one, tr)),
        Column(tr("Vad"), lambda one: step_said(one.step, tr)),
    )


def _state(one: Told, tr: Words) -> str:
    if one.undone:
        return tr("↶ Ångrat")
    return tr("Går att ångra") if one.back else ""
