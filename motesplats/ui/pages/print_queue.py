"""The print queue: each job with its state, and how it goes on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from motesplats.core.clock import local
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.paper import TROUBLES, is_broken
from motesplats.ui.parts import button, column, field, label, row, stepped
from motesplats.ui.printers import printers
from motesplats.ui.rows import Column, Index, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.print_queue import JobState, StoredJob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell
    from motesplats.ui.theme import Theme

STATES: dict[JobState, tuple[str, str, str]] = {
    JobState.WAITING: ("…", mark("Väntar"), "waiting"),
    JobState.PRINTING: ("▶", mark("Skrivs ut"), "talk"),
    JobState.DONE: ("✓", mark("Klar"), "done"),
    JobState.FAILED: ("✕", mark("Gick inte"), "attention"),
    JobState.STOPPED: ("■", mark("Stoppad"), "waiting"),
    JobState.INTERRUPTED: ("!", mark("Avbröts när programmet stängdes"), "attention"),
}
SHEETS: dict[str, str] = {
    "badges": mark("Namnbrickor"),
    "slips": mark("Lappar"),
    "signs": mark("Bordsskyltar"),
    "timetable": mark("Schema"),
    "prep": mark("Förberedelsekort"),
    "certificates": mark("Intyg"),
    "report": mark("Rapport"),
    "report+cover": mark("Rapport i kuvert"),
    "calibration": mark("Provsida för etiketter"),
    "keys": mark("Tangentkort"),
    "summary": mark("Sammanställning"),
    "followup": mark("Att följa upp"),
    "outcomes": mark("Utfall"),
    "poll": mark("Enkät"),
    "poll.results": mark("Svar på enkäten"),
    "employers": mark("Arbetsgivarnas sidor"),
    "tasks": mark("Dela upp arbetet"),
    "plans": mark("Planer"),
}
_LEAST = 140


class QueueModel(RowsModel[StoredJob]):
    """Jobs as rows; the state is a symbol, a word and a colour."""

    def __init__(self, tr: Words, theme: Theme) -> None:
        super().__init__(_columns(tr))
        self._theme = theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        job = self.row_at(index.row()) if index.isValid() else None
        if role == Qt.ItemDataRole.ForegroundRole and job is not None and index.column() == 0:
            return QColor(str(getattr(self._theme.tokens, STATES[job.state][2])))
        return super().data(index, role)


class QueuePanel(QWidget):
    """The queue of the open fair, and what can be done with the job that is chosen."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr, self._paper = shell, shell.tr, shell.paper
        tr = self._tr
        self.model = QueueModel(tr, shell.theme)
        self.view = table(self.model, tr("Utskriftskö"))
        self.view.setMinimumHeight(_LEAST)
        self.number = stepped(QSpinBox())
        self.printer = QComboBox()
        self.printer.setFixedHeight(t.CONTROL)
        self.go_on_button = button(tr("Skriv ut därifrån"), self.go_on)
        self.pdf_button = button(tr("Spara som PDF"), self.save)
        self.stop_button = button(tr("Stoppa utskriften"), self._paper.stop)
        self.forget_button = button(tr("Ta bort ur kön"), self.forget)
        self.hint = label("", "quiet", wrap=True)
        self._fill()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_chosen())
        self._paper.changed.connect(self.reload)
        self.reload()

    @property
    def chosen(self) -> StoredJob | None:
        """The job that is chosen in the table."""
        return self.model.row_at(self.view.currentIndex().row())

    def reload(self) -> None:
        """Show the queue anew: a job that broke off is chosen first, else the same as before."""
        before = self.chosen
        self.model.show_rows(self._paper.jobs)
        fit_columns(self.view)
        jobs = self._paper.jobs
        if jobs:
            broken = (n for n, job in enumerate(jobs) if is_broken(job))
            first = next(broken, 0)
            same = (n for n, job in enumerate(jobs) if before is not None and job.id == before.id)
            self.view.selectRow(first if is_broken(jobs[first]) else next(same, 0))
        self._show_chosen()

    def go_on(self) -> None:
        """Print the chosen job from the number that is shown on."""
        if self.chosen is not None:
            self._paper.go_on(self.chosen, self.number.value(), self.printer.currentData())

    def save(self) -> None:
        """Make the PDF of what is left of the chosen job."""
        if self.chosen is not None:
            self._paper.go_on(self.chosen, self.number.value(), "")

    def forget(self) -> None:
        """Take the chosen job out of the queue."""
        if self.chosen is not None:
            self._paper.forget(self.chosen)

    def choose_printers(self) -> None:
        """Offer the printers that there are now."""
        self.printer.clear()
        self.printer.addItem(self._tr("PDF i mappen"), "")
        for one in printers():
            self.printer.addItem(one.name, one.name)

    def _show_chosen(self) -> None:
        job = self.chosen
        printing = job is not None and job.state is JobState.PRINTING
        for part in (self.go_on_button, self.pdf_button, self.forget_button, self.number):
            part.setEnabled(job is not None and not printing)
        self.stop_button.setEnabled(printing)
        if job is None:
            self.hint.setText(self._tr("Kön är tom."))
            return
        self.number.setRange(1, max(1, job.total))
        self.number.setValue(min(job.done + 1, max(1, job.total)) if job.done < job.total else 1)
        place = self.printer.findData(job.printer)
        self.printer.setCurrentIndex(max(0, place))
        self.hint.setText(_how_on(job, self._tr))

    def _fill(self) -> None:
        self.choose_printers()
        whole = column(self)
        whole.addWidget(label(self._tr("Utskriftskö"), "strong"))
        whole.addWidget(self.view, 1)
        whole.addWidget(self.hint)
        line = row()
        line.addWidget(field(self._tr("Från person eller sida"), self.number))
        line.addWidget(field(self._tr("På skrivaren"), self.printer), 1)
        whole.addLayout(line)
        buttons = row()
        for one in (self.go_on_button, self.pdf_button, self.stop_button, self.forget_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        whole.addLayout(buttons)


def _columns(tr: Words) -> Sequence[Column[StoredJob]]:
    return (
        Column(tr("Läge"), partial(_state, tr)),
        Column(tr("Vad"), lambda job: tr(SHEETS.get(job.sheet.partition(":")[0], job.sheet))),
        Column(tr("Ute"), _how_far, figures=True),
        Column(tr("Skrivare"), lambda job: job.printer or tr("PDF")),
        Column(tr("Tid"), lambda job: f"{local(job.at):%H:%M}"),
    )


def _state(tr: Words, job: StoredJob) -> str:
    symbol, word, _ = STATES[job.state]
    return f"{symbol} {tr(word)}"


def _how_far(job: StoredJob) -> str:
    return f"{job.done}/{job.total}" if job.total else ""


def _how_on(job: StoredJob, tr: Words) -> str:
    """Why a job broke off, and what is left of it."""
    why = tr(TROUBLES[job.why]) if job.why is not None else ""
    if job.state is JobState.DONE or job.done >= job.total:
        return why
    if job.seekers:
        rest = tr("{done} av {n} personers papper är ute.", done=job.done, n=job.total)
    else:
        rest = tr("{done} av {n} sidor är ute.", done=job.done, n=job.total)
    return f"{why} {rest}".strip()
