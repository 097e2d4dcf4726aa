"""One block for each question of the form.

What is asked, who reads the answer, and the ways to answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from motesplats.feedback.form import Competency, Item, ItemKind
from motesplats.ui import tokens as t
from motesplats.ui.choice import Choice
from motesplats.ui.choices import Choices, flowing, in_line
from motesplats.ui.parts import column, label, row, say

if TYPE_CHECKING:
    from motesplats.feedback.answers import Answer, Answers
    from motesplats.feedback.form import Option
    from motesplats.i18n import Words

_NONE_MISSING = "none"


class Block(QWidget):
    """A question; ``answered`` tells its item id when the answer changes."""

    answered = Signal(str)

    def __init__(self, item: Item, readers: str, tr: Words) -> None:
        super().__init__()
        self.item, self._tr = item, tr
        self.body = column(self, gap=t.TIGHT)
        self.title = label(item.text.said(tr.language), "strong", wrap=True)
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(label(readers, "small"))
        self.body.addLayout(head)
        self._lacking = label("", "attention")
        self._lacking.hide()
        self.body.addWidget(self._lacking)
        self.setAccessibleName(item.text.said(tr.language))
        if item.note:
            self.body.addWidget(label(item.note.said(tr.language), "small", wrap=True))

    def value(self) -> Answer | None:
        """The answer as ``Answers`` keeps it."""
        return None

    def show_answer(self, answers: Answers) -> None:
        """Show what ``answers`` holds for this question."""

    def press(self, _key: str) -> bool:
        """Answer by key; False when the key means nothing here."""
        return False

    @property
    def is_over(self) -> bool:
        """Whether one key was the whole answer, so that the next question may have the focus."""
        return False

    def focus(self) -> None:
        """Put the focus where the answering starts."""

    def lack(self, text: str) -> None:
        """Say that the answer is missing; nothing takes it away."""
        say(self._lacking, text)

    def told(self) -> None:
        """Tell that the answer has changed."""
        self.lack("")
        self.answered.emit(self.item.id)


class ChoiceBlock(Block):
    """One choice, or several."""

    def __init__(self, item: Item, readers: str, tr: Words) -> None:
        super().__init__(item, readers, tr)
        several = item.kind is ItemKind.MULTI
        most = item.max_picks if several else 1
        self.choices = flowing(item.text.said(tr.language), _buttons(item.options, tr), most)
        self.choices.changed.connect(self._on_changed)
        self.body.addWidget(self.choices)
        self._several = several
        self._kept: tuple[str, ...] = ()

    @property
    def is_over(self) -> bool:
        return not self._several and bool(self.choices.codes)

    def value(self) -> Answer | None:
        codes = self.choices.codes
        if self._several:
            return codes or None
        return codes[0] if codes else None

    def show_answer(self, answers: Answers) -> None:
        picks = answers.picks(self.item.id) or (answers.text(self.item.id),)
        self.choices.set_codes(picks)
        self._kept = self.choices.codes

    def press(self, key: str) -> bool:
        return self.choices.press(key)

    def focus(self) -> None:
        self.choices.focus()

    def _on_changed(self) -> None:
        added = [code for code in self.choices.codes if code not in self._kept]
        # "Nothing is missing" and a gap exclude each other: the later one stands.
        if _NONE_MISSING in added:
            self.choices.drop([code for code in self.choices.codes if code != _NONE_MISSING])
        elif added:
            self.choices.drop([_NONE_MISSING])
        self._kept = self.choices.codes
        self.told()


class MatrixBlock(Block):
    """A row of levels for each competency, or for each merit.

    A key answers the row and goes to the next. Below the levels of the row that has the focus
    stands what each of them looks like, where the form says so.
    """

    def __init__(self, item: Item, readers: str, tr: Words) -> None:
        super().__init__(item, readers, tr)
        self.rows: dict[str, Choices] = {}
        self.anchors: dict[str, tuple[QLabel, ...]] = {}
        for code, name, help_text in _rows(item, tr):
            self._add_row(code, name, help_text)
        for competency in item.competencies:
            if competency.id in self.rows:
                self._add_anchors(competency)

    @property
    def is_over(self) -> bool:
        last = next(reversed(self.rows.values()), None)
        return last is not None and bool(last.codes) and last.isAncestorOf(self.focusWidget())

    def value(self) -> Answer | None:
        pairs = tuple((code, row.codes[0]) for code, row in self.rows.items() if row.codes)
        return pairs or None

    def show_answer(self, answers: Answers) -> None:
        pairs = dict(answers.pairs(self.item.id))
        for code, choices in self.rows.items():
            choices.set_codes((pairs[code],) if code in pairs else ())

    def press(self, key: str) -> bool:
        order = list(self.rows.values())
        here = next((n for n, one in enumerate(order) if one.isAncestorOf(self.focusWidget())), 0)
        if not order or not order[here].press(key, keep=True):
            return False
        if here + 1 < len(order):
            order[here + 1].focus()
        return True

    def focus(self) -> None:
        empty = (one for one in self.rows.values() if not one.codes)
        first = next(empty, next(iter(self.rows.values()), None))
        if first is not None:
            first.focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for code, labels in self.anchors.items():
                here = watched in self.rows[code].buttons
                for one in labels:
                    one.setVisible(here)
        return super().eventFilter(watched, event)

    def _add_anchors(self, competency: Competency) -> None:
        """What was seen at each level, under its button."""
        choices = self.rows[competency.id]
        place, said = choices.layout(), []
        for number, (made, text) in enumerate(
            zip(choices.buttons, competency.anchors, strict=False)
        ):
            made.setToolTip(text.said(self._tr.language))
            made.setAccessibleDescription(f"{made.key.upper()}. {text.said(self._tr.language)}")
            one = label(text.said(self._tr.language), "small", wrap=True)
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            one.hide()
            if isinstance(place, QGridLayout):
                place.addWidget(one, 1, number)
            said.append(one)
        self.anchors[competency.id] = tuple(said)
        for made in choices.buttons:
            made.installEventFilter(self)

    def _add_row(self, code: str, name: str, help_text: str) -> None:
        buttons = _buttons(self.item.levels, self._tr)
        choices = in_line(name, buttons)
        choices.changed.connect(self.told)
        self.rows[code] = choices
        line = row(gap=t.APART)
        title = label(name, wrap=True)
        title.setToolTip(help_text)
        title.setFixedWidth(_NAME_WIDTH)
        line.addWidget(title)
        line.addWidget(choices, 1)
        self.body.addLayout(line)


_NAME_WIDTH = 168


def _rows(item: Item, tr: Words) -> list[tuple[str, str, str]]:
    language = tr.language
    if item.kind is ItemKind.MERITS:
        return [(one.code, one.text.said(language), "") for one in item.options]
    shown = item.competencies[: item.show_first or len(item.competencies)]
    return [(one.id, one.text.said(language), one.note.said(language)) for one in shown]


def _buttons(options: tuple[Option, ...], tr: Words) -> list[Choice]:
    made = []
    for option in options:
        one = Choice(option.code, option.text.with_gaps(tr.language), option.key)
        one.setToolTip(option.help.said(tr.language))
        made.append(one)
    return made
