"""A seeker's card to fill in: own words that employers read, and own levels that they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import clear, column, field, label, named
from motesplats.usecases.seeker_cards import (
    CardFilled,
    CardView,
    Level,
    SeekerCard,
    level_choices,
)

if TYPE_CHECKING:
    from motesplats.feedback.form import Competency
    from motesplats.i18n import Words

_PORTFOLIO_HEIGHT = 72
_AS_WIDE_AS_THERE_IS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LEAST_LETTERS = 20


class CardForm(QWidget):
    """The fields of one card; ``filled`` is what they say."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._tr = tr
        self._shown: CardFilled | None = None
        self.feedback_on, self.question, self.ask_me_about = QLineEdit(), QLineEdit(), QLineEdit()
        self.portfolio = QPlainTextEdit()
        self.portfolio.setFixedHeight(_PORTFOLIO_HEIGHT)
        self.portfolio.setTabChangesFocus(True)
        self.levels: dict[str, QComboBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(t.APART)
        self._grid.setVerticalSpacing(t.NEAR)
        self._lay_out()

    @property
    def filled(self) -> CardFilled:
        """What is filled in; levels of competencies that are not asked about now stay."""
        kept = () if self._shown is None else self._shown.levels
        chosen = {name: Level(box.currentData()) for name, box in self.levels.items()}
        levels = {**dict(kept), **chosen}
        card = SeekerCard(
            self.feedback_on.text().strip(),
            self.question.text().strip(),
            self.portfolio.toPlainText().strip(),
        )
        told = {name: one for name, one in levels.items() if one is not Level.NOT_OBSERVED}
        return CardFilled(card, self.ask_me_about.text().strip(), tuple(sorted(told.items())))

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something that is not stored."""
        return self._shown is not None and self.filled != self._shown

    def show_card(self, view: CardView | None) -> None:
        """Show a card as it is stored; None for nothing."""
        self._shown = None
        self.setEnabled(view is not None)
        self._show_choices(() if view is None else view.asked)
        self.show_filled(CardFilled() if view is None else view.filled)
        if view is not None:
            self._shown = view.filled

    def show_filled(self, filled: CardFilled) -> None:
        """Let the fields say this."""
        self.feedback_on.setText(filled.card.feedback_on)
        self.question.setText(filled.card.question)
        self.ask_me_about.setText(filled.ask_me_about)
        self.portfolio.setPlainText(filled.card.portfolio)
        own = dict(filled.levels)
        for name, box in self.levels.items():
            box.setCurrentIndex(box.findData(own.get(name, Level.NOT_OBSERVED).value))

    def _show_choices(self, asked: tuple[Competency, ...]) -> None:
        language = self._tr.language
        clear(self._grid)
        self.levels.clear()
        for number, one in enumerate(asked):
            name = one.text.said(language)
            box = named(QComboBox(), name)
            box.setFixedHeight(t.CONTROL)
            # An anchor is longer than the page is wide; the list below shows it whole.
            box.setSizeAdjustPolicy(_AS_WIDE_AS_THERE_IS)
            box.setMinimumContentsLength(_LEAST_LETTERS)
            box.addItem(self._tr("Inget svar"), Level.NOT_OBSERVED.value)
            for choice in level_choices():
                anchor = one.anchor(Level(choice.code)).said(language)
                box.addItem(f"{choice.text.said(language)}: {anchor}", choice.code)
            self.levels[one.id] = box
            self._grid.addWidget(label(name, wrap=True), number, 0)
            self._grid.addWidget(box, number, 1)

    def _lay_out(self) -> None:
        tr, whole = self._tr, column(self, gap=t.APART)
        whole.addWidget(label(tr("Det här läser arbetsgivarna som personen möter"), "heading"))
        for name, place in (
            (tr("Vill ha återkoppling på"), self.feedback_on),
            (tr("En fråga jag vill ställa"), self.question),
            (tr("Fråga mig gärna om"), self.ask_me_about),
            (tr("Det här har jag gjort, och det visar att jag kan (en rad var)"), self.portfolio),
        ):
            whole.addWidget(field(name, place))
        whole.addWidget(label(tr("Så ser jag på mig själv"), "heading"))
        said = tr("Arbetsgivarna ser det inte. Det står bredvid deras svar i rapporten.")
        whole.addWidget(label(said, "quiet", wrap=True))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)
        whole.addLayout(self._grid)
        whole.addStretch(1)
