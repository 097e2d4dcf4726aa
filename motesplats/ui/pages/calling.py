"""Whom to call: those who have not come, and one key for what came of it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from motesplats.core.calls import CallOutcome
from motesplats.core.clock import local
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, counter, field, label, named, row
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases import call_list as calls

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.ui.page import Page
    from motesplats.usecases.call_list import CallLine, CallsRecorded

_USUAL_MINUTES, _MOST_MINUTES = 15, 180
_KEYS = {
    Qt.Key.Key_K: CallOutcome.COMING,
    Qt.Key.Key_R: CallOutcome.NO_ANSWER,
    Qt.Key.Key_U: CallOutcome.NOT_COMING,
}


class Calling(QFrame):
    """Name or code, number and first meeting of those who are missing; K, R and U note a call."""

    closed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._shell = page, page.shell
        tr = self._tr = page.shell.tr
        self.setProperty("look", "answer")
        self.model: RowsModel[CallLine] = RowsModel(_columns(tr), self)
        self.view = table(self.model, tr("De som inte har kommit"))
        self.view.installEventFilter(self)
        self.minutes = counter(0, _MOST_MINUTES, _USUAL_MINUTES)
        named(self.minutes, tr("Kommer om så många minuter"))
        self.coming = button(tr("Kommer (K)"), lambda: self.note(CallOutcome.COMING))
        self.unreached = button(tr("Inget svar (R)"), lambda: self.note(CallOutcome.NO_ANSWER))
        self.absent = button(tr("Uteblir (U)"), lambda: self.note(CallOutcome.NOT_COMING))
        self.all_late = button(tr("Alla saknade till första mötet är sena"), self.mark_late)
        self.back = button(tr("Tillbaka"), self.closed.emit)
        self.empty = label(tr("Alla som har ett möte har kommit."), "large")
        self._lay_out()

    def show_list(self) -> None:
        """Ask again who is missing; whoever was chosen stays so."""
        if self._page.fair is not None:
            work = partial(calls.call_list, self._shell.context, self._page.fair.id)
            self._shell.tasks.run(self, work, self._show)

    def note(self, outcome: CallOutcome) -> None:
        """Note what came of calling whoever is chosen."""
        line = self.model.row_at(self.view.currentIndex().row())
        if line is None:
            return
        context, minutes = self._shell.context, self.minutes.value()
        told = outcome is CallOutcome.COMING and minutes
        coming = context.now() + timedelta(minutes=minutes) if told else None
        work = partial(calls.record_call, context, line.seeker.seeker, outcome, coming)
        text = f"{line.seeker.label}: {outcome_in_words(outcome, self._tr)}"
        self._shell.tasks.run(self, work, partial(self._noted, text), self._page.explain)

    def mark_late(self) -> None:
        """Note everybody who is missing for the first meeting as late."""
        if self._page.fair is not None:
            work = partial(calls.missing_are_late, self._shell.context, self._page.fair.id)
            self._shell.tasks.run(self, work, self._all_noted, self._page.explain)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One letter notes a call; letters of a scan never come here, as a shortcut's would."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent):
            outcome = _KEYS.get(Qt.Key(event.key()))
            if outcome is not None:
                self.note(outcome)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _show(self, lines: tuple[CallLine, ...]) -> None:
        chosen = max(0, self.view.currentIndex().row())
        self.model.show_rows(lines)
        fit_columns(self.view)
        self.view.selectRow(min(chosen, len(lines) - 1))
        self.view.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        for one in (self.coming, self.unreached, self.absent, self.all_late, self.minutes):
            one.setEnabled(bool(lines))

    def _noted(self, text: str, done: CallsRecorded) -> None:
        self._tell(text, done)
        # The next call is to the next person.
        self.view.selectRow(min(self.view.currentIndex().row() + 1, self.model.rowCount() - 1))

    def _all_noted(self, done: CallsRecorded) -> None:
        n = len(done.seekers)
        if n:
            self._tell(self._tr.plural("{n} är sen.", "{n} är sena.", n), done)

    def _tell(self, text: str, done: CallsRecorded) -> None:
        self._shell.refresh.tell(done.changed)
        back = partial(calls.undo_calls, self._shell.context, done)
        self._shell.undoable(
            text, lambda: self._shell.tasks.run(self._page, back, self._undone, self._page.explain)
        )

    def _undone(self, done: CallsRecorded) -> None:
        self._shell.refresh.tell(done.changed)

    def _lay_out(self) -> None:
        inside = column(self, edge=t.ROOM)
        head = row()
        head.addWidget(label(self._tr("De som inte har kommit"), "heading"), 1)
        head.addWidget(self.all_late)
        head.addWidget(self.back)
        inside.addLayout(head)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.empty)
        inside.addStretch(0)
        below = row()
        below.addWidget(field(self._tr("Kommer om så många minuter"), self.minutes))
        below.addStretch(1)
        for one in (self.coming, self.unreached, self.absent):
            below.addWidget(one, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(below)


def outcome_in_words(outcome: CallOutcome, tr: Words) -> str:
    """What came of a call, in two words."""
    words = {
        CallOutcome.LATE: tr("sen"),
        CallOutcome.NO_ANSWER: tr("ringd, inget svar"),
        CallOutcome.COMING: tr("kommer"),
        CallOutcome.NOT_COMING: tr("uteblir"),
    }
    return words[outcome]


def _columns(tr: Words) -> tuple[Column[CallLine], ...]:
    return (
        Column(tr("Person"), lambda line: line.seeker.label),
        Column(tr("Telefon"), lambda line: line.phone),
        Column(tr("Läge"), lambda line: _state(line, tr)),
        Column(tr("Första mötet"), lambda line: line.first.when),
        Column(tr("Bord"), lambda line: str(line.first.station), figures=True),
        Column(tr("Arbetsgivare"), lambda line: line.first.employer),
    )


def _state(line: CallLine, tr: Words) -> str:
    if line.call is None:
        return tr("inte ringd")
    if line.call.outcome is CallOutcome.COMING and line.call.coming is not None:
        return tr("kommer {time}", time=f"{local(line.call.coming):%H.%M}")
    return outcome_in_words(line.call.outcome, tr)
