"""The board in a window of the program: opened, changed, unplugged, and the gong beside it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.hands import settle, the_fair
from ui.test_sound import Heard
from usecases.builders import later, seeker_named

from motesplats.laptop import laptop_file, read_laptop
from motesplats.live.board import Layout
from motesplats.live.gongs import Sound
from motesplats.ui.board.face import Cells
from motesplats.ui.board.placing import Area, How, Spot
from motesplats.ui.board.window import area_of, spots
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.board import BoardPage
from motesplats.ui.pages.live import LivePage
from motesplats.usecases.board import board_choice
from motesplats.usecases.context import Context
from motesplats.usecases.hall_steps import start_day
from motesplats.usecases.protection import protect

LAPTOP = Spot("eDP-1", Area(0, 0, 1400, 800), Area(0, 0, 1400, 800))
PROJECTOR = Spot("HDMI-1", Area(1400, 0, 1920, 1080), Area(1400, 0, 1920, 1080))


class Cables:
    """The screens that are plugged in."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.screens = window, (LAPTOP, PROJECTOR)
        window.stage.window.screens = lambda: self.screens

    def are(self, *screens: Spot) -> None:
        self.screens = screens
        self.window.stage.window.settle()


@pytest.fixture(autouse=True)
def _no_choices_of_before() -> None:
    laptop_file().unlink(missing_ok=True)


@pytest.fixture
def page(window: MainWindow) -> BoardPage:
    window.activateWindow()
    window.go("board")
    assert isinstance(window.page, BoardPage)
    settle()
    return window.page


def hall_page(window: MainWindow) -> LivePage:
    live = window.pages["live"]
    assert isinstance(live, LivePage)
    return live


def said(window: MainWindow) -> str:
    window.stage.draw()
    return repr(window.stage.face)


def ctrl_b(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)


def test_a_board_that_loses_its_screen_goes_aside_and_comes_back(
    window: MainWindow, page: BoardPage
) -> None:
    cables, board = Cables(window), window.stage.window
    window.setGeometry(0, 0, 900, 700)
    ctrl_b(window)
    assert page.state.text() == "Storbilden visas på skärmen HDMI-1."
    assert area_of(board.geometry()) == PROJECTOR.whole
    assert window.isActiveWindow()
    cables.are(LAPTOP)
    assert board.placement is not None
    assert board.placement.how is How.BESIDE
    assert not board.geometry().intersects(window.frameGeometry())
    assert not board.isFullScreen()
    cables.are(LAPTOP, PROJECTOR)
    assert area_of(board.geometry()) == PROJECTOR.whole
    ctrl_b(window)
    assert not board.isVisible()
    assert page.state.text() == "Storbilden är stängd."


def test_a_small_board_never_stays_over_the_work_window(
    window: MainWindow, page: BoardPage
) -> None:
    Cables(window).are(LAPTOP)
    board = window.stage.window
    window.setGeometry(0, 0, 900, 700)
    ctrl_b(window)
    board.move(100, 100)
    board.settle()
    assert not board.geometry().intersects(window.frameGeometry())
    window.setGeometry(0, 0, 1400, 800)
    board.settle()
    assert board.isMinimized()
    assert "minimerad" in page.state.text()


def test_the_keys_of_the_board_itself(window: MainWindow, page: BoardPage) -> None:
    Cables(window)
    board = window.stage.window
    board.turn_full()
    assert not board.is_open
    board.toggle()
    board.leave_full()
    assert not board.isFullScreen()
    assert PROJECTOR.whole.shared(area_of(board.geometry())) > 0
    board.turn_full()
    assert board.isFullScreen()
    board.turn_full()
    page.screens.setCurrentIndex(0)
    page.screens.activated.emit(0)
    board.close()
    assert not board.is_open
    assert spots()


def test_the_coordinator_chooses_layout_language_and_message(
    window: MainWindow, page: BoardPage, context: Context
) -> None:
    fair = the_fair(context)
    for number, layout in enumerate(Layout, start=1):
        page.layouts.buttons[number].click()
        assert f"{layout!r}" in said(window)
    page.layouts.buttons[0].click()
    page.layouts.buttons[0].click()
    assert page.layouts.codes == ("by_phase",)
    assert board_choice(context, fair.id).by_phase
    page.english.click()
    page.message.setText("Fika i foajén 14.30")
    page.showing.click()
    assert "Fika i foajén" in said(window)
    assert page.letters_left.text() == "19 av 120 tecken"
    window.change_language()
    QApplication.processEvents()
    assert window.stage.choice.message == "Fika i foajén 14.30"
    newer = window.page
    assert isinstance(newer, BoardPage)
    newer.clearing.click()
    assert board_choice(context, fair.id).message == ""
    assert "Fika" not in said(window)


