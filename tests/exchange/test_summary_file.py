"""The summary as a workbook: typed cells, a heading that stays, nothing that runs."""

import io
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from motesplats.exchange.summary_file import summary_workbook
from motesplats.feedback.reading import Text
from motesplats.feedback.small_numbers import Shown
from motesplats.feedback.summary_values import Cell, Industry, Row, Summary, Table
from motesplats.i18n import words_in

RISKY = Text("=SUM(A1:A9)", "=SUM(A1:A9)")
ROWS = (Row(RISKY, (Cell(Shown.NUMBER, 30),)), Row(Text("Två", "Two"), (Cell(Shown.FEW),)),
        Row(Text("Tre", "Three"), (Cell(Shown.LEFT_OUT),)))  # fmt: skip
TITLE = Text("Luckor", "Gaps")
SUMMARY = Summary(
    7,
    (Table("t3", TITLE, ROWS, "forms", base=40), Table("t6", TITLE, ROWS[:1], "forms")),
    (Industry(TITLE, ((RISKY, 2),), ()),),
)


def book(fair: str = "Mässan") -> Any:
    content = summary_workbook(SUMMARY, fair, date(2026, 11, 26), words_in("sv"))
    return load_workbook(io.BytesIO(content))


def test_numbers_days_and_shares_are_what_they_are() -> None:
    made = book()
    assert made["Fakta"]["B3"].value == datetime(2026, 11, 26)  # noqa: DTZ001 - a day has no zone
    assert made["Fakta"]["B3"].number_format == "yyyy-mm-dd"
    number, way, share = (made["Tabeller"][f"{column}2"] for column in "FGH")
    assert (number.value, way.value, share.value) == (30, "antal", 0.75)
    assert share.number_format == "0 %"
    assert made["Tabeller"]["H5"].value is None


def test_what_is_hidden_has_no_number() -> None:
    rows = [[cell.value for cell in row[5:8]] for row in book()["Tabeller"].iter_rows(min_row=3)]
    assert rows[:2] == [[None, "färre än 5", None], [None, "visas inte", None]]


def test_no_cell_is_a_formula_and_the_headings_stay() -> None:
    made = book("@cmd")
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    assert not [c for c in cells if isinstance(c.value, str) and c.value[0] in "=+-@"]
    assert {sheet.freeze_panes for sheet in made} == {"A2"}
    assert made["Tabeller"]["D2"].value == "'=SUM(A1:A9)"
