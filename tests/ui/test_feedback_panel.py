"""The coordinator's list of feedback: what is missing, and what is moved to the right person."""

import pytest
from ui.hands import clipped, settle, the_fair
from usecases.builders import give_feedback

from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.feedback_panel import FeedbackPanel
from motesplats.ui.pages.reports import ReportsPage
from motesplats.usecases.context import Context
from motesplats.usecases.feedback_list import FeedbackRow, Given, feedback_list
from motesplats.usecases.queries import employers_at


@pytest.fixture
def panel(window: MainWindow, context: Context) -> FeedbackPanel:
    """The list with feedback about Bygg AB's first meeting."""
    give_feedback(context, the_fair(context), first_name(own(context)[0]), "Bygg AB")
    window.go("reports")
    page = window.pages["reports"]
    assert isinstance(page, ReportsPage)
    page.tabs.setCurrentWidget(page.given)
    page.given.show_fair(the_fair(context))
    settle()
    return page.given


def own(context: Context) -> list[FeedbackRow]:
    """The meetings of Bygg AB."""
    fair = the_fair(context).id
    bygg = next(e.id for e in employers_at(context, fair) if e.name == "Bygg AB")
    return [r for r in feedback_list(context, fair).rows if r.view.meeting.employer == bygg]


def first_name(one: FeedbackRow) -> str:
    return one.view.seeker.name.split()[0]


def saved_for(context: Context) -> list[str]:
    return [r.view.meeting.id for r in own(context) if r.given is Given.SAVED]


def choose(panel: FeedbackPanel, source: FeedbackRow, target: FeedbackRow) -> None:
    ids = [r.view.meeting.id for r in panel.model.shown]
    panel.meetings.selectRow(ids.index(source.view.meeting.id))
    panel.right.setCurrentIndex(panel.right.findData(target.view.meeting.id))


def test_feedback_moves_to_the_right_person(panel: FeedbackPanel, context: Context) -> None:
    first, second = own(context)[:2]
    choose(panel, second, first)
    assert not panel.move_button.isEnabled()
    choose(panel, first, second)
    panel.move_button.click()
    assert saved_for(context) == [second.view.meeting.id]
    assert panel.state.text().startswith("1 sparade")
    panel.only.setChecked(True)
    assert all(r.given is not Given.SAVED for r in panel.model.shown)


def test_two_with_feedback_may_exchange_it(panel: FeedbackPanel, context: Context) -> None:
    first, second = own(context)[:2]
    give_feedback(context, the_fair(context), first_name(second), "Bygg AB")
    panel.show_fair(the_fair(context))
    choose(panel, first, second)
    panel.move_button.click()
    assert "har redan återkoppling" in panel.refusal.text
    assert not clipped(panel)
    panel.swap.click()
    assert panel.refusal.text == ""
    assert len(saved_for(context)) == 2
