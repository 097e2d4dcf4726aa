"""Sheets on a printer or as PDF files in a folder, the printers, and the queue."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from motesplats.core.fair import Topic
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.frame import PRINTS
from motesplats.ui.page import Page
from motesplats.ui.pages.exporting import ExportPanel
from motesplats.ui.pages.print_queue import QueuePanel
from motesplats.ui.pages.print_setup import PrintSetup
from motesplats.ui.parts import button, column, counter, field, label, row
from motesplats.ui.print_area import FolderField, Outcome
from motesplats.usecases.paper_pack import Pack, make_pack
from motesplats.usecases.slips import outdated_slips

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import SeekerId
    from motesplats.ui.print_work import PrintEnd
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
    ("calibration", mark("Provsida"), mark("Visar om etiketterna träffar rätt på arket")),
    ("summary", mark("Sammanställning"), mark("Träffen i siffror, utan personer")),
    ("tasks", mark("Dela upp arbetet"), mark("Arbetsblad: vad i en roll kan någon annan göra?")),
    ("plans", mark("Planer"), mark("Jämställdhet, tillgänglighet och uppföljning att fylla i")),
    ("employers", mark("Arbetsgivarnas sidor"), mark("Var och ens möten och löften, efter dagen")),
)
# What seekers and employers get before the meetings, and papers to fill in.
BEFORE_NAMES: tuple[tuple[str, str], ...] = (
    ("prepsheets", mark("Inför dina möten")),
    ("roles", mark("Rollblad")),
    ("branches", mark("Branschblad")),
    ("cards", mark("Sökandes kort")),
    ("roleform", mark("Tom rollprofil")),
)
_LABELS = 24


class PrintsPage(Page):
    """A folder, and a button for each sheet."""

    name = PRINTS
    topics = frozenset({Topic.TIMETABLE, Topic.PEOPLE, Topic.HALL})

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, shell.tr("Utskrifter"))
        tr = self._tr
        self.folder = FolderField(shell)
        self.start_at = counter(1, _LABELS)
        self.outcome = Outcome(shell)
        self.sheet_buttons = {
            sheet: button(tr(name), partial(self.print_sheet, sheet))
            for sheet, name in (*((one[0], one[1]) for one in SHEET_NAMES), *BEFORE_NAMES)
        }
        self._changed: tuple[SeekerId, ...] = ()
        self.changed_button = button("", self.print_changed, "primary")
        self.changed_button.hide()
        self.pack_button = button(tr("Papperspaket"), self.print_pack)
        self.export_button = button(tr("Exportera…"), self.open_export)
        self.setup, self.queue = PrintSetup(shell), QueuePanel(shell)
        self.exporting = ExportPanel(shell, self.outcome, self.close_export)
        self.exporting.hide()
        self._papers, self._sheets, self._before = QWidget(), QWidget(), QWidget()
        self._machine = QWidget()
        shell.paper.ended.connect(self._printed)
        shell.paper.refused.connect(self._not_printed)
        shell.paper.stepped.connect(self.outcome.progress.show_step)
        self._fill()

    @property
    def first_focus(self) -> QWidget:
        if self.fair is None:
            return self
        broken = self.shell.paper.health.broken
        return self.queue.view if broken else self.sheet_buttons["badges"]

    def show_fair(self, fair: Fair | None) -> None:
        if fair is None or self.fair is None or fair.id != self.fair.id:
            self.exporting.hide()
            self.outcome.clear()
        self.exporting.fair = fair
        self.shell.prints.follow(fair)
        super().show_fair(fair)

    def reload(self) -> None:
        there = self.fair is not None
        for part in (self.folder, self._sheets, self._before, self._machine):
            part.setVisible(there)
        self._show_export(there and not self.exporting.isHidden())
        self._show_changed(())
        self._ask_for_changed()

    def take_over(self, earlier: Page) -> None:
        if isinstance(earlier, PrintsPage):
            self.start_at.setValue(earlier.start_at.value())

    def print_sheet(self, sheet: str) -> None:
        """Print one sheet for the whole fair."""
        self.shell.paper.print_sheet(sheet, first_label=self._first_label(sheet))
        self._show_progress(sheet)

    def print_changed(self) -> None:
        """Print the slips of those whose slip says something else than what is published."""
        self.shell.paper.slips(self._changed)
        self._show_progress("slips")

    def print_pack(self) -> None:
        """Write everything that the fair needs to go on without a computer."""
        if self.fair is None:
            return
        context, fair, tr = self.shell.context, self.fair.id, self._tr
        folder = Path(self.shell.prints.text)

        def work(watch: Watch) -> Pack:
            return make_pack(context, fair, folder, tr, watch)

        self.outcome.write(tr("Skriver papperspaketet"), work, self._packed)

    def _packed(self, pack: Pack) -> None:
        text = self._tr(
            "Papperspaketet ligger i {path}. Antal filer: {n}.",
            path=str(pack.folder),
            n=len(pack.files),
        )
        self.outcome.tell(text)
        self.shell.speak(text)

    def open_export(self) -> None:
        """Ask what to export, in the place of the papers."""
        self.outcome.clear()
        self._show_export(True)
        self.exporting.first_focus.setFocus()

    def close_export(self) -> None:
        """Back to the papers."""
        self.outcome.clear()
        self._show_export(False)
        self.export_button.setFocus()

    def _show_export(self, shown: bool) -> None:
        there = self.fair is not None
        for part in (self._start, self.export_button):
            part.setVisible(there and not shown)
        self._papers.setVisible(not shown)
        self.exporting.setVisible(shown)
        said = self._tr("Välj vad som ska sparas i mappen.")
        if not shown:
            said = self._tr("Varje knapp skriver ut, eller sparar en PDF i mappen.")
        if not there:
            said = self._tr("Ingen träff är öppen. Öppna en på sidan Träffar.")
        self.state.setText(said)
        self.shell.letters()

    def _first_label(self, sheet: str) -> int:
        return self.start_at.value() if sheet == "badges" else 1

    def _show_progress(self, sheet: str) -> None:
        cancel = self.shell.paper.cancel
        if cancel is not None:
            self.outcome.clear()
            self.outcome.progress.begin(self._tr("Skriver {file}", file=f"{sheet}.pdf"), cancel)

    def _printed(self, end: PrintEnd) -> None:
        text = self.shell.paper.outcome(end)
        self.outcome.tell(text)
        self.shell.speak(text)
        self._ask_for_changed()

    def _not_printed(self, error: Exception) -> None:
        self.outcome.progress.end()
        self.outcome.refusal.explain(error)

    def _ask_for_changed(self) -> None:
        if self.fair is not None:
            work = partial(outdated_slips, self.shell.context, self.fair.id)
            self.shell.tasks.run(self, work, self._show_changed)

    def _show_changed(self, seekers: tuple[SeekerId, ...]) -> None:
        self._changed = seekers
        text = self._tr.plural(
            "Skriv ut {n} ändrad lapp", "Skriv ut {n} ändrade lappar", len(seekers)
        )
        self.changed_button.setText(text)
        self.changed_button.setProperty("plain", text)
        self.changed_button.setAccessibleName(text)
        self.changed_button.setVisible(bool(seekers))
        self.shell.letters()

    def _fill(self) -> None:
        tr = self._tr
        self.buttons.addWidget(self.export_button)
        self._start = field(tr("Första etiketten på arket"), self.start_at)
        line = row(gap=t.APART)
        line.addWidget(self.folder, 1)
        line.addWidget(self._start)
        self.body.addLayout(line)
        grid = QGridLayout(self._sheets)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(t.APART)
        grid.setVerticalSpacing(t.NEAR)
        for place, (sheet, _, purpose) in enumerate(SHEET_NAMES):
            grid.addWidget(self.sheet_buttons[sheet], place, 0)
            grid.addWidget(label(tr(purpose), "quiet", wrap=True), place, 1)
        last = len(SHEET_NAMES)
        purpose = tr("Allt som behövs utan dator: listor, lappar, kort, formulär")
        grid.addWidget(self.pack_button, last, 0)
        grid.addWidget(label(purpose, "quiet", wrap=True), last, 1)
        grid.setColumnStretch(1, 1)
        self._fill_before()
        machine = column(self._machine)
        machine.addWidget(self.setup)
        machine.addWidget(self.queue, 1)
        middle = row(self._papers, gap=t.WIDE)
        left = column()
        left.addWidget(self.changed_button)
        left.addWidget(self._sheets)
        left.addWidget(self._before)
        left.addStretch(1)
        middle.addLayout(left, 2)
        middle.addWidget(self._machine, 3)
        self.body.addWidget(self._papers, 1)
        self.body.addWidget(self.exporting, 1)
        # Below the buttons, so that what is said moves none of them from under the mouse.
        self.body.addWidget(self.outcome)

    def _fill_before(self) -> None:
        grid = QGridLayout(self._before)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(t.NEAR)
        grid.addWidget(label(self._tr("Före mötena"), "strong"), 0, 0, 1, 2)
        for place, (sheet, _) in enumerate(BEFORE_NAMES):
            down, across = divmod(place, 2)
            grid.addWidget(self.sheet_buttons[sheet], down + 1, across)
