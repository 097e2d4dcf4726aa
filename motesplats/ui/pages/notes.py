"""The page of quick notes: open ones first, done with a key, taken away with a way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from motesplats.core.fair import Topic
from motesplats.ui import tokens as t
from motesplats.ui.frame import NOTES
from motesplats.ui.note_deeds import NoteDeeds
from motesplats.ui.note_words import about_said, noted_at
from motesplats.ui.page import Page
from motesplats.ui.parts import button, field, row
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table, wrap_last
from motesplats.usecases.notes import NoteLine, notes_at

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell

_TURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class NotesPage(Page):
    """A table of notes that narrows to what is typed."""

    name = NOTES
    topics = frozenset({Topic.NOTES, Topic.PEOPLE, Topic.EMPLOYERS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Anteckningar"))
        tr = self._tr
        self._stale = True
        self._deeds = NoteDeeds(self)
        self.words = QLineEdit()
        self.model: RowsModel[NoteLine] = RowsModel(_columns(tr), self)
        self.words.textChanged.connect(self._narrow)
        self.rows = table(self.model, tr("Anteckningar"))
        self.rows.setWordWrap(True)
        self.rows.installEventFilter(self)
        self.rows.selectionModel().currentRowChanged.connect(lambda *_: self._show_deeds())
        self.new = button(tr("Ny anteckning"), shell.note, "primary")
        self.new.setToolTip("Ctrl+Shift+N")
        self.turn_button = button(tr("Klar"), self.turn)
        self.remove_button = button(tr("Ta bort"), self.remove)
        self._fill()

    @property
    def first_focus(self) -> QWidget:
        return self.rows if self.model.shown else self.new

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, NotesPage):
            self.words.setText(earlier.words.text())

    def reload(self) -> None:
        self._stale = True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def turn(self) -> None:
        """Mark the chosen note as done, or as not done."""
        if (chosen := self._chosen()) is not None:
            self._deeds.turn(chosen.note)

    def remove(self) -> None:
        """Take the chosen note away."""
        if (chosen := self._chosen()) is not None:
            self._deeds.remove(chosen.note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on the table; those of a scan never come here, as a shortcut's would."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TURN:
                self.turn()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> NoteLine | None:
        return self.model.row_at(self.rows.currentIndex().row())

    def _ask(self) -> None:
        self._stale = False
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
            self._show_rows(())
            return
        work = partial(notes_at, self.shell.context, self.fair.id)
        self.shell.tasks.run(self, work, self._show, self.explain)

    def _show(self, lines: tuple[NoteLine, ...]) -> None:
        waiting = sum(line.note.done_at is None for line in lines)
        state = self._tr.plural("{n} öppen anteckning.", "{n} öppna anteckningar.", waiting)
        empty = self._tr("Inget är antecknat än. Ctrl+Shift+N öppnar en rad på alla sidor.")
        self.state.setText(state if lines else empty)
        self._show_rows(lines)

    def _show_rows(self, lines: tuple[NoteLine, ...]) -> None:
        number = max(self.rows.currentIndex().row(), 0)
        self.model.show_rows(lines)
        fit_columns(self.rows, t.RAIL * 2)
        wrap_last(self.rows)
        # What is done goes down; the next one takes its place.
        self.rows.selectRow(min(number, self.model.rowCount() - 1))
        self._show_deeds()

    def _narrow(self, text: str) -> None:
        self.model.narrow(text)
        wrap_last(self.rows)
        self.rows.selectRow(0)
        self._show_deeds()

    def _show_deeds(self) -> None:
        chosen = self._chosen()
        finished = chosen is not None and chosen.note.done_at is not None
        text = self._tr("Inte klar") if finished else self._tr("Klar")
        self.turn_button.setText(text)
        self.turn_button.setProperty("plain", text)
        self.turn_button.setAccessibleName(text)
        self.new.setEnabled(self.fair is not None)
        for one in (self.turn_button, self.remove_button):
            one.setEnabled(chosen is not None)
        self.shell.letters()

    def _fill(self) -> None:
        self.buttons.addWidget(self.new)
        self.body.addWidget(field(self._tr("Skriv för att söka"), self.words))
        self.body.addWidget(self.rows, 1)
        line = row(gap=t.NEAR)
        line.addWidget(self.turn_button)
        line.addWidget(self.remove_button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.turn_button.setEnabled(False)
        self.remove_button.setEnabled(False)


def _columns(tr: Words) -> tuple[Column[NoteLine], ...]:
    return (
        Column(tr("Läge"), lambda line: _state(line, tr)),
        Column(tr("Tid"), noted_at),
        Column(tr("Gäller"), lambda line: about_said(line, tr)),
        Column(tr("Vem"), lambda line: line.note.owner),
        Column(tr("Anteckning"), lambda line: line.note.text),
    )


def _state(line: NoteLine, tr: Words) -> str:
    return tr("○ Öppen") if line.note.done_at is None else tr("✓ Klar")
