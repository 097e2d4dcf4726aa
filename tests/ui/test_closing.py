"""Closing the window while a fair goes on is asked about, once."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from motesplats.ui.frame import ARRIVAL, LIVE
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.live import LivePage


def test_the_window_closes_at_once_before_the_day_and_asks_during_it(window: MainWindow) -> None:
    window.go(LIVE)
    live = window.page
    assert isinstance(live, LivePage)
    live.go_on()
    window.page.shell.context.clock.advance(timedelta(minutes=1))
    live.tick()
    window.go(ARRIVAL)
    assert not window.close()
    assert window.page.refusal.text.startswith("Träffen pågår.")
    assert window.isVisible()
    anyway = window.page.refusal.findChild(QPushButton)
    assert isinstance(anyway, QPushButton)
    anyway.click()
    assert not window.isVisible()


def test_before_the_start_nothing_is_asked(window: MainWindow) -> None:
    window.go(LIVE)
    assert window.close()
