"""Fairs: those in the store with how far they have come, a new one, and one to practise on."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import DayPlan, Fair, Topic
from motesplats.core.ids import FairId, new_id
from motesplats.ui import tokens as t
from motesplats.ui.frame import ARRIVAL, REGISTRATION, REPORTS, START, TIMETABLE
from motesplats.ui.page import Page, Refusals, Shell
from motesplats.ui.parts import button, column, field, fit_columns, frame, label, row, table
from motesplats.ui.rows import Column, RowsModel
from motesplats.usecases.fairs import FairChanged, create_fair, fair_from_file
from motesplats.usecases.practice import write_practice
from motesplats.usecases.queries import FairSummary, all_fairs
from motesplats.usecases.registration import Kind, carry_out_import, plan_import, read_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex

    from motesplats.i18n import Words
    from motesplats.usecases.context import Context


class StartPage(Page):
    """The fairs of the store; opens one, makes a new one, makes one to practise on."""

    name = START
    topics = frozenset(Topic)

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Träffar"))
        tr = self._tr
        self.model: RowsModel[FairSummary] = RowsModel(_columns(tr), self)
        self.list = table(self.model, tr("Träffar i den här filen"))
        self.list.activated.connect(self._on_chosen)
        self.open_button = button(tr("Öppna träffen"), self.open_chosen, "primary")
        self.new_button = button(tr("Ny träff"), self._show_form)
        self.practice_button = button(tr("Skapa en övningsträff"), self.make_practice)
        for made in (self.practice_button, self.new_button, self.open_button):
            self.buttons.addWidget(made)
        self.form = FairForm(shell, self._created)
        self.form.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.list, 1)

    @property
    def first_focus(self) -> QWidget:
        return self.list if self.model.shown else self.practice_button

    def reload(self) -> None:
        self.shell.tasks.run(self, partial(all_fairs, self.shell.context), self._show, self.explain)

    def open_chosen(self) -> None:
        """Open the fair that is marked in the list."""
        chosen = self.model.row_at(self.list.currentIndex().row())
        if chosen is not None:
            self.shell.open_fair(chosen.fair)
            self.shell.go(_next_page(chosen))

    def make_practice(self) -> None:
        """Make a fair with made-up people and open it."""
        self.practice_button.setEnabled(False)
        work = partial(make_practice_fair, self.shell.context, self._tr("Övningsträffen"))
        self.shell.tasks.run(self, work, self._opened, self._not_made)

    def _show(self, fairs: tuple[FairSummary, ...]) -> None:
        self.model.show_rows(fairs)
        fit_columns(self.list)
        self.open_button.setEnabled(bool(fairs))
        self.list.setVisible(bool(fairs))
        if not fairs:
            self.state.setText(
                self._tr("Här finns ingen träff än. Skapa en ny, eller öva på påhittade personer.")
            )
            return
        self.state.setText(
            self._tr.plural("{n} träff i filen.", "{n} träffar i filen.", len(fairs))
        )
        number = self._row_of_open(fairs)
        self.list.selectRow(number)

    def _row_of_open(self, fairs: tuple[FairSummary, ...]) -> int:
        ids = [summary.fair.id for summary in fairs]
        return ids.index(self.fair.id) if self.fair is not None and self.fair.id in ids else 0

    def _on_chosen(self, _index: QModelIndex) -> None:
        self.open_chosen()

    def _show_form(self) -> None:
        self.form.setVisible(self.form.isHidden())
        if not self.form.isHidden():
            self.form.name.setFocus()
        self.shell.letters()

    def _created(self, made: FairChanged) -> None:
        self.form.hide()
        self._opened(made)

    def _opened(self, made: FairChanged) -> None:
        self.practice_button.setEnabled(True)
        self.refusal.say("")
        self.shell.refresh.tell(made.changed)
        self.shell.open_fair(made.fair)
        self.shell.undoable(self._tr("Träffen ”{name}” är öppen.", name=made.fair.name), None)
        self.shell.go(TIMETABLE if made.fair.practice else REGISTRATION)

    def _not_made(self, error: Exception) -> None:
        self.practice_button.setEnabled(True)
        self.explain(error)


@dataclass(frozen=True, slots=True)
class _Times:
    starts: QTimeEdit
    ends: QTimeEdit
    talk: QSpinBox
    feedback: QSpinBox
    change: QSpinBox


class FairForm(QWidget):
    """The settings of a new fair, beside the list and not over it."""

    def __init__(self, shell: Shell, created: Callable[[FairChanged], None]) -> None:
        super().__init__()
        self._shell, self._created = shell, created
        tr = shell.tr
        self.name, self.place = QLineEdit(), QLineEdit()
        today = shell.context.now().date()
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.times = _Times(
            _clock(9, 0),
            _clock(12, 0),
            _minutes(1, 120, 10),
            _minutes(0, 60, 3),
            _minutes(0, 60, 2),
        )
        self.refusal = Refusals(shell)
        self.save = button(tr("Skapa träffen"), self.create_fair, "primary")
        card = frame("panel")
        inside = column(card, edge=t.ROOM)
        inside.addWidget(label(tr("Ny träff"), "heading"))
        inside.addLayout(self._fields(tr))
        inside.addWidget(self.refusal)
        below = row()
        below.addStretch(1)
        below.addWidget(self.save)
        inside.addLayout(below)
        column(self).addWidget(card)

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
            starts=times.starts.time().toPython(),  # type: ignore[arg-type]
            ends=times.ends.time().toPython(),  # type: ignore[arg-type]
            talk=times.talk.value(),
            feedback=times.feedback.value(),
            change=times.change.value(),
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


def make_practice_fair(context: Context, name: str) -> FairChanged:
    """A fair of made-up people called ``name`` (with a number if that is taken), read from real files."""
    taken = {summary.fair.name for summary in all_fairs(context)}
    names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
    free = next(one for one in names if one not in taken)
    with tempfile.TemporaryDirectory() as folder:
        files = write_practice(Path(folder))
        made = fair_from_file(context, free, files.fair)
        plan = plan_import(
            context,
            made.fair.id,
            seekers=read_list(context, files.seekers, Kind.SEEKERS),
            employers=read_list(context, files.employers, Kind.EMPLOYERS),
        )
        done = carry_out_import(context, plan)
    return FairChanged(made.fair, made.changed | done.changed)


def _next_page(summary: FairSummary) -> str:
    """The page where the work on the fair goes on."""
    facts = summary.facts
    if not facts.seekers or not facts.employers:
        return REGISTRATION
    if not summary.version:
        return TIMETABLE
    return REPORTS if facts.feedback and facts.feedback >= facts.meetings else ARRIVAL


def _columns(tr: Words) -> tuple[Column[FairSummary], ...]:
    return (
        Column(tr("Träff"), lambda s: s.fair.name),
        Column(tr("Dag"), lambda s: s.fair.day.isoformat()),
        Column(tr("Läge"), lambda s: _state(s, tr)),
        Column(tr("Personer"), lambda s: str(s.facts.seekers), figures=True),
        Column(tr("Arbetsgivare"), lambda s: str(s.facts.employers), figures=True),
        Column(tr("Möten"), lambda s: str(s.facts.meetings), figures=True),
        Column(tr("Inne"), lambda s: str(s.facts.arrived), figures=True),
        Column(tr("Återkoppling"), lambda s: str(s.facts.feedback), figures=True),
    )


def _state(summary: FairSummary, tr: Words) -> str:
    facts = summary.facts
    if facts.reports:
        return tr("Rapporter utskrivna")
    if facts.feedback:
        return tr("Återkoppling pågår")
    if facts.arrived:
        return tr("Träffen pågår")
    if summary.version:
        return tr("Schema publicerat")
    if facts.meetings:
        return tr("Schema som utkast")
    return tr("Personer inlästa") if facts.seekers else tr("Ny")


def _clock(hour: int, minute: int) -> QTimeEdit:
    made = QTimeEdit(QTime(hour, minute))
    made.setDisplayFormat("HH:mm")
    return made


def _minutes(least: int, most: int, usual: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(usual)
    return made
