"""Before the window: the passphrase of a store, three tries, and the one for a new store."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui.hands import clipped, controls, enter, is_reached, key, settle, write

from motesplats.core.clock import ManualClock
from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.i18n import ENGLISH, SWEDISH, words_in
from motesplats.ui.dialogs.opening import NewStoreDialog, OpenDialog
from motesplats.ui.start_up import application, open_asking
from motesplats.ui.tasks import Tasks
from motesplats.ui.theme import Theme
from motesplats.usecases.context import Context
from motesplats.usecases.opening import open_store

RIGHT = "korrekt häst"
Opening = Callable[[str], Context]


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Opening]:
    """Opens the store of the test; what it opened is closed afterwards."""
    path, made = tmp_path / "s.mplats", []

    def opened(passphrase: str) -> Context:
        made.append(open_store(path, passphrase, ManualClock()))
        return made[-1]

    Theme().apply(application())
    yield opened
    for context in made:
        context.store.close()


@pytest.fixture
def asked(opening: Opening, tasks: Tasks, qtbot: QtBot, tmp_path: Path) -> OpenDialog:
    """The dialog over an encrypted store."""
    opening(RIGHT).store.close()
    dialog = OpenDialog(tmp_path / "s.mplats", words_in(SWEDISH), tasks, opening)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def tried(dialog: OpenDialog, passphrase: str) -> str:
    dialog.line.setText(passphrase)
    dialog.open_button.click()
    return dialog.refusal.text


def test_the_passphrase_opens_the_store(asked: OpenDialog) -> None:
    write(asked.line, RIGHT)
    enter(asked.line)
    assert asked.outcome().store.encrypted
    assert not asked.isVisible()
    assert asked.line.text() == ""


def test_each_wrong_try_is_said_and_the_third_is_the_last(asked: OpenDialog) -> None:
    assert "2 gånger till" in tried(asked, "fel")
    assert asked.line.selectedText()
    assert tried(asked, "") == "Skriv lösenordet först."
    assert "en gång till" in tried(asked, "fel igen")
    assert "tre gånger" in tried(asked, "fel ännu en gång")
    assert not asked.open_button.isVisible()
    asked.cancel_button.click()
    with pytest.raises(StoreUnavailable) as caught:
        asked.outcome()
    assert caught.value.trouble is StoreTrouble.WRONG_PASSPHRASE


def test_after_a_wrong_try_the_right_one_opens(asked: OpenDialog) -> None:
    tried(asked, "fel")
    tried(asked, RIGHT)
    assert asked.outcome().store.encrypted


def test_leaving_is_told_apart_from_a_wrong_passphrase(asked: OpenDialog) -> None:
    tried(asked, "fel")
    key(asked, Qt.Key.Key_Escape)
    with pytest.raises(Refused) as caught:
        asked.outcome()
    assert caught.value.refusal is Refusal.STOPPED


def test_letters_are_dots_until_somebody_wants_to_see_them(asked: OpenDialog) -> None:
    assert asked.line.echoMode() is QLineEdit.EchoMode.Password
    asked.shown.click()
    assert asked.line.echoMode() is QLineEdit.EchoMode.Normal


def test_caps_lock_is_told_by_the_letters_that_come(asked: OpenDialog) -> None:
    key(asked.line, Qt.Key.Key_H, "H")
    assert asked.caps.isVisible()
    key(asked.line, Qt.Key.Key_CapsLock)
    key(asked.line, Qt.Key.Key_H, "h")
    assert not asked.caps.isVisible()


def test_a_new_store_gets_a_passphrase_typed_twice(
    opening: Opening, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewStoreDialog(tmp_path / "s.mplats", words_in(SWEDISH), tasks, opening)
    qtbot.addWidget(dialog)
    dialog.line.setText("kort")
    dialog.create_button.click()
    assert "för kort" in dialog.refusal.text
    dialog.line.setText(RIGHT)
    dialog.again.setText("korrekt hast")
    dialog.create_button.click()
    assert "olika" in dialog.refusal.text
    assert not (tmp_path / "s.mplats").exists()
    dialog.again.setText(RIGHT)
    dialog.create_button.click()
    assert dialog.outcome().store.encrypted


def test_a_store_without_a_passphrase_is_an_explicit_choice(
    opening: Opening, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewStoreDialog(tmp_path / "s.mplats", words_in(SWEDISH), tasks, opening)
    qtbot.addWidget(dialog)
    assert dialog.without_button.text().replace("&", "") == "Utan lösenord (bara för övning)"
    dialog.without_button.click()
    assert not dialog.outcome().store.encrypted


def test_other_troubles_are_said_and_told_afterwards(
    opening: Opening, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "s.mplats").mkdir()
    dialog = NewStoreDialog(tmp_path / "s.mplats", words_in(ENGLISH), tasks, opening)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.without_button.click()
    assert "is not a file of this program" in dialog.refusal.text
    dialog.reject()
    with pytest.raises(StoreUnavailable):
        dialog.outcome()


def test_every_control_is_named_reached_and_whole(
    opening: Opening, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    for make in (OpenDialog, NewStoreDialog):
        for language in (SWEDISH, ENGLISH):
            dialog = make(tmp_path / "s.mplats", words_in(language), tasks, opening)
            qtbot.addWidget(dialog)
            dialog.show()
            dialog.refusal.say("Ett ganska långt ord om vad som gick fel. " * 4)
            settle()
            QApplication.processEvents()
            assert not [c for c in controls(dialog) if not c.accessibleName() or not is_reached(c)]
            assert clipped(dialog) == []


def test_the_screen_goes_on_while_the_store_is_opened(
    opening: Opening, qtbot: QtBot, tmp_path: Path
) -> None:
    seen, tasks = threading.Event(), Tasks()

    def slow(passphrase: str) -> Context:
        assert seen.wait(5), "the screen stood still"
        return opening(passphrase)

    dialog = NewStoreDialog(tmp_path / "s.mplats", words_in(SWEDISH), tasks, slow)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.open_without()
    assert not dialog.create_button.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    QTimer.singleShot(0, seen.set)
    qtbot.waitUntil(lambda: dialog.result() == 1, timeout=5000)
    tasks.close()
    assert not dialog.outcome().store.encrypted


def test_asking_comes_before_the_window_and_an_open_store_asks_nothing(
    opening: Opening, qtbot: QtBot, tmp_path: Path
) -> None:
    def press() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, NewStoreDialog) and dialog.isVisible():
                dialog.without_button.click()

    ask = partial(open_asking, tmp_path / "s.mplats", ManualClock())
    QTimer.singleShot(0, press)
    ask().store.close()
    assert application().quitOnLastWindowClosed()
    ask().store.close()
