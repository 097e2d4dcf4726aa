"""The timetable on the screen: made, walked through by arrow keys, explained, published."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from ui.conftest import Opened
from ui.hands import key, settle, the_fair
from usecases.builders import fair_in, open_context, seeker_named, small_fair

from motesplats.i18n import ENGLISH, SWEDISH, words_in
from motesplats.scheduling.explain import Explanation, Unmet
from motesplats.ui.explaining import why
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases.context import Context
from motesplats.usecases.planning import timetable


@pytest.fixture
def plan(window: MainWindow) -> TimetablePage:
    window.go("timetable")
    assert isinstance(window.page, TimetablePage)
    return window.page


def opened(open_window: Opened, context: Context) -> TimetablePage:
    window = open_window(context)
    window.go("timetable")
    assert isinstance(window.page, TimetablePage)
    return window.page


def test_a_timetable_is_made_as_a_draft_and_published(open_window: Opened) -> None:
    context = open_context()
    fair = small_fair(context)
    page = opened(open_window, context)
    page.make_button.click()
    assert "Utkast. Publicera innan du skriver ut." in page.state.text()
    assert timetable(context, fair.id).draft
    page.publish_button.click()
    assert "Publicerat, version 1." in page.state.text()
    assert not page.publish_button.isVisible()


def test_a_fair_without_stations_leads_to_the_lists(open_window: Opened) -> None:
    context = open_context()
    fair_in(context)
    page = opened(open_window, context)
    assert "inga bord" in page.empty.text()
    page.to_lists.click()
    assert page.shell is not None


def test_without_people_the_refusal_says_what_is_missing(open_window: Opened) -> None:
    context = open_context()
    fair = fair_in(context)
    page = opened(open_window, context)
    page.fair = fair
    page.make()
    assert page.refusal.text
    assert page.make_button.isEnabled()


def test_arrow_keys_walk_through_the_grid_and_say_where(plan: TimetablePage) -> None:
    assert plan.grid.here().startswith("Kl. 09.00, bord 1, Bygg AB:")
    key(plan.grid, Qt.Key.Key_Right)
    key(plan.grid, Qt.Key.Key_Down)
    assert plan.grid.here().startswith("Kl. 09.15, bord 2, Vård AB:")
    key(plan.grid, Qt.Key.Key_Up)
    key(plan.grid, Qt.Key.Key_Left)
    key(plan.grid, Qt.Key.Key_Left)
    assert plan.grid.here().startswith("Kl. 09.00, bord 1")


def test_a_screen_reader_hears_the_marked_cell(plan: TimetablePage) -> None:
    interface = QAccessible.queryAccessibleInterface(plan.grid)
    assert interface.text(QAccessible.Text.Name) == "Schema: bord och tider"
    key(plan.grid, Qt.Key.Key_Right)
    assert "Vård AB" in interface.text(QAccessible.Text.Description)


def test_enter_on_a_meeting_shows_the_persons_plan(plan: TimetablePage) -> None:
    for _ in range(4):
        if plan.grid.meeting_here() is None:
            key(plan.grid, Qt.Key.Key_Down)
    key(plan.grid, Qt.Key.Key_Return, "\r")
    assert plan.panel.people.currentItem() is not None
    assert "Möter" in texts(plan)


def test_a_click_does_the_same(plan: TimetablePage) -> None:
    QTest.mouseClick(plan.grid, Qt.MouseButton.LeftButton, pos=QPoint(100, 80))
    assert "Kl. 09.00, bord 1" in plan.grid.here()
    QTest.mouseClick(plan.grid, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert "Kl. 09.00, bord 1" in plan.grid.here()


def test_a_person_is_found_by_typing(plan: TimetablePage, context: Context) -> None:
    plan.panel.field.setText("ASA")
    shown = [
        plan.panel.people.item(n).text()
        for n in range(plan.panel.people.count())
        if not plan.panel.people.item(n).isHidden()
    ]
    assert len(shown) == 1
    assert "Åsa Öst" in shown[0]


def test_choosing_in_the_list_shows_whom_the_person_meets(
    plan: TimetablePage, context: Context
) -> None:
    wanted = seeker_named(context, the_fair(context), "Siv").id
    plan.panel.show_seeker(wanted)
    settle()
    assert any("Bygg AB" in text for text in texts(plan))


@pytest.mark.parametrize("reason", Unmet)
@pytest.mark.parametrize("language", [SWEDISH, ENGLISH])
def test_every_reason_is_a_sentence(reason: Unmet, language: str) -> None:
    said = why(Explanation(reason, limit=4, language="dari"), words_in(language))
    assert said.endswith(".")
    assert "{" not in said


def texts(plan: TimetablePage) -> list[str]:
    return [label.text() for label in plan.panel.findChildren(QLabel)]
