"""The camera at the desk, fed with pictures that no camera took."""

import time
from collections.abc import Iterator

import pytest
import qrcode
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameInput
from pytestqt.qtbot import QtBot
from ui.hands import first_code, first_name, settle

from motesplats.ui.camera import EVERY_S, SAME_S, Camera, CameraTrouble, codes_in
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.usecases.context import Context

CODE = "MPS7K4M2Q9X"


def badge(code: str, side: int = 200) -> QImage:
    """A QR symbol with its margin."""
    symbol = qrcode.QRCode(border=4)
    symbol.add_data(code)
    symbol.make()
    rows = symbol.get_matrix()
    drawn = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            drawn.setPixelColor(x, y, QColor("black" if dark else "white"))
    return drawn.scaled(side, side)


def seen(code: str, *, turned: float = 0, dark: bool = False, blurred: bool = False) -> QImage:
    """What a camera of 640 × 480 sees of a badge held before it."""
    picture = QImage(640, 480, QImage.Format.Format_RGB32)
    picture.fill(QColor("gray"))
    paint = QPainter(picture)
    paint.drawImage(QPoint(180, 100), badge(code).transformed(QTransform().rotate(turned)))
    if dark:
        paint.fillRect(picture.rect(), QColor(0, 0, 0, 190))
    paint.end()
    if blurred:
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaledToWidth(250, smooth).scaledToWidth(640, smooth)
    return picture


@pytest.fixture
def code(context: Context) -> str:
    return first_code(context)


@pytest.fixture
def camera(qtbot: QtBot) -> Iterator[Camera]:
    made = Camera()
    yield made
    made.stop()
    settle()


@pytest.mark.parametrize(
    "how", [{}, {"turned": 30}, {"turned": 180}, {"dark": True}, {"blurred": True}]
)
def test_a_badge_is_read_in_bad_light_out_of_focus_and_turned(
    how: dict[str, float], code: str
) -> None:
    assert codes_in(seen(code, **how)) == (code,)  # type: ignore[arg-type]


def test_other_symbols_than_badges_are_not_told() -> None:
    assert codes_in(seen("https://example.org/")) == ()


def test_a_frame_takes_a_few_milliseconds(code: str) -> None:
    picture = seen(code)
    codes_in(picture)
    before = time.process_time()
    for _ in range(10):
        codes_in(picture)
    assert (time.process_time() - before) / 10 < 0.02


@pytest.mark.no_qt_log
def test_a_badge_held_still_is_one_scan_and_counts_again_when_it_was_away(
    qtbot: QtBot, code: str
) -> None:
    now = [100.0]
    camera, scans = Camera(clock=lambda: now[0]), []
    camera.scanned.connect(scans.append)
    source = QVideoFrameInput()
    camera.watch(source)
    picture = seen(code)

    def show() -> None:
        with qtbot.waitSignal(camera.pictured):
            qtbot.waitUntil(lambda: source.sendVideoFrame(QVideoFrame(picture)))

    show()
    for step, count in ((2 * EVERY_S, 1), (SAME_S - 1, 1), (SAME_S - 1, 1), (SAME_S + 1, 2)):
        now[0] += step
        show()
        assert len(scans) == count
    camera.stop()
    assert not camera.running


@pytest.mark.no_qt_log
def test_a_camera_that_is_pulled_out_says_so_and_can_be_started_again(camera: Camera) -> None:
    said: list[CameraTrouble] = []
    camera.troubled.connect(said.append)
    camera.watch(QVideoFrameInput())
    camera.fail(CameraTrouble.GONE)
    assert (said, camera.running) == ([CameraTrouble.GONE], False)


@pytest.mark.no_qt_log
def test_the_desk_reads_a_badge_from_the_camera_and_goes_on_without_one(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    window.go("arrival")
    desk = window.page
    assert isinstance(desk, ArrivalPage)
    desk.camera_button.click()
    assert desk.camera.said.text() == "Ingen kamera hittades. Skriv namnet eller koden i stället."
    assert window.focusWidget() is desk.field
    source = QVideoFrameInput()
    desk.camera.camera.watch(source)
    with qtbot.waitSignal(desk.camera.scanned):
        source.sendVideoFrame(QVideoFrame(seen(first_code(context))))
    assert desk.answer.name.text() == first_name(context)
    window.go("reports")
    assert not desk.camera.camera.running
    assert desk.camera.wanted
