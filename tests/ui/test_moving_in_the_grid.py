"""The timetable changed in its grid: dragged, swapped, taken out, put in, locked, shown anew."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui.conftest import Opened
from ui.hands import enter, settle, the_fair
from usecases.builders import (
    drafted_between,
    employer_named,
    open_context,
    seeker_named,
    small_fair,
)

from motesplats.core.fair import Meeting
from motesplats.core.ids import MeetingId, new_id
from motesplats.storage import timetables
from motesplats.ui.bottom_line import BottomLine
from motesplats.ui.pages.grid_map import Axes
from motesplats.ui.pages.grid_signs import Sign
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.planning import publish_timetable

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STANDING = (
    ("Bo", "Bygg AB", 1, 0),
    ("Siv", "Bygg AB", 1, 1),
    ("Åsa", "Bygg AB", 1, 2),
    ("Åsa", "Vård AB", 2, 0),
)


@pytest.fixture
def context() -> Context:
    """Bo, Siv and Åsa after each other at Bygg AB, Åsa first at Vård AB, Bo waiting for it."""
    made = open_context()
    fair = small_fair(made)
    made.clock.advance(timedelta(days=-1))
    numbers = {s.number: s.id for s in queries.stations(made, fair.id)}
    meetings = tuple(
        Meeting(
            MeetingId(new_id()),
            seeker_named(made, fair, name).id,
            employer_named(made, fair, employer).id,
            numbers[number],
            slot,
        )
        for name, employer, number, slot in STANDING
    )
    with made.store.write("draft") as transaction:
        timetables.put_draft(transaction.connection, fair.id, meetings)
    publish_timetable(made, fair.id)
    return made


@pytest.fixture
def page(open_window: Opened, context: Context) -> TimetablePage:
    window = open_window(context)
    window.go("timetable")
    assert isinstance(window.page, TimetablePage)
    settle()
    return window.page


def at_cell(page: TimetablePage, across: int, down: int) -> QPoint:
    return page.grid.cell_at((across, down)).center()


def lift(page: TimetablePage, across: int, down: int) -> None:
    """Press on a card and drag it a little."""
    point = at_cell(page, across, down)
    QTest.mousePress(page.grid, LEFT, pos=point)
    QTest.mouseMove(page.grid, point + QPoint(25, 3))


def drop(page: TimetablePage, point: QPoint) -> None:
    QTest.mouseMove(page.grid, point)
    QTest.mouseRelease(page.grid, LEFT, pos=point)


def foot(page: TimetablePage) -> BottomLine:
    return page.window().findChild(BottomLine)


def slot_of(context: Context, name: str, employer: str = "Bygg AB") -> int:
    return drafted_between(context, the_fair(context), name, employer).slot


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_a_card_is_dragged_to_a_free_cell_and_back_again(
    page: TimetablePage, context: Context
) -> None:
    lift(page, 0, 1)
    signs = [page.grid.judge((0, down)) for down in range(4)]
    assert signs == [Sign.SWAPS, None, Sign.SWAPS, Sign.FITS]
    assert page.grid.judge((1, 3)) is Sign.NOT
    page.grid.grab()
    QTest.mouseMove(page.grid, at_cell(page, 1, 3))
    assert "Det har ingen av dem önskat" in page.content.bar.told.text()
    assert "Det har ingen av dem önskat" in page.grid.accessibleDescription()
    drop(page, at_cell(page, 0, 3))
    assert slot_of(context, "Siv") == 3
    assert plain(foot(page).text) == "Flyttat och låst: Siv Ål bord 1 09.45."
    foot(page).undo_button.click()
    assert (slot_of(context, "Siv"), foot(page).text) == (1, "Ångrat: Flytta om i utkastet.")


def test_two_change_places_after_they_were_named(page: TimetablePage, context: Context) -> None:
    lift(page, 0, 1)
    drop(page, at_cell(page, 0, 2))
    told = plain(page.content.bar.told.text())
    assert told == "Siv Ål till bord 1 09.30, Åsa Öst till bord 1 09.15 – båda går."
    assert slot_of(context, "Siv") == 1
    enter(page.grid)
    assert (slot_of(context, "Siv"), slot_of(context, "Åsa")) == (2, 1)
    assert page.content.bar.told.text() == ""


@pytest.mark.parametrize("where", ["head", "beside", "outside", "refused", "escape"])
def test_nothing_is_lost_wherever_a_card_is_dropped(
    page: TimetablePage, context: Context, where: str
) -> None:
    lift(page, 0, 1)
    spots = {"head": QPoint(90, 5), "beside": QPoint(5, 80), "outside": QPoint(-300, -300)}
    if where == "escape":
        QTest.mouseMove(page.grid, at_cell(page, 0, 3))
        QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    drop(page, spots.get(where, at_cell(page, 1, 2)))
    assert (page.content.by_hand.hand, page.grid.judge) == (None, None)
    assert page.grid.map.cells[0, 1].seeker.name == "Siv Ål"
    assert len({m.meeting.id for m in page.grid.map.cells.values()}) == 4
    assert slot_of(context, "Siv") == 1
    refused = page.refusal.text
    assert refused.startswith("Går inte: ") if where == "refused" else refused == ""


def test_a_card_dropped_on_the_tray_is_taken_out_and_put_in_again_from_there(
    page: TimetablePage, context: Context
) -> None:
    tray = page.content.tray
    lift(page, 0, 1)
    assert tray.isVisible()
    assert tray.hint.text() == "Släpp här så tas mötet bort ur schemat."
    drop(page, page.grid.mapFromGlobal(tray.mapToGlobal(tray.rect().center())))
    assert plain(foot(page).text) == "Siv Ål har inte längre mötet."
    assert [plain(w.person.name) for w in tray.model.shown] == ["Siv Ål", "Bo Ek"]
    page.content.sides.setCurrentWidget(tray)
    settle()
    tray.rows.selectRow(0)
    rows = tray.rows.viewport()
    point = tray.rows.visualRect(tray.model.index(0, 0)).center()
    QTest.mousePress(rows, LEFT, pos=point)
    QTest.mouseMove(rows, point + QPoint(0, 30))
    goal = rows.mapFromGlobal(page.grid.mapToGlobal(at_cell(page, 0, 3)))
    QTest.mouseMove(rows, goal)
    QTest.mouseRelease(rows, LEFT, pos=goal)
    assert slot_of(context, "Siv") == 3


def test_everything_goes_by_keys_alone(page: TimetablePage, context: Context) -> None:
    grid = page.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_X, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert "båda går" in grid.accessibleDescription()
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert (slot_of(context, "Siv"), slot_of(context, "Åsa")) == (2, 1)
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert "har inte längre mötet" in foot(page).text
    QTest.keyClick(grid, Qt.Key.Key_F6)
    tray = page.content.tray
    assert page.window().focusWidget() is tray.rows
    tray.rows.selectRow(0)
    QTest.keyClick(tray.rows, Qt.Key.Key_Return)
    QTest.keyClick(grid, Qt.Key.Key_End, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert slot_of(context, "Siv") == 3
    QTest.keyClick(grid, Qt.Key.Key_F6)
    QTest.keyClick(tray.rows, Qt.Key.Key_F6)
    assert page.window().focusWidget() is page.content.panel.field
    QTest.keyClick(page.content.panel.field, Qt.Key.Key_F6)
    assert page.window().focusWidget() is grid


def test_several_are_chosen_locked_and_moved_together(
    page: TimetablePage, context: Context
) -> None:
    grid = page.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    assert len(grid.chosen) == 2
    QTest.keyClick(grid, Qt.Key.Key_L)
    assert foot(page).text == "2 möten är låsta."
    assert "låst" in grid.here()
    foot(page).undo_button.click()
    assert foot(page).text == "Ångrat: Lås möten."


def test_those_that_cannot_move_together_are_told(page: TimetablePage, context: Context) -> None:
    grid = page.grid
    grid.setFocus()
    for down in (1, 2):
        QTest.mouseClick(grid, LEFT, CONTROL, at_cell(page, 0, down))
    lift(page, 0, 2)
    drop(page, at_cell(page, 0, 3))
    assert (slot_of(context, "Siv"), slot_of(context, "Åsa")) == (2, 3)
    QTest.mouseClick(grid, LEFT, CONTROL, at_cell(page, 0, 2))
    QTest.mouseClick(grid, LEFT, CONTROL, at_cell(page, 0, 3))
    QTest.keyClick(grid, Qt.Key.Key_X, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_Up, CONTROL)
    assert "Det blir utanför dagens tider." in page.content.bar.told.text()
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert foot(page).text == "Inget är ändrat."
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert not grid.chosen


@pytest.mark.no_qt_log
def test_the_menu_locks_a_person_a_station_or_a_time(page: TimetablePage) -> None:
    page.grid.setFocus()
    menu = page.content.deeds.show_menu(at_cell(page, 0, 0))
    texts = [plain(action.text()) for action in menu.actions() if action.text()]
    assert texts[:3] == ["Förklara mötet", "Flytta mötet", "Ta bort tiden"]
    assert texts[4:] == [
        "Lås mötet", "Lås alla möten för Bo Ek", "Lås hela bord 1", "Lås hela tiden 09.00",
    ]  # fmt: skip
    next(a for a in menu.actions() if a.text() == "Lås hela bord 1").trigger()
    menu.close()
    assert foot(page).text == "3 möten är låsta."
    assert page.grid.map.heads_across(page.shell.tr)[0].locked
    page.content.deeds.show_menu(at_cell(page, 1, 3)).close()
    enter(page.grid)
    page.grid.grab()


@pytest.mark.no_qt_log
def test_who_is_to_have_a_time_is_written_into_the_cell(
    page: TimetablePage, context: Context
) -> None:
    grid, edit = page.grid, page.content.deeds.edit
    grid.setFocus()
    QTest.mouseClick(grid, LEFT, pos=at_cell(page, 1, 1))
    QTest.keyClick(grid, Qt.Key.Key_F2)
    assert edit.isVisible()
    QTest.keyClicks(edit, "bo")
    enter(edit)
    assert slot_of(context, "Bo", "Vård AB") == 1
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_F2)
    QTest.keyClicks(edit, "bo")
    enter(edit)
    assert page.refusal.text.startswith("Går inte: ")
    QTest.keyClick(grid, Qt.Key.Key_F2)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.isVisible()


def test_the_axes_are_switched_and_the_marked_meeting_stays_marked(
    page: TimetablePage, context: Context
) -> None:
    grid, bar = page.grid, page.content.bar
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    for number, axes in enumerate(Axes):
        bar.axes.setCurrentIndex(number)
        bar.axes.activated.emit(number)
        settle()
        assert (grid.axes, grid.meeting_here().seeker.name) == (axes, "Siv Ål")
        grid.grab()
    QTest.keyClick(grid, Qt.Key.Key_X, CONTROL)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert "Det är en annan persons rad." in bar.told.text()
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.here() == "Kl. 09.45, \u2068Siv Ål\u2069 · " + grid.here().split(" · ")[1]
    QTest.keyClick(grid, Qt.Key.Key_V, CONTROL)
    assert slot_of(context, "Siv") == 3


def test_cells_grow_and_shrink_by_wheel_and_keys(page: TimetablePage) -> None:
    grid = page.grid
    grid.setFocus()
    wide = grid.sizeHint().width()
    QTest.keyClick(grid, Qt.Key.Key_Plus, CONTROL)
    assert grid.sizeHint().width() > wide
    grid.grab()
    for _ in range(5):
        page.content.bar.smaller.click()
    assert (grid.density, page.content.bar.smaller.isEnabled()) == (0, False)
    grid.grab()
    QTest.keyClick(grid, Qt.Key.Key_0, CONTROL)
    assert grid.sizeHint().width() == wide


def test_only_what_is_changed_is_shown_and_its_slips_are_printed(
    page: TimetablePage, context: Context
) -> None:
    lift(page, 0, 1)
    drop(page, at_cell(page, 0, 3))
    only = page.content.bar.only
    only.setChecked(True)
    assert (page.grid.map.across, page.grid.meeting_here().seeker.name) == (1, "Siv Ål")
    page.grid.grab()
    page.publish()
    assert not only.isVisible()
    assert page.grid.map.across == 2
    assert page.slips.text().replace("&", "") == "Skriv ut 1 ändrad lapp"
    page.slips.click()
    assert not page.slips.isVisible()
    assert "Nya lappar: " in foot(page).text
