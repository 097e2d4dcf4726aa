"""Sheets as PDF files in a folder: reports, badges, slips, signs, timetable and the rest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from motesplats.i18n import folded, mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, label, row, say
from motesplats.ui.progress import Progress
from motesplats.ui.refusals import Refusals
from motesplats.usecases.printing import Printed, PrintJob, print_sheet
from motesplats.usecases.report_files import (
    ReportsMade,
    draw_reports,
    note_report,
    reports_to_make,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell
    from motesplats.usecases.context import Watch
    from motesplats.usecases.report_files import ReportsToMake
    from motesplats.usecases.reports import ReportState

# Sheet, its name, what it is for.
SHEET_NAMES: tuple[tuple[str, str, str], ...] = (
    ("badges", mark("Namnbrickor"), mark("En bricka per person, med kod att skanna")),
    ("slips", mark("Lappar"), mark("Personens egna tider och bord")),
    ("signs", mark("Bordsskyltar"), mark("Ett nummer och en arbetsgivare per bord")),
    ("timetable", mark("Schema"), mark("Per tid och per bord")),
    ("prep", mark("Förberedelsekort"), mark("Det arbetsgivaren läser före mötet")),
    ("summary", mark("Sammanfattning"), mark("Träffen i siffror, utan personer")),
)
_LABELS = 24


class PrintPanel(QWidget):
    """A folder, a button for each sheet, and a bar while reports are made."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        self._fair: Fair | None = None
        tr = self._tr
        self.folder = QLineEdit()
        self.start_at = QSpinBox()
        self.start_at.setRange(1, _LABELS)
        self.start_at.setFixedHeight(t.CONTROL)
        self.start_at.lineEdit().setTextMargins(t.NEAR, 0, 0, 0)
        self.progress = Progress(shell)
        self.refusal = Refusals(shell)
        self.result = label("", "strong", wrap=True)
        self.open_button = button(tr("Öppna mappen"), self._open_folder)
        self.sheet_buttons = {
            sheet: button(tr(name), partial(self.print_sheet, sheet))
            for sheet, name, _ in SHEET_NAMES
        }
        self._lay_out()
        self.open_button.hide()

    def show_fair(self, fair: Fair | None) -> None:
        """Print for this fair; the folder follows unless it was chosen."""
        if fair is not None and (self._fair is None or fair.id != self._fair.id):
            self.folder.setText(str(_usual_folder(fair)))
            say(self.result, "")
        self._fair = fair
        for made in self.sheet_buttons.values():
            made.setEnabled(fair is not None)

    def print_sheet(self, sheet: str) -> None:
        """Make one sheet for the whole fair."""
        if self._fair is None:
            return
        self.refusal.say("")
        context, folder = self._shell.context, Path(self.folder.text())
        fair, tr, first = self._fair.id, self._tr, self.start_at.value()

        def work(watch: Watch) -> Printed:
            return print_sheet(context, fair, sheet, folder, PrintJob(tr, first, watch))

        cancel = self._shell.tasks.run_long(
            self, work, self._printed, self._not_printed, self.progress.show_step
        )
        self.progress.begin(tr("Skriver {file}", file=f"{sheet}.pdf"), cancel)

    def print_reports(self, states: Sequence[ReportState]) -> None:
        """Make the report of everybody who has feedback."""
        if self._fair is None:
            return
        self.refusal.say("")
        seekers = [state.seeker.seeker for state in states if state.given]
        folder = Path(self.folder.text()) / self._tr("rapporter")
        read = partial(reports_to_make, self._shell.context, self._fair.id, frozenset(seekers))
        work = partial(_reports, self._shell, read, folder)
        cancel = self._shell.tasks.run_long(
            self, work, self._reports_made, self._not_printed, self.progress.show_step
        )
        self.progress.begin(self._tr("Skriver rapporter"), cancel)

    def _printed(self, answer: Printed) -> None:
        self.progress.end()
        say(self.result, self._tr("Klart: {path}", path=str(answer.path)))
        self.open_button.show()
        self._shell.speak(self.result.text())

    def _reports_made(self, answer: ReportsMade) -> None:
        self.progress.end()
        n = len(answer.files)
        text = self._tr.plural("{n} rapport är klar.", "{n} rapporter är klara.", n)
        if answer.stopped:
            stopped = self._tr(
                "{n} gjordes inte. Orsaken står på fliken Personer.", n=len(answer.stopped)
            )
            text = f"{text} {stopped}"
        say(self.result, text)
        self.open_button.show()
        self._shell.speak(text)
        self._shell.refresh.tell(answer.changed)

    def _not_printed(self, error: Exception) -> None:
        self.progress.end()
        self.refusal.explain(error)

    def _choose_folder(self) -> None:
        title = self._tr("Välj mapp för utskrifter")
        chosen = QFileDialog.getExistingDirectory(self, title, self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    def _lay_out(self) -> None:
        tr = self._tr
        whole = column(self, gap=t.APART, edge=t.ROOM)
        line = row(gap=t.APART)
        line.addWidget(field(tr("Mapp för utskrifter"), self.folder), 1)
        choose = button(tr("Välj mapp"), self._choose_folder)
        line.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(field(tr("Första etiketten på arket"), self.start_at))
        whole.addLayout(line)
        grid = QGridLayout()
        grid.setSpacing(t.APART)
        for place, (sheet, _, purpose) in enumerate(SHEET_NAMES):
            grid.addWidget(self.sheet_buttons[sheet], place, 0)
            grid.addWidget(label(tr(purpose), "quiet", wrap=True), place, 1)
        grid.setColumnStretch(1, 1)
        whole.addLayout(grid)
        # Below the buttons, so that what is said moves none of them from under the mouse.
        whole.addWidget(self.progress)
        whole.addWidget(self.refusal)
        done = row()
        done.addWidget(self.result, 1)
        done.addWidget(self.open_button)
        whole.addLayout(done)
        whole.addStretch(1)


def _usual_folder(fair: Fair) -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    base = QStandardPaths.writableLocation(documents)
    name = "".join(c if c.isalnum() else "-" for c in folded(fair.name)).strip("-")
    return Path(base) / "motesplats" / f"{fair.day.isoformat()}-{name}"


def _reports(
    shell: Shell, read: Callable[[], ReportsToMake], folder: Path, watch: Watch
) -> ReportsMade:
    """Drawn here, away from the store's thread, which only reads and notes what was made: the desk
    checks people in meanwhile.
    """
    ask, context = shell.tasks.ask, shell.context
    return draw_reports(
        ask(read), folder, lambda one: ask(partial(note_report, context, one)), watch
    )
