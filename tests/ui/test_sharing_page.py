"""A person is shown the page, says yes, says no again; what the summary says in words is kept."""

from pathlib import Path

import pytest
from ui.hands import settle, the_fair
from usecases.builders import give_feedback, seeker_named, session_of

from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.reports import ReportsPage
from motesplats.usecases.context import Context
from motesplats.usecases.kiosk_closing import LastWords, keep_last_words
from motesplats.usecases.statistics_said import account_of, said_by
from motesplats.usecases.summaries import fair_summary


@pytest.fixture
def page(window: MainWindow, context: Context) -> ReportsPage:
    """The reports of a fair with feedback about Siv and words of Bygg AB about the day."""
    fair = the_fair(context)
    give_feedback(context, fair, "Siv", "Bygg AB", interventions=["iv_placement"])
    keep_last_words(context, session_of(context, fair, "Bygg AB"), LastWords(support="Handledare."))
    window.go("reports")
    found = window.page
    assert isinstance(found, ReportsPage)
    found.reload()
    settle()
    return found


def test_a_page_is_seen_shared_put_in_a_file_and_taken_back(
    window: MainWindow, page: ReportsPage, context: Context, tmp_path: Path
) -> None:
    siv = seeker_named(context, the_fair(context), "Siv").id
    place = next(n for n, row in enumerate(page.model.shown) if row.seeker.seeker == siv)
    page.people.selectRow(place)
    page.share_button.click()
    settle()
    panel = page.sharing
    assert not panel.levels.isChecked()
    assert panel.state.text() == "Inget delas. Visa personen sidan, och fråga sedan."
    panel.counted.municipality.setCurrentText("solna")
    panel.counted.save_button.click()
    assert said_by(context, siv).municipality == "Solna"
    panel.share_button.click()
    settle()
    page.shell.prints.set(str(tmp_path))
    panel.files_button.click()
    settle()
    assert len(list((tmp_path / "handlaggare").iterdir())) == 2
    panel.back_button.click()
    settle()
    assert window.foot.text.endswith("Be handläggaren ta bort den gamla filen.")


def test_what_is_said_of_the_fair_and_released_comes_with_the_summary(
    window: MainWindow, page: ReportsPage, context: Context
) -> None:
    fair, panel = the_fair(context), page.summing
    panel.lessons.setPlainText("Fler bord.")
    panel.save_button.click()
    assert account_of(context, fair.id).lessons == "Fler bord."
    window.foot.take_back()
    assert account_of(context, fair.id).lessons == ""
    (read,) = panel.found
    panel.decide(read)
    settle()
    assert fair_summary(context, fair.id).conditions[0].said == ("Handledare.",)
