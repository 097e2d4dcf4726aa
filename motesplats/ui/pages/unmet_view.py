"""All wishes that the timetable does not meet, and why: who has fewest meetings comes first."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from motesplats.i18n import swedish_order
from motesplats.ui import tokens as t
from motesplats.ui.explaining import kind_of_reason
from motesplats.ui.mending_words import names
from motesplats.ui.pages.grid_names import needing_code
from motesplats.ui.parts import column, field, label, row, say
from motesplats.ui.progress import Progress
from motesplats.ui.refusals import Refusals
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.unmet import UnmetRow, UnmetWishes, unmet_wishes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from motesplats.core.ids import FairId, SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.jobs import Cancel
    from motesplats.ui.shell import Shell
    from motesplats.usecases.context import Watch

_WIDEST_COLUMN = 190


class UnmetView(QWidget):
    """Who has no meeting, by name, and below a table that narrows to one reason or a name."""

    seeker_chosen = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self._fair: FairId | None = None
        self._stale = True
        self._cancel: Cancel | None = None
        self._found: UnmetWishes | None = None
        self.without = label("", "attention", wrap=True)
        self.wishless = label("", wrap=True)
        self.state = label("", "quiet", wrap=True)
        self.refusal = Refusals(shell)
        self.progress = Progress(shell)
        self.reasons = QComboBox()
        self.reasons.currentIndexChanged.connect(self._keep_reason)
        self.name = QLineEdit()
        self.name.textChanged.connect(lambda text: self.model.narrow(text))
        self._coded: frozenset[SeekerId] = frozenset()
        self.model: RowsModel[UnmetRow] = RowsModel(_columns(self._called, tr), self)
        self.rows = table(self.model, tr("Önskemål som inte gick"))
        # Unsorted until a heading is pressed: those with fewest meetings stand first.
        self.rows.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.rows.setSortingEnabled(True)
        self.rows.activated.connect(self._open)
        self.rows.clicked.connect(self._open)
        inside = column(self, gap=t.NEAR, edge=t.APART)
        for part in (self.refusal, self.without, self.wishless, self.state, self.progress):
            inside.addWidget(part)
        above = row(gap=t.APART)
        above.addWidget(field(tr("Visa orsak"), self.reasons), 1)
        above.addWidget(field(tr("Sök i listan"), self.name), 1)
        inside.addLayout(above)
        inside.addWidget(self.rows, 1)

    def show_fair(self, fair: FairId | None) -> None:
        """Look at a fair's draft anew, once somebody looks here."""
        self.stop()
        self._fair, self._stale = fair, True
        if self.isVisible():
            self._look()

    def stop(self) -> None:
        """Look no further; what was found stays."""
        if self._cancel is not None:
            self._cancel()
        self.progress.end()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.stop()

    def _look(self) -> None:
        if self._fair is None:
            return
        self._stale = False
        work = partial(_unmet, self._shell, self._fair)
        self._cancel = self._shell.tasks.run_long(
            self, work, self._show, self._failed, self.progress.show_step
        )
        self.progress.begin(self._shell.tr("Letar efter orsaker"), self._cancel)

    def _failed(self, error: Exception) -> None:
        self.progress.end()
        self.model.show_rows(())
        self.refusal.explain(error)

    def _show(self, found: UnmetWishes) -> None:
        self.progress.end()
        self.refusal.say("")
        self._found, self._stale = found, not found.whole
        tr = self._shell.tr
        say(self.without, _without(found, tr))
        say(self.wishless, _wishless(found, tr))
        self.state.setText(_state(found, tr))
        self._coded = needing_code(row.person for row in found.rows)
        self._fill_reasons(found)
        self._keep_reason()

    def _fill_reasons(self, found: UnmetWishes) -> None:
        chosen = self.reasons.currentData()
        counts = Counter(row.reason.code for row in found.rows)
        tr = self._shell.tr
        self.reasons.blockSignals(True)
        self.reasons.clear()
        self.reasons.addItem(tr("Alla orsaker ({n})", n=len(found.rows)), "")
        for code, count in counts.most_common():
            self.reasons.addItem(f"{kind_of_reason(code, tr)} ({count})", code.value)
        self.reasons.setCurrentIndex(max(0, self.reasons.findData(chosen)))
        self.reasons.blockSignals(False)

    def _called(self, one: UnmetRow) -> str:
        """The name; with the code where somebody else is called the same."""
        coded = one.person.seeker in self._coded
        return one.person.label if coded else one.person.name or one.person.code

    def _keep_reason(self) -> None:
        if self._found is None:
            return
        wanted = self.reasons.currentData()
        rows = [r for r in self._found.rows if not wanted or r.reason.code.value == wanted]
        self.model.show_rows(rows)
        fit_columns(self.rows, _WIDEST_COLUMN)

    def _open(self, place: QModelIndex) -> None:
        chosen = self.model.row_at(place.row())
        if chosen is not None:
            self.seeker_chosen.emit(chosen.person.seeker)


def _unmet(shell: Shell, fair: FairId, watch: Watch) -> UnmetWishes:
    return unmet_wishes(shell.context, fair, watch)


def _without(found: UnmetWishes, tr: Words) -> str:
    if not found.without:
        return ""
    return tr.plural(
        "{n} person har inget möte: {who}.",
        "{n} personer har inget möte: {who}.",
        len(found.without),
        who=names(found.without, tr),
    )


def _wishless(found: UnmetWishes, tr: Words) -> str:
    if not found.wishless:
        return ""
    return tr.plural(
        "{n} av dem har inte önskat någon: {who}.",
        "{n} av dem har inte önskat någon: {who}.",
        len(found.wishless),
        who=names(found.wishless, tr),
    )


def _state(found: UnmetWishes, tr: Words) -> str:
    if not found.whole:
        return tr("Arbetet avbröts. Listan är inte hel.")
    if not found.rows:
        return tr("Alla önskemål är uppfyllda.")
    return tr(
        "{unmet} av {all} önskemål gick inte. De som har minst antal möten står först.",
        unmet=len(found.rows),
        all=len(found.rows) + found.met,
    )


def _columns(called: Callable[[UnmetRow], str], tr: Words) -> tuple[Column[UnmetRow], ...]:
    return (
        Column(
            tr("Person"),
            called,
            order=lambda one: swedish_order(one.person.name or one.person.code),
        ),
        Column(tr("Möten"), lambda one: str(one.have), figures=True, order=lambda one: one.have),
        Column(
            tr("Önskade"),
            lambda one: one.employer,
            order=lambda one: swedish_order(one.employer),
        ),
        Column(
            tr("Val"),
            lambda one: "" if one.rank is None else str(one.rank),
            figures=True,
            order=lambda one: one.rank or 0,
        ),
        Column(tr("Varför"), lambda one: kind_of_reason(one.reason.code, tr)),
    )
