"""A scanner's burst never reaches a text field; a person's typing always does."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from ui.hands import enter, key, write

from motesplats.ui.scanner import DEAF_MS, GAP_MS, Scanner


@dataclass
class Desk:
    """A field, a scanner that listens everywhere, and a clock that is moved by hand."""

    line: QLineEdit
    scans: list[str] = field(default_factory=list)
    milliseconds: int = 1000

    def clock(self) -> float:
        return self.milliseconds / 1000

    def type(self, text: str, gap: int) -> None:
        for letter in text:
            self.milliseconds += gap
            write(self.line, letter)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(QLineEdit())
    qtbot.addWidget(made.line)
    scanner = Scanner(clock=made.clock)
    scanner.scanned.connect(made.scans.append)
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(scanner)
    yield made
    app.removeEventFilter(scanner)
    scanner.let_go()


def test_a_burst_is_a_scan_and_leaves_the_field_as_it_was(desk: Desk) -> None:
    desk.line.setText("Åsa")
    changes: list[str] = []
    desk.line.textChanged.connect(changes.append)
    desk.type("MPS7K4M2Q9X", gap=5)
    enter(desk.line)
    assert desk.scans == ["MPS7K4M2Q9X"]
    assert desk.line.text() == "Åsa"
    assert not changes


@pytest.mark.parametrize("text", ["mps7k4m2q9x", "MPS7K4M2Q9X", "MpS7k4m2Q9x"])
def test_caps_lock_does_not_matter(desk: Desk, text: str) -> None:
    desk.type(text, gap=GAP_MS)
    key(desk.line, Qt.Key.Key_Tab, "\t")
    assert desk.scans == [text]


def test_typing_reaches_the_field(desk: Desk) -> None:
    desk.type("Asa", gap=120)
    desk.milliseconds += 200
    enter(desk.line)
    assert desk.line.text() == "Asa"
    assert not desk.scans


def test_swedish_letters_are_never_held_back(desk: Desk) -> None:
    desk.type("Åsa Öberg", gap=5)
    enter(desk.line)
    assert desk.line.text() == "Åsa Öberg"
    assert not desk.scans


def test_a_fast_typist_is_no_scanner(desk: Desk) -> None:
    desk.type("anna", gap=30)
    enter(desk.line)
    assert desk.line.text() == "anna"
    assert not desk.scans


def test_a_pause_before_enter_makes_it_typing(desk: Desk) -> None:
    desk.type("MPS7K4M2Q9X", gap=5)
    desk.milliseconds += GAP_MS + 1
    enter(desk.line)
    assert desk.line.text() == "MPS7K4M2Q9X"
    assert not desk.scans


def test_what_was_held_back_comes_without_another_key(desk: Desk, qtbot: QtBot) -> None:
    desk.type("an", gap=10)
    assert desk.line.text() == ""
    qtbot.waitUntil(lambda: desk.line.text() == "an")


def test_a_second_enter_is_ignored_for_a_while(desk: Desk) -> None:
    pressed: list[int] = []
    desk.line.returnPressed.connect(lambda: pressed.append(desk.milliseconds))
    desk.type("MPS7K4M2Q9X", gap=5)
    enter(desk.line)
    desk.milliseconds += 20
    enter(desk.line)
    assert not pressed
    desk.milliseconds += DEAF_MS
    enter(desk.line)
    assert len(pressed) == 1


def test_an_editing_key_lets_go_first(desk: Desk) -> None:
    desk.type("anna", gap=5)
    key(desk.line, Qt.Key.Key_Backspace)
    assert desk.line.text() == "ann"


def test_what_an_input_method_writes_keeps_its_place(desk: Desk) -> None:
    desk.type("caf", gap=5)
    event = QInputMethodEvent()
    event.setCommitString("é")
    QCoreApplication.sendEvent(desk.line, event)
    assert desk.line.text() == "café"


def test_shortcuts_pass_through(desk: Desk) -> None:
    desk.line.setText("Bo")
    key(desk.line, Qt.Key.Key_A, "\x01", control=True)
    assert desk.line.selectedText() == "Bo"


def test_five_hundred_scans_are_five_hundred(desk: Desk) -> None:
    for number in range(500):
        desk.type(f"MPS{number:08d}", gap=3)
        enter(desk.line)
        desk.milliseconds += 5
        enter(desk.line)
        desk.milliseconds += 400
    assert len(desk.scans) == len(set(desk.scans)) == 500
    assert desk.line.text() == ""
