"""The table of what the method asks for has every row that must be there, each with its tests."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUST = (
    *(f"N{n}" for n in (*range(1, 14), 15, 16, 17, 19, 20, 22, 23, 26, 29, 30, 31, 36)),
    *(f"F{n}" for n in (*range(67, 95), *range(104, 112))),
)
_ROW = re.compile(r"^\| (?P<row>[^|]+) \| (?P<does>[^|]+) \| (?P<tests>[^|]+) \|$")


def rows() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each row with what the program does and its tests, as file and name ("" for a whole file)."""
    lines = (ROOT / "docs" / "feedback.md").read_text("utf-8").splitlines()
    lines = [line for line in lines if line.startswith("|") and line.strip("|- ")]
    told = [match for line in lines if (match := _ROW.match(line))]
    assert len(told) == len(lines)
    found = [(m["row"], m["does"], list(named_in(m["tests"]))) for m in told]
    return [one for one in found if one[0] != "row"]


def named_in(cell: str) -> Iterator[tuple[str, str]]:
    """The tests of a cell; ``…`` stands for the file before."""
    file = ""
    for one in re.findall(r"`([^`]+)`", cell):
        path, _, name = one.removeprefix("tests/").partition("::")
        file = file if path == "…" else path
        yield file, name


def test_every_row_that_must_be_there_is_there_with_a_test_by_name() -> None:
    shown = {row.split()[0] for row, _, named in rows() if any(name for _, name in named)}
    assert [row for row in MUST if row not in shown] == []


def test_every_test_of_the_table_is_in_the_suite() -> None:
    for row, _, named in rows():
        assert named, row
        for file, name in named:
            text = (ROOT / "tests" / file).read_text("utf-8")
            assert re.search(rf"^def {name or 'test_'}", text, re.MULTILINE), f"{row}: {name}"
            assert not name or f"def {name}(" in text, f"{row}: {file}::{name}"


def test_each_row_says_what_the_program_does_and_stands_once() -> None:
    names = [row for row, _, _ in rows()]
    assert len(names) == len(set(names))
    assert [row for row, does, _ in rows() if len(does.strip()) < 10] == []
