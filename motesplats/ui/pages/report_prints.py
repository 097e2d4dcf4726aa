"""The reports as files in the folder that the sheets are written to, and how they are to be."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label
from motesplats.ui.print_area import FolderField, Outcome
from motesplats.usecases.report_files import (
    ReportOrder,
    ReportsMade,
    draw_reports,
    handing_over,
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


class ReportPrints(QWidget):
    """Where the reports go, and how far they have come."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr = shell, shell.tr
        self._fair: Fair | None = None
        self.folder = FolderField(shell)
        tr = self._tr
        self.cover = QCheckBox(tr("Försättsblad för kuvert, med bara namnet"))
        self.page = QCheckBox(tr("Också som en HTML-fil att läsa på skärm"))
        self.large = QCheckBox(tr("Stor stil, 18 punkter"))
        self.outcome = Outcome(shell)
        whole = column(self, gap=t.APART, edge=t.ROOM)
        whole.addWidget(self.folder)
        for choice in (self.cover, self.page, self.large):
            whole.addWidget(choice)
        whole.addWidget(self.outcome)
        whole.addWidget(label(tr("Så lämnas rapporten"), "strong"))
        for said in handing_over(tr.language):
            whole.addWidget(label(said, wrap=True))
        whole.addStretch(1)

    def show_fair(self, fair: Fair | None) -> None:
        """Print for this fair."""
        if fair is None or self._fair is None or fair.id != self._fair.id:
            self.outcome.clear()
        self._shell.prints.follow(fair)
        self._fair = fair

    def print_reports(self, states: Sequence[ReportState]) -> None:
        """Make the report of everybody who has feedback."""
        if self._fair is None:
            return
        seekers = [state.seeker.seeker for state in states if state.given]
        folder = Path(self._shell.prints.text) / self._tr("rapporter")
        order = ReportOrder(
            seekers=frozenset(seekers),
            page=self.page.isChecked(),
            large=self.large.isChecked(),
            cover=self.cover.isChecked(),
        )
        read = partial(reports_to_make, self._shell.context, self._fair.id, order)
        work = partial(_reports, self._shell, read, folder)
        self.outcome.write(self._tr("Skriver rapporter"), work, self._made)

    def _made(self, answer: ReportsMade) -> None:
        n = answer.people
        text = self._tr.plural("{n} rapport ligger i mappen.", "{n} rapporter ligger i mappen.", n)
        if answer.stopped:
            stopped = self._tr(
                "{n} gjordes inte. Orsaken står på fliken Personer.", n=len(answer.stopped)
            )
            text = f"{text} {stopped}"
        self.outcome.tell(text)
        # What is on paper is not taken back by a press on Ångra.
        self._shell.undoable(text, None)
        self._shell.refresh.tell(answer.changed)


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
