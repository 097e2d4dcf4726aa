"""Release own words one at a time, see how far reports are, print them and the sheets."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from ui.conftest import Opened
from ui.hands import key, settle, the_fair
from usecases.builders import (
    give_feedback,
    meeting_between,
    open_context,
    planned_fair,
    seeker_named,
)

from motesplats.core.errors import Refusal
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.printing import SHEET_NAMES, PrintsPage
from motesplats.ui.pages.reports import REASONS, ReportsPage
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.queries import facts
from motesplats.usecases.reports import (
    REPORT_REFUSALS,
    Decision,
    ReportProgress,
    release_list,
)

EVIDENCE = "Du ritade om planen när två kom för sent."


@pytest.fixture
def reports(window: MainWindow, context: Context) -> ReportsPage:
    """Feedback about Siv, with a text that nobody has read."""
    give_feedback(context, the_fair(context), "Siv", "Bygg AB", strength_evidence=EVIDENCE)
    window.go("reports")
    assert isinstance(window.page, ReportsPage)
    window.page.reload()
    return window.page


def decisions(context: Context) -> dict[str, Decision | None]:
    return {text.item: text.decision for text in release_list(context, the_fair(context).id)}


def test_one_text_is_shown_word_for_word_with_where_it_goes(reports: ReportsPage) -> None:
    shown = {reports.release.text.text()}
    reports.release.next_button.click()
    shown.add(reports.release.text.text())
    assert EVIDENCE in shown
    assert "Siv Ål" in reports.release.about.text()


def test_space_releases_and_goes_on(reports: ReportsPage, context: Context) -> None:
    key(reports.release, Qt.Key.Key_Space, " ")
    assert list(decisions(context).values()).count(Decision.RELEASED) == 1
    key(reports.release, Qt.Key.Key_Space, " ")
    assert None not in decisions(context).values()


def test_h_holds_back_and_undo_takes_it_back(
    window: MainWindow, reports: ReportsPage, context: Context
) -> None:
    key(reports.release, Qt.Key.Key_H, "h")
    assert Decision.HELD in decisions(context).values()
    window.foot.take_back()
    assert Decision.HELD not in decisions(context).values()


def test_looking_back_shows_what_was_decided(reports: ReportsPage) -> None:
    key(reports.release, Qt.Key.Key_Space, " ")
    reports.release.back_button.click()
    said = reports.release.decided.text()
    assert said in {
        "Släppt till rapporten.",
        "Ingen har läst texten än. Bara ordagrant eller inte alls.",
    }


def test_when_all_is_read_the_next_step_is_offered_and_one_more_space_starts_nothing(
    reports: ReportsPage, context: Context, tmp_path: Path
) -> None:
    panel = reports.release
    reports.printing.folder.edit.setText(str(tmp_path))
    panel.release_button.setFocus()
    for _ in decisions(context):
        assert "kvar att läsa" in panel.place.text()
        key(panel, Qt.Key.Key_Space, " ")
    assert panel.text.text() == "Alla texter är lästa."
    # The words that were on show are not read aloud any more.
    assert panel.text.accessibleName() == ""
    assert reports.tabs.tabText(0) == "Släpp fritext"
    assert panel.place.text() == "2 släppta, 0 hålls inne."
    assert panel.hasFocus()
    assert not reports.print_button.isVisible()
    assert not panel.release_button.isVisible()
    key(panel, Qt.Key.Key_Space, " ")
    assert reports.tabs.currentWidget() is panel
    panel.proceed_button.click()
    assert "1 rapport ligger i mappen." in reports.printing.outcome.result.text()
    assert reports.print_button.isVisible()


def test_a_text_that_was_passed_over_comes_back(reports: ReportsPage, context: Context) -> None:
    first = reports.release.text.text()
    reports.release.next_button.click()
    key(reports.release, Qt.Key.Key_H, "h")
    assert reports.release.text.text() == first
    assert Decision.HELD in decisions(context).values()


def test_texts_that_are_read_can_be_looked_through_again(reports: ReportsPage) -> None:
    panel = reports.release
    for _ in range(2):
        key(panel, Qt.Key.Key_Space, " ")
    panel.again_button.setFocus()
    panel.again_button.click()
    assert panel.decided.text() == "Släppt till rapporten."
    assert panel.place.text() == "Text 1 av 2"
    assert not panel.release_button.isEnabled()
    key(panel, Qt.Key.Key_H, "h")
    assert panel.place.text() == "1 släppta, 1 hålls inne."


def test_the_list_says_how_far_each_report_is(reports: ReportsPage) -> None:
    states = {state.seeker.name: state.progress for state in reports.model.shown}
    assert states["Åsa Öst"] is ReportProgress.EMPTY
    reports.search.setText("siv")
    assert len(reports.model.shown) == 1


def test_each_refusal_that_a_report_can_meet_says_what_to_do(reports: ReportsPage) -> None:
    assert set(REASONS) == REPORT_REFUSALS
    shown = {row.seeker.name: row.reason for row in reports.model.shown}
    assert shown["Åsa Öst"] is Refusal.NO_FEEDBACK
    place = next(n for n, row in enumerate(reports.model.shown) if row.seeker.name == "Åsa Öst")
    index = reports.model.index(place, reports.model.columnCount() - 1)
    assert index.data() == "Be arbetsgivarna fylla i formuläret."


def test_reports_are_printed_into_the_folder(
    window: MainWindow, reports: ReportsPage, context: Context, tmp_path: Path
) -> None:
    reports.printing.folder.edit.setText(str(tmp_path))
    for _ in decisions(context):
        key(reports.release, Qt.Key.Key_Space, " ")
    reports.search.setText("finns inte")
    reports.print_button.click()
    assert "1 rapport ligger i mappen." in reports.printing.outcome.result.text()
    assert window.foot.text == "1 rapport ligger i mappen."
    assert window.foot.undo_button.text().replace("&", "").startswith("Ångra: Publicera")
    assert len(list((tmp_path / "rapporter").glob("*.pdf"))) == 1
    assert facts(context, the_fair(context).id).reports == 1


def test_a_page_to_read_on_the_screen_and_a_cover_are_chosen_beside_the_paper(
    reports: ReportsPage, context: Context, tmp_path: Path
) -> None:
    printing = reports.printing
    printing.folder.edit.setText(str(tmp_path))
    for _ in decisions(context):
        key(reports.release, Qt.Key.Key_Space, " ")
    for choice in (printing.page, printing.large, printing.cover):
        choice.click()
    reports.print_button.click()
    assert "1 rapport ligger i mappen." in printing.outcome.result.text()
    paper, page = sorted((tmp_path / "rapporter").iterdir(), key=lambda path: path.suffix)[::-1]
    assert (paper.suffix, page.suffix) == (".pdf", ".html")
    assert "font: 18pt" in page.read_text("utf-8")
    assert EVIDENCE in page.read_text("utf-8")


@pytest.mark.parametrize("sheet", [name for name, _, _ in SHEET_NAMES])
def test_every_sheet_has_a_button(
    window: MainWindow, context: Context, tmp_path: Path, sheet: str
) -> None:
    fair = the_fair(context)
    check_in_by_name(context, seeker_named(context, fair, "Siv").id)
    window.go("prints")
    assert isinstance(window.page, PrintsPage)
    window.page.folder.edit.setText(str(tmp_path))
    window.page.sheet_buttons[sheet].click()
    assert (tmp_path / f"{sheet}.pdf").read_bytes().startswith(b"%PDF")


def test_nothing_to_print_is_said_in_words(open_window: Opened, tmp_path: Path) -> None:
    context = open_context()
    planned_fair(context)
    page = open_window(context).pages["reports"]
    assert isinstance(page, ReportsPage)
    page.printing.folder.edit.setText(str(tmp_path))
    page.printing.print_reports(())
    assert page.printing.outcome.refusal.text.startswith("Det finns inget att skriva ut än")


def test_a_folder_that_cannot_be_written_is_said_in_words(
    window: MainWindow, reports: ReportsPage, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_text("x", "utf-8")
    reports.printing.folder.edit.setText(str(tmp_path / "fil"))
    window.go("prints")
    assert isinstance(window.page, PrintsPage)
    assert window.page.folder.edit.text() == str(tmp_path / "fil")
    window.page.sheet_buttons["signs"].click()
    assert window.page.outcome.refusal.text
    assert window.banner.isVisible()


def test_without_a_fair_nothing_is_offered(window: MainWindow) -> None:
    window.open_fair(None)
    for name in ("reports", "prints"):
        window.go(name)
        assert window.page.state.text() == "Ingen träff är öppen. Öppna en på sidan Träffar."
        assert not [made for made in window.page.findChildren(QPushButton) if made.isVisible()]


def test_without_texts_the_page_says_so(window: MainWindow, context: Context) -> None:
    window.go("reports")
    settle()
    page = window.page
    assert isinstance(page, ReportsPage)
    assert page.release.place.text() == "Ingen har skrivit något med egna ord än."
    assert meeting_between(context, the_fair(context), "Siv", "Bygg AB")
