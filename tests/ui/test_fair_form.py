"""A new fair is filled in: its breaks, what is refused, and the ways out."""

from datetime import time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTimeEdit
from ui.conftest import Opened
from ui.hands import the_fair
from usecases.builders import open_context

from motesplats.core.fair import Break, MeetingRules, MetBefore, Mode
from motesplats.ui.bottom_line import BottomLine
from motesplats.ui.frame import START
from motesplats.ui.pages.start import StartPage
from motesplats.usecases.context import Context
from motesplats.usecases.queries import all_fairs


@pytest.fixture
def empty() -> Context:
    return open_context()


@pytest.fixture
def page(open_window: Opened, empty: Context) -> StartPage:
    """The start page of an empty store with the form open."""
    page = open_window(empty).page
    assert isinstance(page, StartPage)
    page.new_button.click()
    page.form.name.setText("Höstträffen")
    return page


def named(page: StartPage, kind: type, name: str) -> object:
    return next(one for one in page.findChildren(kind) if one.accessibleName() == name)


def fill(page: StartPage, name: str, hour: int, minute: int) -> None:
    edit = named(page, QTimeEdit, name)
    assert isinstance(edit, QTimeEdit)
    edit.setTime(QTime(hour, minute))


def test_breaks_come_and_go_and_are_kept(page: StartPage, empty: Context) -> None:
    page.form.times.ends.setTime(QTime(15, 0))
    for _ in range(3):
        page.form.breaks.add_button.click()
    fill(page, "Paus 2 börjar", 10, 0)
    fill(page, "Paus 2 slutar", 10, 15)
    away = named(page, QPushButton, "Ta bort paus 3")
    assert isinstance(away, QPushButton)
    away.click()
    assert page.window().focusWidget() is page.form.breaks.add_button
    page.form.save.click()
    assert the_fair(empty).plan.breaks == (
        Break(time(12, 0), time(12, 45)),
        Break(time(10, 0), time(10, 15)),
    )
    assert page.form.breaks.breaks == ()
    assert page.form.name.text() == ""
    foot = page.window().findChild(BottomLine)
    assert foot.text == "Träffen ”Höstträffen” är öppen."


def test_breaks_that_overlap_are_refused_in_words(page: StartPage, empty: Context) -> None:
    page.form.times.ends.setTime(QTime(15, 0))
    for _ in range(2):
        page.form.breaks.add_button.click()
    fill(page, "Paus 2 börjar", 12, 30)
    page.form.save.click()
    assert "Pausen som börjar 12:30 börjar innan pausen före är slut." in page.form.refusal.text
    fill(page, "Paus 2 slutar", 12, 30)
    page.form.save.click()
    assert "slutar innan den har börjat" in page.form.refusal.text
    assert all_fairs(empty) == ()


def test_breaks_are_offered_within_the_day_and_refused_outside_it(
    page: StartPage, empty: Context
) -> None:
    for _ in range(3):
        page.form.breaks.add_button.click()
    assert page.form.breaks.breaks == (
        Break(time(10, 0), time(10, 15)),
        Break(time(11, 15), time(11, 30)),
        Break(time(11, 30), time(11, 45)),
    )
    fill(page, "Paus 3 slutar", 12, 15)
    QTest.keyClick(page.form.name, Qt.Key.Key_Return)
    assert "Pausen som börjar 11:30 ligger utanför träffens tider." in page.form.refusal.text
    fill(page, "Paus 3 slutar", 12, 0)
    QTest.keyClick(page.form.name, Qt.Key.Key_Return)
    assert the_fair(empty).name == "Höstträffen"


def test_a_fair_without_time_for_feedback_says_why_not_until_somebody_confirms_it(
    page: StartPage, empty: Context
) -> None:
    times = page.form.times
    assert (times.talk.value(), times.feedback.value(), times.change.value()) == (10, 3, 2)
    times.feedback.setValue(0)
    page.form.save.click()
    assert "Träffen har ingen tid för återkoppling." in page.form.refusal.text
    assert all_fairs(empty) == ()
    (anyway,) = page.form.refusal.findChildren(QPushButton)
    anyway.click()
    assert the_fair(empty).plan.feedback == 0
    page.window().go(START)
    page.new_button.click()
    page.form.name.setText("Vårträffen")
    page.form.times.feedback.setValue(0)
    page.form.save.click()
    assert "Träffen har ingen tid för återkoppling." in page.form.refusal.text


@pytest.mark.parametrize("way", ["button", "escape"])
def test_there_are_two_ways_out_that_keep_what_was_typed(page: StartPage, way: str) -> None:
    if way == "button":
        page.form.cancel.click()
    else:
        page.form.name.setFocus()
        QTest.keyClick(page.form.name, Qt.Key.Key_Escape)
    assert page.form.isHidden()
    assert page.window().focusWidget() is page.new_button
    page.new_button.click()
    assert page.form.name.text() == "Höstträffen"
    assert page.window().focusWidget() is page.form.name


def test_the_arrows_of_a_number_can_be_pressed(page: StartPage) -> None:
    talk = page.form.times.talk
    corner = talk.rect().topRight()
    corner.setX(corner.x() - 12)
    corner.setY(corner.y() + 8)
    QTest.mouseClick(talk, Qt.MouseButton.LeftButton, pos=corner)
    assert talk.value() == 11


def test_in_an_empty_file_enter_is_on_a_new_fair_and_not_on_made_up_people(
    open_window: Opened, empty: Context
) -> None:
    page = open_window(empty).page
    assert isinstance(page, StartPage)
    assert page.first_focus is page.new_button


def test_the_button_that_creates_the_fair_has_a_letter_and_its_fields_stand_in_line(
    page: StartPage,
) -> None:
    assert "&" in page.form.save.text()
    form = page.form
    tops = {one.mapTo(page, one.rect().topLeft()).y() for one in (form.name, form.place, form.day)}
    assert len(tops) == 1


def test_who_comes_back_to_a_form_goes_on_writing_in_it(page: StartPage) -> None:
    assert page.first_focus is page.form.name


def test_what_the_fair_wants_is_kept_and_can_be_changed(page: StartPage, empty: Context) -> None:
    page.form.rules.mode.setCurrentIndex(1)
    page.form.rules.station_run.setValue(4)
    page.form.save.click()
    assert the_fair(empty).rules == MeetingRules(mode=Mode.MANY_SHORT, station_run=4)
    page.window().go(START)
    page.change_button.click()
    assert page.form.name.isReadOnly()
    page.form.rules.met_before.setCurrentIndex(1)
    page.form.rules.most.setValue(3)
    page.form.place.setText("Stora salen")
    page.form.change.click()
    known = the_fair(empty)
    assert (known.place, known.rules.met_before) == ("Stora salen", MetBefore.PREFER)
    assert (known.rules.max_meetings, known.rules.mode) == (3, Mode.MANY_SHORT)
    assert page.fair == known
    page.new_button.click()
    assert (page.form.name.text(), page.form.rules.most.value()) == ("", 6)
