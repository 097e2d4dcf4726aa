"""A camera that reads badges beside the handheld scanner: frames in, codes out.

The multimedia library is loaded when somebody turns the camera on, not before.
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from motesplats.core.ids import read_badge_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtMultimedia import QCamera, QMediaDevices, QVideoFrame, QVideoFrameInput

EVERY_S = 0.1
SAME_S = 3.0
WIDEST = 640


class CameraTrouble(StrEnum):
    """Why there is no picture."""

    NONE = "none"
    GONE = "gone"
    REFUSED = "refused"
    MISSING_PARTS = "missing_parts"


class Camera(QObject):
    """Reads at most ten pictures a second of 640 pixels' width, a few milliseconds each.

    ``scanned`` carries a code that was seen, not the same one again within three seconds of the
    last time it was in the picture; ``pictured`` what the camera sees; ``troubled`` why it sees
    nothing.
    """

    scanned = Signal(str)
    pictured = Signal(QImage)
    troubled = Signal(CameraTrouble)

    def __init__(
        self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._devices: QMediaDevices | None = None
        self._camera: QCamera | None = None
        self._session: QObject | None = None
        self._sink: QObject | None = None
        self._chosen = b""
        self._looked = float("-inf")
        self._seen: dict[str, float] = {}

    @property
    def running(self) -> bool:
        """Whether pictures are being read, or would be if the camera gave any."""
        return self._session is not None

    def names(self) -> tuple[str, ...]:
        """What the cameras of this computer call themselves, the usual one first."""
        try:
            # Half of the window's start would go to a library that most desks never use.
            from PySide6.QtMultimedia import QMediaDevices
        except ImportError:
            return ()
        return tuple(device.description() for device in QMediaDevices.videoInputs())

    def start(self, number: int = 0) -> bool:
        """Read the pictures of one camera; False, with the reason said, when there is none."""
        self.stop()
        try:
            # See ``names``.
            from PySide6.QtMultimedia import QCamera, QMediaDevices
        except ImportError:
            self.troubled.emit(CameraTrouble.MISSING_PARTS)
            return False
        if self._devices is None:
            self._devices = QMediaDevices(self)
            self._devices.videoInputsChanged.connect(self._on_devices)
        inputs = QMediaDevices.videoInputs()
        if not inputs:
            self.troubled.emit(CameraTrouble.NONE)
            return False
        device = inputs[min(number, len(inputs) - 1)]
        self._chosen = bytes(device.id().data())
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(lambda *_about: self.fail(CameraTrouble.REFUSED))
        self.watch(self._camera)
        self._camera.start()
        return self.running

    def watch(self, source: QCamera | QVideoFrameInput) -> None:
        """Read the pictures of ``source``, a camera or whatever hands frames over."""
        # See ``names``.
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QVideoSink

        session, sink = QMediaCaptureSession(self), QVideoSink(self)
        if isinstance(source, QCamera):
            session.setCamera(source)
        else:
            session.setVideoFrameInput(source)
        session.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._on_frame)
        self._session, self._sink = session, sink

    def stop(self) -> None:
        """Read no more pictures and let the camera go, so that its light goes out."""
        if self._camera is not None:
            self._camera.errorOccurred.disconnect()
            self._camera.stop()
        for part in (self._sink, self._session, self._camera):
            if part is not None:
                part.deleteLater()
        self._camera = self._session = self._sink = None
        self._seen.clear()

    def fail(self, trouble: CameraTrouble) -> None:
        """Stop and say why."""
        self.stop()
        self.troubled.emit(trouble)

    def _on_devices(self) -> None:
        inputs = () if self._devices is None else self._devices.videoInputs()
        known = {bytes(device.id().data()) for device in inputs}
        if self._camera is not None and self._chosen not in known:
            self.fail(CameraTrouble.GONE)

    def _on_frame(self, frame: QVideoFrame) -> None:
        now = self._clock()
        if self._session is None or now - self._looked < EVERY_S:
            return
        self._looked = now
        picture = frame.toImage()
        if picture.isNull():
            return
        if picture.width() > WIDEST:
            picture = picture.scaledToWidth(WIDEST, Qt.TransformationMode.FastTransformation)
        self.pictured.emit(picture)
        for text in codes_in(picture):
            self._tell(text, now)

    def _tell(self, text: str, now: float) -> None:
        """A badge held still before the camera is one scan; it counts from when it went away."""
        fresh = now - self._seen.get(text, float("-inf")) > SAME_S
        self._seen[text] = now
        if fresh:
            self.scanned.emit(text)


def codes_in(picture: QImage) -> tuple[str, ...]:
    """The badge codes that can be read in a picture, dark, blurred or turned as it may be."""
    # As with the multimedia library: most desks never turn a camera on.
    import zxingcpp

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcodes(
        pixels, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return tuple(one.text for one in found if read_badge_code(one.text) is not None)
