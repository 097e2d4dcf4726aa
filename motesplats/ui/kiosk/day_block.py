"""The question by which day: one key for a day so far ahead, or a day that is typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from motesplats.feedback.promises import read_day
from motesplats.ui import tokens as t
from motesplats.ui.choice import Choice
from motesplats.ui.choices import flowing
from motesplats.ui.kiosk.blocks import Block
from motesplats.ui.parts import label, named, row
from motesplats.usecases.days import day_in_words

if TYPE_CHECKING:
    from motesplats.feedback.answers import Answer, Answers
    from motesplats.feedback.form import Item
    from motesplats.i18n import Words

_TYPED_WIDTH = 300


class DayBlock(Block):
    """Whatever is pressed or typed, the day stands below in words."""

    def __init__(self, item: Item, readers: str, tr: Words, today: date) -> None:
        super().__init__(item, readers, tr)
        self._today = today
        self._day: date | None = None
        buttons = [Choice(o.code, o.text.said(tr.language), o.key) for o in item.options]
        self.choices = flowing(item.text.said(tr.language), buttons)
        self.choices.changed.connect(self._on_chosen)
        self.line = named(QLineEdit(), item.text.said(tr.language))
        self.line.setPlaceholderText(item.prompt.said(tr.language))
        self.line.setFixedWidth(_TYPED_WIDTH)
        self.line.textEdited.connect(self._on_typed)
        self.said = label("", "strong")
        self.body.addWidget(self.choices)
        below = row(gap=t.APART)
        below.addWidget(self.line)
        below.addWidget(self.said, 1)
        self.body.addLayout(below)

    @property
    def is_over(self) -> bool:
        return bool(self.choices.codes)

    def value(self) -> Answer | None:
        return None if self._day is None else self._day.isoformat()

    def show_answer(self, answers: Answers) -> None:
        text = answers.text(self.item.id)
        self._day = date.fromisoformat(text) if text else None
        ahead = {self._today + timedelta(days=o.days): o.code for o in self.item.options}
        code = ahead.get(self._day, "") if self._day is not None else ""
        self.choices.set_codes((code,))
        self.line.setText("" if code else text)
        self._say_day()

    def press(self, key: str) -> bool:
        return not self.line.hasFocus() and self.choices.press(key)

    def focus(self) -> None:
        self.choices.focus()

    def _on_chosen(self) -> None:
        found = [o for o in self.item.options if o.code in self.choices.codes]
        self._day = self._today + timedelta(days=found[0].days) if found else None
        self.line.clear()
        self._changed()

    def _on_typed(self, text: str) -> None:
        self.choices.set_codes(())
        self._day = read_day(text, self._today)
        self._changed()

    def _changed(self) -> None:
        self._say_day()
        self.told()

    def _say_day(self) -> None:
        typed = bool(self.line.text().strip())
        if self._day is not None:
            self.said.setText(day_in_words(self._day, self._tr))
        else:
            self.said.setText(self._tr("Det är inget datum.") if typed else "")
