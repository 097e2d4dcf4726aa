"""The page about lists names only columns that are understood as it says."""

import re
from pathlib import Path

import pytest

from motesplats.exchange.headings import employer_mapping, seeker_mapping

PAGE = Path(__file__).parents[2] / "docs" / "lists.md"
SEEKERS, EMPLOYERS = PAGE.read_text("utf-8").split("\n## ")[1:3]


def headings(part: str) -> list[str]:
    cells = re.findall(r"^\| ([^|]+) \|", part, re.MULTILINE)[2:]
    alone = [cell for cell in cells if "minuter" in cell]
    several = [cell for cell in cells if cell not in alone]
    names = [name.strip() for cell in several for name in re.split(r",|\(eller|\)", cell)]
    return [*alone, *filter(None, names)]


@pytest.mark.parametrize("heading", headings(SEEKERS))
def test_columns_of_seekers(heading: str) -> None:
    assert seeker_mapping([heading], []).columns


@pytest.mark.parametrize("heading", headings(EMPLOYERS))
def test_columns_of_employers(heading: str) -> None:
    assert employer_mapping([heading], []).columns
