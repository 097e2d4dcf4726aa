"""A code on the screen to scan, and a field that shows what the scanner makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import column, label, named, row
from motesplats.usecases.preflight import code_modules

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.i18n import Words

_SIDE = 132


class ScannerTest(QWidget):
    """Shown while a scanner is tried; ``read`` is told what was typed before Enter."""

    def __init__(self, tr: Words, read: Callable[[str], None]) -> None:
        super().__init__()
        self._read = read
        self.field = named(QLineEdit(), tr("Vad skannern skriver"))
        self.field.returnPressed.connect(self._on_enter)
        picture = QLabel(pixmap=_picture())
        place, beside = row(self, gap=t.ROOM), column(gap=t.NEAR)
        place.addWidget(picture)
        hint = tr("Skanna koden här bredvid. Markören ska stå i fältet.")
        beside.addWidget(label(hint, wrap=True))
        beside.addWidget(self.field)
        beside.addStretch(1)
        place.addLayout(beside, 1)
        self.hide()

    def begin(self) -> None:
        """Show the code, ready for the scanner."""
        self.show()
        self.field.clear()
        self.field.setFocus()

    def _on_enter(self) -> None:
        text = self.field.text()
        self.field.clear()
        self._read(text)


def _picture() -> QPixmap:
    """Dark on white in every look, since no scanner reads it otherwise."""
    modules = code_modules()
    image = QImage(len(modules), len(modules), QImage.Format.Format_RGB32)
    for y, line in enumerate(modules):
        for x, dark in enumerate(line):
            image.setPixelColor(x, y, QColor("black" if dark else "white"))
    return QPixmap.fromImage(image).scaled(_SIDE, _SIDE, Qt.AspectRatioMode.KeepAspectRatio)
