"""Who leaves, is late, goes home or changes places, in a real window and by keyboard alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.conftest import Opened
from ui.hands import clipped, settle
from usecases.builders import employer_named, later, open_context, session_of
from usecases.fair_of_the_day import begun, day_fair, named, person, standing, told

from motesplats.core.fair import Fair
from motesplats.core.ids import InterpreterId
from motesplats.core.people import Interpreter
from motesplats.live.alarms import AlarmCode
from motesplats.live.hall import StationState
from motesplats.storage import timetables
from motesplats.storage.employers import put_interpreters
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.live import LivePage
from motesplats.usecases import calls
from motesplats.usecases.context import Context
from motesplats.usecases.hall_marks import employers_came
from motesplats.usecases.protection import protect
from motesplats.usecases.queries import all_fairs


@pytest.fixture
def context() -> Context:
    """A fair on its day with everybody inside, in the change after the first talk."""
    made = open_context()
    fair = day_fair(made)
    begun(made, fair, minutes=14)
    hosts = [named(made, fair, name) for name in ("Bygg AB", "Mur AB", "Vård AB", "Tak AB")]
    employers_came(made, fair.id, tuple(hosts))
    return made


@pytest.fixture
def fair(context: Context) -> Fair:
    return all_fairs(context)[0].fair


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> LivePage:
    """The page of the hall; slips are written to a folder of the test's own."""
    window.activateWindow()
    window.go("live")
    shown = window.page
    assert isinstance(shown, LivePage)
    shown.shell.prints.follow(shown.fair)
    shown.shell.prints.set(str(tmp_path))
    settle()
    return shown


def press(page: LivePage, key: Qt.Key, shift: bool = False) -> None:
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    page.window().activateWindow()
    QTest.keyClick(QApplication.focusWidget() or page, key, held)
    settle()


def choose(page: LivePage, number: int, text: str) -> None:
    """Take what the menu of a station says."""
    stations = page.records.gathering.stations if page.records else ()
    menu = page.menu_of(stations[number - 1].id)
    assert menu is not None
    next(a for a in menu.actions() if a.text() == text).trigger()
    settle()


def heading(page: LivePage) -> str:
    return page.leaving.panel.question.heading


def state(page: LivePage, number: int) -> StationState:
    assert page.live is not None
    return page.live.hall.stations[number - 1].state


def test_an_employer_is_checked_out_forms_first_and_undone(
    window: MainWindow, page: LivePage, context: Context, fair: Fair, tmp_path: Path
) -> None:
    before = told(context, fair)
    choose(page, 1, "Checka ut arbetsgivaren")
    assert heading(page) == "Först återkopplingen från Bygg AB"
    press(page, Qt.Key.Key_Return)
    assert calls.kiosk_calls(context, session_of(context, fair, "Bygg AB")).nudges
    choose(page, 1, "Checka ut arbetsgivaren")
    page.leaving.panel.others[0].click()
    assert heading(page) == "Bygg AB går nu"
    assert told(context, fair) == before
    press(page, Qt.Key.Key_Return)
    assert state(page, 1) is StationState.EMPLOYER_LEFT
    assert list(tmp_path.glob("slips*.pdf"))
    window.undo_by_key()
    assert told(context, fair) == before
    assert state(page, 1) is not StationState.EMPLOYER_LEFT


def test_arrows_choose_another_way_and_escape_leaves_all_as_it_was(
    page: LivePage, context: Context, fair: Fair
) -> None:
    before = told(context, fair)
    page.leaving.employer_leaves(named(context, fair, "Bygg AB"))
    page.leaving.panel.others[0].click()
    settle()
    box = page.leaving.panel.boxes[0]
    was = box.currentText()
    box.setFocus()
    press(page, Qt.Key.Key_Down)
    now = page.leaving.panel.boxes[0]
    assert now.hasFocus()
    assert now.currentText() != was
    press(page, Qt.Key.Key_Escape)
    assert page.leaving.panel.isHidden()
    assert told(context, fair) == before


def test_a_late_employer_is_shown_with_the_time(
    page: LivePage, context: Context, fair: Fair
) -> None:
    choose(page, 1, "Arbetsgivaren kommer senare")
    assert heading(page) == "Bygg AB kommer senare"
    box = page.leaving.panel.boxes[0]
    box.setFocus()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert state(page, 1) is StationState.EMPLOYER_COMING
    card = next(iter(page.strip.cards.values())).told
    assert card.state == "Kommer 10.30"
    choose(page, 1, "Arbetsgivaren är här igen")
    assert state(page, 1) is not StationState.EMPLOYER_COMING


