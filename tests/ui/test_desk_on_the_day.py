"""The desk while the door is busy: calls, employers, paper, the way out, scans whatever is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from ui.hands import clipped, enter, first_code, key, open_form, settle, the_fair, write
from usecases.builders import register, someone

from motesplats.core.fair import MeetingState
from motesplats.ui.failures import BugDialog
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.scan_ways import SILENT_S, ScannerHealth, ScanWays
from motesplats.usecases.context import Context
from motesplats.usecases.queries import facts, parts


@pytest.fixture
def desk(window: MainWindow) -> ArrivalPage:
    window.go("arrival")
    assert isinstance(window.page, ArrivalPage)
    return window.page


def inside(context: Context) -> int:
    return facts(context, the_fair(context).id).arrived


def states(desk: ArrivalPage) -> list[object]:
    """What the list says of each who is missing."""
    return [desk.calling.model.index(n, 2).data() for n in range(3)]


def test_the_missing_are_called_by_keyboard_and_every_note_has_a_way_back(
    window: MainWindow, desk: ArrivalPage, context: Context
) -> None:
    desk.call_button.click()
    settle()
    assert states(desk) == ["inte ringd"] * 3
    key(desk.calling.view, Qt.Key.Key_K, "k")
    key(desk.calling.view, Qt.Key.Key_R, "r")
    key(desk.calling.view, Qt.Key.Key_U, "u")
    assert states(desk) == ["kommer 09.15", "ringd, inget svar", "uteblir"]
    known = parts(context, the_fair(context).id).meetings
    assert MeetingState.NO_SHOW in {m.state for m in known}
    window.foot.take_back()
    assert states(desk)[2] == "inte ringd"
    desk.calling.all_late.click()
    settle()
    assert clipped(desk) == []
    key(desk.calling, Qt.Key.Key_Escape)
    assert desk.middle.currentWidget() is desk.answer


def test_an_employer_is_checked_in_with_three_letters_and_enter(
    window: MainWindow, desk: ArrivalPage, context: Context, qtbot: QtBot
) -> None:
    write(desk.field, "byg")
    enter(desk.field)
    assert (desk.answer.name.text(), desk.answer.next.text()) == ("Bygg AB", "Bord 1")
    write(desk.field, "bygg")
    enter(desk.field)
    assert desk.answer.state.text() == "Redan här"
    window.foot.take_back()
    write(desk.field, "bygg")
    enter(desk.field)
    assert desk.answer.state.text() == "Här kl. 09.00"
    assert inside(context) == 0


def test_going_out_is_one_press_and_the_badge_lets_in_again(
    desk: ArrivalPage, context: Context
) -> None:
    code = first_code(context)
    desk.on_scan(code)
    desk.answer.door_button.click()
    settle()
    assert "0 av 3 inne. 1 har gått ut en stund." in desk.state.text()
    desk.on_scan(code)
    assert desk.answer.state.text().startswith("Inne igen")
    desk.on_scan(code)
    assert desk.answer.state.text().startswith("Redan incheckad")
    assert desk.answer.property("state") == "talk"


def test_a_slip_and_a_badge_are_printed_apart_from_the_check_in(
    window: MainWindow, desk: ArrivalPage, context: Context, tmp_path: Path
) -> None:
    desk.shell.prints.set(str(tmp_path))
    desk.on_scan(first_code(context))
    assert list(tmp_path.iterdir()) == []
    desk.answer.slip_button.click()
    desk.answer.badge_button.click()
    assert [one.name.split("-")[0] for one in sorted(tmp_path.iterdir())] == ["badges", "slips"]


def test_two_of_one_name_are_marked_in_the_list_and_on_the_card(
    desk: ArrivalPage, context: Context
) -> None:
    fair = the_fair(context)
    register(context, fair, someone("Åsa Öst", "Vård AB", phone="070-1", email="b@example.org"))
    desk.look_up("åsa")
    told = [desk.hits.item(n).text() for n in range(2)]
    assert any("! önskar \u2068Bygg AB\u2069, telefon …605" in text for text in told)
    enter(desk.field)
    assert desk.answer.note.text().startswith("! Samma namn som någon annan")


def test_a_scan_in_a_feedback_text_leaves_the_text_and_the_form_as_they_were(
    window: MainWindow, context: Context
) -> None:
    page = open_form(window, context)
    before = page.meeting
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(window.scanner)
    try:
        write(window, first_code(context))
        enter(window)
    finally:
        app.removeEventFilter(window.scanner)
    assert window.page is page
    assert page.meeting is before


def test_the_same_code_twice_in_a_second_is_one_scan(window: MainWindow, context: Context) -> None:
    now = [10.0]
    window.scans = ScanWays(window, lambda: now[0])
    window.go("arrival")
    assert isinstance(window.page, ArrivalPage)
    code = first_code(context)
    window.scanner.scanned.emit(code)
    now[0] += 0.9
    window.scanner.scanned.emit(code.lower())
    assert window.page.answer.state.text().startswith("Incheckad")
    now[0] += 1.1
    window.scanner.scanned.emit(code)
    assert window.page.answer.state.text().startswith("Redan incheckad")


def test_a_scan_closes_a_dialog_without_risk_and_waits_for_any_other(
    window: MainWindow, context: Context
) -> None:
    question = QDialog(window, modal=True)
    question.open()
    window.scanner.scanned.emit(first_code(context))
    assert inside(context) == 0
    assert "skannades. Svara först" in window.banner.text
    question.reject()
    told = BugDialog(ValueError("x"), window.words, window)
    told.open()
    window.scans = ScanWays(window)
    window.showFullScreen()
    window.scanner.scanned.emit(first_code(context))
    assert not told.isVisible()
    assert inside(context) == 1


def test_a_scanner_that_is_silent_while_people_come_is_noticed() -> None:
    health = ScannerHealth()
    for second in (0.0, 60.0, 120.0):
        health.by_hand(second)
    assert not health.silent(SILENT_S - 1)
    assert health.silent(SILENT_S)
    health.scanned(SILENT_S)
    assert not health.silent(2 * SILENT_S)
    assert health.last_scan == SILENT_S


def test_whoever_goes_home_frees_the_meetings_and_ctrl_z_brings_them_back(
    window: MainWindow, desk: ArrivalPage, context: Context, qtbot: QtBot
) -> None:
    desk.on_scan(first_code(context))
    fair = the_fair(context).id
    before = [m.state for m in parts(context, fair).meetings]
    desk.answer.home_button.click()
    assert "har gått hem" in window.foot.text
    assert MeetingState.CANCELLED in {m.state for m in parts(context, fair).meetings}
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [m.state for m in parts(context, fair).meetings][: len(before)] == before


def test_quick_search_prints_a_slip_again_and_sends_somebody_home(
    window: MainWindow, desk: ArrivalPage, context: Context, tmp_path: Path
) -> None:
    window.page.shell.prints.set(str(tmp_path))
    desk.on_scan(first_code(context))
    window.over.search()
    window.quick_search.field.setText(first_code(context))
    found = window.quick_search.found.item(0).data(Qt.ItemDataRole.UserRole)
    deeds = {deed.text: deed for deed in found}
    deeds["Skriv ut lappen igen"].act()
    assert list(tmp_path.rglob("*.pdf"))
    deeds["Går hem"].act()
    assert window.page.name == "live"
