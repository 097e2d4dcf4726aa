"""Ctrl+K from anywhere: who is where, what comes next, and every page by its name."""

import re

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from motesplats.ui.frame import ARRIVAL, KIOSK, LIVE, TIMETABLE
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.pages.live import LivePage


def searching(qtbot: QtBot, window: MainWindow, text: str) -> list[str]:
    """What is listed when ``text`` has been typed after Ctrl+K."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.quick_search.field.setText(text)
    return listed(window)


def listed(window: MainWindow) -> list[str]:
    found = window.quick_search.found
    return [found.item(row).text() for row in range(found.count())]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.quick_search.field, key)


def test_where_somebody_is_to_go_next_is_told_after_three_letters(
    qtbot: QtBot, window: MainWindow
) -> None:
    name, told = searching(qtbot, window, "siv")[0].split("\n")
    assert "Siv Ål" in name
    assert re.fullmatch(r"Bord 1, 09\.\d\d · Bygg AB · inte inne", told)


def test_enter_shows_a_person_at_the_desk_and_checks_nobody_in(
    qtbot: QtBot, window: MainWindow
) -> None:
    searching(qtbot, window, "siv")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.page.name == ARRIVAL
    desk = window.page
    assert isinstance(desk, ArrivalPage)
    assert "Siv" in desk.hits.item(0).text()
    assert window.quick_search.isHidden()


def test_tab_lists_everything_that_can_be_done(qtbot: QtBot, window: MainWindow) -> None:
    searching(qtbot, window, "bygg")
    press(qtbot, window, Qt.Key.Key_Tab)
    assert listed(window) == ["Visa i hallen", "Visa i schemat"]
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.page.name == TIMETABLE


def test_a_station_is_shown_in_the_hall(qtbot: QtBot, window: MainWindow) -> None:
    window.go(LIVE)
    assert searching(qtbot, window, "bord 2")[0].startswith("Bord 2 · Vård AB")
    press(qtbot, window, Qt.Key.Key_Return)
    live = window.page
    assert isinstance(live, LivePage)
    assert live.live is not None
    station = next(v.station for v in live.live.hall.stations if v.station.number == 2)
    assert live.strip.cards[station.id].hasFocus()


def test_pages_and_actions_are_found_by_their_names(qtbot: QtBot, window: MainWindow) -> None:
    assert searching(qtbot, window, "kapa") == ["Schema: Kapacitet"]
    assert searching(qtbot, window, "språk") == ["Byt språk"]
    assert searching(qtbot, window, "ny drop") == ["Ny drop-in"]
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.page.name == ARRIVAL


def test_escape_puts_the_focus_back_and_does_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.go(ARRIVAL)
    before = window.focusWidget()
    assert searching(qtbot, window, "zzz") == ["Inget hittades."]
    press(qtbot, window, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.focusWidget() is before


def test_nothing_is_searched_where_an_employer_has_the_screen(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(KIOSK)
    window.page.shell.alone(True)
    searching(qtbot, window, "siv")
    assert window.quick_search.isHidden()


def test_an_open_search_goes_away_when_an_employer_gets_the_screen(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(KIOSK)
    assert searching(qtbot, window, "siv")
    window.page.shell.alone(True)
    assert window.quick_search.isHidden()
    assert not window.quick_search.found.count()


def test_another_page_closes_the_search_and_keeps_the_focus_of_that_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    searching(qtbot, window, "siv")
    window.rail.chosen.emit(LIVE)
    assert window.quick_search.isHidden()
    assert window.focusWidget() is window.page.first_focus


def test_whoever_goes_on_in_the_page_has_no_search_in_the_way(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.go(ARRIVAL)
    searching(qtbot, window, "siv")
    window.page.first_focus.setFocus()
    assert window.quick_search.isHidden()
    assert window.focusWidget() is window.page.first_focus
