"""A day can be typed as it is written, from anywhere in the field."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from motesplats.ui.day_edit import DayEdit


def nothing(_field: DayEdit) -> None:
    """The cursor stays where it was."""


def select_all(field: DayEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def go_home(field: DayEdit) -> None:
    QTest.keyClick(field, Qt.Key.Key_Home)


@pytest.mark.parametrize("before", [nothing, select_all, go_home, DayEdit.selectAll])
@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2031-03-04", QDate(2031, 3, 4)),
        ("20310304", QDate(2031, 3, 4)),
        ("2031-3-4", QDate(2031, 3, 4)),
        ("2027-12-31", QDate(2027, 12, 31)),
    ],
)
def test_a_day_is_typed_as_it_is_written(
    qtbot: QtBot, before: Callable[[DayEdit], None], typed: str, day: QDate
) -> None:
    field = DayEdit(QDate(2026, 11, 23))
    qtbot.addWidget(field)
    field.show()
    before(field)
    QTest.keyClicks(field, typed)
    assert field.date() == day
