"""The desk by scan, by name and by keyboard alone; harmless when repeated, with a way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.hands import clipped, enter, first_code, first_name, key, settle, the_fair, write

from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.usecases.arrival import WalkIn, walk_in
from motesplats.usecases.context import Context
from motesplats.usecases.queries import facts


@pytest.fixture
def desk(window: MainWindow) -> ArrivalPage:
    window.go("arrival")
    assert isinstance(window.page, ArrivalPage)
    return window.page


def texts(root: QWidget) -> list[str]:
    """Everything that stands or is said on the screen, shown or hidden."""
    labels = [one.text() for one in root.findChildren(QLabel)]
    lines = [one.text() for one in root.findChildren(QLineEdit)]
    return labels + lines + [one.accessibleName() for one in root.findChildren(QWidget)]


def inside(context: Context) -> int:
    return facts(context, the_fair(context).id).arrived


def test_the_large_field_listens_from_the_start(window: MainWindow, desk: ArrivalPage) -> None:
    assert desk.first_focus is desk.field
    assert window.focusWidget() is desk.field


def test_a_scan_says_who_came_and_where_they_go(desk: ArrivalPage, context: Context) -> None:
    desk.on_scan(first_code(context))
    assert desk.answer.name.text() == first_name(context)
    assert "Incheckad kl. 09.00" in desk.answer.state.text()
    assert desk.answer.next.text().startswith("Bord ")
    assert inside(context) == 1


def test_a_second_scan_says_when_the_person_came(desk: ArrivalPage, context: Context) -> None:
    desk.on_scan(first_code(context))
    desk.on_scan(first_code(context))
    assert "Redan incheckad kl. 09.00" in desk.answer.state.text()
    assert inside(context) == 1


def test_an_unknown_code_is_refused_in_words(desk: ArrivalPage) -> None:
    desk.on_scan("MPS00000000")
    assert desk.answer.state.text() == "Inte incheckad"
    assert "finns inte på någon namnbricka" in desk.answer.next.text()


def test_three_letters_and_enter_check_somebody_in(
    desk: ArrivalPage, context: Context, qtbot: QtBot
) -> None:
    write(desk.field, "åsa")
    qtbot.waitUntil(lambda: desk.hits.count() == 1)
    enter(desk.field)
    assert desk.answer.name.text() == "Åsa Öst"
    assert desk.field.text() == ""
    assert inside(context) == 1


def test_enter_does_not_wait_for_the_search(desk: ArrivalPage, context: Context) -> None:
    write(desk.field, "siv")
    enter(desk.field)
    assert desk.answer.name.text() == "Siv Ål"


def test_a_code_can_be_typed(desk: ArrivalPage, context: Context) -> None:
    write(desk.field, first_code(context).lower())
    enter(desk.field)
    assert inside(context) == 1


def test_arrow_down_goes_into_the_list(desk: ArrivalPage, qtbot: QtBot) -> None:
    write(desk.field, "ås")
    qtbot.waitUntil(lambda: desk.hits.count() == 1)
    key(desk.field, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is desk.hits
    desk.hits.itemActivated.emit(desk.hits.currentItem())
    assert desk.answer.name.text() == "Åsa Öst"


def test_undo_takes_the_check_in_back(
    window: MainWindow, desk: ArrivalPage, context: Context
) -> None:
    desk.on_scan(first_code(context))
    window.foot.take_back()
    assert inside(context) == 0
    assert desk.answer.name.text() == ""
    window.undoing.redo()
    assert inside(context) == 1


def test_the_last_five_have_a_way_back_each(desk: ArrivalPage, context: Context) -> None:
    desk.on_scan(first_code(context))
    settle()
    back = desk.latest.findChild(QPushButton)
    assert back is not None
    assert first_name(context) in back.accessibleName()
    back.click()
    assert inside(context) == 0


def test_a_drop_in_is_in_with_a_name_and_enter(desk: ArrivalPage, context: Context) -> None:
    desk.field.setText("Nadia Ny")
    desk.open_walk_in()
    assert [one.text() for one in desk.walk_in.fields] == ["Nadia", "Ny", "", ""]
    enter(desk.walk_in.fields[1])
    assert desk.answer.name.text() == "Nadia Ny"
    assert inside(context) == 1


def test_a_protected_drop_in_is_a_code_at_once_and_can_be_taken_back(
    window: MainWindow, desk: ArrivalPage, context: Context
) -> None:
    desk.field.setText("Nadia Ny")
    desk.open_walk_in()
    desk.walk_in.protected.setChecked(True)
    desk.walk_in.save.click()
    assert desk.answer.name.text().startswith("Kod ")
    assert "Nadia" not in " ".join(texts(window))
    assert window.focusWidget() is desk.field
    window.foot.take_back()
    assert facts(context, the_fair(context).id).seekers == 3
    assert desk.answer.name.text() == ""


def test_somebody_is_protected_at_the_desk_and_shown_by_name_again(
    window: MainWindow, desk: ArrivalPage, context: Context
) -> None:
    name = first_name(context)
    desk.on_scan(first_code(context))
    desk.answer.protect_button.click()
    settle()
    assert name not in " ".join([*texts(desk), window.foot.text])
    assert desk.answer.protect_button.isHidden()
    assert first_name(context) == ""
    window.foot.take_back()
    assert desk.answer.name.text() == first_name(context) == name


def test_a_drop_in_without_a_name_is_refused_in_the_form(desk: ArrivalPage) -> None:
    desk.open_walk_in()
    desk.walk_in.save.click()
    assert "Förnamnet saknas" in desk.walk_in.refusal.text
    key(desk.walk_in, Qt.Key.Key_Escape)
    assert desk.middle.currentWidget() is desk.answer


def test_esc_leads_from_any_field_of_the_form_back_to_the_large_one(
    window: MainWindow, desk: ArrivalPage
) -> None:
    for place in (*desk.walk_in.fields, desk.walk_in.protected, desk.walk_in.save):
        desk.open_walk_in()
        key(place, Qt.Key.Key_Escape)
        assert desk.middle.currentWidget() is desk.answer
        assert window.focusWidget() is desk.field


def test_a_long_name_keeps_to_the_page_and_one_from_right_to_left_to_its_edge(
    window: MainWindow, desk: ArrivalPage, context: Context
) -> None:
    fair = the_fair(context)
    for name in ("Zeynep Şahin-Lindqvist von Österåker", "محمد عبد الرحمن"):
        desk.deeds.walked_in(walk_in(context, fair.id, WalkIn(name)))
        settle()
        assert clipped(desk) == []
        assert desk.answer.name.alignment() & Qt.AlignmentFlag.AlignAbsolute
    assert desk.height() <= desk.parentWidget().height()


def test_a_scan_on_another_page_leads_to_the_desk(window: MainWindow, context: Context) -> None:
    window.go("reports")
    window.scanner.scanned.emit(first_code(context))
    assert window.page.name == "arrival"
    assert inside(context) == 1


def test_enter_on_the_tick_for_protection_checks_in_too(
    desk: ArrivalPage, context: Context
) -> None:
    desk.walk_in_button.click()
    write(desk.walk_in.fields[0], "Berit")
    desk.walk_in.protected.setFocus()
    key(desk.walk_in.protected, Qt.Key.Key_Return)
    settle()
    assert inside(context) == 1


def test_another_look_keeps_a_drop_in_that_is_half_filled_in(
    window: MainWindow, desk: ArrivalPage, context: Context
) -> None:
    desk.on_scan(first_code(context))
    saved = window.top.saved
    desk.open_walk_in()
    desk.walk_in.fields[0].setText("Örjan")
    desk.walk_in.protected.setChecked(True)
    widths = set()
    for _look in range(3):
        window.change_look()
        settle()
        widths.add(window.rail.width())
    assert len(widths) == 1
    after = window.page
    assert isinstance(after, ArrivalPage)
    assert after.walk_in.fields[0].text() == "Örjan"
    assert after.walk_in.protected.isChecked()
    assert after.first_focus is after.walk_in.fields[0]
    assert (window.top.saved, saved is None) == (saved, False)
    after.walk_in.check_in()
    assert inside(context) == 2
