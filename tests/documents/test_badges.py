"""Badges: the symbols that scanners read, the names that people read, the right label."""

import pypdfium2 as pdfium
import pytest
from paper import code, pages, symbols, text
from values_for_sheets import badge

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import shown_code
from motesplats.documents.labels import BadgeOptions, badges, labels_per_sheet
from motesplats.documents.media import media_for
from motesplats.documents.pdf import MM
from motesplats.i18n import Words

WITH_SYMBOL = [one.id for one in media_for("badges") if one.id != "S0722540"]
SHEETS = [one.id for one in media_for("badges") if not one.roll]
LONG = "Şahin-Lindqvist von Österåker"


def ink(content: bytes, scale: float = 1) -> list[tuple[int, int, int, int] | None]:
    """The box around everything printed on each page, from the upper left, in points."""
    with pdfium.PdfDocument(content) as document:
        images = [page.render(scale=scale).to_pil().convert("L") for page in document]
    return [image.point(lambda grey: 255 if grey < 128 else 0).getbbox() for image in images]


@pytest.mark.parametrize("paper", WITH_SYMBOL)
def test_every_symbol_of_a_printed_sheet_is_its_seekers(paper: str) -> None:
    count = labels_per_sheet(paper) + 1
    content = badges([badge(n, LONG) for n in range(count)], BadgeOptions(paper), Words())
    assert sorted(symbols(content)) == sorted(code(n) for n in range(count))


@pytest.mark.parametrize("paper", SHEETS)
def test_printing_begins_at_the_label_that_is_asked_for(paper: str) -> None:
    last = labels_per_sheet(paper)
    content = badges([badge(1), badge(2)], BadgeOptions(paper, start_at=last), Words())
    first_page, second_page = pages(content)
    assert shown_code(code(1)) in first_page
    assert shown_code(code(2)) in second_page
    if paper != "cut":
        (left, top, _, _), (second_left, second_top, _, _) = ink(content)
        assert left > second_left
        assert top > second_top


@pytest.mark.parametrize("start", [0, 11])
def test_a_label_that_the_sheet_lacks_is_refused(start: int) -> None:
    with pytest.raises(Refused) as refused:
        BadgeOptions("cut", start_at=start)
    assert refused.value.refusal is Refusal.SETTING_INVALID
    assert refused.value.details == {"setting": "start_at", "value": start}


def test_offsets_move_the_whole_sheet() -> None:
    plain = badges([badge(1)], BadgeOptions("L7163"), Words())
    moved = badges([badge(1)], BadgeOptions("L7163", 1, 10, 20), Words())
    (before,), (after,) = ink(plain, 4), ink(moved, 4)
    steps = [(b - a) / 4 / MM for a, b in zip(before, after, strict=True)]
    assert steps == pytest.approx([10, 20, 10, 20], abs=0.2)


@pytest.mark.parametrize("paper", WITH_SYMBOL)
@pytest.mark.parametrize("name", [LONG, "Bartholomäus Konstantinopolitanskysson", "Ng Ö", "W" * 40])
def test_a_long_name_stays_on_its_label(paper: str, name: str) -> None:
    content = badges([badge(1, name)], BadgeOptions(paper), Words())
    shown = "".join(text(content).replace("\ufffe", "-").split())
    assert "".join(name.split()) in shown
