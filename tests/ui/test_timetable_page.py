"""The timetable on the screen: made, walked through by arrow keys, explained, published."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from ui.conftest import Opened
from ui.hands import enter, key, settle, the_fair
from usecases.builders import (
    drafted_between,
    fair_in,
    host,
    open_context,
    planned,
    register,
    seeker_named,
    small_fair,
    someone,
)

from motesplats.core.fair import DayPlan
from motesplats.i18n import ENGLISH, SWEDISH, words_in
from motesplats.scheduling.explain import Explanation, Unmet
from motesplats.ui.bottom_line import BottomLine
from motesplats.ui.explaining import why
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases.context import Context
from motesplats.usecases.planning import move_meeting, timetable


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
    assert primary(page) == [page.make_button]
    page.make_button.click()
    assert "5 möten för 3 personer. Utkast. Publicera innan du skriver ut." in page.state.text()
    assert timetable(context, fair.id).draft
    assert page.changes.isHidden()
    assert (primary(page), focus(page)) == ([page.publish_button], page.publish_button)
    page.publish_button.click()
    assert "Publicerat, version 1." in page.state.text()
    assert not page.publish_button.isVisible()
    assert (primary(page), focus(page)) == ([page.make_button], page.grid)


def test_a_draft_shows_what_differs_from_what_is_published(
    plan: TimetablePage, context: Context
) -> None:
    fair = the_fair(context)
    siv = drafted_between(context, fair, "Siv", "Bygg AB")
    plan.shell.refresh.tell(move_meeting(context, siv.id, siv.station, 3).changed)
    assert plan.changes.text() == "• 1 person får andra tider när du publicerar: 1 flyttat."
    assert "Det som gäller är version 1." in plan.state.text()
    plan.panel.show_seeker(siv.seeker)
    assert "Gäller tills du publicerar" in texts(plan)
    plan.grid.show_seeker(siv.seeker)
    assert plan.grid.here().endswith("ändrat")
    foot = plan.window().findChild(BottomLine)
    plan.drop_button.click()
    assert (foot.text, plan.publish_button.isHidden()) == ("Utkastet är slängt.", True)
    foot.undo_button.click()
    assert foot.text == "Ångrat: Släng utkastet."
    plan.publish()
    assert foot.text == "Schemat är publicerat som version 2. 1 person har fått andra tider."
    plan.publish()
    assert foot.text == "Inget nytt att publicera. Version 2 gäller."
    plan.shell.go("start")
    assert foot.text == ""


def test_a_fair_without_stations_leads_to_the_lists(open_window: Opened) -> None:
    context = open_context()
    fair_in(context)
    page = opened(open_window, context)
    assert "inga bord" in page.empty.text()
    assert focus(page) is page.to_lists
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


def test_enter_picks_the_one_that_is_left_and_goes_to_the_first_meeting(
    plan: TimetablePage,
) -> None:
    plan.panel.field.setText("siv")
    enter(plan.panel.field)
    meeting = plan.grid.meeting_here()
    assert meeting is not None
    assert meeting.seeker.name == "Siv Ål"
    assert "Siv Ål" in plan.panel.people.currentItem().text()


def test_the_grid_scrolls_to_a_person_below_the_heads(open_window: Opened) -> None:
    context = open_context()
    fair = fair_in(context, plan=DayPlan(time(9), time(15)))
    hosts = [host(f"Firma {n}", n) for n in range(1, 13)]
    people = [someone(f"{chr(64 + n)}o Ek", f"Firma {n}") for n in range(1, 13)]
    register(context, fair, *hosts, *people)
    planned(context, fair)
    page = opened(open_window, context)
    settle()
    page.panel.show_seeker(seeker_named(context, fair, "Lo").id)
    page.grid.show_seeker(seeker_named(context, fair, "Lo").id)
    settle()
    seen = page.grid.visibleRegion().boundingRect()
    assert seen.left() > 0
    QTest.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=seen.topLeft() + QPoint(70, 5))
    assert page.grid.meeting_here().seeker.name == "Lo Ek"
    page.grid.grab()


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


def focus(page: TimetablePage) -> QWidget | None:
    """Where keys go."""
    return page.window().focusWidget()


def primary(page: TimetablePage) -> list[QPushButton]:
    """The buttons that look like the one to press next."""
    both = (page.publish_button, page.make_button)
    return [one for one in both if one.isVisible() and one.property("look") == "primary"]


def texts(plan: TimetablePage) -> list[str]:
    return [label.text() for label in plan.panel.findChildren(QLabel)]
