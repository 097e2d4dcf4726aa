"""The folder that sheets and reports are written to, the same on every page that prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from motesplats.i18n import folded

if TYPE_CHECKING:
    from motesplats.core.fair import Fair


class PrintFolder(QObject):
    """A folder as it is typed; ``changed`` carries it. It follows the fair unless it was chosen."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._fair: Fair | None = None

    def set(self, text: str) -> None:
        """Write to this folder from now on."""
        if text != self.text:
            self.text = text
            self.changed.emit(text)

    def follow(self, fair: Fair | None) -> None:
        """Write to the usual folder of this fair, unless it is the one already."""
        if fair is not None and (self._fair is None or fair.id != self._fair.id):
            self._fair = fair
            self.set(str(_usual_folder(fair)))


def _usual_folder(fair: Fair) -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    base = QStandardPaths.writableLocation(documents)
    name = "".join(c if c.isalnum() else "-" for c in folded(fair.name)).strip("-")
    return Path(base) / "motesplats" / f"{fair.day.isoformat()}-{name}"
