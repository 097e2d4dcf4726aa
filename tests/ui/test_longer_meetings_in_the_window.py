"""A longer meeting on the screen: one cell over two times, and its own time at the kiosk."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui.conftest import Opened
from ui.hands import key
from usecases.builders import (
    fair_in,
    host,
    open_context,
    planned,
    register,
    seeker_named,
    someone,
)

from motesplats.core.clock import at
from motesplats.core.fair import Fair
from motesplats.core.people import Needs
from motesplats.core.visibility import Place
from motesplats.live.at_table import talk_time
from motesplats.live.course import Course
from motesplats.ui.frame import ARRIVAL, TIMETABLE
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.pages.grid_look import GridLook
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases import queries
from motesplats.usecases.context import Context


@pytest.fixture
def context() -> Context:
    return open_context()


@pytest.fixture
def fair(context: Context) -> Fair:
    """Rut has a longer meeting with Bygg AB at nine, when it opens, and Bo nothing."""
    made = fair_in(context)
    register(
        context, made, host("Bygg AB", 1), someone("Bo Ås"),
        someone("Rut Ek", "Bygg AB", needs=Needs(longer_time=True)),
    )  # fmt: skip
    return planned(context, made)


@pytest.fixture
def window(open_window: Opened, context: Context, fair: Fair) -> MainWindow:
    return open_window(context)


def test_it_is_one_cell_over_both_times(window: MainWindow) -> None:
    window.go(TIMETABLE)
    assert isinstance(window.page, TimetablePage)
    grid = window.page.grid
    look, seen = GridLook(window.page.shell.theme), []
    grid.moved_to.connect(seen.append)
    below = QPoint(100, look.head + look.high + 5)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=below)
    assert grid.here().startswith("Kl. 09.00–09.28, bord 1, Bygg AB: ")
    assert seen[-1].height() == look.head + 2 * look.high
    assert not grid.grab().isNull()
    key(grid, Qt.Key.Key_Down)
    assert grid.here().startswith("Kl. 09.30, bord 1")
    key(grid, Qt.Key.Key_Up)
    assert "Rut Ek" in grid.here()


@pytest.mark.parametrize(
    ("clock", "name", "left"),
    [("09:12", "talk", 13), ("09:20", "talk", 5), ("09:26", "feedback", 2)],
)
def test_its_talk_and_feedback_are_its_own(
    context: Context, fair: Fair, clock: str, name: str, left: int
) -> None:
    rut = queries.parts(context, fair.id).plan_of(
        seeker_named(context, fair, "Rut").id, Place.KIOSK
    )
    now = at(fair.day, time.fromisoformat(clock))
    found = talk_time(Course(fair.day, fair.plan), rut[0].meeting, now)
    assert found is not None
    assert (found.phase, found.left) == (name, left * 60)
    after = at(fair.day, rut[0].ends.replace(minute=31))
    over = talk_time(Course(fair.day, fair.plan), rut[0].meeting, after)
    assert over is not None
    assert over.beyond == 180


def test_the_desk_gives_longer_time_and_takes_it_back(
    window: MainWindow, context: Context, fair: Fair
) -> None:
    window.go(ARRIVAL)
    page = window.page
    assert isinstance(page, ArrivalPage)
    page.on_scan(seeker_named(context, fair, "Bo").code)
    page.answer.longer_button.click()
    assert seeker_named(context, fair, "Bo").needs.longer_time
    assert "Behöver längre tid." in page.answer.note.text()
    assert page.answer.longer_button.isHidden()
    window.foot.undo_button.click()
    assert not seeker_named(context, fair, "Bo").needs.longer_time
    page.on_scan(seeker_named(context, fair, "Rut").code)
    assert page.answer.longer_button.isHidden()
