"""Registration lists: choose files, see how they were understood, see what they would change, read
them in.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from motesplats.core.errors import Refused
from motesplats.core.fair import Topic
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.frame import REGISTRATION, TIMETABLE
from motesplats.ui.page import Page
from motesplats.ui.pages.after_import import counted, read_in, what_is_left
from motesplats.ui.pages.brief_panel import BriefPanel
from motesplats.ui.pages.card_panel import CardPanel
from motesplats.ui.pages.columns_view import ColumnsView
from motesplats.ui.pages.error_rows import ErrorRows
from motesplats.ui.pages.opened import Opened, read_chosen, read_corrected
from motesplats.ui.pages.preview_view import PreviewView
from motesplats.ui.parts import button, column, frame, label, row, tabs
from motesplats.usecases.lists import Kind
from motesplats.usecases.readiness import left_to_do
from motesplats.usecases.registration import carry_out_import, plan_import

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from motesplats.core.fair import Fair
    from motesplats.ui.pages.columns_view import Chosen
    from motesplats.ui.shell import Shell
    from motesplats.usecases.changes import Imported, ImportPlan
    from motesplats.usecases.lists import TextForm
    from motesplats.usecases.readiness import LeftToDo

KIND_NAMES: dict[Kind, str] = {
    Kind.SEEKERS: mark("Personer"),
    Kind.EMPLOYERS: mark("Arbetsgivare"),
    Kind.WISHES: mark("Önskemål"),
}
_CHOOSE: dict[Kind, str] = {
    Kind.SEEKERS: mark("Välj lista med personer"),
    Kind.EMPLOYERS: mark("Välj lista med arbetsgivare"),
    Kind.WISHES: mark("Välj lista med önskemål"),
}


class RegistrationPage(Page):
    """Nothing is stored before the last button is pressed."""

    name = REGISTRATION
    topics = frozenset({Topic.FAIRS})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Registrering"))
        tr = self._tr
        self.setAcceptDrops(True)
        self.opened: dict[Kind, Opened] = {}
        self._plan: ImportPlan | None = None
        self.import_button = button(tr("Läs in"), self.carry_out, "primary")
        self.errors = ErrorRows(self)
        self.choose_buttons = {
            kind: button(tr(text), partial(self._choose, kind)) for kind, text in _CHOOSE.items()
        }
        self.tabs = tabs(tr("Hur listorna förstås och vad de ändrar"))
        self.preview = PreviewView(shell)
        self.columns = {kind: ColumnsView(shell, self._correct) for kind in Kind}
        self.tabs.addTab(self.preview, tr("Ändringar"))
        for kind, view in self.columns.items():
            self.tabs.addTab(view, tr("Kolumner: {kind}", kind=tr(KIND_NAMES[kind]).lower()))
        self.briefs, self.cards = BriefPanel(shell), CardPanel(shell)
        self.tabs.addTab(self.briefs, tr("Rollprofiler"))
        self.tabs.addTab(self.cards, tr("Sökandes kort"))
        self.buttons.addWidget(self.errors.button)
        self.buttons.addWidget(self.import_button)
        self.body.addWidget(self._drop_area())
        self.body.addWidget(self.tabs, 1)
        self.body.addStretch(0)
        self.errors.show(())
        self._show_plan(None)

    @property
    def first_focus(self) -> QWidget:
        return self.choose_buttons[Kind.SEEKERS] if self._plan is None else self.import_button

    def show_fair(self, fair: Fair | None) -> None:
        if self.fair is not None and (fair is None or fair.id != self.fair.id):
            self.errors.show(())
            self.refusal.say("")
        for panel in (self.briefs, self.cards):
            panel.show_fair(None if fair is None else fair.id)
        super().show_fair(fair)
        self.tabs.setVisible(fair is not None)

    def reload(self) -> None:
        for made in self.choose_buttons.values():
            made.setEnabled(self.fair is not None)
        if self.fair is None:
            self.state.setText(self._tr("Ingen träff är öppen. Öppna en på sidan Träffar."))
        elif not self.opened:
            self.state.setText(
                self._tr(
                    "Välj listor eller dra hit dem. Inget sparas innan du har sett vad som ändras."
                )
            )
        else:
            self._make_plan()

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, RegistrationPage):
            self.opened = earlier.opened
            self.errors.show(earlier.errors.files)
            self.reload()

    def open_file(self, path: Path, kind: Kind | None = None) -> None:
        """Read a list, as a list of ``kind`` or of what it looks like, and show what it would
        change.
        """
        if self.fair is not None:
            self.refusal.say("")
            work = partial(read_chosen, self.shell.context, path, kind)
            self.shell.tasks.run(self, work, self._take, self.explain)

    def carry_out(self) -> None:
        """Store what the preview shows."""
        if self._plan is not None:
            self.import_button.setEnabled(False)
            work = partial(carry_out_import, self.shell.context, self._plan)
            self.shell.tasks.run(self, work, self._imported, self._not_imported)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and self.fair is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.open_file(Path(url.toLocalFile()))

    def _choose(self, kind: Kind) -> None:
        files = self._tr("Listor (*.xlsx *.csv *.txt *.tsv)")
        chosen, _ = QFileDialog.getOpenFileName(self, self._tr(_CHOOSE[kind]), "", files)
        if chosen:
            self.open_file(Path(chosen), kind)

    def _take(self, opened: Opened) -> None:
        self.opened[opened.file.kind] = opened
        self._make_plan()

    def _correct(self, kind: Kind, chosen: Chosen | TextForm) -> None:
        opened = self.opened[kind]
        work = partial(read_corrected, self.shell.context, opened, chosen)
        self.shell.tasks.run(self, work, self._take, self._not_corrected)

    def _not_corrected(self, error: Exception) -> None:
        self.explain(error)
        self._make_plan()

    def _make_plan(self) -> None:
        if self.fair is None:
            return
        files = {kind.value: opened.file for kind, opened in self.opened.items()}
        work = partial(plan_import, self.shell.context, self.fair.id, **files)
        self.shell.tasks.run(self, work, self._show_plan, self.explain)

    def _show_plan(self, plan: ImportPlan | None) -> None:
        known, first = plan is not None, self._plan is None
        self._plan = plan
        for view in (self.preview, *self.columns.values()):
            self.tabs.setTabVisible(self.tabs.indexOf(view), known)
        self._hint.setVisible(not known)
        self.import_button.setVisible(known)
        if known:
            self.errors.show(opened.file for opened in self.opened.values())
        if plan is None:
            return
        self._fill_tabs(plan)
        if first:
            self.tabs.setCurrentWidget(self.preview)
        what = counted(plan, self._tr)
        text = self._tr("Läs in {what}", what=what) if what else self._tr("Läs in ändringarna")
        self.import_button.setProperty("plain", text)
        self.import_button.setAccessibleName(text)
        self.import_button.setEnabled(not plan.is_empty)
        self.state.setText(
            self._tr("Allt är redan inläst. Inget ändras.")
            if plan.is_empty
            else self._tr("Så här skulle listorna ändra träffen. Inget är sparat än.")
        )
        self.shell.letters()

    def _fill_tabs(self, plan: ImportPlan) -> None:
        self.preview.show_plan(plan, tuple(o.file for o in self.opened.values()))
        for kind, view in self.columns.items():
            opened = self.opened.get(kind)
            self.tabs.setTabVisible(self.tabs.indexOf(view), opened is not None)
            if opened is not None:
                view.show_file(opened.file)

    def _imported(self, answer: Imported) -> None:
        self.opened.clear()
        self.refusal.say("")
        self._show_plan(None)
        self.shell.refresh.tell(answer.changed)
        text = read_in(answer.plan, self._tr)
        self.shell.undoable(text, None)
        self.state.setText(text)
        work = partial(left_to_do, self.shell.context, answer.plan.fair)
        self.shell.tasks.run(self, work, self._show_left, self.explain)

    def _show_left(self, left: LeftToDo) -> None:
        text = what_is_left(self.errors.count, left, self._tr)
        onwards = button(self._tr("Till schemat"), lambda: self.shell.go(TIMETABLE), "primary")
        self.refusal.say(text, "done", onwards)
        self.shell.letters()
        onwards.setFocus()

    def _not_imported(self, error: Exception) -> None:
        self.import_button.setEnabled(True)
        self.explain(error)
        if isinstance(error, Refused):
            self._make_plan()

    def _drop_area(self) -> QWidget:
        area = frame("drop")
        inside = column(area, gap=t.NEAR, edge=t.ROOM)
        text = self._tr("Dra hit en eller flera filer (Excel eller CSV), eller välj här:")
        self._hint = label(text, "quiet", wrap=True)
        inside.addWidget(self._hint)
        line = row()
        for made in self.choose_buttons.values():
            line.addWidget(made)
        line.addStretch(1)
        inside.addLayout(line)
        inside.setAlignment(Qt.AlignmentFlag.AlignTop)
        return area
