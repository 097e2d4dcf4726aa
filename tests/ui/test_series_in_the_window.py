"""The next fair of a series from the list of fairs, and earlier fairs beside a person's plan."""

from ui.conftest import Opened
from ui.hands import clipped, settle
from usecases.builders import open_context, planned_fair

from motesplats.ui.frame import START
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.start import StartPage
from motesplats.usecases.queries import all_fairs, seekers


def next_asked(window: MainWindow) -> StartPage:
    """The page of fairs where it asks for the one after the marked one."""
    window.go(START)
    settle()
    page = window.page
    assert isinstance(page, StartPage)
    page.next_button.click()
    return page


def test_the_next_fair_is_made_from_the_last_with_its_people(open_window: Opened) -> None:
    context = open_context()
    planned_fair(context)
    window = open_window(context)
    page = next_asked(window)
    assert "Träffen" in page.form.title.text()
    page.form.name.setText("Våren")
    page.form.people.click()
    assert clipped(page) == []
    page.form.save.click()
    settle()
    made = next(one.fair for one in all_fairs(context) if one.fair.name == "Våren")
    assert len(seekers(context, made.id)) == 3
    assert made.plan.talk == 10
    page = next_asked(window)
    page.form.cancel.click()
    assert window.focusWidget() is page.next_button
    page.new_button.click()
    assert page.form.title.text() == "Ny träff"
    assert page.form.people.isHidden()
