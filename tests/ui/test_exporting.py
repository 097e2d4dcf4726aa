"""Exporting from the page of papers: what, where, and a sentence afterwards."""

from pathlib import Path

from ui.conftest import Opened
from ui.hands import clipped, settle
from usecases.builders import give_feedback, open_context, planned_fair

from motesplats.core.fair import Topic
from motesplats.ui.frame import PRINTS
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.printing import PrintsPage


def exporting_page(window: MainWindow, folder: Path) -> PrintsPage:
    """The page of papers where it asks what to export."""
    window.go(PRINTS)
    page = window.page
    assert isinstance(page, PrintsPage)
    page.folder.edit.setText(str(folder))
    page.export_button.click()
    assert page.exporting.isVisible()
    return page


def test_files_are_chosen_saved_and_told_of(open_window: Opened, tmp_path: Path) -> None:
    context = open_context()
    fair = planned_fair(context)
    give_feedback(context, fair, "Åsa", "Bygg AB")
    page = exporting_page(open_window(context), tmp_path)
    assert not page.pack_button.isVisible()
    assert page.exporting.chosen == ("workbook",)
    page.exporting.boxes["json"].click()
    page.exporting.save_button.click()
    settle()
    assert {path.name for path in (tmp_path / "export").iterdir()} == {"fair.xlsx", "fair.json"}
    assert "2 filer ligger i" in page.outcome.result.text()
    assert clipped(page) == []
    for kind in ("workbook", "json"):
        page.exporting.boxes[kind].click()
    assert not page.exporting.save_button.isEnabled()
    page.exporting.save()
    page.exporting.boxes["evaluation"].click()
    page.exporting.save_button.click()
    settle()
    assert "minst 5" in page.outcome.refusal.text
    page.exporting.back_button.click()
    assert page.pack_button.isVisible()


def test_what_is_chosen_stays_when_the_fair_changes_meanwhile(
    open_window: Opened, tmp_path: Path
) -> None:
    context = open_context()
    planned_fair(context)
    window = open_window(context)
    page = exporting_page(window, tmp_path)
    page.exporting.boxes["csv"].click()
    window.refresh.tell(frozenset({Topic.PEOPLE}))
    settle()
    assert (page.start_at.isVisible(), page.export_button.isVisible()) == (False, False)
    assert page.exporting.chosen == ("workbook", "csv")
    page.exporting.back_button.click()
    assert page.start_at.isVisible()
    assert window.focusWidget() is page.export_button
