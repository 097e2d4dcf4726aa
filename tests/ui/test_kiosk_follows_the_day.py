"""An employer's screen while the fair goes on: it follows the phase and takes nothing away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from ui.hands import key, settle, the_fair, write
from usecases.builders import employer_named, later, seeker_named, session_of

from motesplats.core.clock import ManualClock, at
from motesplats.ui.kiosk.meeting_screen import FORM, READ, TALK
from motesplats.ui.kiosk.page import KioskPage
from motesplats.ui.kiosk.wrong_person import SHOW
from motesplats.ui.main_window import MainWindow
from motesplats.usecases import calls, hall_steps, kiosk_closing, queries
from motesplats.usecases.arrival import check_in
from motesplats.usecases.context import Context
from motesplats.usecases.feedback import open_form
from motesplats.usecases.kiosk import set_pin
from motesplats.usecases.live_hall import hall_records


@pytest.fixture
def kiosk(window: MainWindow, context: Context) -> KioskPage:
    """The screen of Bygg AB, a quarter before the first talk; everybody is here."""
    fair = the_fair(context)
    for seeker in queries.seekers(context, fair.id):
        check_in(context, fair.id, seeker.code)
    assert isinstance(context.clock, ManualClock)
    context.clock.move_to(at(fair.day, fair.plan.starts))
    later(context, minutes=-15)
    window.go("kiosk")
    page = window.page
    assert isinstance(page, KioskPage)
    page.unlock(session_of(context, fair, "Bygg AB"))
    return page


def begin(kiosk: KioskPage, context: Context, minutes: float) -> None:
    """The first talk began so many minutes ago."""
    fair = the_fair(context)
    assert isinstance(context.clock, ManualClock)
    context.clock.move_to(at(fair.day, fair.plan.starts))
    hall_steps.start_day(context, fair.id)
    kiosk.shell.refresh.tell(hall_steps.HALL)
    passes(kiosk, context, minutes)


def passes(kiosk: KioskPage, context: Context, minutes: float) -> None:
    later(context, minutes=minutes)
    kiosk.follow.look()
    settle()


def who_sits(kiosk: KioskPage, context: Context, employer: str) -> str:
    """The first name of whoever is to sit at that employer's in the first slot."""
    fair = the_fair(context)
    parts = queries.parts(context, fair.id)
    wanted = employer_named(context, fair, employer).id
    first = next(m for m in parts.meetings if (m.employer, m.slot) == (wanted, 0))
    return parts.seekers[first.seeker].first_name


def test_card_talk_form_and_the_next_card_come_by_themselves(
    kiosk: KioskPage, context: Context
) -> None:
    assert kiosk.is_open
    assert kiosk.meeting.wanted == READ
    first = kiosk.meeting.meeting
    begin(kiosk, context, 1)
    assert kiosk.meeting.wanted == TALK
    assert kiosk.meeting.talk.left.text() == "9 min kvar"
    assert kiosk.meeting.talk.round_off.isHidden()
    passes(kiosk, context, 7.5)
    assert not kiosk.meeting.talk.round_off.isHidden()
    passes(kiosk, context, 2)
    assert kiosk.meeting.wanted == FORM
    assert kiosk.meeting.meeting == first
    passes(kiosk, context, 3)
    assert kiosk.meeting.wanted == READ
    assert kiosk.meeting.meeting != first
    assert kiosk.missing.text.endswith("saknas")


def test_a_form_that_lacks_is_one_press_away_and_counts_up(
    kiosk: KioskPage, context: Context
) -> None:
    first = kiosk.meeting.meeting
    assert first is not None
    begin(kiosk, context, 13.5)
    kiosk.missing.ways[0].click()
    assert kiosk.form_open == first.view.meeting.id
    assert kiosk.meeting.time_bar.text == "+0 min över"
    passes(kiosk, context, 1)
    assert kiosk.meeting.time_bar.text == "+1 min över"


def test_what_is_being_typed_stays_and_the_form_is_offered(
    kiosk: KioskPage, context: Context
) -> None:
    begin(kiosk, context, 9.9)
    note = kiosk.meeting.talk.note
    kiosk.window().activateWindow()
    note.setFocus()
    write(note, "Kan läsa ritningar")
    kiosk.follow.typed()
    passes(kiosk, context, 0.2)
    assert kiosk.meeting.wanted == TALK
    assert note.toPlainText() == "Kan läsa ritningar"
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    assert kiosk.offer.text == "Det är dags för återkopplingen."
    kiosk.offer.ways[0].click()
    assert kiosk.meeting.wanted == FORM
    assert kiosk.meeting.person.note.toPlainText() == "Kan läsa ritningar"


def test_a_form_that_lacks_is_put_off_with_one_press(kiosk: KioskPage, context: Context) -> None:
    begin(kiosk, context, 14)
    assert kiosk.missing.text
    kiosk.missing.ways[1].click()
    assert not kiosk.missing.text


