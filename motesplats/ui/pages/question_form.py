"""One question of a fair's own, filled in: words, kind, answers to choose from, and who reads."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from motesplats.feedback.form import Reader
from motesplats.feedback.own_form import (
    LONGEST_QUESTION,
    READERS,
    OwnKind,
    OwnQuestion,
)
from motesplats.feedback.reading import Text
from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, field, frame, label, named, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.i18n import Words

KINDS = {
    OwnKind.ONE: mark("Välj ett svar"),
    OwnKind.SEVERAL: mark("Välj flera svar"),
    OwnKind.TEXT: mark("Kort text"),
}
READ_BY = {
    Reader.SEEKER: mark("den arbetssökande"),
    Reader.OFFICER: mark("handläggaren"),
    Reader.EMPLOYER: mark("arbetsgivaren själv"),
}
_LINES_HIGH = 96


class QuestionForm(QWidget):
    """The fields of one question; ``kept`` gets the question, ``closed`` is called without one."""

    def __init__(
        self, tr: Words, kept: Callable[[OwnQuestion], None], closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._tr, self._kept, self._id = tr, kept, ""
        self.text, self.english = QLineEdit(), QLineEdit()
        for line in (self.text, self.english):
            line.setMaxLength(LONGEST_QUESTION)
            line.returnPressed.connect(self.keep)
        self.kind = QComboBox()
        self.kind.addItems([tr(word) for word in KINDS.values()])
        self.kind.setFixedHeight(t.CONTROL)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.choices, self.english_choices = _lines(), _lines()
        self.mandatory = _tick(tr("Måste besvaras"))
        self.readers = {reader: _tick(_capital(tr(word))) for reader, word in READ_BY.items()}
        self.title = label("", "heading")
        self.save = button(tr("Spara frågan"), self.keep, "primary")
        self.cancel = button(tr("Avbryt"), closed)
        self._lay_out()
        self.show_question(None)

    def show_question(self, question: OwnQuestion | None) -> None:
        """Fill in a question to change, or nothing for a new one."""
        tr = self._tr
        self.title.setText(tr("Ny fråga") if question is None else tr("Ändra frågan"))
        one = question or OwnQuestion("", OwnKind.ONE, Text())
        self._id = one.id
        self.text.setText(one.text.sv)
        self.english.setText(_other(one.text))
        self.kind.setCurrentIndex([*KINDS].index(one.kind))
        self.choices.setPlainText("\n".join(choice.sv for choice in one.choices))
        self.english_choices.setPlainText("\n".join(_other(choice) for choice in one.choices))
        self.mandatory.setChecked(one.mandatory)
        for reader, tick in self.readers.items():
            tick.setChecked(reader in one.readers)
        self._show_kind()

    @property
    def question(self) -> OwnQuestion:
        """The question as it is filled in."""
        return OwnQuestion(
            id=self._id,
            kind=[*KINDS][self.kind.currentIndex()],
            text=Text(self.text.text(), self.english.text()),
            choices=self._choices(),
            mandatory=self.mandatory.isChecked(),
            readers=tuple(one for one in READERS if self.readers[one].isChecked()),
        )

    def keep(self) -> None:
        """Hand the question over as it is filled in."""
        self._kept(self.question)

    def _choices(self) -> tuple[Text, ...]:
        swedish, english = (
            edit.toPlainText().rstrip().split("\n") for edit in (self.choices, self.english_choices)
        )
        pairs = zip_longest(swedish, english[: len(swedish)], fillvalue="")
        return tuple(Text(one, other) for one, other in pairs if one.strip())

    def _show_kind(self) -> None:
        chosen = [*KINDS][self.kind.currentIndex()] is not OwnKind.TEXT
        self._answers.setVisible(chosen)

    def _lay_out(self) -> None:
        tr = self._tr
        card = frame("panel")
        inside = column(card, edge=t.ROOM)
        inside.addWidget(self.title)
        inside.addWidget(field(tr("Frågan"), self.text))
        inside.addWidget(field(tr("På engelska, om du vill"), self.english))
        inside.addWidget(field(tr("Så besvaras den"), self.kind))
        self._answers = QWidget()
        answers = row(self._answers, gap=t.APART)
        answers.addWidget(field(tr("Svar, ett på varje rad"), self.choices), 1)
        answers.addWidget(field(tr("Svaren på engelska"), self.english_choices), 1)
        inside.addWidget(self._answers)
        inside.addWidget(label(tr("Vem läser svaret"), "strong"))
        for tick in self.readers.values():
            inside.addWidget(tick)
        inside.addWidget(self.mandatory)
        below = row()
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.save)
        inside.addLayout(below)
        column(self).addWidget(card)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _other(said: Text) -> str:
    """The English words where they are not the Swedish."""
    return said.en if said.en != said.sv else ""


def _lines() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(_LINES_HIGH)
    return made


def _tick(text: str) -> QCheckBox:
    made = named(QCheckBox(text), text)
    made.setProperty("plain", text)
    return made
