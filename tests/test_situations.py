"""The table of what can go wrong names tests that are really there, and a reason where none is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<does>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, list[str]]]:
    text = (ROOT / "docs" / "situations.md").read_text("utf-8").split("| --- | --- | --- |")[1]
    return [
        (m["what"], m["does"], re.findall(r"`([^`]+)`", m["tests"])) for m in _ROW.finditer(text)
    ]


def test_every_named_test_is_in_the_suite() -> None:
    for what, _, named in rows():
        for one in named:
            file, _, name = one.partition("::")
            text = (ROOT / "tests" / file).read_text("utf-8")
            assert f"def {name}(" in text if name else text, f"{what}: {one}"


def test_a_row_without_a_test_says_why() -> None:
    assert len(rows()) >= 43
    assert all("not built" in does.casefold() for _, does, named in rows() if not named)
