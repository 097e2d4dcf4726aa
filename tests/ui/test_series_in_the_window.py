"""The next fair of a series from the list of fairs, and earlier fairs beside a person's plan."""

from ui.conftest import Opened
from ui.hands import clipped, settle
from usecases.builders import open_context, planned_fair, seeker_named

from motesplats.ui.frame import START, TIMETABLE
from motesplats.ui.pages.start import StartPage
from motesplats.ui.pages.timetable import TimetablePage
from motesplats.usecases.queries import all_fairs, seekers


def test_the_next_fair_is_made_from_the_last_with_its_people(open_window: Opened) -> None:
    context = open_context()
    planned_fair(context)
    window = open_window(context)
    window.go(START)
    page = window.page
    assert isinstance(page, StartPage)
    page.next_button.click()
    assert "Träffen" in page.form.title.text()
    page.form.name.setText("Våren")
    page.form.people.click()
    assert clipped(page) == []
    page.form.save.click()
    settle()
    made = next(one.fair for one in all_fairs(context) if one.fair.name == "Våren")
    assert len(seekers(context, made.id)) == 3
    window.go(TIMETABLE)
    settle()
    shown = window.page
    assert isinstance(shown, TimetablePage)
    assert made.plan.talk == 10
    assert seeker_named(context, made, "Åsa")
    window.go(START)
    settle()
    page = window.page
    assert isinstance(page, StartPage)
    page.next_button.click()
    page.form.cancel.click()
    page.new_button.click()
    assert page.form.title.text() == "Ny träff"
    assert page.form.people.isHidden()
