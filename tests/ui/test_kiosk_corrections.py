"""At the employer's screen: a form skipped by one key, feedback moved or exchanged, a promise."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from ui.hands import clipped, key, open_form, settle, the_fair, write
from usecases.builders import give_feedback

from motesplats.core.clock import local
from motesplats.ui.kiosk.blocks import MatrixBlock
from motesplats.ui.kiosk.day_block import DayBlock
from motesplats.ui.kiosk.meeting_screen import FORM, SKIP
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.main_window import MainWindow
from motesplats.usecases.context import Context
from motesplats.usecases.queries import facts
from motesplats.usecases.skips import Reason, skip_counts


@pytest.fixture
def kiosk(window: MainWindow, context: Context) -> KioskPage:
    """The form of the first meeting of Bygg AB."""
    return open_form(window, context)


def press(letters: str) -> None:
    """Press letter keys wherever the focus is."""
    for letter in letters:
        here = QApplication.focusWidget()
        assert here is not None
        key(here, ord(letter.upper()), letter)


def tiles(kiosk: KioskPage) -> list[QPushButton]:
    return [b for b in kiosk.moving.findChildren(QPushButton) if b.property("look") == "tile"]


def name_in(button: QPushButton) -> str:
    return button.text().split("\u2068")[1].split("\u2069")[0]


def test_one_key_skips_a_form_and_one_press_takes_it_back(
    kiosk: KioskPage, context: Context
) -> None:
    fair = the_fair(context).id
    kiosk.meeting.skip_button.click()
    assert kiosk.meeting.steps.currentIndex() == SKIP
    press("1")
    assert skip_counts(context, fair).by_reason[Reason.NO_TIME] == 1
    assert "hoppas över" in kiosk.back.text
    kiosk.back.ways[0].click()
    assert skip_counts(context, fair).total == 0
    kiosk.today.open_chosen()
    kiosk.meeting.skip_button.click()
    press("4")
    write(kiosk.meeting.skipping.words, "Vi kände varandra")
    assert not clipped(kiosk.meeting)
    kiosk.meeting.skipping.words.returnPressed.emit()
    assert skip_counts(context, fair).by_reason[Reason.OTHER] == 1


def test_whoever_regrets_it_is_back_at_the_form(kiosk: KioskPage, context: Context) -> None:
    kiosk.meeting.skip_button.click()
    kiosk.meeting.skipping.left()
    assert kiosk.meeting.steps.currentIndex() == FORM
    assert skip_counts(context, the_fair(context).id).total == 0


def test_the_day_that_is_pressed_or_typed_stands_in_words(
    kiosk: KioskPage, context: Context
) -> None:
    form = kiosk.meeting.form
    assert form is not None
    block = form.blocks["promise_by"]
    assert isinstance(block, DayBlock)
    assert block.isHidden()
    form.go_to("promise")
    press("3")
    form.go_to("promise_by")
    press("1")
    today = local(context.now()).date()
    assert form.answers.text("promise_by") == (today + timedelta(days=7)).isoformat()
    write(block.line, "24/12")
    assert form.answers.text("promise_by") == f"{today.year}-12-24"
    assert block.said.text() == f"torsdag 24 december {today.year}"
    assert block.choices.codes == ()
    write(block.line, "x")
    assert form.answers.get("promise_by") is None
    assert block.said.text() == "Det är inget datum."
    form.show_answers(form.answers.with_answer("promise_by", f"{today.year}-12-31"))
    assert block.line.text() == f"{today.year}-12-31"


def test_what_each_level_looks_like_stands_under_the_row_that_is_answered(
    kiosk: KioskPage,
) -> None:
    form = kiosk.meeting.form
    assert form is not None
    form.go_to("competence_levels")
    settle()
    block = form.blocks["competence_levels"]
    assert isinstance(block, MatrixBlock)
    first, second = list(block.anchors.values())[:2]
    assert [one.isHidden() for one in (*first, *second)] == [False] * 4 + [True] * 4
    press("3")
    settle()
    assert [one.isHidden() for one in (*first, *second)] == [True] * 4 + [False] * 4
    choices = next(iter(block.rows.values()))
    assert choices.buttons[0].toolTip() == first[0].text()


def test_a_key_that_is_the_whole_answer_leads_on(kiosk: KioskPage) -> None:
    form = kiosk.meeting.form
    assert form is not None
    form.go_to("competence_levels")
    rows = len(form.form.item("competence_levels").competencies[:6])
    press("3" * rows + "6")
    gaps = form.blocks["gap"]
    assert gaps.isAncestorOf(QApplication.focusWidget())
    press("1")
    assert gaps.isAncestorOf(QApplication.focusWidget())
    assert form.answers.text("hire_chance") == "H6"


def test_feedback_moves_to_the_right_person_and_back(kiosk: KioskPage, context: Context) -> None:
    meeting = kiosk.meeting.meeting
    assert meeting is not None
    first = meeting.view.seeker.name
    give_feedback(context, the_fair(context), first.split()[0], "Bygg AB")
    kiosk.meeting.move_button.click()
    chosen = tiles(kiosk)[0]
    kiosk.moving.source = meeting
    name = name_in(chosen)
    chosen.click()
    assert name in kiosk.back.text
    assert "flyttad" in kiosk.back.text
    kiosk.back.ways[0].click()
    assert facts(context, the_fair(context).id).feedback == 1
    assert kiosk.back.text == ""


def test_two_with_feedback_may_exchange_it(kiosk: KioskPage, context: Context) -> None:
    meeting = kiosk.meeting.meeting
    assert meeting is not None
    kiosk.meeting.move_button.click()
    name = name_in(tiles(kiosk)[0])
    for one in (meeting.view.seeker.name.split()[0], name):
        give_feedback(context, the_fair(context), one, "Bygg AB")
    tiles(kiosk)[0].click()
    assert "har redan återkoppling" in kiosk.moving.refusal.text
    assert kiosk.moving.swap.isVisible()
    assert not clipped(kiosk.moving)
    kiosk.moving.swap.click()
    assert "flyttad" in kiosk.back.text
    assert facts(context, the_fair(context).id).feedback == 2


def test_a_badge_that_is_nobodys_moves_nothing(kiosk: KioskPage) -> None:
    kiosk.meeting.move_button.click()
    kiosk.on_scan("MPSFEL")
    assert kiosk.moving.refusal.text
    kiosk.moving.left()
    assert kiosk.is_open
