"""The hall in a real window: by keyboard alone, with what is said, and painting only changes."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.conftest import Opened
from ui.hands import clipped, settle, the_fair
from usecases.builders import later, seeker_named

from motesplats.core.clock import ManualClock
from motesplats.live.alarms import AlarmCode
from motesplats.live.phases import Held, Phase
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.live import LivePage
from motesplats.usecases.arrival import check_in_by_name
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.protection import protect

_STEP = 30


def hall_in(window: MainWindow, context: Context) -> LivePage:
    """The page of the hall, open in that window."""
    window.activateWindow()
    window.go("live")
    page = window.page
    assert isinstance(page, LivePage)
    settle()
    return page


@pytest.fixture
def page(window: MainWindow, context: Context) -> LivePage:
    return hall_in(window, context)


def press(page: LivePage, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    page.window().activateWindow()
    QTest.keyClick(QApplication.focusWidget() or page, key, held)
    settle()


def pass_time(page: LivePage, context: Context, seconds: int) -> None:
    """Let time pass, in steps so short that nobody takes the computer to have slept."""
    for left in range(seconds, 0, -_STEP):
        later(context, seconds=min(left, _STEP))
        page.tick()


def phase(page: LivePage) -> Phase:
    assert page.live is not None
    return page.live.hall.moment.phase


def test_space_leads_through_the_day_and_undo_leads_back(
    window: MainWindow, page: LivePage, context: Context
) -> None:
    assert page.title.text() == "Väntar på start"
    press(page, Qt.Key.Key_Space)
    assert (phase(page), page.clock.text()) == (Phase.TALK, "10:00")
    assert page.title.text() == "Samtal · möte 1 av 4"
    pass_time(page, context, 61)
    assert page.clock.text() == "08:59"
    press(page, Qt.Key.Key_Space)
    assert phase(page) is Phase.FEEDBACK
    window.undo_by_key()
    assert (phase(page), page.clock.text()) == (Phase.TALK, "08:59")


def test_feedback_is_cut_only_after_a_second_press(page: LivePage, context: Context) -> None:
    page.go_on()
    page.go_on()
    pass_time(page, context, 30)
    page.go_on()
    assert phase(page) is Phase.FEEDBACK
    assert "korta återkopplingen till 30 sekunder" in page.refusal.text
    page.deeds.go_on(may_shorten=True)
    assert (phase(page), page.refusal.text) == (Phase.CHANGE, "")


def test_shift_escape_pauses_and_space_goes_on(page: LivePage, context: Context) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Escape, shift=True)
    assert page.live is not None
    assert page.live.hall.moment.held is Held.PAUSED
    pass_time(page, context, 600)
    assert page.clock.text() == "10:00"
    assert page.controls.onward.accessibleName() == "Fortsätt"
    press(page, Qt.Key.Key_Space)
    assert page.title.text() == "Samtal · möte 1 av 4"


def test_minutes_are_given_after_what_they_do_was_shown(page: LivePage) -> None:
    page.go_on()
    page.ask_longer(5)
    assert "Dagen slutar 10.05 i stället för 10.00." in page.asking.told
    assert page.clock.text() == "10:00"
    press(page, Qt.Key.Key_Return)
    assert page.clock.text() == "15:00"
    assert page.first_focus.hasFocus()
    page.ask_longer(2)
    press(page, Qt.Key.Key_Escape)
    assert page.clock.text() == "15:00"


def test_a_station_says_who_sits_there_and_its_menu_what_can_be_done(
    page: LivePage, context: Context
) -> None:
    fair = the_fair(context)
    asa = seeker_named(context, fair, "Åsa")
    page.all_here.click()
    page.go_on()
    waiting = [c for c in page.strip.cards.values() if c.told.state.startswith("Väntar")]
    assert waiting
    protect(context, asa.id, True)
    page.reload()
    said = [card.told.person for card in page.strip.cards.values()]
    assert not any("Åsa" in person for person in said)
    menu = page.menu_of(next(iter(page.strip.cards)))
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert "+2 min vid det här bordet" in texts
    next(action for action in menu.actions() if "sitter här" in action.text()).trigger()
    assert next(iter(page.strip.cards.values())).told.state == "Samtal"


def test_an_alarm_has_one_button_that_does_it(
    window: MainWindow, page: LivePage, context: Context
) -> None:
    codes = [alarm.code for alarm in page.alarms.alarms]
    assert AlarmCode.EMPLOYER_MISSING in codes
    page.all_here.click()
    assert AlarmCode.EMPLOYER_MISSING not in [alarm.code for alarm in page.alarms.alarms]
    page.go_on()
    pass_time(page, context, 130)
    assert page.alarms.alarms[0].code is AlarmCode.NO_SHOW
    before = len(page.alarms.alarms)
    page.alarms.press(0)
    assert len(page.alarms.alarms) == before - 1
    window.undo_by_key()
    assert len(page.alarms.alarms) == before


def test_a_clock_that_leaps_is_asked_about(page: LivePage, context: Context) -> None:
    page.go_on()
    pass_time(page, context, 1)
    assert isinstance(context.clock, ManualClock)
    context.clock.leap(timedelta(hours=2))
    page.tick()
    assert page.alarms.alarms[0].code is AlarmCode.CLOCK_JUMP
    page.alarms.doubt.click()
    assert (phase(page), page.clock.text()) == (Phase.TALK, "09:59")


def test_a_gong_is_seen_once(page: LivePage, context: Context) -> None:
    page.go_on()
    page.tick()
    assert page.flash.line.text() == "Samtalen börjar"
    page.flash.line.hide()
    pass_time(page, context, 1)
    assert page.flash.line.isHidden()


def test_a_second_paints_no_card_that_says_the_same(page: LivePage, context: Context) -> None:
    page.go_on()
    pass_time(page, context, 1)
    QApplication.processEvents()
    painted = [card.repaints for card in page.strip.cards.values()]
    for _ in range(5):
        pass_time(page, context, 1)
        QApplication.processEvents()
    assert [card.repaints for card in page.strip.cards.values()] == painted


def test_a_new_window_shows_the_same_phase(open_window: Opened, context: Context) -> None:
    start_day(context, the_fair(context).id)
    later(context, minutes=4)
    check_in_by_name(context, seeker_named(context, the_fair(context), "Bo").id)
    page = hall_in(open_window(context), context)
    assert (page.title.text(), page.clock.text()) == ("Samtal · möte 1 av 4", "06:00")
    assert page.state.text().startswith("1 av 3 inne")
    assert not clipped(page)


def test_the_start_is_armed_and_disarmed(window: MainWindow, page: LivePage) -> None:
    page.controls.arming.click()
    assert phase(page) is Phase.TALK
    window.undo_by_key()
    assert page.title.text() == "Väntar på start"
    assert page.controls.arming.accessibleName() == "Starta automatiskt 09.00"


def test_an_alarm_that_somebody_takes_care_of_is_silent(
    window: MainWindow, page: LivePage, context: Context
) -> None:
    page.all_here.click()
    page.go_on()
    before = page.alarms.alarms
    assert before[0].code is AlarmCode.SEEKER_MISSING
    page.alarms.press(0)
    assert before[0] not in page.alarms.alarms
    window.undo_by_key()
    assert page.alarms.alarms == before


def test_another_language_goes_on_where_the_hall_was(
    window: MainWindow, page: LivePage, context: Context
) -> None:
    page.go_on()
    window.change_language()
    settle()
    assert isinstance(window.page, LivePage)
    assert window.page.title.text() == "Talk · meeting 1 of 4"
    window.page.ask_longer(1)
    window.page.asking.agree()
    assert window.page.clock.text() == "11:00"
