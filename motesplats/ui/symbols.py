"""Icons drawn from the program's own SVG files in a colour of the look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from motesplats.settings import resource_path
from motesplats.ui import tokens as t


def symbol(name: str, colour: str, size: int = t.ICON) -> QPixmap:
    """The icon ``name`` in ``colour``, sharp at twice its size."""
    drawing = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(drawing.replace("currentColor", colour).encode())
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture


def icon(name: str, colour: str) -> QIcon:
    return QIcon(symbol(name, colour))
