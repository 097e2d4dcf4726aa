"""Questions that are answered in words.

Ready sentences to start from, hints of the language check below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox

from motesplats.feedback.form import Item, ItemKind
from motesplats.feedback.language import HintLevel
from motesplats.ui.choice import Choice
from motesplats.ui.choices import Choices, flowing
from motesplats.ui.kiosk.blocks import Block
from motesplats.ui.kiosk.lines import Lines
from motesplats.ui.parts import label, named, row, say
from motesplats.usecases.forms import language_check

if TYPE_CHECKING:
    from motesplats.feedback.answers import Answer, Answers
    from motesplats.i18n import Words

_PHRASES_WIDTH = 220


class TextBlock(Block):
    """A box for the employer's own words, with choices above it where the question has them."""

    def __init__(self, item: Item, readers: str, tr: Words) -> None:
        super().__init__(item, readers, tr)
        self.choices: Choices | None = None
        if item.kind is ItemKind.CHOICE_OR_TEXT:
            buttons = [Choice(o.code, o.text.with_gaps(tr.language), o.key) for o in item.options]
            self.choices = flowing(item.text.said(tr.language), buttons)
            self.choices.changed.connect(self._on_chosen)
            self.body.addWidget(self.choices)
        self.line = named(Lines(item.max_chars), item.text.said(tr.language))
        self.line.setPlaceholderText(item.prompt.said(tr.language))
        self.line.textChanged.connect(self._on_typed)
        self.phrases = self._phrases()
        self.left = label("", "small")
        self.hint = label("", "waiting", wrap=True)
        self.hint.hide()
        self.about_work = QCheckBox(tr("Texten handlar om arbetsuppgifterna"))
        self.about_work.hide()
        self.about_work.toggled.connect(lambda _on: self.told())
        place = row()
        place.addWidget(self.line, 1)
        if item.phrases:
            place.addWidget(self.phrases)
        place.addWidget(self.left)
        self.body.addLayout(place)
        self.body.addWidget(self.hint)
        self.body.addWidget(self.about_work)

    @property
    def has_reason(self) -> bool:
        """Whether the employer said that the text is about the work tasks."""
        return self.about_work.isChecked() and not self.about_work.isHidden()

    @property
    def is_over(self) -> bool:
        return self.choices is not None and bool(self.choices.codes)

    def value(self) -> Answer | None:
        if self.line.text().strip():
            return self.line.text()
        return self.choices.codes[0] if self.choices and self.choices.codes else None

    def show_answer(self, answers: Answers) -> None:
        text = answers.text(self.item.id)
        known = self.choices is not None and self.item.option(text) is not None
        if self.choices is not None:
            self.choices.set_codes((text,) if known else ())
        self.line.set_text("" if known else text)
        self._check()

    def press(self, key: str) -> bool:
        return self.choices is not None and self.choices.press(key)

    def focus(self) -> None:
        if self.choices is not None:
            self.choices.focus()
        else:
            self.line.setFocus()

    def _on_typed(self) -> None:
        if self.choices is not None and self.line.text().strip():
            self.choices.set_codes(())
        self._check()
        self.told()

    def _on_chosen(self) -> None:
        self.line.set_text("")
        self._check()
        self.told()

    def _check(self) -> None:
        text = self.line.text()
        left = self.item.max_chars - len(text)
        self.left.setText(str(left) if text else "")
        hints = language_check().find(text, self._tr.language) if text else ()
        said = dict.fromkeys(hint.hint for hint in hints)
        say(self.hint, "\n".join(said))
        self.about_work.setVisible(any(hint.level is HintLevel.REVIEW for hint in hints))

    def _phrases(self) -> QComboBox:
        combo = named(QComboBox(), self._tr("Färdiga meningar: {name}", name=self.title.text()))
        combo.setFixedWidth(_PHRASES_WIDTH)
        combo.addItem(self._tr("Färdiga meningar"))
        for phrase in self.item.phrases:
            combo.addItem(phrase.text.with_gaps(self._tr.language))
        combo.activated.connect(lambda number: self._insert(combo, number))
        return combo

    def _insert(self, combo: QComboBox, number: int) -> None:
        if number == 0:
            return
        text = self.item.phrases[number - 1].text.said(self._tr.language)
        combo.setCurrentIndex(0)
        self.line.setPlainText(text)
        self.line.setFocus()
        start = text.find("{")
        if start >= 0:
            # The place to fill in is marked, so that typing replaces it.
            self.line.select(start, text.find("}", start) - start + 1)
