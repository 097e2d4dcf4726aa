"""A fair's own questions in their order: add, change, move and remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QWidget

from motesplats.feedback.own_form import MOST_QUESTIONS
from motesplats.ui import tokens as t
from motesplats.ui.pages.question_form import KINDS, READ_BY
from motesplats.ui.parts import button, column, label, named, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.feedback.own_form import OwnQuestion
    from motesplats.i18n import Words

_HIGH = 150


class QuestionList(QWidget):
    """The questions as a list; ``put`` gets them in a new order, ``ask`` the one to change or None
    for a new one."""

    def __init__(
        self,
        tr: Words,
        put: Callable[[tuple[OwnQuestion, ...], str], None],
        ask: Callable[[OwnQuestion | None], None],
    ) -> None:
        super().__init__()
        self._tr, self._put, self._ask = tr, put, ask
        self._questions: tuple[OwnQuestion, ...] = ()
        self.list = named(QListWidget(), tr("Egna frågor"))
        self.list.setFixedHeight(_HIGH)
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _item: self.change())
        self.list.currentRowChanged.connect(lambda _row: self._show_state())
        self.none = label(tr("Inga egna frågor än."), "quiet")
        self.add_button = button(tr("Lägg till en fråga"), lambda: self._ask(None))
        self.change_button = button(tr("Ändra"), self.change)
        self.up_button = button(tr("Upp"), lambda: self.move_by(-1))
        self.down_button = button(tr("Ner"), lambda: self.move_by(1))
        self.remove_button = button(tr("Ta bort"), self.remove)
        self._deeds = (self.change_button, self.up_button, self.down_button, self.remove_button)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self._lay_out()

    def show_questions(self, questions: tuple[OwnQuestion, ...]) -> None:
        """Show these, with the same row marked as far as there is one."""
        kept, self._questions = self.list.currentRow(), questions
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in enumerate(questions, start=1):
            self.list.addItem(f"{number}. {one.text.said(self._tr.language)}\n{self._about(one)}")
        self.list.setCurrentRow(max(0, min(kept, len(questions) - 1)))
        self.list.blockSignals(False)
        self._show_state()

    def focus(self) -> None:
        """Put the focus in the list, or on the button where there is none."""
        (self.list if self._questions else self.add_button).setFocus()

    def change(self) -> None:
        """Fill in the marked question to be changed."""
        if self._questions:
            self._ask(self._questions[self.list.currentRow()])

    def move_by(self, step: int) -> None:
        """Move the marked question up or down."""
        here, order = self.list.currentRow(), list(self._questions)
        there = here + step
        if order and 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            self.list.setCurrentRow(there)
            self._put(tuple(order), "")

    def remove(self) -> None:
        """Take the marked question away."""
        here = self.list.currentRow()
        if self._questions:
            rest = self._questions[:here] + self._questions[here + 1 :]
            self._put(rest, self._tr("Frågan är borttagen."))
            self.focus()

    def _about(self, one: OwnQuestion) -> str:
        tr = self._tr
        readers = ", ".join(tr(READ_BY[reader]) for reader in one.readers)
        parts = [tr(KINDS[one.kind]), tr("läses av: {names}", names=readers)]
        if one.mandatory:
            parts.append(tr("måste besvaras"))
        return " · ".join(parts)

    def _show_state(self) -> None:
        here, count = self.list.currentRow(), len(self._questions)
        self.list.setVisible(bool(count))
        self.none.setVisible(not count)
        for made in self._deeds:
            made.setVisible(bool(count))
        self.up_button.setEnabled(here > 0)
        self.down_button.setEnabled(here < count - 1)
        self.add_button.setEnabled(count < MOST_QUESTIONS)

    def _lay_out(self) -> None:
        tr = self._tr
        inside = column(self, gap=t.NEAR)
        inside.setContentsMargins(0, t.ROOM, 0, 0)
        inside.addWidget(label(tr("Egna frågor, sist i formuläret"), "heading"))
        inside.addWidget(self.none)
        inside.addWidget(self.list)
        deeds = row()
        for made in self._deeds:
            deeds.addWidget(made)
        deeds.addStretch(1)
        inside.addLayout(deeds)
        below = row()
        below.addWidget(self.add_button)
        below.addStretch(1)
        inside.addLayout(below)
