"""Writing a name into a cell of the grid: who is to have that time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from motesplats.i18n import folded
from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from motesplats.i18n import Words
    from motesplats.usecases.views import Shown

_LEAST_WIDTH = 260


class CellEdit(QLineEdit):
    """Opens over a cell; ``chosen`` carries the person. Esc or leaving it changes nothing."""

    chosen = Signal(str)

    def __init__(self, grid: QWidget, tr: Words) -> None:
        super().__init__(grid)
        self._grid = grid
        self._people: dict[str, Shown] = {}
        self.setPlaceholderText(tr("Vem? Skriv ett namn eller en kod"))
        self.setAccessibleName(tr("Vem som ska ha tiden"))
        self.returnPressed.connect(self._take)
        self.hide()

    def open_at(self, cell: QRect, people: Iterable[Shown]) -> None:
        """Ask who is to have that cell."""
        self._people = {one.label: one for one in people}
        found = QCompleter(sorted(self._people), self)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(found)
        self.clear()
        width = max(cell.width(), _LEAST_WIDTH)
        self.setGeometry(cell.left(), cell.top(), width, max(cell.height(), t.CONTROL))
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.hide()

    def _take(self) -> None:
        words = folded(self.text()).split()
        found = [one for text, one in self._people.items() if all(w in folded(text) for w in words)]
        if words and found:
            self._close()
            self.chosen.emit(found[0].seeker)

    def _close(self) -> None:
        self.hide()
        self._grid.setFocus()
