"""Mending a fair that goes on, in a real window and by keyboard alone."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.conftest import Opened
from ui.hands import clipped, settle
from usecases.builders import open_context

from motesplats.core.fair import MeetingState
from motesplats.live.alarms import AlarmCode
from motesplats.ui.pages.live import LivePage
from motesplats.usecases.arrival import check_in
from motesplats.usecases.queries import seekers
from motesplats.usecases.troubles import LostStation, NoShow
from tests.usecases.hall_troubles import Hall

if TYPE_CHECKING:
    from motesplats.ui.main_window import MainWindow


class Room:
    """A hall in which somebody has not come, and the page that shows it."""

    def __init__(self, open_window: Opened) -> None:
        self.hall = Hall(open_context())
        self.first = self.hall.at(1, 0)
        self.hall.open(self.hall.name(self.first.seeker))
        self.window: MainWindow = open_window(self.hall.context)
        self.window.activateWindow()
        self.window.go("live")
        assert isinstance(self.window.page, LivePage)
        self.page = self.window.page
        settle()

    def press(self, key: Qt.Key) -> None:
        self.page.window().activateWindow()
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        settle()

    def alarm(self, code: AlarmCode) -> int:
        return [alarm.code for alarm in self.page.alarms.alarms].index(code)


@pytest.fixture
def room(open_window: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setenv("HOME", str(tmp_path))
    return Room(open_window)


def test_somebody_else_is_taken_in_with_two_presses(room: Room) -> None:
    page = room.page
    page.alarms.press(room.alarm(AlarmCode.NO_SHOW))
    settle()
    cards = page.mending.cards
    assert [card.title.split(" ")[0] for card in cards] == ["Ta", "Låt", "Låt"]
    assert cards[0].button.hasFocus()
    assert "7 min samtal, hel återkoppling." in cards[0].told
    assert not clipped(page)
    room.press(Qt.Key.Key_Return)
    assert room.hall.at(1, 0).seeker != room.first.seeker
    assert page.first_focus.hasFocus()
    assert not [a for a in page.alarms.alarms if a.code is AlarmCode.NO_SHOW]
    room.window.undo_by_key()
    assert room.hall.at(1, 0) == room.first


def test_what_passed_is_said_and_looked_for_anew(room: Room) -> None:
    page = room.page
    page.mend(NoShow(room.first.id))
    settle()
    missing = next(
        s for s in seekers(room.hall.context, room.hall.fair.id) if s.id == room.first.seeker
    )
    check_in(room.hall.context, room.hall.fair.id, missing.code)
    room.press(Qt.Key.Key_Return)
    assert room.hall.at(1, 0) == room.first
    assert page.mending.refusal.text
    assert page.mending.cards
    room.press(Qt.Key.Key_Escape)
    assert page.first_focus.hasFocus()


def test_somebody_late_begins_with_what_is_left(room: Room) -> None:
    hall, page = room.hall, room.page
    people = {s.id: s.code for s in seekers(hall.context, hall.fair.id)}
    check_in(hall.context, hall.fair.id, people[room.first.seeker])
    page.reload()
    settle()
    page.alarms.press(room.alarm(AlarmCode.LATE_SEEKER))
    settle()
    assert page.mending.cards[0].title == "Börja mötet nu"
    room.press(Qt.Key.Key_Return)
    assert not [a for a in page.alarms.alarms if a.code is AlarmCode.LATE_SEEKER]
    assert hall.at(1, 0).state is MeetingState.PLANNED


def test_a_lost_station_says_whose_day_changes(room: Room) -> None:
    page = room.page
    page.mend(LostStation(room.hall.station(2)))
    settle()
    assert "Flyttar så få som möjligt" in page.mending.cards[0].title
    assert "inget möte" in page.mending.cards[0].told
    page.mending.cards[0].button.click()
    settle()
    assert all(m.slot == 0 for m in room.hall.meetings if m.station == room.hall.station(2))
