"""The line below every page: what was done last, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, label, named, row, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.i18n import Words


class BottomLine(QWidget):
    """What was done last, with a way back; the line always keeps its place."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = named(label(""), "")
        self._undo: Callable[[], None] | None = None
        self.undo_button = button(tr("Ångra"), self.take_back, "quiet")
        place = row(self, gap=t.ROOM)
        place.setContentsMargins(t.WIDE, 0, t.WIDE, 0)
        place.addWidget(self._text, 1)
        place.addWidget(self.undo_button)
        self.setFixedHeight(self.undo_button.sizeHint().height() + t.TIGHT)
        self.undo_button.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(self, text: str, undo: Callable[[], None] | None) -> None:
        """Say what was done; ``undo`` is None for what cannot be taken back."""
        say(self._text, text)
        self._undo = undo
        self.undo_button.setVisible(undo is not None)

    def tell_more(self, text: str) -> None:
        """Say what came of it: beside what was done as long as that can be taken back."""
        say(self._text, f"{self.text} {text}" if self._undo is not None else text)

    def clear(self) -> None:
        """Say nothing, and offer no way back."""
        self.tell("", None)

    def take_back(self) -> None:
        """Undo what was done last, if it can be."""
        undo, self._undo = self._undo, None
        self.undo_button.hide()
        if undo is not None:
            undo()
