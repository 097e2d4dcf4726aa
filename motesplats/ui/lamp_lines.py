"""The lamps at the foot of the rail, each a symbol, a colour and two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.lamp_words import LampLine, lines
from motesplats.ui.parts import clear, column, label, row
from motesplats.ui.symbols import symbol

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.ui.lamps import Lamps
    from motesplats.ui.theme import Theme


class LampLines(QWidget):
    """What burns, and when the newest copy was made; nothing before anything is known."""

    def __init__(self, tr: Words, theme: Theme, lamps: Lamps) -> None:
        super().__init__()
        self._tr, self._theme, self._lamps = tr, theme, lamps
        self.shown: tuple[LampLine, ...] = ()
        self._place = column(self, gap=t.TIGHT)
        lamps.changed.connect(self.show_lamps)
        self.show_lamps()

    def show_lamps(self) -> None:
        """Show what burns now."""
        codes = tuple(lamp.code for lamp in self._lamps.burning)
        shown = lines(codes, self._lamps.machine, self._tr)
        if shown == self.shown:
            return
        self.shown = shown
        clear(self._place)
        for line in self.shown:
            picture = QLabel(pixmap=symbol(line.symbol, getattr(self._theme.tokens, line.colour)))
            told = row(gap=t.NEAR)
            told.addWidget(picture)
            told.addWidget(label(line.text, "small", wrap=True), 1)
            self._place.addLayout(told)
