"""Where somebody who reads a language says that the report's headings in it are right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QWidget

from motesplats.core.clock import local
from motesplats.feedback.label_texts import texts_beside
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, column, field, label, named, row, say, scrolled
from motesplats.ui.refusals import Refusals
from motesplats.usecases.forms import form_library
from motesplats.usecases.label_reviews import (
    LabelsReviewed,
    ReviewedLabels,
    languages_reviewed,
    review_labels,
    unreview_labels,
)

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell

_NARROW = 260


class LabelReviewPanel(QWidget):
    """Languages at the left, Swedish beside the translation at the right, and a name below."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, tr = shell, shell.tr
        self._tr = tr
        self._languages: tuple[ReviewedLabels, ...] = ()
        self.list = named(QListWidget(), tr("Språk"))
        self.list.setFixedWidth(_NARROW)
        self.list.currentRowChanged.connect(lambda _row: self._show_chosen())
        self.state = label("", "quiet", wrap=True)
        self._texts = QWidget()
        self._grid = QGridLayout(self._texts)
        self._grid.setSpacing(t.NEAR)
        self.who = QLineEdit()
        self.who_field = field(tr("Ditt namn, du som kan språket"), self.who)
        self.review_button = button(tr("Rubrikerna är rätt"), self.review, "primary")
        self.unreview_button = button(tr("Ta tillbaka granskningen"), self.unreview)
        self.refusal = Refusals(shell)
        whole = row(self, gap=t.WIDE)
        whole.setContentsMargins(t.APART, t.APART, t.APART, t.APART)
        whole.addWidget(self.list)
        right = column(gap=t.APART)
        right.addWidget(self.state)
        right.addWidget(scrolled(self._texts), 1)
        right.addWidget(self.refusal)
        below = row()
        below.addWidget(self.who_field, 1)
        for made in (self.unreview_button, self.review_button):
            below.addWidget(made, 0, Qt.AlignmentFlag.AlignBottom)
        right.addLayout(below)
        whole.addLayout(right, 1)

    @property
    def chosen(self) -> ReviewedLabels | None:
        """The language that is looked at."""
        number = self.list.currentRow()
        return self._languages[number] if 0 <= number < len(self._languages) else None

    def reload(self) -> None:
        """Read who has reviewed what."""
        work = partial(languages_reviewed, self._shell.context)
        self._shell.tasks.run(self, work, self._show)

    def review(self) -> None:
        """Note that the named person found the chosen language's headings right."""
        one = self.chosen
        if one is not None:
            work = partial(review_labels, self._shell.context, one.language.code, self.who.text())
            self._shell.tasks.run(self, work, self._reviewed, self.refusal.explain)

    def unreview(self) -> None:
        """Take the review of the chosen language back."""
        one = self.chosen
        if one is not None:
            work = partial(unreview_labels, self._shell.context, one.language.code)
            self._shell.tasks.run(self, work, self._reviewed, self.refusal.explain)

    def _reviewed(self, answer: LabelsReviewed) -> None:
        self.refusal.say("")
        self.who.clear()
        self._shell.refresh.tell(answer.changed)

    def _show(self, languages: tuple[ReviewedLabels, ...]) -> None:
        kept = max(0, self.list.currentRow())
        self._languages = languages
        self.list.blockSignals(True)
        self.list.clear()
        for one in languages:
            name = one.language.called.said(self._tr.language)
            self.list.addItem(f"{name[:1].upper()}{name[1:]} · {self._said(one)}")
        self.list.setCurrentRow(min(kept, len(languages) - 1))
        self.list.blockSignals(False)
        self._show_chosen()

    def _said(self, one: ReviewedLabels) -> str:
        if not one.language.texts:
            return self._tr("ingen text än")
        return self._tr("granskad") if one.is_reviewed else self._tr("inte granskad")

    def _show_chosen(self) -> None:
        one, tr = self.chosen, self._tr
        clear(self._grid)
        if one is None:
            return
        there = bool(one.language.texts)
        if not there:
            said = tr("Det finns ingen text på språket än. Rapporten visar svenska och engelska.")
        elif one.at is not None:
            said = tr("Granskad av {who} {day}.", who=one.who, day=f"{local(one.at):%Y-%m-%d}")
        elif one.is_reviewed:
            said = tr("Rubrikerna är granskade.")
        else:
            said = tr("Ingen har granskat rubrikerna än. Rapporten säger det överst.")
        say(self.state, said)
        for number, (swedish, text) in enumerate(texts_beside(form_library().report, one.language)):
            self._grid.addWidget(label(swedish, wrap=True), number, 0)
            shown = label(text, "strong", wrap=True)
            if one.language.right_to_left:
                shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._grid.addWidget(shown, number, 1)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.who_field.setVisible(there and not one.is_reviewed)
        self.review_button.setVisible(there and not one.is_reviewed)
        self.unreview_button.setVisible(one.at is not None)
        self._shell.letters()
