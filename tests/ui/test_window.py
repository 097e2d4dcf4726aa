"""The window itself: fairs, languages, looks, undo, troubles with the store, bugs, pictures."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.conftest import Opened
from ui.hands import settle, the_fair
from usecases.builders import give_feedback, open_context

from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.i18n import ENGLISH, SWEDISH, words_in
from motesplats.ui.failures import BugDialog, hook_for
from motesplats.ui.frame import PAGE_ORDER
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.start import StartPage
from motesplats.ui.screens import picture_all
from motesplats.ui.theme import Look
from motesplats.usecases.context import Context
from motesplats.usecases.queries import all_fairs, facts


def start_of(window: MainWindow) -> StartPage:
    window.go("start")
    assert isinstance(window.page, StartPage)
    return window.page


def test_the_only_fair_is_open_from_the_start(window: MainWindow) -> None:
    assert all(page.fair is not None for page in window.pages.values())


def test_an_empty_store_says_what_to_do(open_window: Opened) -> None:
    window = open_window(open_context())
    assert "Här finns ingen träff än." in window.page.state.text()
    for name in PAGE_ORDER[1:]:
        window.go(name)
        said = " ".join(label_texts(window))
        assert "Ingen träff är öppen" in said, name


def test_a_practice_fair_is_made_and_opened(open_window: Opened) -> None:
    context = open_context()
    window = open_window(context)
    start_of(window).practice_button.click()
    fair = all_fairs(context)[0]
    assert fair.fair.practice
    assert fair.facts.seekers == 60
    assert window.page.name == "timetable"
    start_of(window).practice_button.click()
    assert len({one.fair.name for one in all_fairs(context)}) == 2


def test_a_new_fair_is_created_and_leads_to_the_lists(open_window: Opened) -> None:
    context = open_context()
    window = open_window(context)
    page = start_of(window)
    page.new_button.click()
    page.form.save.click()
    assert page.form.refusal.text
    page.form.name.setText("IT-träffen i Kista")
    page.form.save.click()
    assert the_fair(context).name == "IT-träffen i Kista"
    assert window.page.name == "registration"


def test_a_fair_is_opened_where_its_work_goes_on(window: MainWindow) -> None:
    page = start_of(window)
    page.list.activated.emit(page.model.index(0, 0))
    assert window.page.name == "arrival"


def test_the_other_language_is_one_click_away(window: MainWindow) -> None:
    window.rail.language_wanted.emit()
    assert window.page.title.text() == "Fairs"
    assert "Practice fair" in window.banner.text
    window.rail.language_wanted.emit()
    assert window.page.title.text() == "Träffar"


def test_looks_change_without_losing_the_page(window: MainWindow) -> None:
    window.go("reports")
    for _ in Look:
        window.change_look()
        assert window.page.name == "reports"


def test_saving_says_when(window: MainWindow, context: Context) -> None:
    window.refresh.tell(frozenset())
    assert "Sparat" not in " ".join(label_texts(window))
    window.go("arrival")
    window.page.on_scan("MPS")
    start_of(window).practice_button.click()
    assert any(text.startswith("Sparat 09:00:00") for text in label_texts(window))


def test_a_store_out_of_reach_is_said_with_a_way_to_try_again(window: MainWindow) -> None:
    tried: list[int] = []
    error = StoreUnavailable(StoreTrouble.DISK_FULL, "x.mplats")
    window.banner.show_trouble(error, lambda: tried.append(1))
    assert "Disken är full" in window.banner.text
    again = window.banner.findChild(QPushButton)
    assert again is not None
    again.click()
    assert tried == [1]


@pytest.mark.expects_log
def test_a_bug_is_told_with_details_to_copy_and_the_program_goes_on(
    window: MainWindow, context: Context
) -> None:
    tasks = window.page.shell.tasks
    tasks.run(window, lambda: {}["Åsa Öst"], lambda _none: None)
    dialog = window.findChild(BugDialog)
    assert dialog is not None
    dialog.copy()
    assert "KeyError" in QGuiApplication.clipboard().text()
    assert "Åsa" not in QGuiApplication.clipboard().text()
    dialog.accept()
    window.go("arrival")
    assert facts(context, the_fair(context).id).arrived == 0


@pytest.mark.expects_log
def test_what_nobody_caught_opens_the_same_dialog(window: MainWindow, qtbot: QtBot) -> None:
    hook = hook_for(window, lambda: words_in(ENGLISH))
    error = ValueError("secret")
    hook(ValueError, error, None)
    dialog = window.findChild(BugDialog)
    assert dialog is not None
    assert dialog.windowTitle() == "Something went wrong in the program"
    dialog.accept()


def test_every_page_is_pictured_in_every_language(
    context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    give_feedback(context, the_fair(context), "Siv", "Bygg AB")
    files = picture_all(context, tmp_path, [SWEDISH, ENGLISH])
    names = {file.name for file in files}
    assert {f"{page}-{one}.png" for page in PAGE_ORDER for one in (SWEDISH, ENGLISH)} <= names
    assert "kiosk-form-sv.png" in names
    assert all(file.stat().st_size > 5_000 for file in files)
    settle()


def label_texts(window: MainWindow) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]
