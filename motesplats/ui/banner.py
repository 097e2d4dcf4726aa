"""What everybody should know all the time: an unencrypted store, or one out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import button, clear, label, restyle, row
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.errors import StoreUnavailable
    from motesplats.i18n import Words


class Banner(QWidget):
    """What everybody should know all the time: an unencrypted store, or one out of reach."""

    def __init__(self, tr: Words) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tr = tr
        self._text = label("", "waiting", wrap=True)
        self._retry = row()
        place = row(self, gap=t.ROOM)
        place.setContentsMargins(t.WIDE, t.NEAR, t.WIDE, t.NEAR)
        place.addWidget(self._text, 1)
        place.addLayout(self._retry)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_unencrypted(self) -> None:
        """Say that nothing in this store is secret."""
        restyle(self._text, look="waiting")
        self._text.setText(self._tr("Övningsträff – utan lösenord. Lägg inte in riktiga personer."))
        self.show()

    def show_trouble(self, error: StoreUnavailable, retry: Callable[[], None]) -> QPushButton:
        """Say why the store is out of reach; the button that tries again is the answer."""
        clear(self._retry)
        restyle(self._text, look="attention")
        self._text.setText(sentence(error, self._tr))
        again = button(self._tr("Försök igen"), retry)
        self._retry.addWidget(again)
        self.show()
        return again

    def show_waiting(self, name: str) -> None:
        """Say who was scanned while a question that must be answered is open."""
        clear(self._retry)
        restyle(self._text, look="waiting")
        self._text.setText(
            self._tr(
                "{name} skannades. Svara först i rutan som är öppen och skanna sedan igen.",
                name=name,
            )
        )
        self.show()

    def clear_trouble(self, *, encrypted: bool) -> None:
        """Take the trouble away; what is said of an unencrypted store stays."""
        clear(self._retry)
        self.hide()
        if not encrypted:
            self.show_unencrypted()
