"""A report has no colour that could say how well somebody did: it is black on white."""

import io
import re
from collections.abc import Iterator
from datetime import date

import pikepdf
import pytest
from reports_to_print import Asked, printed_as

from motesplats.documents.report import report, report_page

INKS = {"rg", "RG", "g", "G", "k", "K", "sc", "scn", "SC", "SCN"}
EARLIER = date(2026, 3, 4)


def inks(content: bytes) -> Iterator[tuple[str, list[float]]]:
    """Each order for a colour on any page, with its numbers."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            for numbers, order in pikepdf.parse_content_stream(page):
                if str(order) in INKS:
                    yield str(order), [float(one) for one in numbers]


@pytest.mark.parametrize("employers", [1, 3])
def test_the_paper_is_printed_in_black_and_grey(employers: int) -> None:
    found = list(inks(printed_as(report, employers, Asked(before=EARLIER))))
    assert found
    assert {order for order, _ in found} <= {"g", "G"}


def test_the_page_has_no_other_colour_either() -> None:
    content = printed_as(report_page, 3, Asked(before=EARLIER)).decode()
    for red, green, blue in re.findall(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b", content):
        assert red == green == blue
    assert not re.search(r"#[0-9a-f]{6}\b|rgb\(|hsl\(|:\s*(red|green|orange)", content)