def test_nobody_here_is_one_key_after_two_minutes(kiosk: KioskPage, context: Context) -> None:
    begin(kiosk, context, 1)
    assert not kiosk.line.nobody.isEnabled()
    kiosk.setFocus()
    key(kiosk, Qt.Key.Key_N, "n")
    assert kiosk.is_open
    passes(kiosk, context, 1)
    key(kiosk, Qt.Key.Key_N, "n")
    assert kiosk.waiting.now.text() == "Koordinatorn letar efter en ersättare."
    kiosk.waiting.came.click()
    settle()
    assert kiosk.is_open
    assert kiosk.meeting.wanted == TALK


def test_somebody_at_the_wrong_station_is_told_where_and_may_stay(
    kiosk: KioskPage, context: Context
) -> None:
    fair = the_fair(context)
    begin(kiosk, context, 1)
    other = who_sits(kiosk, context, "Vård AB")
    kiosk.on_scan(seeker_named(context, fair, other).code)
    assert kiosk.wrong.steps.currentIndex() == SHOW
    assert kiosk.wrong.where.text() == "Du är vid bord 1."
    assert kiosk.wrong.theirs.text() == "Ditt möte 09.00 är vid bord 2 →"
    assert kiosk.meeting.meeting is None
    kiosk.wrong.take.click()
    settle()
    assert kiosk.meeting.meeting is not None
    assert other in kiosk.meeting.meeting.view.seeker.name
    kiosk.back.ways[0].click()
    settle()
    assert who_sits(kiosk, context, "Vård AB") == other


def test_wrong_person_is_picked_among_ones_own(kiosk: KioskPage, context: Context) -> None:
    begin(kiosk, context, 1)
    kiosk.line.wrong.click()
    kiosk.wrong.code.setText("FEL")
    kiosk.wrong.scanned("FEL")
    assert "FEL" in kiosk.wrong.refusal.text
    assert kiosk.follow.day is not None
    last = kiosk.follow.day.meetings[-1]
    kiosk.wrong.opened(last)
    assert kiosk.meeting.meeting == last


def test_a_pause_locks_and_is_over_when_somebody_unlocks(
    kiosk: KioskPage, context: Context
) -> None:
    fair = the_fair(context)
    set_pin(context, employer_named(context, fair, "Bygg AB").id, "4711")
    kiosk.line.rest.click()
    assert kiosk.session is None
    assert hall_records(context, fair.id).facts.resting
    kiosk.picker.choose(kiosk.picker.employers[0])
    kiosk.picker.pin.setText("4711")
    kiosk.picker.unlock()
    assert kiosk.session is not None
    assert not hall_records(context, fair.id).facts.resting


def test_calls_go_both_ways(kiosk: KioskPage, context: Context) -> None:
    fair = the_fair(context)
    kiosk.line.help.click()
    assert len(hall_records(context, fair.id).facts.calls) == 1
    kiosk.line.help.click()
    assert not hall_records(context, fair.id).facts.calls
    assert kiosk.line.station is not None
    calls.nudge_station(context, fair.id, kiosk.line.station)
    kiosk.shell.refresh.tell(hall_steps.HALL)
    assert kiosk.asked.text == "Behöver ni hjälp?"
    kiosk.asked.ways[0].click()
    assert len(hall_records(context, fair.id).facts.calls) == 1
    assert not kiosk.asked.text


def test_another_interviewer_is_a_name_on_the_forms_that_follow(
    kiosk: KioskPage, context: Context
) -> None:
    kiosk.line.change.click()
    kiosk.line.name.setText("Kim")
    kiosk.line.name.returnPressed.emit()
    assert "Kim" in kiosk.line.where.text()
    assert kiosk.meeting.interviewer == "Kim"


def test_the_day_ends_with_words_a_result_and_a_lock(kiosk: KioskPage, context: Context) -> None:
    fair = the_fair(context)
    begin(kiosk, context, 180)
    kiosk.line.end.click()
    kiosk.ending.go_on()
    kiosk.ending.lines["good"].setPlainText("Bra tempo.")
    kiosk.ending.go_on()
    kiosk.ending.go_on()
    assert kiosk.session is None
    own = employer_named(context, fair, "Bygg AB").id
    assert kiosk_closing.last_words(context, fair.id)[own].good == "Bra tempo."
    assert hall_records(context, fair.id).facts.employers_gone == {own}
    assert not kiosk.ending.lines["good"].text()


def test_notes_of_the_talk_are_kept_as_they_are_typed(kiosk: KioskPage, context: Context) -> None:
    begin(kiosk, context, 1)
    meeting, session = kiosk.meeting.meeting, kiosk.session
    assert meeting is not None
    assert session is not None
    kiosk.meeting.talk.note.setPlainText("lugn")
    kiosk.meeting.keep()
    assert open_form(context, session, meeting.view.meeting.id).note == "lugn"
