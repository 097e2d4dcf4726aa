"""The camera at the desk: which one, what it sees, and a plain sentence when it sees nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel

from motesplats.i18n import mark
from motesplats.ui import tokens as t
from motesplats.ui.camera import Camera, CameraTrouble
from motesplats.ui.parts import column, label, named, say

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell

SIZE = QSize(224, 168)
_SENTENCES = {
    CameraTrouble.NONE: mark("Ingen kamera hittades. Skriv namnet eller koden i stället."),
    CameraTrouble.GONE: mark("Kameran är utdragen. Sätt i den och välj Kamera igen."),
    CameraTrouble.REFUSED: mark(
        "Kameran går inte att använda. Ett annat program kan ha den, eller så tillåter datorn det "
        "inte. Skriv namnet eller koden i stället."
    ),
    CameraTrouble.MISSING_PARTS: mark(
        "Kameran går inte att använda på den här datorn. Skriv namnet eller koden i stället."
    ),
}


class CameraPanel(QFrame):
    """Shows what the camera sees while it is on; it is off whenever the page is not seen."""

    scanned = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._tr = shell.tr
        self.setProperty("look", "panel")
        self.setFixedWidth(SIZE.width() + 2 * t.APART)
        self.camera = Camera(self)
        self.camera.scanned.connect(self.scanned)
        self.camera.pictured.connect(self._show_picture)
        self.camera.troubled.connect(self._show_trouble)
        self.choice = named(QComboBox(), self._tr("Välj kamera"))
        self.choice.activated.connect(lambda number: self.camera.start(number))
        self.picture = named(QLabel(), self._tr("Det som kameran ser"))
        self.picture.setFixedSize(SIZE)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = label("", "body", wrap=True)
        place = column(self, gap=t.NEAR, edge=t.APART)
        for part in (self.choice, self.picture, self.said):
            place.addWidget(part)
        place.addStretch(1)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether the camera was turned on, seen or not."""
        return not self.isHidden()

    def turn(self) -> None:
        """Turn the camera on or off."""
        self.setVisible(not self.wanted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        names = self.camera.names()
        self.choice.clear()
        self.choice.addItems(list(names))
        self.choice.setVisible(len(names) > 1)
        say(self.said, self._tr("Håll namnbrickan framför kameran."))
        self.picture.show()
        self.camera.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.camera.stop()
        self.picture.clear()

    def _show_picture(self, picture: QImage) -> None:
        fitted = picture.scaled(SIZE, Qt.AspectRatioMode.KeepAspectRatio)
        # As in a mirror, so that the hand goes where the eye wants it.
        self.picture.setPixmap(QPixmap.fromImage(fitted.flipped(Qt.Orientation.Horizontal)))

    def _show_trouble(self, trouble: CameraTrouble) -> None:
        self.picture.hide()
        say(self.said, self._tr(_SENTENCES[trouble]))
