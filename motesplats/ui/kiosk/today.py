"""One employer's meetings of the day: who comes when, and which feedback is still missing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableView, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, label, row
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.forms import form_library
from motesplats.usecases.kiosk import KioskMeeting, KioskSession, kiosk_meetings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell


class Today(QWidget):
    """The list of meetings; Enter opens one."""

    def __init__(self, shell: Shell, opened: Callable[[KioskMeeting], None]) -> None:
        super().__init__()
        self._shell, self._opened = shell, opened
        self._session: KioskSession | None = None
        tr = shell.tr
        self.title = label("", "title", wrap=True)
        self.state = label("", "quiet", wrap=True)
        self.model: RowsModel[KioskMeeting] = RowsModel(_columns(tr), self)
        self.list: QTableView = table(self.model, tr("Dagens möten"))
        self.list.activated.connect(self._on_activated)
        self.open_button = button(tr("Öppna mötet"), self.open_chosen, "primary")
        whole = column(self, gap=t.APART, edge=t.WIDE)
        head = row()
        words = column(gap=t.TIGHT)
        words.addWidget(self.title)
        words.addWidget(self.state)
        head.addLayout(words, 1)
        head.addWidget(self.open_button)
        whole.addLayout(head)
        whole.addWidget(label(form_library().employer_notice.said(tr.language), "quiet", wrap=True))
        whole.addWidget(self.list, 1)

    @property
    def meetings(self) -> tuple[KioskMeeting, ...]:
        return self.model.shown

    def show_session(self, session: KioskSession) -> None:
        """Show the meetings of the employer that has the screen."""
        self._session = session
        self.title.setText(session.name)
        work = partial(kiosk_meetings, self._shell.context, session)
        self._shell.tasks.run(self, work, self._show)

    def forget(self) -> None:
        """Leave nothing of the last employer on the screen."""
        self._session = None
        self.title.setText("")
        self.model.show_rows(())

    def open_chosen(self) -> None:
        """Open the meeting that is marked."""
        chosen = self.model.row_at(self.list.currentIndex().row())
        if chosen is not None:
            self._opened(chosen)

    def _on_activated(self, _index: QModelIndex) -> None:
        self.open_chosen()

    def _show(self, meetings: tuple[KioskMeeting, ...]) -> None:
        if self._session is None:
            return
        self.model.show_rows(meetings)
        tr = self._shell.tr
        given = sum(one.has_feedback for one in meetings)
        self.state.setText(
            tr("{n} av {m} möten har återkoppling.", n=given, m=len(meetings))
            if meetings
            else tr("Inga möten är planerade än. Fråga vid disken.")
        )
        self.open_button.setEnabled(bool(meetings))
        fit_columns(self.list)
        waiting = (n for n, one in enumerate(meetings) if not one.is_settled)
        self.list.selectRow(next(waiting, 0))
        self.list.setFocus()


def _columns(tr: Words) -> tuple[Column[KioskMeeting], ...]:
    return (
        Column(tr("Tid"), lambda m: m.view.when),
        Column(tr("Bord"), lambda m: str(m.view.station), figures=True),
        Column(tr("Vem"), lambda m: m.view.seeker.label),
        Column(tr("På plats"), lambda m: tr("Inne") if m.inside else tr("Inte incheckad än")),
        Column(tr("Återkoppling"), lambda m: _state(m, tr)),
    )


def _state(meeting: KioskMeeting, tr: Words) -> str:
    if meeting.has_feedback:
        return tr("Sparad")
    if meeting.skipped is not None:
        return tr("Hoppas över")
    return tr("Påbörjad") if meeting.has_draft else tr("Saknas")
