"""Sheets as PDF files in a folder: badges, slips, signs, timetable and the rest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.frame import PRINTS
from motesplats.ui.page import Page
from motesplats.ui.parts import button, field, label, row
from motesplats.ui.print_area import FolderField, Outcome
from motesplats.usecases.printing import Printed, PrintJob, print_sheet

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.ui.shell import Shell
    from motesplats.usecases.context import Watch

# Sheet, its name, what it is for.
SHEET_NAMES: tuple[tuple[str, str, str], ...] = (
    ("badges", mark("Namnbrickor"), mark("En bricka per person, med kod att skanna")),
    ("slips", mark("Lappar"), mark("Personens egna tider och bord")),
    ("signs", mark("Bordsskyltar"), mark("Ett nummer och en arbetsgivare per bord")),
    ("timetable", mark("Schema"), mark("Per tid och per bord")),
    ("prep", mark("Förberedelsekort"), mark("Det arbetsgivaren läser före mötet")),
    ("certificates", mark("Intyg"), mark("Att personen har deltagit, för alla som har kommit")),
    ("summary", mark("Sammanfattning"), mark("Träffen i siffror, utan personer")),
)
_LABELS = 24


class PrintsPage(Page):
    """A folder, and a button for each sheet."""

    name = PRINTS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Utskrifter"))
        tr = self._tr
        self.folder = FolderField(shell)
        self.start_at = QSpinBox()
        self.start_at.setRange(1, _LABELS)
        self.start_at.setFixedHeight(t.CONTROL)
        self.start_at.lineEdit().setTextMargins(t.NEAR, 0, 0, 0)
        self.outcome = Outcome(shell)
        self.sheet_buttons = {
            sheet: button(tr(name), partial(self.print_sheet, sheet))
            for sheet, name, _ in SHEET_NAMES
        }
        self._sheets = QWidget()
        self._fill()

    @property
    def first_focus(self) -> QWidget:
        return self.sheet_buttons["badges"] if self.fair is not None else self

    def show_fair(self, fair: Fair | None) -> None:
        if fair is None or self.fair is None or fair.id != self.fair.id:
            self.outcome.clear()
        self.shell.prints.follow(fair)
        super().show_fair(fair)

    def reload(self) -> None:
        there = self.fair is not None
        for part in (self.folder, self._start, self._sheets):
            part.setVisible(there)
        self.state.setText(
            self._tr("Varje knapp skriver en PDF i mappen.")
            if there
            else self._tr("Ingen träff är öppen. Öppna en på sidan Träffar.")
        )

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, PrintsPage):
            self.start_at.setValue(earlier.start_at.value())

    def print_sheet(self, sheet: str) -> None:
        """Make one sheet for the whole fair."""
        if self.fair is None:
            return
        context, folder = self.shell.context, Path(self.shell.prints.text)
        fair, tr, first = self.fair.id, self._tr, self.start_at.value()

        def work(watch: Watch) -> Printed:
            return print_sheet(context, fair, sheet, folder, PrintJob(tr, first, watch))

        self.outcome.write(tr("Skriver {file}", file=f"{sheet}.pdf"), work, self._printed)

    def _printed(self, answer: Printed) -> None:
        text = self._tr("Klart: {path}", path=str(answer.path))
        self.outcome.tell(text)
        self.shell.speak(text)

    def _fill(self) -> None:
        tr = self._tr
        self._start = field(tr("Första etiketten på arket"), self.start_at)
        line = row(gap=t.APART)
        line.addWidget(self.folder, 1)
        line.addWidget(self._start)
        self.body.addLayout(line)
        grid = QGridLayout(self._sheets)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(t.APART)
        for place, (sheet, _, purpose) in enumerate(SHEET_NAMES):
            grid.addWidget(self.sheet_buttons[sheet], place, 0)
            grid.addWidget(label(tr(purpose), "quiet", wrap=True), place, 1)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(self._sheets)
        # Below the buttons, so that what is said moves none of them from under the mouse.
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
