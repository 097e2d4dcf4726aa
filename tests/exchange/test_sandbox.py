"""What the child process makes of cells, and how it is kept small."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from exchange import lists_of_people as lists
from openpyxl import load_workbook

from motesplats.exchange import sandbox


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ja"),
        (False, "nej"),
        (701234567.0, "701234567"),
        (12.5, "12.5"),
        (datetime.fromisoformat("2026-10-04T00:00"), "2026-10-04"),
        (datetime.fromisoformat("2026-10-04T13:30"), "2026-10-04 13:30:00"),
        (date(2026, 10, 4), "2026-10-04"),
        (time(13, 30), "13:30"),
        (timedelta(hours=9, minutes=5), "09:05"),
        ("Åsa", "Åsa"),
    ],
)
def test_cells_become_text(value: object, text: str) -> None:
    assert sandbox.cell_text(value) == text


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    path = lists.workbook(tmp_path / "a.xlsx", Ett=(("Namn",), ("Åsa",)), Två=(("Namn",), ("Bo",)))
    book = load_workbook(path)
    book["Ett"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    assert [sheet[0] for sheet in sandbox.sheets(path)] == ["Två"]


def test_child_loads_nothing_else_of_the_program(tmp_path: Path) -> None:
    path = lists.workbook(tmp_path / "a.xlsx", Ett=(("Namn",), ("Åsa",)))
    code = (
        "import runpy, sys; sys.argv = ['x', sys.argv[2]]\n"
        f"runpy.run_path({sandbox.__file__!r}, run_name='__main__')\n"
        "assert not [name for name in sys.modules if name.startswith('motesplats')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, "x", str(path)], capture_output=True, check=False
    )
    assert (done.returncode, b"sheets" in done.stdout) == (0, True), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="caps on memory exist on Unix only")
def test_memory_is_capped() -> None:
    code = (
        f"import runpy; m = runpy.run_path({sandbox.__file__!r}); m['cap_resources']()\n"
        "bytearray(2 * 1024**3)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr
