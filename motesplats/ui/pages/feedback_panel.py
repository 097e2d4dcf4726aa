"""Every meeting and its feedback: what is missing, what was skipped and why, and what is to move
to somebody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from motesplats.core.errors import Refusal, Refused
from motesplats.i18n import isolated, mark
from motesplats.ui import tokens as t
from motesplats.ui.kiosk.skip_line import REASONS
from motesplats.ui.parts import button, column, field, label, row
from motesplats.ui.refusals import Refusals
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table
from motesplats.usecases.feedback_list import FeedbackList, FeedbackRow, Given, feedback_list
from motesplats.usecases.moving_feedback import FeedbackMoved, Move, move_feedback

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import MeetingId
    from motesplats.i18n import Words
    from motesplats.ui.shell import Shell

_SAID = {
    Given.SAVED: mark("Sparad"),
    Given.BEGUN: mark("Påbörjad"),
    Given.SKIPPED: mark("Hoppas över"),
    Given.MISSING: mark("Saknas"),
    Given.COMING: mark("Mötet är inte slut"),
}
_WAITED_FOR = frozenset({Given.MISSING, Given.BEGUN})


class FeedbackPanel(QWidget):
    """A table of the meetings; below it, whom the marked feedback is to move to."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        tr = shell.tr
        self._list = FeedbackList(())
        self._fair: Fair | None = None
        self.state = label("", "quiet", wrap=True)
        self.only = QCheckBox(tr("Visa bara dem som saknas"))
        self.only.toggled.connect(lambda _on: self._show_rows())
        self.model: RowsModel[FeedbackRow] = RowsModel(_columns(tr), self)
        self.meetings = table(self.model, tr("Möten och deras återkoppling"))
        self.meetings.selectionModel().currentRowChanged.connect(lambda _a, _b: self._show_right())
        self.right = QComboBox()
        self.move_button = button(tr("Flytta återkopplingen"), partial(self._move, swap=False))
        self.swap = button(tr("Låt dem byta återkoppling"), partial(self._move, swap=True))
        self.swap.hide()
        self.refusal = Refusals(shell)
        self._lay_out(tr)

    def show_fair(self, fair: Fair | None) -> None:
        """Show the meetings of a fair as they are now."""
        self._fair = fair
        if fair is None:
            self._list = FeedbackList(())
            self._show_rows()
        else:
            work = partial(feedback_list, self._shell.context, fair.id)
            self._shell.tasks.run(self, work, self._show, self.refusal.explain)

    def _show(self, found: FeedbackList) -> None:
        self._list = found
        tr = self._shell.tr
        self.state.setText(
            tr(
                "{n} sparade, {m} saknas, {k} hoppas över.",
                n=found.count(Given.SAVED),
                m=sum(found.count(given) for given in _WAITED_FOR),
                k=found.count(Given.SKIPPED),
            )
        )
        self._show_rows()

    def _show_rows(self) -> None:
        only = self.only.isChecked()
        rows = tuple(r for r in self._list.rows if not only or r.given in _WAITED_FOR)
        kept = self._chosen()
        self.model.show_rows(rows)
        fit_columns(self.meetings)
        ids = [r.view.meeting.id for r in self.model.shown]
        if kept is not None and kept.view.meeting.id in ids:
            self.meetings.selectRow(ids.index(kept.view.meeting.id))
        self._show_right()

    def _chosen(self) -> FeedbackRow | None:
        return self.model.row_at(self.meetings.currentIndex().row())

    def _show_right(self) -> None:
        chosen = self._chosen()
        self.swap.hide()
        self.right.clear()
        others = () if chosen is None else self._list.others_of(chosen)
        for one in others:
            text = f"{one.view.when}  {one.view.seeker.label}"
            self.right.addItem(text, one.view.meeting.id)
        may = chosen is not None and chosen.given in {Given.SAVED, Given.BEGUN} and bool(others)
        self.right.setEnabled(may)
        self.move_button.setEnabled(may)

    def _move(self, *, swap: bool) -> None:
        chosen, right = self._chosen(), self.right.currentData()
        if chosen is not None and right is not None:
            move = Move(chosen.view.meeting.id, right, swap)
            work = partial(move_feedback, self._shell.context, move)
            self._shell.tasks.run(self, work, self._moved, self._not_moved)

    def _moved(self, answer: FeedbackMoved) -> None:
        tr, shell = self._shell.tr, self._shell
        self.swap.hide()
        self.refusal.say("")
        name = isolated(self._name_at(answer.target))
        if answer.printed:
            names = ", ".join(isolated(one.label) for one in answer.printed)
            said = tr("Rapport redan utskriven: {names}. Skriv ut den igen.", names=names)
            self.refusal.say(said, "attention")
        shell.refresh.tell(answer.changed)
        back = partial(
            move_feedback, shell.context, Move(answer.target, answer.source, answer.swapped)
        )

        def undo() -> None:
            self.refusal.say("")
            shell.tasks.run(self, back, lambda done: shell.refresh.tell(done.changed))

        shell.undoable(tr("Återkopplingen är flyttad till {name}.", name=name), undo)

    def _not_moved(self, error: Exception) -> None:
        self.refusal.explain(error)
        may = isinstance(error, Refused) and error.refusal is Refusal.OTHER_HAS_FEEDBACK
        self.swap.setVisible(may)
        self._shell.letters()

    def _name_at(self, wanted: MeetingId) -> str:
        rows = self._list.rows
        found = (r.view.seeker.label for r in rows if r.view.meeting.id == wanted)
        return next(found, "")

    def _lay_out(self, tr: Words) -> None:
        whole = column(self, gap=t.NEAR, edge=t.APART)
        head = row()
        head.addWidget(self.state, 1)
        head.addWidget(self.only)
        whole.addLayout(head)
        whole.addWidget(self.meetings, 1)
        whole.addWidget(self.refusal)
        below = row(gap=t.NEAR)
        below.addWidget(field(tr("Fel person? Återkopplingen gäller"), self.right), 1)
        below.addWidget(self.move_button)
        below.addWidget(self.swap)
        whole.addLayout(below)


def _columns(tr: Words) -> tuple[Column[FeedbackRow], ...]:
    return (
        Column(tr("Tid"), lambda r: r.view.when),
        Column(tr("Bord"), lambda r: str(r.view.station), figures=True),
        Column(tr("Person"), lambda r: r.view.seeker.label),
        Column(tr("Arbetsgivare"), lambda r: r.view.employer),
        Column(tr("Återkoppling"), lambda r: _said(r, tr)),
    )


def _said(one: FeedbackRow, tr: Words) -> str:
    if one.skip is not None and one.given is Given.SKIPPED:
        why = one.skip.words or tr(REASONS[one.skip.reason])
        return tr("Hoppas över: {why}", why=why)
    if one.version > 1:
        return tr("Sparad, ändrad {n} gånger", n=one.version - 1)
    return tr(_SAID[one.given])