def test_a_seeker_goes_home_and_the_counts_say_so(
    window: MainWindow, page: LivePage, context: Context, fair: Fair
) -> None:
    page.leaving.moving.goes_home(person(context, fair, "Åsa"))
    press(page, Qt.Key.Key_Return)
    assert page.live is not None
    assert page.live.hall.counts.gone_home == 1
    assert page.state.text().startswith("3 av 4 inne")
    window.undo_by_key()
    assert page.live.hall.counts.gone_home == 0


def test_two_stations_change_places_and_back(
    window: MainWindow, page: LivePage, context: Context, fair: Fair
) -> None:
    choose(page, 1, "Byt plats med ett annat bord")
    assert "Bygg AB får bord 2." in page.leaving.panel.question.told.replace("⁨", "").replace("⁩", "")
    press(page, Qt.Key.Key_Return)
    assert page.records is not None
    first = page.records.gathering.stations[0]
    assert first.employer == employer_named(context, fair, "Mur AB").id
    window.undo_by_key()
    assert page.records.gathering.stations[0].employer == named(context, fair, "Bygg AB")


def test_a_fire_alarm_shows_everybody_inside_by_one_key(
    page: LivePage, context: Context, fair: Fair, tmp_path: Path
) -> None:
    protect(context, person(context, fair, "Siv"), True)
    page.reload()
    press(page, Qt.Key.Key_Escape, shift=True)
    said = page.leaving.panel.question.told
    assert heading(page) == "Inne just nu: 4"
    assert "Åsa" in said
    assert "Siv" not in said
    assert "Bygg AB" in said
    press(page, Qt.Key.Key_Return)
    assert list(tmp_path.glob("inside*.pdf"))


def test_a_call_for_help_is_an_alarm_that_one_key_answers(
    page: LivePage, context: Context, fair: Fair
) -> None:
    session = session_of(context, fair, "Vård AB")
    assert page.records is not None
    calls.call_for_help(context, session, page.records.gathering.stations[2].id)
    later(context, seconds=20)
    page.reload()
    place = [alarm.code for alarm in page.alarms.alarms].index(AlarmCode.CALL_FOR_HELP)
    page.alarms.press(place)
    assert AlarmCode.CALL_FOR_HELP not in {alarm.code for alarm in page.alarms.alarms}
    assert not calls.kiosk_calls(context, session).calls


def test_who_cannot_stay_is_named_before_the_day_is_moved(
    page: LivePage, context: Context, fair: Fair
) -> None:
    page.ask_longer(5)
    assert "Dagen slutar" in page.asking.told
    before = standing(context, fair)
    page.asking.yes.click()
    assert standing(context, fair) == before


def test_long_names_fit_in_large_letters(open_window: Opened, context: Context, fair: Fair) -> None:
    window = open_window(context, scale=1.5)
    window.go("live")
    page = window.page
    assert isinstance(page, LivePage)
    page.leaving.employer_leaves(named(context, fair, "Bygg AB"))
    settle()
    assert not clipped(page)


def test_a_card_drawn_onto_another_asks_whether_they_change_places(page: LivePage) -> None:
    first, second, *_ = page.strip.cards.values()
    carried = QMimeData()
    assert page.records is not None
    stations = page.records.gathering.stations
    carried.setData("application/x-motesplats-station", stations[0].id.encode())
    held = (Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton)
    came = QDropEvent(QPointF(5, 5), *held, Qt.KeyboardModifier.NoModifier)
    second.dropEvent(came)
    settle()
    assert came.isAccepted()
    assert heading(page) == "Bord 1 byter plats"
    assert page.leaving.panel.boxes[0].currentText() == "Bord 2, Mur AB"
    assert first.told.number == "1"


def test_a_late_interpreter_is_here_or_the_meeting_moves(
    page: LivePage, context: Context, fair: Fair
) -> None:
    meeting = next(m for m in standing(context, fair) if m.slot == 1)
    helper = Interpreter(InterpreterId("tolk"), fair.id, "Ali", ("arabiska",))
    with context.store.write("interpreter") as transaction:
        put_interpreters(transaction.connection, fair.id, (helper,))
        changed = replace(meeting, interpreter=helper.id)
        timetables.change_meetings(transaction.connection, (changed,))
    page.reload()
    place = [alarm.code for alarm in page.alarms.alarms].index(AlarmCode.INTERPRETER_LATE)
    page.alarms.press(place)
    assert "Ali" in heading(page)
    assert page.leaving.panel.boxes
    page.leaving.panel.others[0].click()
    assert page.leaving.panel.isHidden()
    assert AlarmCode.INTERPRETER_LATE not in {alarm.code for alarm in page.alarms.alarms}
