"""A field to find one of the fair's people in, by any part of the name or the code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.core.ids import SeekerId
    from motesplats.usecases.views import Shown


class PeopleField(QComboBox):
    """Type or choose; Enter tells whom was ``found``. ``first`` is a line before all people."""

    found = Signal(str)

    def __init__(self, first: str = "") -> None:
        super().__init__()
        self._first = first
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)
        line = self.lineEdit()
        if line is not None:
            line.returnPressed.connect(self._on_enter)

    @property
    def chosen(self) -> SeekerId | None:
        """Who is chosen; None for the first line, and for what nobody is called."""
        place = self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)
        return None if place < 0 else self.itemData(place)

    def show_people(self, people: Sequence[Shown]) -> None:
        """Let these be the people, in this order."""
        self.clear()
        if self._first:
            self.addItem(self._first, None)
        for one in people:
            self.addItem(" · ".join(part for part in (one.name, one.code) if part), one.seeker)
        if not self._first:
            self.setCurrentIndex(-1)
            self.clearEditText()

    def _on_enter(self) -> None:
        if self.chosen is not None:
            self.found.emit(self.chosen)
