"""F1: what the open page is for and which keys work there, over the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from motesplats.key_words import EVERYWHERE, Key, key_said, keys_on
from motesplats.ui import tokens as t
from motesplats.ui.help_words import HELP
from motesplats.ui.over import Over
from motesplats.ui.parts import button, clear, column, label, row, scrolled

if TYPE_CHECKING:
    from motesplats.ui.main_window import MainWindow
    from motesplats.ui.page import Page

_WIDTH, _HEIGHT, _BESIDE = 760, 560, 2


class HelpPanel(Over):
    """Sentences, keys of the page, keys of every page, and a card of them all to print."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, window.words("Hjälp"))
        self.inner = QWidget()
        self.inner.setProperty("look", "rail")
        self._inside = column(self.inner, gap=t.NEAR)
        self.area = scrolled(self.inner)
        self.card = button(self._tr("Skriv ut tangentkort"), self._print)
        self.close_button = button(self._tr("Stäng"), self.leave, "primary")
        place = column(self, gap=t.APART, edge=t.ROOM)
        place.addWidget(self.area, 1)
        below = row()
        below.addWidget(self.card)
        below.addStretch(1)
        below.addWidget(self.close_button)
        place.addLayout(below)

    def open_for(self, page: Page, *, alone: bool) -> None:
        """Tell of this page; ``alone``: an employer has the screen, and no other page."""
        tr = self._tr
        clear(self._inside)
        self._inside.addWidget(label(page.accessibleName(), "heading"))
        told = tr(HELP[page.name])
        self._inside.addWidget(label(told, wrap=True))
        self._add_keys(tr("Tangenter här"), keys_on(page.name))
        if not alone:
            self._add_keys(tr(EVERYWHERE.title), EVERYWHERE.keys)
        self._inside.addStretch(1)
        self.card.setVisible(not alone)
        self.card.setEnabled(page.fair is not None)
        self.show_over(self.close_button, _WIDTH, _HEIGHT)
        spoken = (f"{key_said(key, tr)}: {tr(key.does)}" for key in keys_on(page.name))
        self.window_.speak(". ".join((told.rstrip("."), *spoken)))

    def _add_keys(self, title: str, keys: tuple[Key, ...]) -> None:
        if not keys:
            return
        self._inside.addWidget(label(title, "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(t.APART)
        grid.setVerticalSpacing(t.TIGHT)
        for number, key in enumerate(keys):
            line, beside = divmod(number, _BESIDE)
            grid.addWidget(label(key_said(key, self._tr), "strong"), line, 2 * beside)
            grid.addWidget(label(self._tr(key.does), wrap=True), line, 2 * beside + 1)
            grid.setColumnStretch(2 * beside + 1, 1)
        self._inside.addLayout(grid)

    def _print(self) -> None:
        self.leave()
        self.window_.paper.print_sheet("keys")
