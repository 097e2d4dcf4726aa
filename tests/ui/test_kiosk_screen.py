"""The employer's screen: PIN, own meetings, a form by keys, kept, previewed, saved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from ui.hands import enter, key, open_form, settle, the_fair, write
from usecases.builders import employer_named, host, register

from motesplats.core.clock import ManualClock, at
from motesplats.feedback.library import form_for
from motesplats.i18n import words_in
from motesplats.ui.choices import Choices
from motesplats.ui.kiosk.form_view import FormView
from motesplats.ui.kiosk.meeting import AUTOSAVE_MS, MeetingView
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.kiosk.text_blocks import TextBlock
from motesplats.ui.main_window import MainWindow
from motesplats.usecases import feedback, hall_steps
from motesplats.usecases.context import Context
from motesplats.usecases.forms import form_library
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.queries import facts

DAY = date(2026, 11, 22)


@pytest.fixture
def kiosk(window: MainWindow, context: Context) -> KioskPage:
    """The form of the first meeting of Bygg AB."""
    return open_form(window, context)


def form_of(kiosk: KioskPage) -> FormView:
    assert kiosk.meeting.form is not None
    return kiosk.meeting.form


def press(form: FormView, letters: str) -> None:
    """Press letter keys wherever the focus is."""
    for letter in letters:
        here = QApplication.focusWidget()
        assert here is not None
        key(here, ord(letter.upper()), letter)


def fill_in(form: FormView) -> None:
    """A complete form, by keys alone."""
    form.go_to("role_ssyk")
    press(form, "1")
    form.go_to("strength_pick")
    press(form, "12")
    form.go_to("competence_levels")
    press(form, "3340")
    form.go_to("hire_chance")
    press(form, "6")
    form.go_to("gap")
    press(form, "0")
    form.go_to("next_step")
    write(form.blocks["next_step"].line, "Ring mig i januari, så visar jag bygget.")
    form.go_to("next_step_when")
    press(form, "2")


def told(view: MeetingView) -> str:
    return "\n".join(label.text() for label in view.preview.findChildren(QLabel))


def test_an_employer_without_a_pin_chooses_one(window: MainWindow, context: Context) -> None:
    window.go("kiosk")
    page = window.page
    assert isinstance(page, KioskPage)
    page.picker.choose(page.picker.employers[0])
    for pin, again in (("12", "12"), ("4711", "1174")):
        page.picker.pin.setText(pin)
        enter(page.picker.pin)
        page.picker.again.setText(again)
        enter(page.picker.again)
        assert page.session is None
        assert page.picker.refusal.text
    page.picker.again.setText("4711")
    enter(page.picker.again)
    assert page.session is not None


def test_a_wrong_pin_opens_nothing(context: Context, kiosk: KioskPage) -> None:
    set_pin(context, employer_named(context, the_fair(context), "Bygg AB").id, "1234")
    kiosk.lock()
    kiosk.picker.choose(kiosk.picker.employers[0])
    kiosk.picker.pin.setText("0000")
    enter(kiosk.picker.pin)
    assert kiosk.session is None
    assert "Fel kod" in kiosk.picker.refusal.text
    key(kiosk.picker, Qt.Key.Key_Escape)
    assert kiosk.picker.pin.text() == ""


def test_an_open_kiosk_stands_alone(window: MainWindow, kiosk: KioskPage) -> None:
    assert not window.rail.isVisible()
    kiosk.lock()
    assert not window.rail.isVisible()
    assert kiosk.picker.way_out.isVisible()
    kiosk.picker.way_out.click()
    assert window.rail.isVisible()
    assert not kiosk.picker.way_out.isVisible()
    assert kiosk.today.meetings == ()
    assert kiosk.meeting.person.name.text() == ""


def test_nothing_is_chosen_beforehand_but_role_and_sender(kiosk: KioskPage) -> None:
    chosen = {name for name, _ in form_of(kiosk).answers.entries}
    assert chosen <= {"role_ssyk", "show_name"}


def test_each_question_says_who_reads_the_answer(kiosk: KioskPage) -> None:
    for block in form_of(kiosk).blocks.values():
        texts = [label.text() for label in block.findChildren(QLabel)]
        assert any(text.startswith("Läses av") for text in texts), block.item.id


@pytest.mark.parametrize("branch", [branch.id for branch in form_library().branches])
def test_each_choice_has_a_key_that_is_its_own(qtbot: QtBot, branch: str) -> None:
    view = FormView(form_for(form_library(), branch, "", work_language=True), words_in("sv"), DAY)
    qtbot.addWidget(view)
    groups = view.findChildren(Choices)
    assert groups
    for group in groups:
        keys = [button.key for button in group.buttons]
        assert "" not in keys, group.accessibleName()
        assert len(set(keys)) == len(keys), group.accessibleName()


def test_the_page_ends_below_the_last_question(kiosk: KioskPage) -> None:
    form = form_of(kiosk)
    form.show_all()
    settle()
    last = max(block.geometry().bottom() for block in form.blocks.values() if block.isVisible())
    assert 0 <= form.area.widget().height() - last < 40


def test_the_whole_form_is_filled_in_and_saved_by_keys(kiosk: KioskPage, context: Context) -> None:
    form = form_of(kiosk)
    fill_in(form)
    assert not form.lacking()
    key(form, Qt.Key.Key_Return, "\r", control=True)
    assert kiosk.meeting.steps.currentIndex() == 1
    assert "Ring mig i januari" in told(kiosk.meeting)
    kiosk.meeting.save_button.click()
    assert facts(context, the_fair(context).id).feedback == 1
    assert kiosk.screens.currentWidget() is kiosk.today


def test_what_lacks_is_said_at_the_question(kiosk: KioskPage) -> None:
    kiosk.meeting.show_preview()
    assert "svar saknas" in kiosk.meeting.refusal.text
    assert kiosk.meeting.steps.currentIndex() == 0
    block = form_of(kiosk).blocks["hire_chance"]
    assert "Här saknas ett svar." in [label.text() for label in block.findChildren(QLabel)]


def test_every_change_is_in_the_store_within_a_second(
    kiosk: KioskPage, context: Context, qtbot: QtBot
) -> None:
    assert AUTOSAVE_MS < 1000
    meeting, session = kiosk.meeting.meeting, kiosk.session
    assert meeting is not None
    assert session is not None
    form_of(kiosk).go_to("strength_pick")
    press(form_of(kiosk), "1")
    kiosk.meeting.person.note.setPlainText("lugn")
    qtbot.waitUntil(lambda: "Sparat" in kiosk.meeting.state.text(), timeout=1000)
    kept = feedback.open_form(context, session, meeting.view.meeting.id)
    assert len(kept.answers.picks("strength_pick")) == 1
    assert kept.note == "lugn"


def test_leaving_keeps_what_was_just_written(kiosk: KioskPage, context: Context) -> None:
    meeting, session = kiosk.meeting.meeting, kiosk.session
    assert meeting is not None
    assert session is not None
    kiosk.meeting.person.note.setPlainText("saknar WMS")
    kiosk.meeting.leave()
    assert feedback.open_form(context, session, meeting.view.meeting.id).note == "saknar WMS"


def test_words_about_health_give_a_hint_below_the_text(kiosk: KioskPage) -> None:
    block = form_of(kiosk).blocks["strength_evidence"]
    block.line.setPlainText("Du var gravid och trött.")
    assert not block.hint.isHidden()
    block.line.setPlainText("Du mätte två gånger och sågade en gång.")
    assert block.hint.isHidden()


def test_a_ready_sentence_marks_the_place_to_fill_in(kiosk: KioskPage) -> None:
    block = form_of(kiosk).blocks["next_step"]
    combo = block.phrases
    number = next(n for n, phrase in enumerate(block.item.phrases, start=1) if phrase.blank)
    assert "{" not in combo.itemText(number)
    combo.activated.emit(number)
    assert block.line.textCursor().selectedText().startswith("{")


def test_a_long_sentence_is_seen_whole_and_kept_to_its_length(kiosk: KioskPage) -> None:
    block = form_of(kiosk).blocks["next_step"]
    assert isinstance(block, TextBlock)
    form_of(kiosk).go_to("next_step")
    one_row = block.line.height()
    block.line.insertPlainText("Ring mig i januari. " * 40)
    settle()
    assert len(block.line.text()) == block.item.max_chars
    assert block.line.height() > one_row
    assert block.line.verticalScrollBar().maximum() == 0


def test_nothing_is_missing_and_a_gap_exclude_each_other(kiosk: KioskPage) -> None:
    form = form_of(kiosk)
    form.go_to("gap")
    press(form, "1")
    press(form, "0")
    assert form.answers.picks("gap") == ("none",)
    press(form, "1")
    assert "none" not in form.answers.picks("gap")


def test_the_other_language_keeps_what_was_filled_in(window: MainWindow, kiosk: KioskPage) -> None:
    form_of(kiosk).go_to("strength_pick")
    press(form_of(kiosk), "1")
    picked = form_of(kiosk).answers.picks("strength_pick")
    window.change_language()
    page = window.pages["kiosk"]
    assert isinstance(page, KioskPage)
    assert page.meeting.title.text().startswith("Feedback for")
    assert form_of(page).answers.picks("strength_pick") == picked


def test_the_same_key_twice_in_the_last_row_keeps_the_level(kiosk: KioskPage) -> None:
    form = form_of(kiosk)
    form.go_to("competence_levels")
    rows = form.blocks["competence_levels"].rows
    press(form, "3" * (len(rows) + 1))
    assert dict(form.answers.pairs("competence_levels")) == dict.fromkeys(rows, "L3")


def test_the_next_employer_gets_the_language_of_the_coordinator(
    window: MainWindow, kiosk: KioskPage
) -> None:
    window.change_language()
    page = window.pages["kiosk"]
    assert isinstance(page, KioskPage)
    page.lock()
    after = window.pages["kiosk"]
    assert isinstance(after, KioskPage)
    assert after.title.text() == "Arbetsgivarläge"
    assert after.session is None
    assert after.given


def test_the_first_employer_has_the_focus_after_a_lock(
    window: MainWindow, kiosk: KioskPage
) -> None:
    kiosk.lock()
    settle()
    assert QApplication.focusWidget() is kiosk.first_focus
    assert kiosk.picker.tiles.isAncestorOf(kiosk.first_focus)


def test_a_badge_brings_up_its_own_meeting(kiosk: KioskPage) -> None:
    other = kiosk.today.meetings[-1]
    assert kiosk.on_scan(other.view.seeker.code)
    assert kiosk.meeting.meeting == other


def test_the_clock_says_which_part_of_the_meeting_it_is(kiosk: KioskPage, context: Context) -> None:
    meeting = kiosk.meeting.meeting
    assert meeting is not None
    assert isinstance(context.clock, ManualClock)
    begin = at(the_fair(context).day, meeting.view.starts)
    context.clock.move_to(begin)
    kiosk.meeting.show_time()
    settle()
    texts = [label.text() for label in kiosk.meeting.time_bar.findChildren(QLabel)]
    assert "Samtal, 10 min kvar" in texts


def test_the_clock_follows_what_the_coordinator_does_to_the_day(
    kiosk: KioskPage, context: Context
) -> None:
    assert kiosk.meeting.meeting is not None
    assert isinstance(context.clock, ManualClock)
    context.clock.move_to(at(the_fair(context).day, kiosk.meeting.meeting.view.starts))
    hall_steps.start_day(context, the_fair(context).id)
    hall_steps.make_longer(context, the_fair(context).id, hall_steps.Longer(5))
    hall_steps.pause_all(context, the_fair(context).id)
    kiosk.shell.refresh.tell(hall_steps.HALL)
    settle()
    texts = [label.text() for label in kiosk.meeting.time_bar.findChildren(QLabel)]
    assert "Paus. Samtal, 15 min kvar" in texts


def test_an_employer_without_a_table_is_shown_by_name_alone(
    window: MainWindow, context: Context
) -> None:
    register(context, the_fair(context), host("Utan AB"))
    window.go("kiosk")
    assert isinstance(window.page, KioskPage)
    window.page.reload()
    tiles = [one.text() for one in window.page.picker.tiles.findChildren(QPushButton)]
    assert {"Bygg AB, bord 1", "Utan AB"} <= set(tiles)


def test_enter_on_an_employers_tile_asks_for_its_code(window: MainWindow) -> None:
    window.go("kiosk")
    assert isinstance(window.page, KioskPage)
    picker = window.page.picker
    tile = picker.tiles.findChildren(QPushButton)[0]
    enter(tile)
    assert picker.steps.currentIndex() == 1


def test_an_employer_unlocks_and_hands_in_a_form_by_fourteen_keys_without_a_coordinator(
    window: MainWindow, context: Context
) -> None:
    set_pin(context, employer_named(context, the_fair(context), "Bygg AB").id, "1234")
    window.go("kiosk")
    page = window.page
    assert isinstance(page, KioskPage)
    page.reload()
    page.picker.choose(next(one for one in page.picker.employers if one.name == "Bygg AB"))
    write(page.picker.pin, "1234")
    enter(page.picker.pin)
    page.today.open_chosen()
    settle()
    form = form_of(page)
    form.go_to("role_ssyk")
    for letter in "11››333›61›12":
        if letter == "›":
            enter(QApplication.focusWidget())
        else:
            press(form, letter)
    assert not form.lacking()
    for _ in range(2):
        key(form, Qt.Key.Key_Return, "\r", control=True)
    assert facts(context, the_fair(context).id).feedback == 1
    assert not window.rail.isVisible()
