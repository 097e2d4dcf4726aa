"""The hands that measure: what they do is done in the window, and counted as a person does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.hands import first_code, the_fair

from benchmarks._driver import HAND_S, KEY_S, MIND_S, POINT_S, PRESS_S, SCAN_S, Driver
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.usecases.context import Context
from motesplats.usecases.queries import facts

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def driver(window: MainWindow) -> Driver:
    window.go("arrival")
    return Driver(window)


def test_keys_and_clicks_are_counted_as_they_are_done(driver: Driver, window: MainWindow) -> None:
    desk = window.page
    assert isinstance(desk, ArrivalPage)
    driver.begin()
    driver.type("Åx")
    driver.think()
    driver.click(desk.walk_in_button)
    driver.see(lambda: desk.walk_in.fields[0].hasFocus())
    told = driver.effort
    assert desk.walk_in.fields[0].text() == "Åx"
    assert (told.keys, told.clicks, told.scans) == (2, 1, 0)
    assert told.person == pytest.approx(3 * KEY_S + MIND_S + HAND_S + POINT_S + PRESS_S)
    assert 0 < told.longest == told.wall


def test_a_scan_is_no_key_and_a_key_with_control_is_one(
    driver: Driver, window: MainWindow, context: Context, qapp: QApplication
) -> None:
    for part in (window.scanner, window.undoing):
        qapp.installEventFilter(part)
    driver.begin()
    driver.scan(first_code(context))
    driver.see(lambda: facts(context, the_fair(context).id).arrived == 1)
    driver.press(Qt.Key.Key_Z, CONTROL)
    for part in (window.scanner, window.undoing):
        qapp.removeEventFilter(part)
    told = driver.effort
    assert (told.keys, told.scans, told.actions) == (1, 1, 1)
    assert told.person == pytest.approx(SCAN_S + 2 * KEY_S)
    assert facts(context, the_fair(context).id).arrived == 0


def test_nobody_can_click_on_what_is_not_there(driver: Driver, window: MainWindow) -> None:
    desk = window.page
    assert isinstance(desk, ArrivalPage)
    with pytest.raises(AssertionError, match="Nobody can click"):
        driver.click(desk.walk_in.save)
