"""Meetings by video and telephone: whose, how, and the link or number."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from motesplats.core.ids import OperationId, new_id
from motesplats.core.meeting_forms import LONGEST_ADDRESS, Remote, RemoteWay
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.pages.people_field import PeopleField
from motesplats.ui.parts import button, column, field, label, row, say
from motesplats.ui.refusals import Refusals
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.group_choices import OtherMeetings, RemoteLine, other_meetings
from motesplats.usecases.remote import RemoteSet, meet_in_hall, meet_remotely

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from motesplats.core.ids import FairId
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell

_LIST = 120
_WAYS = {RemoteWay.VIDEO: mark("Video"), RemoteWay.PHONE: mark("Telefon")}


class RemoteView(QWidget):
    """A whole employer that is elsewhere, or one person's meeting with it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = self._tr = shell.tr
        self._fair: FairId | None = None
        self._stale = False
        self.refusal = Refusals(shell)
        self.state = label("", "quiet", wrap=True)
        self.model: RowsModel[RemoteLine] = RowsModel(_columns(tr), self)
        self.list = table(self.model, tr("Möten på distans"))
        self.host, self.way = QComboBox(), QComboBox()
        self.who = PeopleField(tr("Alla arbetsgivarens möten"))
        for way, name in _WAYS.items():
            self.way.addItem(tr(name), way)
        self.address = QLineEdit()
        self.address.setMaxLength(LONGEST_ADDRESS)
        self.address.returnPressed.connect(self.save)
        self.save_button = button(tr("Spara"), self.save, "primary")
        self.back_button = button(tr("Mötas på plats igen"), self.take_back)
        self._lay_out()

    def show_fair(self, fair: FairId) -> None:
        """Ask again, once somebody looks here, for the fair's meetings from elsewhere."""
        self._fair = fair
        self._stale = True
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()

    def save(self) -> None:
        """Let the employer, or the pair, meet as it is filled in."""
        if self.host.currentData() is not None:
            value = Remote(
                self.host.currentData(),
                self.who.chosen,
                RemoteWay(self.way.currentData()),
                self.address.text(),
            )
            self._run(partial(meet_remotely, self._shell.context, value))

    def take_back(self) -> None:
        """Let whoever is marked meet in the hall."""
        line = self.model.row_at(self.list.currentIndex().row())
        if line is not None:
            of = line.remote
            self._run(partial(meet_in_hall, self._shell.context, of.employer, of.seeker))

    def _look(self) -> None:
        self._stale = False
        if self._fair is not None:
            work = partial(other_meetings, self._shell.context, self._fair)
            self._shell.tasks.run(self, work, self._show)

    def _run(self, work: Callable[..., RemoteSet]) -> None:
        once = OperationId(new_id())
        self._shell.tasks.run(self, partial(work, operation=once), self._done, self.refusal.explain)

    def _done(self, done: RemoteSet) -> None:
        self.refusal.say("")
        self.address.clear()
        self._shell.refresh.tell(done.changed)

    def _show(self, there: OtherMeetings) -> None:
        kept = self.host.currentData()
        self.host.clear()
        for host in there.hosts:
            self.host.addItem(host.name, host.id)
        self.host.setCurrentIndex(max(0, self.host.findData(kept)))
        self.who.show_people(there.people)
        self.model.show_rows(there.remotes)
        fit_columns(self.list)
        self.back_button.setEnabled(bool(there.remotes))
        none = self._tr("Alla möts på plats. Länken eller numret står på personens lapp.")
        say(self.state, "" if there.remotes else none)

    def _lay_out(self) -> None:
        tr, whole = self._tr, column(self, gap=t.NEAR, edge=t.APART)
        for part in (self.refusal, self.state):
            whole.addWidget(part)
        self.list.setMinimumHeight(_LIST)
        whole.addWidget(self.list, 1)
        below = row()
        below.addStretch(1)
        below.addWidget(self.back_button)
        whole.addLayout(below)
        above, last = row(gap=t.APART), row(gap=t.APART)
        above.addWidget(field(tr("Arbetsgivare"), self.host), 1)
        above.addWidget(field(tr("Vem"), self.who), 1)
        last.addWidget(field(tr("Hur"), self.way), 1)
        last.addWidget(field(tr("Länk eller telefonnummer"), self.address), 3)
        last.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignBottom)
        whole.addLayout(above)
        whole.addLayout(last)


def _columns(tr: Words) -> tuple[Column[RemoteLine], ...]:
    everybody = tr("Alla möten")
    return (
        Column(tr("Arbetsgivare"), lambda one: one.employer),
        Column(tr("Vem"), lambda one: everybody if one.seeker is None else one.seeker.label),
        Column(tr("Hur"), lambda one: tr(_WAYS[one.remote.way])),
        Column(tr("Länk eller telefonnummer"), lambda one: one.remote.address),
    )
