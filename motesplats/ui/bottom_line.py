"""The line below every page: what was done last, and what can be undone and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, label, named, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from motesplats.i18n import Words

_LONGEST, _SHORTER = 44, 24


class BottomLine(QWidget):
    """What was done last, with buttons for undoing, redoing and new slips where there is something
    to; the line always keeps its place.
    """

    def __init__(self, tr: Words, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self.text = ""
        self._line = named(label(""), "")
        self._line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._slips: Callable[[], None] | None = None
        self.take_back = undo
        self.slips_button = button(tr("Skriv ut nya lappar"), self._print, "plain")
        self.undo_button = button(tr("Ångra"), undo, "quiet")
        self.redo_button = button(tr("Gör om"), redo, "quiet")
        self.undo_button.setToolTip("Ctrl+Z")
        self.redo_button.setToolTip("Ctrl+Y")
        place = row(self, gap=t.NEAR)
        place.setContentsMargins(t.WIDE, 0, t.WIDE, 0)
        place.addWidget(self._line, 1)
        for one in (self.slips_button, self.undo_button, self.redo_button):
            # A click leaves the focus where somebody is writing or scanning.
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            place.addWidget(one)
        self.setFixedHeight(self.slips_button.sizeHint().height() + t.TIGHT)
        self.clear()
        self.offer("", "")

    def tell(self, text: str, slips: Callable[[], None] | None = None) -> None:
        """Say what was done; ``slips`` prints those that are wrong now."""
        self.text = text
        self._line.setToolTip(text)
        self._fit()
        self._slips = slips
        self.slips_button.setVisible(slips is not None)

    def tell_more(self, text: str) -> None:
        """Say what came of it: beside what was done as long as that can be taken back."""
        beside = bool(self.text) and not self.undo_button.isHidden()
        self.tell(f"{self.text} {text}" if beside else text)

    def clear(self) -> None:
        """Say nothing; what can be undone stays."""
        self.tell("")

    def offer(self, undo: str | None, redo: str) -> None:
        """Name what the buttons would do; nothing hides one, None undoes what was told last."""
        words = self._tr("Ångra") if undo is None else self._tr("Ångra: {step}", step=undo)
        _rename(self.undo_button, words, _LONGEST, shown=undo != "")
        words = self._tr("Gör om: {step}", step=redo)
        _rename(self.redo_button, words, _SHORTER, shown=bool(redo))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cut what was done short where it is longer than the line."""
        room, letters = self._line.width(), self._line.fontMetrics()
        self._line.setText(letters.elidedText(self.text, Qt.TextElideMode.ElideRight, room))

    def _print(self) -> None:
        slips, self._slips = self._slips, None
        self.slips_button.hide()
        if slips is not None:
            slips()


def _rename(made: QPushButton, text: str, longest: int, *, shown: bool) -> None:
    short = text if len(text) <= longest else f"{text[: longest - 1]}…"
    made.setProperty("plain", short)
    made.setText(short.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setVisible(shown)
