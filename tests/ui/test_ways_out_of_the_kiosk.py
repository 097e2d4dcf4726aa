"""While the screen is the employers', every way back leads through the coordinator's gate."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot
from ui.conftest import Opened
from ui.hands import enter, first_code, key, open_form, settle, the_fair
from usecases.builders import employer_named, later, planned_fair

from motesplats.core.clock import ManualClock
from motesplats.ui.dialogs.gate import GateDialog, ask_gate
from motesplats.ui.dialogs.lock import LockDialog
from motesplats.ui.failures import BugDialog
from motesplats.ui.frame import NUMBERED, PAGE_ORDER
from motesplats.ui.idle import IdleWatch
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.arrival import ArrivalPage
from motesplats.ui.start_up import lock_of
from motesplats.usecases.arrival import latest_arrivals
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.opening import open_store

RIGHT = "korrekt häst"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """An encrypted store with one small fair that has a published timetable."""
    made = open_store(tmp_path / "s.mplats", RIGHT, ManualClock())
    planned_fair(made)
    with closing(made.store):
        yield made


@pytest.fixture
def kiosk(open_window: Opened, context: Context) -> KioskPage:
    """The kiosk given to Bygg AB."""
    return open_form(open_window(context), context)


def window_of(kiosk: KioskPage) -> MainWindow:
    window = kiosk.window()
    assert isinstance(window, MainWindow)
    return window


def gate(kiosk: KioskPage) -> GateDialog | None:
    settle()
    found = [one for one in window_of(kiosk).findChildren(GateDialog) if one.isVisible()]
    return found[0] if found else None


def say(kiosk: KioskPage, passphrase: str) -> GateDialog:
    dialog = gate(kiosk)
    assert dialog is not None
    dialog.line.setText(passphrase)
    enter(dialog.line)
    return dialog


def is_shut(kiosk: KioskPage) -> bool:
    window = window_of(kiosk)
    hidden = not (window.rail.isVisible() or window.top.isVisible() or window.foot.isVisible())
    return hidden and window.page is kiosk and window.isVisible()


def test_the_coordinators_pages_open_for_the_passphrase_only(kiosk: KioskPage) -> None:
    kiosk.lock()
    kiosk.picker.way_out.click()
    assert "Fel lösenord" in say(kiosk, "fel").refusal.text
    assert is_shut(kiosk)
    say(kiosk, RIGHT)
    assert window_of(kiosk).rail.isVisible()
    assert gate(kiosk) is None


def test_leaving_the_gate_leads_back_to_the_kiosk(kiosk: KioskPage) -> None:
    kiosk.lock()
    kiosk.picker.way_out.click()
    dialog = gate(kiosk)
    assert dialog is not None
    key(dialog, Qt.Key.Key_Escape)
    assert gate(kiosk) is None
    assert is_shut(kiosk)


@pytest.mark.parametrize("locked", [False, True], ids=["given", "locked"])
def test_no_shortcut_leads_around_the_gate(kiosk: KioskPage, locked: bool) -> None:
    if locked:
        kiosk.lock()
    window = window_of(kiosk)
    window.activateWindow()
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    keys = [(getattr(Qt.Key, f"Key_{n}"), control) for n in range(1, len(NUMBERED) + 1)]
    keys += [(getattr(Qt.Key, f"Key_{c}"), control) for c in "ZQWNOPTF"]
    keys += [(getattr(Qt.Key, f"Key_F{n}"), Qt.KeyboardModifier.NoModifier) for n in range(1, 13)]
    keys += [(getattr(Qt.Key, f"Key_{c}"), alt) for c in "RITGUFHM1234567890"]
    keys += [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)]
    for code, modifier in keys:
        QTest.keyClick(window, code, modifier)
        assert is_shut(kiosk), (code, modifier)


def test_no_page_opens_and_nothing_is_undone_from_elsewhere(
    kiosk: KioskPage, context: Context
) -> None:
    window, undone = window_of(kiosk), []
    kiosk.shell.undoable("Något är gjort.", lambda: undone.append(1))
    window.undo_by_key()
    assert undone == []
    for name in PAGE_ORDER:
        kiosk.shell.go(name)
        assert is_shut(kiosk)
    kiosk.lock()
    window.scanner.scanned.emit(first_code(context))
    assert is_shut(kiosk)
    assert latest_arrivals(context, the_fair(context).id, 1) == ()


def test_another_language_leaves_a_locked_kiosk_locked(kiosk: KioskPage) -> None:
    kiosk.lock()
    window = window_of(kiosk)
    window.change_language()
    QApplication.processEvents()
    page = window.page
    assert isinstance(page, KioskPage)
    assert is_shut(page)
    assert page.picker.way_out.isVisible()
    window.change_look()
    QApplication.processEvents()
    assert not window.rail.isVisible()


def test_closing_the_window_takes_the_passphrase(kiosk: KioskPage) -> None:
    window = window_of(kiosk)
    for _ in range(2):
        asked = QCloseEvent()
        QCoreApplication.sendEvent(window, asked)
        assert not asked.isAccepted()
    assert len([d for d in window.findChildren(GateDialog) if d.isVisible()]) == 1
    say(kiosk, "fel")
    assert is_shut(kiosk)
    say(kiosk, RIGHT)
    assert not window.isVisible()


def test_the_coordinator_gives_the_screen_away_before_anybody_has_a_pin(
    open_window: Opened, context: Context
) -> None:
    window = open_window(context)
    window.go("kiosk")
    page = window.page
    assert isinstance(page, KioskPage)
    page.give_button.click()
    assert is_shut(page)
    assert page.picker.way_out.isVisible()
    assert not page.give_button.isVisible()


def test_a_first_pin_and_a_forgotten_one_take_the_coordinator(
    kiosk: KioskPage, context: Context
) -> None:
    kiosk.lock()
    picker = kiosk.picker
    picker.choose(picker.employers[0])
    assert picker.steps.currentIndex() == 0
    say(kiosk, RIGHT)
    assert picker.steps.currentIndex() == 1
    picker.pin.setText("4711")
    picker.again.setText("4711")
    enter(picker.again)
    assert kiosk.session is not None
    kiosk.lock()
    picker.choose(picker.employers[0])
    assert not picker.again.isVisible()
    picker.forgot_button.click()
    assert not picker.again.isVisible()
    say(kiosk, RIGHT)
    assert picker.again.isVisible()


def test_going_back_forgets_that_the_coordinator_was_there(
    kiosk: KioskPage, context: Context
) -> None:
    kiosk.lock()
    picker = kiosk.picker
    picker.choose(picker.employers[0])
    say(kiosk, RIGHT)
    picker.back_button.click()
    set_pin(context, employer_named(context, the_fair(context), "Bygg AB").id, "1234")
    kiosk.reload()
    picker.choose(picker.employers[0])
    assert not picker.again.isVisible()
    assert not picker.set_button.isVisible()


def after(kiosk: KioskPage, context: Context, seconds: int) -> None:
    """Time passes without anybody at the screen."""
    later(context, seconds=seconds)
    for watch in kiosk.findChildren(IdleWatch):
        watch.look()


def test_a_kiosk_that_nobody_touches_is_locked_after_three_minutes(
    kiosk: KioskPage, context: Context
) -> None:
    after(kiosk, context, 159)
    assert kiosk.refusal.text == ""
    after(kiosk, context, 1)
    assert "låses strax" in kiosk.refusal.text
    key(kiosk, Qt.Key.Key_Shift)
    assert kiosk.refusal.text == ""
    after(kiosk, context, 179)
    assert kiosk.session is not None
    after(kiosk, context, 1)
    assert kiosk.session is None
    assert kiosk.refusal.text == ""
    assert is_shut(kiosk)


def test_nobody_is_away_while_the_timetable_has_somebody_there(
    kiosk: KioskPage, context: Context
) -> None:
    later(context, minutes=4)
    kiosk.follow.look()
    after(kiosk, context, 0)
    assert kiosk.session is not None
    later(context, hours=3)
    kiosk.follow.look()
    after(kiosk, context, 0)
    assert kiosk.session is None


def test_the_coordinators_window_is_locked_after_five_minutes(
    open_window: Opened, context: Context
) -> None:
    window = open_window(context)
    lock = lock_of(window)
    window.go("arrival")
    page = window.page
    assert isinstance(page, ArrivalPage)
    page.field.setText("Åsa")
    later(context, minutes=4, seconds=59)
    lock.watch.look()
    assert not lock.locked
    later(context, seconds=1)
    lock.watch.look()
    assert not page.isVisible()
    asking = window.findChild(LockDialog)
    assert asking is not None
    key(asking, Qt.Key.Key_Escape)
    assert asking.isVisible()
    asking.line.setText(RIGHT)
    enter(asking.line)
    assert not lock.locked
    assert (page.isVisible(), page.field.text()) == (True, "Åsa")


def test_what_lies_above_a_window_is_locked_with_it(open_window: Opened, context: Context) -> None:
    window = open_window(context)
    lock = lock_of(window)
    bug = BugDialog(ValueError(), window.words, window)
    choosing = QFileDialog(window.page)
    choosing.setOption(QFileDialog.Option.DontUseNativeDialog)
    for dialog in (bug, choosing):
        dialog.open()
    ask_gate(window.page.shell, "Varför", lambda _passage: None, window)
    lock.lock()
    settle()
    above = [w for w in window.findChildren(QDialog) if w.isVisible()]
    assert [type(w) for w in above] == [LockDialog]
    asking = above[0]
    assert isinstance(asking, LockDialog)
    asking.line.setText(RIGHT)
    enter(asking.line)
    assert (bug.isVisible(), choosing.isVisible()) == (True, False)
    bug.accept()


def test_a_screen_that_employers_have_is_not_locked_twice(
    kiosk: KioskPage, context: Context
) -> None:
    lock = lock_of(window_of(kiosk))
    later(context, minutes=6)
    lock.watch.look()
    assert not lock.locked


def test_a_clock_that_is_set_back_locks_nothing(context: Context, qtbot: QtBot) -> None:
    watch, told = IdleWatch(context.now, timedelta(minutes=5)), []
    watch.idle.connect(lambda: told.append(1))
    later(context, days=-1)
    watch.look()
    later(context, minutes=5)
    watch.look()
    watch.look()
    assert told == [1]
