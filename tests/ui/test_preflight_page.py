"""The pre-flight page: each line says how it stands, and what can be tried is tried there."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from ui.conftest import Opened
from usecases.builders import open_context

from motesplats.live.board import Layout
from motesplats.live.lamps import Readings
from motesplats.ui.frame import PREFLIGHT, TIMETABLE
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages.preflight import PreflightPage
from motesplats.usecases.machine import Machine
from motesplats.usecases.preflight import TEST_CODE, CheckCode, CheckState


@pytest.fixture
def page(window: MainWindow) -> PreflightPage:
    window.go(PREFLIGHT)
    assert isinstance(window.page, PreflightPage)
    return window.page


def test_what_can_be_known_stands_there_at_once(window: MainWindow, page: PreflightPage) -> None:
    assert page.rows[CheckCode.TIMETABLE].state is CheckState.GOOD
    assert page.rows[CheckCode.PINS].detail.text() == "2 arbetsgivare har ingen kod."
    assert page.rows[CheckCode.DISK].whole.isHidden()
    window.lamps.show(Machine(Readings(free_bytes=90_000_000_000, charge=0.7), None))
    assert page.rows[CheckCode.DISK].detail.text() == "90 GB är lediga."
    assert page.rows[CheckCode.BATTERY].detail.text() == "70 procent. Laddaren sitter i."
    page.rows[CheckCode.TIMETABLE].buttons[0].click()
    assert window.page.name == TIMETABLE


def test_the_clock_is_held_beside_a_telephone(page: PreflightPage) -> None:
    row = page.rows[CheckCode.CLOCK]
    assert page.first_focus.hasFocus()
    assert row.detail.text() == "09:00:00. Stämmer det med din telefon?"
    page.shell.context.clock.advance(timedelta(seconds=2))
    page.tick()
    assert row.detail.text().startswith("09:00:02")
    row.buttons[1].click()
    assert row.state is CheckState.BAD
    row.buttons[0].click()
    page.tick()
    assert (row.state, row.detail.text()) == (CheckState.GOOD, "Klockan stämmer.")


def test_the_scanner_is_tried_with_a_code_on_the_screen(qtbot: QtBot, page: PreflightPage) -> None:
    row = page.rows[CheckCode.SCANNER]
    row.buttons[0].click()
    assert page.scanner.field.hasFocus()
    for typed, state, said in (
        ("MPTZYß7", CheckState.BAD, "tyskt"),
        (TEST_CODE.replace("-", "+"), CheckState.GOOD, "US-tangentbord"),
        (TEST_CODE, CheckState.GOOD, "läser rätt"),
    ):
        page.scanner.field.setText(typed)
        page.scanner.field.returnPressed.emit()
        assert row.state is state
        assert said in row.detail.text()
    assert page.scanner.isHidden()


def test_a_badge_proves_the_scanner_and_checks_nobody_in(page: PreflightPage) -> None:
    assert page.on_scan("MPS12345678")
    assert page.rows[CheckCode.SCANNER].state is CheckState.GOOD


def test_a_copy_is_made_to_a_memory_stick(page: PreflightPage, tmp_path: Path) -> None:
    page.copy_to(tmp_path)
    (copy,) = tmp_path.glob("*.mplats")
    assert copy.name == "motesplats-2026-11-26.mplats"
    assert page.rows[CheckCode.COPY].state is CheckState.GOOD
    page.rows[CheckCode.COPY].tell(CheckState.CAUTION, "")
    page.copy_to(copy)
    assert page.rows[CheckCode.COPY].state is CheckState.CAUTION


def test_without_a_fair_nothing_is_looked_at(open_window: Opened) -> None:
    window = open_window(open_context())
    window.go(PREFLIGHT)
    assert isinstance(window.page, PreflightPage)
    assert all(row.whole.isHidden() for row in window.page.rows.values())


def test_printer_gong_and_board_are_tried_and_vouched_for(
    window: MainWindow, page: PreflightPage, tmp_path: Path
) -> None:
    assert page.rows[CheckCode.PRINTER].state is CheckState.CAUTION
    assert page.rows[CheckCode.SCREEN].detail.text().startswith("Ingen andra skärm")
    window.page.shell.prints.set(str(tmp_path))
    page.rows[CheckCode.PRINTER].buttons[0].click()
    assert list(tmp_path.rglob("*.pdf"))
    stage = window.page.shell.stage
    before = stage.choice
    page.rows[CheckCode.SCREEN].buttons[0].click()
    assert stage.window.is_open
    assert stage.choice.layout is Layout.TEST
    page.rows[CheckCode.SCREEN].buttons[1].click()
    assert stage.choice == before
    stage.toggle()
    left = sum(row.state is not CheckState.GOOD for row in page.rows.values())
    for code in (CheckCode.PRINTER, CheckCode.GONG):
        page.rows[code].buttons[1].click()
    assert sum(row.state is not CheckState.GOOD for row in page.rows.values()) == left - 2
    page.devices.look()
    assert page.rows[CheckCode.GONG].detail.text() == "Gongen hördes."


def test_a_gong_that_nobody_can_hear_says_so(window: MainWindow, page: PreflightPage) -> None:
    stage = window.page.shell.stage
    stage.set_laptop(replace(stage.laptop, muted=True))
    page.rows[CheckCode.GONG].buttons[0].click()
    assert page.rows[CheckCode.GONG].detail.text() == "Ljudet är av, gongen syns"
