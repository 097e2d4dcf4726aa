"""The settings of a new fair, filled in beside the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import DayPlan, Fair
from motesplats.core.ids import FairId, new_id
from motesplats.ui import tokens as t
from motesplats.ui.pages.breaks_editor import BreaksEditor, clock, time_of
from motesplats.ui.parts import button, column, field, frame, label, row
from motesplats.ui.refusals import Refusals
from motesplats.usecases.fairs import FairChanged, create_fair

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class _Times:
    starts: QTimeEdit
    ends: QTimeEdit
    talk: QSpinBox
    feedback: QSpinBox
    change: QSpinBox


class FairForm(QWidget):
    """The settings of a new fair, beside the list and not over it."""

    def __init__(
        self,
        shell: Shell,
        created: Callable[[FairChanged], None],
        closed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._shell, self._created = shell, created
        tr = shell.tr
        self.name, self.place = QLineEdit(), QLineEdit()
        for line in (self.name, self.place):
            line.returnPressed.connect(self.create_fair)
        today = shell.context.now().date()
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        self.day.setFixedHeight(t.CONTROL)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.times = _Times(
            clock(QTime(9, 0)),
            clock(QTime(12, 0)),
            _minutes(1, 120, 10),
            _minutes(0, 60, 3),
            _minutes(0, 60, 2),
        )
        self.breaks = BreaksEditor(tr, lambda: (self.times.starts.time(), self.times.ends.time()))
        self.breaks.changed.connect(shell.letters)
        self.refusal = Refusals(shell)
        self.save = button(tr("Skapa träffen"), self.create_fair, "primary")
        self.cancel = button(tr("Avbryt"), closed)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(closed)
        card = frame("panel")
        inside = column(card, edge=t.ROOM)
        inside.addWidget(label(tr("Ny träff"), "heading"))
        inside.addLayout(self._fields(tr))
        inside.addWidget(self.breaks)
        inside.addWidget(self.refusal)
        below = row()
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.save)
        inside.addLayout(below)
        column(self).addWidget(card)

    def start_over(self) -> None:
        """Forget what was filled in about the fair that has been made."""
        self.name.clear()
        self.place.clear()
        self.breaks.clear()
        self.refusal.say("")

    def create_fair(self) -> None:
        """Create the fair as it is filled in, or say in the form what is wrong."""
        try:
            fair = self._fair()
        except Refused as refused:
            self.refusal.explain(refused)
            return
        work = partial(create_fair, self._shell.context, fair)
        self._shell.tasks.run(self, work, self._created, self.refusal.explain)

    def _fair(self) -> Fair:
        name, times = self.name.text().strip(), self.times
        if not name:
            raise Refused(Refusal.NAME_MISSING)
        plan = DayPlan(
            starts=time_of(times.starts),
            ends=time_of(times.ends),
            talk=times.talk.value(),
            feedback=times.feedback.value(),
            change=times.change.value(),
            breaks=self.breaks.breaks,
        )
        return Fair(FairId(new_id()), name, self.place.text().strip(), self._day(), plan)

    def _day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _fields(self, tr: Words) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(t.APART)
        times = self.times
        grid.addWidget(field(tr("Träffens namn"), self.name), 0, 0, 1, 2)
        grid.addWidget(field(tr("Plats"), self.place), 0, 2, 1, 2)
        grid.addWidget(field(tr("Dag"), self.day), 0, 4)
        lower = (
            (tr("Börjar"), times.starts),
            (tr("Slutar"), times.ends),
            (tr("Samtal, minuter"), times.talk),
            (tr("Återkoppling, minuter"), times.feedback),
            (tr("Byte, minuter"), times.change),
        )
        for place, (name, widget) in enumerate(lower):
            grid.addWidget(field(name, widget), 1, place)
        return grid


def _minutes(least: int, most: int, usual: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(usual)
    made.setFixedHeight(t.CONTROL)
    made.lineEdit().setTextMargins(t.NEAR, 0, 0, 0)
    return made
