"""The table of what the method asks for has every row that must be there, each with its tests."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUST = (
    *(f"N{n}" for n in (*range(1, 14), 15, 16, 17, 19, 20, 22, 23, 26, 29, 30, 31, 36)),
    *(f"F{n}" for n in (*range(67, 95), *range(104, 112))),
)
_ROW = re.compile(r"^\| (?P<row>[^|]+) \| (?P<does>[^|]+) \| (?P<tests>[^|]+) \|$")
_HEAD = {"row", "---"}


def rows() -> list[tuple[str, str, list[str]]]:
    lines = (ROOT / "docs" / "feedback.md").read_text("utf-8").splitlines()
    found = [match for line in lines if line.startswith("|") and (match := _ROW.match(line))]
    assert len(found) == sum(line.startswith("|") for line in lines)
    told = [(m["row"], m["does"], re.findall(r"`([^`]+)`", m["tests"])) for m in found]
    return [one for one in told if one[0] not in _HEAD]


def test_every_row_that_must_be_there_is_there_with_a_test() -> None:
    shown = {row.split()[0].rstrip(":") for row, _, named in rows() if named}
    assert [row for row in MUST if row not in shown] == []


def test_every_test_of_the_table_is_in_the_suite() -> None:
    for row, _, named in rows():
        assert named, row
        for one in named:
            file, _, name = one.partition("::")
            text = (ROOT / "tests" / file).read_text("utf-8")
            assert re.search(rf"^def {re.escape(name)}\(", text, re.MULTILINE), f"{row}: {one}"


def test_each_row_says_what_the_program_does_and_stands_once() -> None:
    names = [row for row, _, _ in rows()]
    assert len(names) == len(set(names))
    assert [row for row, does, _ in rows() if len(does.strip()) < 10] == []
