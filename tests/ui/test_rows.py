"""The one table model: right for Qt, quick to narrow."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from motesplats.ui.rows import Column, RowsModel

COLUMNS = (
    Column("Namn", lambda row: row[0]),
    Column("Antal", lambda row: str(row[1]), figures=True),
)
ROWS = (("Åsa Öberg", 3), ("Łukasz Żółć", 12), ("Bo Ek", 1))


def filled() -> RowsModel[tuple[str, int]]:
    model: RowsModel[tuple[str, int]] = RowsModel(COLUMNS)
    model.show_rows(ROWS)
    return model


def test_qt_finds_nothing_wrong_with_the_model(qtbot: QtBot) -> None:
    model = filled()
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    model.narrow("bo")
    model.show_rows(ROWS[:1])
    assert tester.model() is model


def test_typing_narrows_without_regard_to_case_and_diacritics(qtbot: QtBot) -> None:
    model = filled()
    model.narrow("zolc LUK")
    assert model.shown == (ROWS[1],)
    model.narrow("")
    assert model.shown == ROWS


def test_narrowing_stays_when_new_rows_come(qtbot: QtBot) -> None:
    model = filled()
    model.narrow("asa")
    model.show_rows(ROWS[1:])
    assert model.shown == ()
    assert model.row_at(0) is None


def test_figures_stand_to_the_right(qtbot: QtBot) -> None:
    model = filled()
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.data(model.index(0, 0), role) is None
    assert model.data(model.index(0, 1), role) & int(Qt.AlignmentFlag.AlignRight)
    right = model.headerData(1, Qt.Orientation.Horizontal, role)
    assert isinstance(right, int)


def test_cells_and_headings_read_as_the_columns_say(qtbot: QtBot) -> None:
    model = filled()
    assert model.data(model.index(1, 0)) == "Łukasz Żółć"
    assert model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole) == "Łukasz Żółć"
    assert model.data(QModelIndex()) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Namn"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_ten_thousand_rows_narrow_fast_enough_to_type(qtbot: QtBot) -> None:
    model: RowsModel[tuple[str, int]] = RowsModel(COLUMNS)
    model.show_rows([(f"Person {n}", n) for n in range(10_000)])
    model.narrow("9999")
    assert model.rowCount() == 1
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
