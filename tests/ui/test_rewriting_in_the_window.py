"""An officer sends a text back, its employer writes it anew at the screen, and it is read again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from ui.hands import key, settle, the_fair
from usecases.builders import employer_named, give_feedback, session_of

from motesplats.storage import departures
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.kiosk.text_blocks import TextBlock
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.reports import ReportsPage
from motesplats.usecases.context import Context
from motesplats.usecases.reports import Decision, decide_text, release_list
from motesplats.usecases.rewriting import RewriteReason, texts_to_rewrite

HARD = "Du är blyg & tyst."
NEW = "Fråga kunden vad den vill ha."


@pytest.fixture
def reports(window: MainWindow, context: Context) -> ReportsPage:
    """A text about Siv that the language check has something to say of; all others are released."""
    fair = the_fair(context)
    give_feedback(context, fair, "Siv", "Bygg AB", advice=HARD)
    for text in release_list(context, fair.id):
        if text.item != "advice":
            decide_text(context, text.submission, text.item, Decision.RELEASED)
    window.go("reports")
    assert isinstance(window.page, ReportsPage)
    window.page.reload()
    return window.page


def decision(context: Context) -> Decision | None:
    texts = release_list(context, the_fair(context).id)
    return next(text.decision for text in texts if text.item == "advice")


def test_finds_are_marked_in_the_text_and_explained_below(reports: ReportsPage) -> None:
    panel = reports.release
    assert panel.text.text() == "Du är <b><u>blyg</u></b> &amp; tyst."
    assert panel.text.accessibleName() == HARD
    assert panel.hints.text().startswith("”blyg”: ")


def at_the_screen(window: MainWindow, context: Context) -> KioskPage:
    """Bygg AB's screen, which says that a text has to be written anew."""
    window.go("kiosk")
    page = window.page
    assert isinstance(page, KioskPage)
    page.unlock(session_of(context, the_fair(context), "Bygg AB"))
    settle()
    assert page.rewrite.text == "En text till Siv behöver skrivas om."
    return page


def test_o_and_enter_send_a_text_back_for_the_likeliest_reason(
    reports: ReportsPage, context: Context
) -> None:
    panel = reports.release
    key(panel, Qt.Key.Key_O, "o")
    assert panel.asking.ways[RewriteReason.HURTS].property("look") == "primary"
    key(panel.asking, Qt.Key.Key_Return, "\r")
    assert decision(context) is Decision.ASKED
    (row,) = reports.rewrites.model.shown
    assert (row.employer, row.reason) == ("Bygg AB", RewriteReason.HURTS)


def test_sent_back_written_anew_and_read_again(
    window: MainWindow, reports: ReportsPage, context: Context
) -> None:
    reports.release.ask()
    reports.release.asking.choose(RewriteReason.HURTS)
    page = at_the_screen(window, context)
    page.rewrite.ways[0].click()
    settle()
    assert page.meeting.form is not None
    block = page.meeting.form.blocks["advice"]
    assert isinstance(block, TextBlock)
    assert block.line.text() == HARD
    assert block.isAncestorOf(QApplication.focusWidget())
    assert "Orden kan såra" in page.meeting.refusal.text
    block.line.setPlainText(NEW)
    page.meeting.show_preview()
    page.meeting.save()
    settle()
    assert page.rewrite.text == ""
    page.lock()
    first = release_list(context, the_fair(context).id)[0]
    assert (first.text, first.rewritten) == (NEW, True)


def test_z_brings_the_last_text_back_and_s_releases_it(
    reports: ReportsPage, context: Context
) -> None:
    panel = reports.release
    key(panel, Qt.Key.Key_H, "h")
    assert decision(context) is Decision.HELD
    key(panel, Qt.Key.Key_Z, "z")
    assert decision(context) is None
    assert "blyg" in panel.text.text()
    key(panel, Qt.Key.Key_S, "s")
    assert decision(context) is Decision.RELEASED
    key(panel, Qt.Key.Key_Z, "z")
    key(panel, Qt.Key.Key_O, "o")
    key(panel.asking, Qt.Key.Key_Escape)
    assert not panel.asking.isVisible()
    key(panel, Qt.Key.Key_O, "o")
    key(panel.asking, Qt.Key.Key_4, "4")
    key(panel.asking, Qt.Key.Key_A, "a")
    assert decision(context) is Decision.ASKED
    key(panel, Qt.Key.Key_Z, "z")
    key(panel, Qt.Key.Key_Z, "z")
    assert decision(context) is None


def test_arrows_look_at_the_texts_before_and_after(reports: ReportsPage) -> None:
    panel = reports.release
    key(panel, Qt.Key.Key_Down)
    assert panel.place.text() == "Text 2 av 3"
    key(panel, Qt.Key.Key_Up)
    assert "kvar att läsa" in panel.place.text()


def test_a_text_that_was_replaced_meanwhile_is_not_sent_back(
    reports: ReportsPage, context: Context
) -> None:
    give_feedback(context, the_fair(context), "Siv", "Bygg AB", advice=NEW)
    panel = reports.release
    panel.ask()
    panel.asking.choose(RewriteReason.HURTS)
    assert panel.refusal.text == "Arbetsgivaren har redan sparat en ny text. Läs den i stället."
    assert any(text.text == NEW for text in panel.queue.texts)


def test_the_list_says_who_has_gone_and_how_many_were_rejected(
    reports: ReportsPage, context: Context
) -> None:
    panel = reports.rewrites
    assert panel.state.text() == "Ingen text väntar på att skrivas om."
    reports.release.ask()
    reports.release.asking.choose(RewriteReason.HURTS)
    assert panel.state.text() == "Arbetsgivarna ser sina texter vid sin egen skärm."
    assert panel.counted.text() == "1 av 3 lästa texter på träffen har inte släppts."
    gone = employer_named(context, the_fair(context), "Bygg AB").id
    with context.store.write("test") as transaction:
        departures.set_employer_gone(transaction.connection, gone, context.now())
    reports.reload()
    assert panel.state.text().startswith("En text hör till en arbetsgivare som har gått.")
    session = session_of(context, the_fair(context), "Bygg AB")
    assert len(texts_to_rewrite(context, session)) == 1


def test_headings_are_reviewed_by_somebody_with_a_name(reports: ReportsPage) -> None:
    panel = reports.labels
    reports.tabs.setCurrentWidget(panel)
    assert "Ingen har granskat" in panel.state.text()
    panel.review_button.click()
    assert panel.refusal.text
    panel.who.setText("Amal Åberg")
    panel.review_button.click()
    assert panel.state.text().startswith("Granskad av Amal Åberg")
    panel.unreview_button.click()
    assert "Ingen har granskat" in panel.state.text()
    panel.list.setCurrentRow(panel.list.count() - 1)
    assert "svenska och engelska" in panel.state.text()
    assert not panel.review_button.isVisible()
