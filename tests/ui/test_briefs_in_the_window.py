"""Role profiles and seekers' cards are filled in under Registrering, and nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from ui.hands import settle, the_fair
from usecases.builders import employer_named, seeker_named

from motesplats.core.people import Demand, Role
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.registration import RegistrationPage
from motesplats.usecases.context import Context
from motesplats.usecases.seeker_cards import Level, card_view


@pytest.fixture
def page(window: MainWindow) -> RegistrationPage:
    window.go("registration")
    settle()
    assert isinstance(window.page, RegistrationPage)
    return window.page


def first_role(context: Context) -> Role:
    return employer_named(context, the_fair(context), "Bygg AB").roles[0]


def test_a_role_profile_is_typed_saved_and_taken_back(
    window: MainWindow, page: RegistrationPage, context: Context
) -> None:
    page.tabs.setCurrentWidget(page.briefs)
    form, panel = page.briefs.form, page.briefs
    assert "mål saknas" in panel.list.item(0).text()
    form.aim.setText("Tre hus står klara")
    form.lines[0].text.setText("Du kör truck")
    form.lines[0].why.setText("Godset är tungt")
    QTest.keyClicks(form.lines[0].takes, "en vecka")
    assert form.lines[0].learnable.isChecked()
    panel.save_button.click()
    told = Demand("Du kör truck", "Godset är tungt", learnable=True, takes="en vecka")
    assert first_role(context).asks == (told,)
    assert window.foot.text == "Rollprofilen är sparad."
    assert "mål saknas" not in panel.list.item(0).text()
    window.foot.take_back()
    assert first_role(context).asks == ()
    assert form.aim.text() == ""


def test_going_on_saves_and_what_cannot_be_saved_stays(
    window: MainWindow, page: RegistrationPage, context: Context
) -> None:
    panel = page.briefs
    page.tabs.setCurrentWidget(panel)
    panel.form.aim.setText("Tre hus står klara")
    panel.list.setCurrentRow(1)
    assert first_role(context).aim == "Tre hus står klara"
    panel.begin_role()
    panel.form.title.setText("Målare")
    page.tabs.setCurrentWidget(page.cards)
    titles = [r.title for r in employer_named(context, the_fair(context), "Vård AB").roles]
    assert titles == ["Montör", "Målare"]
    page.tabs.setCurrentWidget(panel)
    panel.form.title.setText("montör")
    panel.save_button.click()
    assert panel.refusal.isVisible()
    assert panel.form.title.text() == "montör"
    panel.reload()
    assert panel.form.title.text() == "montör"


def test_a_role_is_removed_and_put_back(
    window: MainWindow, page: RegistrationPage, context: Context
) -> None:
    page.tabs.setCurrentWidget(page.briefs)
    page.briefs.remove_button.click()
    assert employer_named(context, the_fair(context), "Bygg AB").roles == ()
    assert "ingen roll än" in page.briefs.list.item(0).text()
    window.foot.take_back()
    assert first_role(context).title == "Montör"


def test_a_card_is_filled_in_by_keyboard_and_taken_back(
    window: MainWindow, page: RegistrationPage, context: Context
) -> None:
    panel = page.cards
    page.tabs.setCurrentWidget(panel)
    siv = seeker_named(context, the_fair(context), "Siv").id
    panel.search.setText("siv")
    hidden = [panel.list.item(n).isHidden() for n in range(panel.list.count())]
    panel.list.setCurrentRow(hidden.index(False))
    QTest.keyClicks(panel.form.question, "Hur ser veckan ut?")
    QTest.keyClick(panel.form.levels["learning"], Qt.Key.Key_Down)
    panel.save_button.click()
    filled = card_view(context, siv).filled
    assert filled.card.question == "Hur ser veckan ut?"
    assert filled.levels == (("learning", Level.L1),)
    window.foot.take_back()
    assert card_view(context, siv).filled.levels == ()
    assert panel.form.question.text() == ""


def test_a_card_is_saved_on_going_on_and_stays_when_it_cannot_be(
    window: MainWindow, page: RegistrationPage, context: Context
) -> None:
    panel = page.cards
    page.tabs.setCurrentWidget(panel)
    first = seeker_named(context, the_fair(context), "Bo").id
    panel.form.feedback_on.setText("Mina exempel")
    panel.list.setCurrentRow(1)
    assert card_view(context, first).filled.card.feedback_on == "Mina exempel"
    assert panel.list.currentRow() == 1
    assert panel.form.feedback_on.text() == ""
    panel.form.question.setText("Är 19900101-0017 rätt?")
    panel.list.setCurrentRow(0)
    assert panel.refusal.isVisible()
    assert panel.list.currentRow() == 1
    assert panel.form.question.text() == "Är 19900101-0017 rätt?"
