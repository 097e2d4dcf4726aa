"""The rail at the left: the phases of a fair with their pages, the language and the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.lamp_lines import LampLines
from motesplats.ui.parts import button, column, label, row, scrolled
from motesplats.ui.theme import LOOK_NAMES, Theme

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.ui.lamps import Lamps

from motesplats.ui.frame import NUMBERED, PHASES


class Rail(QWidget):
    """The phases with their pages; below them quick search, the language and the look."""

    chosen = Signal(str)
    search_wanted = Signal()
    note_wanted = Signal()
    help_wanted = Signal()
    language_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, tr: Words, theme: Theme, lamps: Lamps) -> None:
        super().__init__()
        self.setProperty("look", "rail-frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(round(t.RAIL * theme.scale))
        self._tr = tr
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        whole = column(self, gap=t.NEAR, edge=t.APART)
        whole.addWidget(label("motesplats", "brand"))
        self._pages = scrolled(self._phases())
        whole.addWidget(self._pages, 1)
        below = column(gap=0)
        below.addLayout(self._anywhere())
        switches = row(gap=t.TIGHT)
        other = tr.pick("English", "Svenska")
        switches.addWidget(button(other, self.language_wanted.emit, "quiet"))
        switches.addWidget(self._look_button(theme))
        below.addLayout(switches)
        whole.addLayout(below)
        self.lamps = LampLines(tr, theme, lamps)
        whole.addWidget(self.lamps)

    def mark_page(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)
        self._pages.ensureWidgetVisible(self._buttons[name])

    def _phases(self) -> QWidget:
        inner = QWidget()
        inner.setProperty("look", "rail")
        # Every page is seen at once in the lowest window that the program is made for.
        place = column(inner, gap=0)
        for phase, pages in PHASES:
            place.addSpacing(t.NEAR)
            place.addWidget(label(self._tr(phase), "small"))
            for name, shown in pages:
                place.addWidget(self._page_button(name, self._tr(shown)))
        place.addStretch(1)
        return inner

    def _anywhere(self) -> QHBoxLayout:
        """What is there from every page: search, a note, help."""
        made = row(gap=t.TIGHT)
        tr = self._tr
        for text, key, wanted in (
            (tr("Sök"), "Ctrl+K", self.search_wanted),
            (tr("Notis"), "Ctrl+Shift+N", self.note_wanted),
            (tr("Hjälp"), "F1", self.help_wanted),
        ):
            one = button(text, wanted.emit, "quiet")
            one.setToolTip(key)
            # Letters are few, and these have keys of their own.
            one.setProperty("plain", "")
            made.addWidget(one)
        return made

    def _look_button(self, theme: Theme) -> QPushButton:
        """As wide as the longest name of a look, so that another look shifts no page."""
        names = {look: self._tr(name) for look, name in LOOK_NAMES.items()}
        made = button("", self.look_wanted.emit, "quiet")
        widths = []
        for name in (*names.values(), names[theme.look]):
            made.setText(name)
            widths.append(made.sizeHint().width())
        made.setMinimumWidth(max(widths))
        made.setProperty("plain", names[theme.look])
        said = self._tr("Utseende: {look}", look=names[theme.look].lower())
        made.setAccessibleName(said)
        made.setToolTip(said)
        return made

    def _page_button(self, name: str, shown: str) -> QPushButton:
        made = button(shown, lambda: self.chosen.emit(name), "page")
        made.setCheckable(True)
        if name in NUMBERED:
            made.setToolTip(f"Ctrl+{NUMBERED.index(name) + 1}")
            made.setProperty("plain", "")
        self._group.addButton(made)
        self._buttons[name] = made
        return made
