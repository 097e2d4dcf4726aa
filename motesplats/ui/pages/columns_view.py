"""How one list was understood.

Encoding, separator, and for each column what it holds, with samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.parts import clear, column, label, named, row, scrolled
from motesplats.usecases.lists import (
    ENCODINGS,
    FIELDS_OF,
    SEPARATORS,
    Field,
    Kind,
    ReadFile,
    TextForm,
    field_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.shell import Shell

_SURE = 0.7
_SEPARATORS = {
    ";": mark("semikolon"),
    ",": mark("komma"),
    "\t": mark("tabb"),
    "|": mark("lodstreck"),
}


_ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "mac-roman": "Mac Roman",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person said that a column holds; None for nothing."""

    field: Field | None
    column: int


class ColumnsView(QWidget):
    """One line for each column; the choice beside it corrects the guess, and so do those above for
    how a text file is written.
    """

    def __init__(self, shell: Shell, correct: Callable[[Kind, Chosen | TextForm], None]) -> None:
        super().__init__()
        self._shell, self._correct = shell, correct
        self.understood = label("", "quiet", wrap=True)
        content = QWidget()
        content.setProperty("look", "page")
        self._grid = QGridLayout(content)
        self._grid.setSpacing(t.NEAR)
        self._grid.setColumnStretch(2, 1)
        self.choices: list[QComboBox] = []
        whole = column(self, edge=t.APART)
        whole.addWidget(self.understood)
        whole.addWidget(self._form_line())
        whole.addWidget(scrolled(content), 1)

    def show_file(self, file: ReadFile) -> None:
        """Show how ``file`` was understood."""
        clear(self._grid)
        self.choices = []
        tr = self._shell.tr
        self.understood.setText(_understood(file, self._shell))
        self._show_form(file)
        for place, title in enumerate((tr("Kolumn"), tr("Innehåller"), tr("Exempel"))):
            self._grid.addWidget(label(title, "small"), 0, place)
        for number, heading in enumerate(file.headings):
            self._add_line(file, number, heading)
        self._grid.setRowStretch(len(file.headings) + 1, 1)

    def _form_line(self) -> QWidget:
        tr = self._shell.tr
        self._kind = Kind.SEEKERS
        self.form = QWidget()
        self.encoding = named(QComboBox(), tr("Teckenkod"))
        self.separator = named(QComboBox(), tr("Kolumnerna skiljs av"))
        for code in ENCODINGS:
            self.encoding.addItem(_ENCODINGS[code], code)
        for sign in SEPARATORS:
            self.separator.addItem(tr(_SEPARATORS[sign]), sign)
        line = row(self.form)
        for combo in (self.encoding, self.separator):
            combo.activated.connect(lambda _index: self._on_form())
            line.addWidget(label(combo.accessibleName(), "small"))
            line.addWidget(combo)
        line.addStretch(1)
        return self.form

    def _show_form(self, file: ReadFile) -> None:
        """A workbook is not written in any encoding."""
        self._kind = file.kind
        self.form.setVisible(bool(file.encoding))
        self.encoding.setCurrentIndex(self.encoding.findData(file.encoding.removesuffix("-sig")))
        self.separator.setCurrentIndex(self.separator.findData(file.separator))

    def _on_form(self) -> None:
        form = TextForm(self.encoding.currentData(), self.separator.currentData())
        self._correct(self._kind, form)

    def _add_line(self, file: ReadFile, number: int, heading: str) -> None:
        tr = self._shell.tr
        shown = heading.strip() or tr("(utan rubrik)")
        self._grid.addWidget(label(shown, "strong", wrap=True), number + 1, 0)
        combo = named(QComboBox(), tr("Kolumnen {heading} innehåller", heading=shown))
        combo.addItem(tr("Används inte"), None)
        for one in FIELDS_OF[file.kind]:
            combo.addItem(field_word(one, tr), one.value)
        guess = file.mapping.field_of(number)
        combo.setCurrentIndex(0 if guess is None else combo.findData(guess.value))
        combo.activated.connect(lambda _index: self._on_chosen(file.kind, combo, number))
        self.choices.append(combo)
        self._grid.addWidget(combo, number + 1, 1)
        samples = " · ".join(sample for sample in file.samples[number] if sample)
        text = samples[:120] or tr("(tom)")
        unsure = guess is not None and file.mapping.certainty_of(number) < _SURE
        note = tr("Osäker gissning. {samples}", samples=text) if unsure else text
        look = "waiting" if unsure else "quiet"
        self._grid.addWidget(label(note, look, wrap=True), number + 1, 2)

    def _on_chosen(self, kind: Kind, combo: QComboBox, number: int) -> None:
        value = combo.currentData()
        self._correct(kind, Chosen(None if value is None else Field(value), number))


def _understood(file: ReadFile, shell: Shell) -> str:
    tr = shell.tr
    rows = len(file.seekers) + len(file.employers) + len(file.wishes)
    parts = [file.name, tr.plural("{n} rad", "{n} rader", rows)]
    if file.sheet:
        parts.append(tr("blad {name}", name=file.sheet))
    if file.skipped:
        parts.append(tr("{n} avbokade eller exempel hoppas över", n=file.skipped))
    return " · ".join(parts)
