"""Tables as workbook, CSV and JSON, read again with what others read them with."""

import csv
import io
import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from motesplats.core.texts import without_hidden
from motesplats.exchange.sheets_file import Said, Sheet, csv_of, json_of, workbook_bytes
from motesplats.i18n import words_in

TR = words_in("sv")
DAY = date(2026, 11, 26)
HOSTILE = (
    '=HYPERLINK("http://x";"y")', "+46 70", "-1", "–2", "@SUM(A1)", "\tx", "\rx", "#N/A", "=1\n=2",
    "عبد الله \u202eمقلوب", "1", "x\x00\x07y", "＝1",
)  # fmt: skip
COLUMNS = tuple(
    (name, name.title()) for name in ["text", "number", "share", "day", "hour", "yes", "choice"]
)
ROWS = tuple((text, 7, 0.125, DAY, time(9, 5), True, Said("L1", "Nära")) for text in HOSTILE)
SHEET = Sheet("things", "Saker", COLUMNS, (*ROWS, ("", None, None, None, None, False, None)))


def test_cells_of_the_workbook_are_what_they_are() -> None:
    sheet = load_workbook(io.BytesIO(workbook_bytes([SHEET], DAY, TR)))["Saker"]
    kinds = [cell.data_type for cell in sheet[2]]
    assert kinds == ["s", "n", "n", "d", "d", "s", "s"]
    assert [cell.value for cell in sheet[2]][1:] == [
        7, 0.125, sheet["D2"].value, time(9, 5), "Ja", "Nära",
    ]  # fmt: skip
    assert sheet["D2"].value.date() == DAY
    assert (sheet.cell(sheet.max_row, 1).data_type, sheet.cell(sheet.max_row, 1).value) == (
        "n", None,
    )  # fmt: skip
    assert sheet["D2"].number_format == "yyyy-mm-dd"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:G{len(HOSTILE) + 2}")
    assert all(cell.font.bold for cell in sheet[1])


def test_no_text_becomes_a_formula_and_none_is_changed_but_for_what_does_not_show() -> None:
    sheet = load_workbook(io.BytesIO(workbook_bytes([SHEET], DAY, TR)))["Saker"]
    found = {row[0].row: row[0] for row in sheet.iter_rows(min_row=2, max_row=len(HOSTILE) + 1)}
    assert {cell.data_type for cell in found.values()} <= {"s", "n"}
    assert found[2].value == HOSTILE[0]
    assert found[2].quotePrefix
    assert found[12].value == "1"
    assert found[13].value == "xy"


def test_csv_opens_in_a_swedish_spreadsheet() -> None:
    content = csv_of(SHEET, TR)
    assert content.startswith(b"\xef\xbb\xbfText;")
    assert b"\n" not in content.replace(b"\r\n", b"").replace(b"=1\n=2", b"")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1][1:] == ["7", "0,125", "2026-11-26", "09:05", "Ja", "Nära"]
    assert rows[-1] == ["", "", "", "", "", "Nej", ""]
    assert not [row[0] for row in rows[1:] if row[0][:1] in {*"=+-–@＝", "\t", "\r"}]


def test_json_says_its_schema_and_has_codes_where_people_read_words() -> None:
    whole = json.loads(json_of([SHEET], {"name": "Träffen"}))
    assert (whole["schema"], whole["version"]) == ("motesplats-export", 1)
    first = whole["tables"]["things"][0]
    assert first == {
        "text": HOSTILE[0], "number": 7, "share": 0.125, "day": "2026-11-26", "hour": "09:05",
        "yes": True, "choice": "L1",
    }  # fmt: skip
    assert whole["tables"]["things"][-1]["number"] is None


def test_long_columns_are_as_wide_as_a_page_and_long_work_can_be_stopped() -> None:
    wide = Sheet("w", "Wide", (("a", "A"),), (("x" * 900,),) * 450)
    seen: list[int] = []
    book = load_workbook(io.BytesIO(workbook_bytes([wide], DAY, TR, seen.append)))
    assert 40 < book["Wide"].column_dimensions["A"].width < 80
    assert seen == [200, 400]
    with pytest.raises(ZeroDivisionError):
        workbook_bytes([wide], DAY, TR, lambda _rows: 1 // 0)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), max_size=40))
def test_whatever_was_written_is_read_again_from_each_file(text: str) -> None:
    sheet = Sheet("a", "A", (("a", "A"), ("b", "B")), ((text, 1),))
    book = load_workbook(io.BytesIO(workbook_bytes([sheet], DAY, TR)))["A"]["A2"]
    assert (book.value or "") == without_hidden(text)
    assert book.data_type != "f"
    lines = csv_of(sheet, TR).decode("utf-8-sig")
    [(read, _)] = list(csv.reader(io.StringIO(lines, newline=""), delimiter=";"))[1:]
    assert read in (text, f"'{text}")
    assert json.loads(json_of([sheet], {}))["tables"]["a"][0]["a"] == text
