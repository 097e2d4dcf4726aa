"""The page Uppföljning: one letter an answer, the figures, and the poll that nobody leaves."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from ui.conftest import Opened
from ui.hands import clipped, settle, the_fair
from usecases.builders import employer_named, open_context, session_of
from usecases.followed_fairs import PROMISED, after, answers, fair_with, met_fair

from motesplats.core.clock import ManualClock
from motesplats.storage.store import Store
from motesplats.ui.dialogs.gate import GateDialog
from motesplats.ui.frame import FOLLOW_UP, KIOSK, LIVE
from motesplats.ui.kiosk.ending import RESULT
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.follow_up import FollowUpPage
from motesplats.ui.poll_walk import ASK, QUESTION, THANKS, WELCOME, WORDS
from motesplats.usecases.context import Context
from motesplats.usecases.follow_figures import figures
from motesplats.usecases.polls import poll_result
from motesplats.usecases.print_queue import print_jobs


@pytest.fixture
def context() -> Context:
    return open_context()


def opened(window: MainWindow) -> FollowUpPage:
    window.go(FOLLOW_UP)
    settle()
    page = window.page
    assert isinstance(page, FollowUpPage)
    return page


def chosen(page: FollowUpPage) -> str:
    line = page.due.model.row_at(page.due.rows.currentIndex().row())
    return "" if line is None else f"{line.kind} {line.contact.person.name}"


def test_a_letter_answers_and_the_next_person_is_chosen(
    qtbot: QtBot, open_window: Opened, context: Context
) -> None:
    fair = fair_with(context, 3)
    after(context, 7)
    window = open_window(context)
    page = opened(window)
    assert chosen(page) == "w1 P0 Ek"
    qtbot.keyClicks(page.due.rows, "ia")
    assert chosen(page) == "w1 P1 Ek"
    qtbot.keyClicks(page.due.rows, "x5")
    assert chosen(page) == "w1 P2 Ek"
    assert figures(context, fair.id).answers == (1, 0, 0, 0, 1, 1)
    window.undo_by_key()
    settle()
    assert figures(context, fair.id).answers == (1, 0, 0, 0, 0, 2)
    assert len(page.due.model.shown) == 2
    page.due.card.outcomes["N"].click()
    page.due.rows.selectRow(0)
    page.due.card.outcomes["S"].click()
    settle()
    assert "Nästa dag är 2026-12-26" in page.due.empty.text()
    page.due.when.setCurrentIndex(1)
    page.due.when.activated.emit(1)
    assert chosen(page) == "m1 P0 Ek"


def test_a_promise_is_kept_moved_or_not_kept_and_taken_back_from_another_fair(
    qtbot: QtBot, open_window: Opened, context: Context
) -> None:
    met_fair(context, **PROMISED)
    other = fair_with(context, 1, "Andra", day=date(2026, 11, 25))
    after(context, 8)
    window = open_window(context)
    window.open_fair(other)
    page = opened(window)
    assert page.due.fairs.currentData() == other.id
    page.due.fairs.setCurrentIndex(0)
    page.due.kinds.setCurrentIndex(1)
    page.due.kinds.activated.emit(1)
    assert page.due.card.employer.text() == "Bygg AB\nbygg@example.org"
    qtbot.keyClicks(page.due.rows, "ai")
    assert chosen(page) == "promise Åsa Öst"
    qtbot.keyClicks(page.due.rows, "m")
    assert chosen(page) == ""
    window.undo_by_key()
    settle()
    assert chosen(page) == "promise Åsa Öst"
    page.due.card.promises["H"].click()
    page.due.print_button.click()
    assert page.due.model.shown == ()
    assert [job.sheet for job in print_jobs(context, other.id)] == ["followup"]


def test_a_fair_to_come_leaves_the_list_to_those_that_are_over(
    open_window: Opened, context: Context
) -> None:
    fair_with(context, 2)
    coming = fair_with(context, 1, "Nästa", day=date(2027, 5, 1))
    after(context, 7)
    window = open_window(context)
    window.open_fair(coming)
    page = opened(window)
    assert page.due.fairs.currentData() is None
    assert chosen(page) == "w1 P0 Ek"


def test_every_part_of_the_page_stands_without_a_fair(
    open_window: Opened, context: Context
) -> None:
    page = opened(open_window(context))
    for number in range(1, 4):
        page.tabs.setCurrentIndex(number)
        assert "Ingen träff är öppen" in page.state.text()


def test_every_part_of_the_page_stands_before_and_after_the_answers(
    open_window: Opened, context: Context
) -> None:
    window = open_window(context)
    fair = fair_with(context, 12)
    window.open_fair(fair)
    page = opened(window)
    page.tabs.setCurrentIndex(1)
    assert page.outcomes.share.text() == "Ingen har svarat än."
    answers(context, fair, "AAAAAAFFFFFF", "w1", "guarantee")
    answers(context, fair, "AAAAASFFFFFF", "m1", "guarantee")
    page.reload()
    assert page.outcomes.share.text() == "Har arbete: 5 av 12 (42 %)"
    assert "Ej svar: 0" in page.outcomes.silent.text()
    assert "jobbgaranti: 6" in page.outcomes.chart.accessibleDescription()
    page.tabs.setCurrentIndex(2)
    assert len(page.measures.model.shown) == 16
    assert page.measures.groups.isHidden()
    window.change_language()
    page = opened(window)
    settle()
    assert page.tabs.currentIndex() == 2
    assert not clipped(window)


def answer(qtbot: QtBot, page: FollowUpPage, keys: str) -> None:
    qtbot.keyClicks(page.asking, keys)


@pytest.fixture
def page(open_window: Opened, context: Context) -> FollowUpPage:
    """The page with the poll open for seekers, who have the whole screen."""
    fair_with(context, 1)
    page = opened(open_window(context))
    page.tabs.setCurrentIndex(3)
    page.poll.open_button.click()
    return page


def test_while_the_poll_is_open_there_is_no_other_page(page: FollowUpPage) -> None:
    window = page.window()
    assert isinstance(window, MainWindow)
    assert not window.rail.isVisible()
    window.go(LIVE)
    window.go(KIOSK)
    assert window.page is page
    page.asking.leave_button.click()
    assert window.rail.isVisible()


def test_the_poll_is_answered_with_keys_and_begins_again(
    qtbot: QtBot, page: FollowUpPage, context: Context
) -> None:
    asking = page.asking
    qtbot.keyClick(asking, Qt.Key.Key_Return)
    answer(qtbot, page, "49")
    qtbot.keyClick(asking, Qt.Key.Key_Backspace)
    answer(qtbot, page, "3012")
    assert asking.walk.step == QUESTION
    asking.language_button.click()
    assert asking.question.text() == "I know my next step"
    answer(qtbot, page, "4")
    asking.line.setPlainText("Ring 070-174 06 05")
    assert "Write about the fair" in asking.hint.text()
    asking.send_button.click()
    assert (asking.walk.step, "No names" in asking.refusal.text()) == (WORDS, True)
    asking.line.setPlainText("Mer kaffe.")
    qtbot.keyClick(asking, Qt.Key.Key_Return)
    assert asking.walk.step == THANKS
    qtbot.keyClick(asking, Qt.Key.Key_Space)
    assert (asking.walk.step, asking.question.text()) == (WELCOME, "Vad tyckte du om träffen?")
    assert [one.waiting for one in poll_result(context, the_fair(context).id).counts] == [1]


def test_papers_are_typed_in_one_after_the_other(
    qtbot: QtBot, open_window: Opened, context: Context
) -> None:
    fair = fair_with(context, 1)
    window = open_window(context)
    page = opened(window)
    page.tabs.setCurrentIndex(3)
    page.poll.who.setCurrentIndex(page.poll.who.findData(ASK))
    page.poll.paper_button.click()
    qtbot.keyClick(page.asking, Qt.Key.Key_Backspace)
    for _ in range(6):
        answer(qtbot, page, "212341")
        qtbot.keyClick(page.asking, Qt.Key.Key_Return)
    assert "6 papper är inskrivna" in page.asking.top.text()
    assert window.rail.isVisible()
    page.leave_poll()
    assert "Arbetsgivare: 5 svar" in page.poll.chart.accessibleDescription()
    assert "1 svar väntar" in page.poll.waiting.text()
    page.poll.result_button.click()
    page.poll.form_button.click()
    settle()
    assert [job.sheet for job in print_jobs(context, fair.id)] == ["poll", "poll.results"]


def test_a_poll_in_a_locked_store_is_left_with_the_passphrase(
    open_window: Opened, tmp_path: Path
) -> None:
    clock = ManualClock()
    store = Store.open(tmp_path / "s.mplats", "hemligt nog", clock=clock)
    context = Context(store, clock)
    fair_with(context, 1)
    window = open_window(context)
    page = opened(window)
    page.open_poll("seeker", paper=False)
    page.leave_poll()
    (dialog,) = window.findChildren(GateDialog)
    dialog.reject()
    assert (page.given, window.closing.may()) == (True, False)
    (dialog,) = [one for one in window.findChildren(GateDialog) if one.isVisible()]
    dialog.line.setText("hemligt nog")
    dialog.try_passphrase()
    assert not page.given
    store.close()


def test_an_employer_prints_its_own_page_at_the_end_of_the_day(
    open_window: Opened, context: Context
) -> None:
    fair = met_fair(context)
    window = open_window(context)
    window.go(KIOSK)
    kiosk = window.page
    assert isinstance(kiosk, KioskPage)
    host = employer_named(context, fair, "Bygg AB")
    ending = kiosk.ending
    ending.begin(session_of(context, fair, "Bygg AB"))
    ending.go_on()
    assert ending.steps.currentIndex() == RESULT
    ending.print_button.click()
    settle()
    (job,) = print_jobs(context, the_fair(context).id)
    assert job.sheet == f"employers:{host.id}"
