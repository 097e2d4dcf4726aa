"""Quick search over whatever page is open: one field, the best answers, and what to do next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.palette_deeds import Deed, deeds_for, pages_matching
from motesplats.ui.palette_words import answer, headline
from motesplats.ui.parts import column, label, named
from motesplats.usecases.quick_search import find, search_index

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.ui.main_window import MainWindow
    from motesplats.ui.page import Page
    from motesplats.usecases.quick_search import Found, SearchIndex

Choices: TypeAlias = "tuple[tuple[str, str, tuple[Deed, ...]], ...]"
_DEEDS = Qt.ItemDataRole.UserRole
_WIDTH, _TOP = 620, 64
_MOST = 8
_CHROME = 130


class Palette(QFrame):
    """Lies over the window while somebody searches; Esc puts the focus back where it was.

    Enter does the most likely thing, Tab shows everything that can be done.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window, self._tr = window, window.words
        self._index: SearchIndex | None = None
        self._before: QWidget | None = None
        hint = self._tr("Person, kod, arbetsgivare, bord, tid eller sida")
        self.field = named(QLineEdit(), self._tr("Gå till"))
        self.field.setPlaceholderText(hint)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.found = named(QListWidget(), self._tr("Träffar på det du skrev"))
        self.found.itemClicked.connect(self._on_chosen)
        self.found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        place = column(self, gap=t.NEAR, edge=t.APART)
        place.addWidget(self.field)
        place.addWidget(self.found, 1)
        keys = self._tr("Enter gör det första · Tab visar allt som går · Esc stänger")
        place.addWidget(label(keys, "small"))
        self.hide()

    def open_for(self, fair: Fair | None, page: Page) -> None:
        """Show the field, empty, and read what can be found."""
        self._before = self._window.focusWidget()
        height = min(self._window.height() - 2 * _TOP, _MOST * self._row + _CHROME)
        self.setGeometry((self._window.width() - _WIDTH) // 2, _TOP, _WIDTH, height)
        self.field.clear()
        self._index = None
        self.show()
        self.raise_()
        self.field.setFocus()
        if fair is not None:
            work = partial(search_index, page.shell.context, fair.id)
            page.shell.tasks.run(self, work, self._ready)

    def leave(self) -> None:
        """Close, with the focus where it was."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def put_away(self) -> None:
        """Close with nobody's name left in it, and with the focus where it is."""
        self.hide()
        self.field.clear()
        self.found.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows, Enter, Tab and Esc are for the list while somebody types."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    @property
    def _row(self) -> int:
        return 2 * self.found.fontMetrics().lineSpacing() + t.NEAR

    def _key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            row = self.found.currentRow() + steps[key]
            self.found.setCurrentRow(min(max(row, 0), self.found.count() - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_chosen(self.found.currentItem())
        elif key == Qt.Key.Key_Tab:
            self._show_deeds(self.found.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _ready(self, index: SearchIndex) -> None:
        self._index = index
        self._search(self.field.text())

    def _search(self, text: str) -> None:
        hits: tuple[Found, ...] = ()
        if self._index is not None:
            hits = find(self._index, text, self._window.page.shell.context.now(), _MOST)
        people = tuple(
            (headline(hit, self._tr), answer(hit, self._tr), deeds_for(hit, self._window))
            for hit in hits
        )
        self._show((*people, *pages_matching(text, self._window))[:_MOST])

    def _show(self, choices: Choices) -> None:
        self.found.clear()
        for name, told, deeds in choices:
            item = QListWidgetItem(f"{name}\n{told}" if told else name)
            item.setData(_DEEDS, deeds)
            item.setSizeHint(QSize(0, self._row if told else t.ROW))
            self.found.addItem(item)
        if not choices and self.field.text().strip():
            nobody = QListWidgetItem(self._tr("Inget hittades."))
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.found.addItem(nobody)
        self.found.setCurrentRow(0)
        if choices:
            self._window.speak(f"{choices[0][0]}. {choices[0][1]}")

    def _show_deeds(self, item: QListWidgetItem | None) -> None:
        deeds: tuple[Deed, ...] = () if item is None else item.data(_DEEDS) or ()
        if deeds:
            self._show(tuple((deed.text, "", (deed,)) for deed in deeds))

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        deeds: tuple[Deed, ...] = () if item is None else item.data(_DEEDS) or ()
        if deeds:
            self.hide()
            deeds[0].act()