def test_f5_turns_the_page(window: MainWindow, page: BoardPage) -> None:
    before = window.stage.face
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.stage.skipped == 1
    assert before is not None


def test_a_change_is_on_the_board_at_once_while_another_page_is_open(
    window: MainWindow, page: BoardPage, context: Context
) -> None:
    Cables(window)
    page.layouts.buttons[2].click()
    window.stage.window.toggle()
    window.go("arrival")
    assert "Åsa" in said(window)
    person = seeker_named(context, the_fair(context), "Åsa")
    window.refresh.tell(protect(context, person.id, True).changed)
    assert isinstance(window.stage.face, type(window.stage.face))
    assert "Åsa" not in repr(window.stage.window.view.face)
    assert isinstance(window.stage.face.body, Cells)


def test_the_gong_is_given_once_whichever_page_is_open(
    window: MainWindow, page: BoardPage, context: Context
) -> None:
    heard = Heard()
    window.stage.gongs.output = heard
    Cables(window)
    window.stage.window.toggle()
    window.go("start")
    window.refresh.tell(start_day(context, the_fair(context).id).changed)
    for _ in range(4):
        hall_page(window).tick()
        later(context, seconds=1)
    assert heard.played == [("talk.wav", 0.7)]
    assert "Samtalen börjar" in repr(window.stage.window.view.face)
    window.stage.calm()
    assert "Samtalen börjar" not in repr(window.stage.window.view.face)


def test_a_day_that_is_changed_from_elsewhere_has_its_gongs_too(
    window: MainWindow, context: Context
) -> None:
    heard = Heard()
    window.stage.gongs.output = heard
    window.go("start")
    window.refresh.tell(start_day(context, the_fair(context).id).changed)
    hall_page(window).tick()
    hall_page(window).tick()
    assert heard.played == [("talk.wav", 0.7)]


def test_what_the_gong_is_like_is_kept_for_this_computer(
    window: MainWindow, page: BoardPage, tmp_path: Path
) -> None:
    heard = Heard()
    window.stage.gongs.output = heard
    page.gong.volume.setValue(30)
    page.gong.on[Sound.SOFT].click()
    page.gong.quiet.click()
    page.gong.trying[Sound.DOUBLE].click()
    assert heard.played == [("double.wav", 0.3)]
    page.gong.use_file(Sound.TALK, tmp_path / "odd.wav")
    (tmp_path / "odd.wav").write_bytes(b"odd")
    page.gong.use_file(Sound.TALK, tmp_path / "odd.wav")
    assert "inte ett ljud av typen WAV" in page.gong.refusal.text
    page.gong.use_file(Sound.TALK, window.stage.gongs.file_of(Sound.FEEDBACK))
    assert heard.played[-1][0].startswith("talk-")
    page.look.setCurrentIndex(2)
    page.look.activated.emit(2)
    window.stage.write()
    kept = read_laptop(laptop_file())
    assert (kept.volume, kept.quiet, kept.look) == (30, True, "contrast")
    assert kept.silent == {Sound.SOFT}
    page.gong.own[Sound.TALK].click()
    assert window.stage.laptop.own_sound(Sound.TALK) == ""


def test_the_sound_is_turned_off_in_the_hall_in_one_press(window: MainWindow) -> None:
    window.stage.gongs.output = Heard()
    window.go("live")
    live = hall_page(window)
    assert live.sound.shown.accessibleName() == "Gong: på"
    live.sound.shown.click()
    assert live.sound.shown.accessibleName() == "Gong: av"
    assert window.stage.laptop.muted
    window.stage.set_laptop(replace(window.stage.laptop, muted=False))
    window.close()
    assert not read_laptop(laptop_file()).muted


def test_an_employer_at_the_screen_cannot_open_the_board(window: MainWindow) -> None:
    window.page.shell.alone(True)
    window.stage.toggle()
    assert not window.stage.window.is_open
