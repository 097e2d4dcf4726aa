"""A person's own words about the report, written down at the desk."""

import pytest
from ui.hands import settle, the_fair
from usecases.builders import give_feedback, seeker_named

from motesplats.core.ids import SeekerId
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.replying import ReplyPanel
from motesplats.ui.pages.reports import ReportsPage
from motesplats.usecases.context import Context
from motesplats.usecases.replies import PlannedStep, Reply, reply_of


@pytest.fixture
def siv(context: Context) -> SeekerId:
    return seeker_named(context, the_fair(context), "Siv").id


@pytest.fixture
def panel(window: MainWindow, context: Context, siv: SeekerId) -> ReplyPanel:
    """The panel on Siv, reached from the list of people."""
    give_feedback(context, the_fair(context), "Siv", "Bygg AB")
    window.go("reports")
    page = window.page
    assert isinstance(page, ReportsPage)
    page.reload()
    place = next(n for n, row in enumerate(page.model.shown) if row.seeker.seeker == siv)
    page.people.selectRow(place)
    page.reply_button.click()
    settle()
    return page.replying


def test_what_a_person_says_is_written_down_and_taken_back(
    window: MainWindow, panel: ReplyPanel, context: Context, siv: SeekerId
) -> None:
    assert "Siv Ål" in panel.who.text()
    panel.objection.setPlainText("Jag har körkort.")
    panel.steps[0].setText("Ringa Bygg AB")
    panel.days[0].setText("3 december")
    panel.save_button.click()
    assert reply_of(context, siv) == Reply(
        "Jag har körkort.", (PlannedStep("Ringa Bygg AB", "3 december"),)
    )
    assert window.foot.text == "Svaret är sparat och kommer med i rapporten."
    window.foot.take_back()
    assert reply_of(context, siv) == Reply()
    assert panel.objection.toPlainText() == ""


def test_taking_back_concerns_the_person_it_was_written_about(
    window: MainWindow, panel: ReplyPanel, context: Context, siv: SeekerId
) -> None:
    panel.objection.setPlainText("Jag har körkort.")
    panel.save_button.click()
    page = window.page
    assert isinstance(page, ReportsPage)
    other = next(row.seeker for row in page.model.shown if row.seeker.seeker != siv)
    panel.choose(other)
    panel.objection.setPlainText("Halvskrivet")
    window.foot.take_back()
    assert (reply_of(context, siv), reply_of(context, other.seeker)) == (Reply(), Reply())
    assert panel.objection.toPlainText() == "Halvskrivet"


def test_what_may_not_be_kept_is_said_and_stays_in_the_field(
    panel: ReplyPanel, context: Context, siv: SeekerId
) -> None:
    panel.objection.setPlainText("Ring mig på 070-123 45 67.")
    panel.save_button.click()
    assert "Det här stämmer inte" in panel.refusal.text
    assert panel.objection.toPlainText() == "Ring mig på 070-123 45 67."
    assert reply_of(context, siv) == Reply()


def test_nobody_is_written_about_before_a_person_is_chosen(window: MainWindow) -> None:
    window.go("reports")
    assert isinstance(window.page, ReportsPage)
    window.page.reply_button.click()
    panel = window.page.replying
    assert panel.who.text() == "Välj först en person på fliken Personer."
    assert not panel.save_button.isVisible()
    panel.save()
    assert panel.refusal.text == ""
