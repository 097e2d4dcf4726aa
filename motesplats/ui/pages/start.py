"""Fairs: those in the store with how far they have come, a new one, and one to practise on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.ui.frame import ARRIVAL, REGISTRATION, REPORTS, START, TIMETABLE
from motesplats.ui.page import Page
from motesplats.ui.pages.fair_form import FairForm
from motesplats.ui.pages.form_builder import FormBuilder
from motesplats.ui.pages.practice import make_practice_fair
from motesplats.ui.pages.training_menu import TrainingMenu
from motesplats.ui.parts import button, restyle
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.queries import FairSummary, all_fairs

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import (
        QWidget,
    )

    from motesplats.core.fair import Fair
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.usecases.fairs import FairChanged


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
        self.next_button = button(tr("Ny från den här"), self.begin_next)
        self.change_button = button(tr("Ändra träffen"), self.change_chosen)
        self.training_button = button(tr("Öva en dag"))
        self.training_button.setMenu(TrainingMenu(tr, self))
        self._above = (
            self.training_button,
            self.practice_button,
            self.new_button,
            self.next_button,
            self.change_button,
            self.open_button,
        )
        for made in self._above:
            self.buttons.addWidget(made)
        self.form = FairForm(shell, self._kept, self._close_form, self._build_form)
        self.form.hide()
        self.builder = FormBuilder(shell, self._close_builder)
        self.builder.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.builder, 1)
        self.body.addWidget(self.list, 1)
        # Without a list the form keeps its own height.
        self.body.addStretch(0)

    @property
    def first_focus(self) -> QWidget:
        if not self.builder.isHidden():
            return self.builder.branch
        if not self.form.isHidden():
            return self.form.place if self.form.changes_a_fair else self.form.name
        return self.list if self.model.shown else self.new_button

    def reload(self) -> None:
        self.shell.tasks.run(self, partial(all_fairs, self.shell.context), self._show, self.explain)

    def open_chosen(self) -> None:
        """Open the fair that is marked in the list."""
        chosen = self.model.row_at(self.list.currentIndex().row())
        if chosen is not None:
            self.shell.open_fair(chosen.fair)
            self.shell.go(_next_page(chosen))

    def change_chosen(self) -> None:
        """Fill in the fair that is marked in the list, to be changed."""
        chosen = self.model.row_at(self.list.currentIndex().row())
        if chosen is not None:
            self.form.show_fair(chosen.fair)
            self._switch_form(shown=True)
            self.form.place.setFocus()

    def begin_next(self) -> None:
        """Fill in a new fair after the one that is marked in the list."""
        chosen = self.model.row_at(self.list.currentIndex().row())
        if chosen is not None:
            self.form.show_after(chosen.fair)
            self._switch_form(shown=True)
            self.form.name.setFocus()

    def make_practice(self) -> None:
        """Make a fair with made-up people and open it."""
        self.practice_button.setEnabled(False)
        work = partial(make_practice_fair, self.shell.context, self._tr("Övningsträffen"))
        self.shell.tasks.run(self, work, self._opened, self._not_made)

    def _show(self, fairs: tuple[FairSummary, ...]) -> None:
        self.model.show_rows(fairs)
        fit_columns(self.list)
        self.open_button.setEnabled(bool(fairs))
        listed = bool(fairs) and self.builder.isHidden()
        self.change_button.setVisible(listed)
        self.next_button.setVisible(listed)
        self.list.setVisible(listed)
        if not self.builder.isHidden():
            return
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
        # The page was opened before its fairs were read.
        if self.new_button.hasFocus():
            self.list.setFocus()

    def _row_of_open(self, fairs: tuple[FairSummary, ...]) -> int:
        ids = [summary.fair.id for summary in fairs]
        return ids.index(self.fair.id) if self.fair is not None and self.fair.id in ids else 0

    def _on_chosen(self, _index: QModelIndex) -> None:
        self.open_chosen()

    def _show_form(self) -> None:
        if self.form.changes_a_fair or self.form.follows_a_fair:
            self.form.start_over()
        self._switch_form(shown=True)
        self.form.name.setFocus()

    def _close_form(self) -> None:
        self._switch_form(shown=False)
        back = self.next_button if self.form.follows_a_fair else self.new_button
        (self.change_button if self.form.changes_a_fair else back).setFocus()

    def _switch_form(self, *, shown: bool) -> None:
        self.form.setVisible(shown)
        for made in (self.new_button, self.next_button, self.change_button):
            made.setEnabled(not shown)
        restyle(self.open_button, look="plain" if shown else "primary")
        self.shell.letters()

    def _build_form(self, fair: Fair) -> None:
        self.builder.show_fair(fair)
        self._switch_builder(shown=True)
        said = self._tr(
            "Vad som frågas på {name}. Det som redan är ifyllt ändras inte.", name=fair.name
        )
        self.state.setText(said)
        self.builder.branch.setFocus()

    def _close_builder(self) -> None:
        self._switch_builder(shown=False)
        self.reload()
        self.form.forms.setFocus()

    def _switch_builder(self, *, shown: bool) -> None:
        """The builder takes the whole page."""
        self.builder.setVisible(shown)
        for other in (self.form, self.list, *self._above):
            other.setVisible(not shown)
        self.shell.letters()

    def _kept(self, made: FairChanged) -> None:
        changed = self.form.changes_a_fair
        self.form.start_over()
        self._switch_form(shown=False)
        if not changed:
            self._opened(made)
            return
        self.refusal.say("")
        if self.fair is not None and self.fair.id == made.fair.id:
            self.shell.open_fair(made.fair)
        self.shell.refresh.tell(made.changed)
        self.list.setFocus()
        self.shell.undoable(self._tr("Träffen ”{name}” är ändrad.", name=made.fair.name), None)

    def _opened(self, made: FairChanged) -> None:
        self.practice_button.setEnabled(True)
        self.refusal.say("")
        self.shell.refresh.tell(made.changed)
        self.shell.open_fair(made.fair)
        self.shell.go(TIMETABLE if made.fair.practice else REGISTRATION)
        self.shell.undoable(self._tr("Träffen ”{name}” är öppen.", name=made.fair.name), None)

    def _not_made(self, error: Exception) -> None:
        self.practice_button.setEnabled(True)
        self.explain(error)


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
    if summary.drafted:
        return tr("Schema som utkast")
    return tr("Personer inlästa") if facts.seekers else tr("Ny")
