"""What badges and slips are printed on: every symbol large enough, every code legible."""

import pypdfium2 as pdfium
import pytest
from paper import code, findings, symbols, text
from values_for_sheets import badge, slip

from motesplats.core.errors import Refusal, Refused
from motesplats.documents.calibration import calibration
from motesplats.documents.labels import BadgeOptions, badges
from motesplats.documents.media import media, media_for, medium
from motesplats.documents.slips import slips
from motesplats.i18n import words_in

TR = words_in("sv")
LONG = "Elif Şahin-Lindqvist von Österåker"
ROLLS = [one.id for one in media_for("badges") if one.roll]
TOO_SMALL = "S0722540"


def symbol_side(content: bytes) -> float:
    """The side of the only symbol on the first page, in millimetres."""
    with pdfium.PdfDocument(content) as document:
        paths = [one.get_bounds() for one in document[0].get_objects() if one.type == 2]
    squares = [r - left for left, low, r, top in paths if abs((r - left) - (top - low)) < 1]
    return max(squares) / 72 * 25.4


@pytest.mark.parametrize("paper", [one.id for one in media_for("badges")])
def test_a_badge_has_a_symbol_of_two_centimetres_or_none_and_always_its_code(paper: str) -> None:
    content = badges([badge(1, LONG)], BadgeOptions(paper), TR)
    assert "".join(text(content).split()).count(code(1)[3:]) == 1
    if paper == TOO_SMALL:
        assert symbols(content) == []
        return
    assert symbols(content) == [code(1)]
    assert symbol_side(content) >= 20


@pytest.mark.parametrize("paper", ROLLS)
def test_a_label_of_a_roll_is_a_page_of_its_own(paper: str) -> None:
    content = badges([badge(1), badge(2)], BadgeOptions(paper), TR)
    with pdfium.PdfDocument(content) as document:
        sizes = {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document}
        assert len(document) == 2
    assert sizes == {tuple(round(side) for side in medium("badges", paper).page)}


def test_an_endless_roll_is_cut_where_the_slip_is_over() -> None:
    content = slips([slip(1, 1), slip(2, 8)], "DK-22205-slip", TR)
    with pdfium.PdfDocument(content) as document:
        (wide, short), (_, long) = (page.get_size() for page in document)
    assert round(wide / 72 * 25.4) == 62
    assert long > short + 100


def test_the_page_for_trying_out_shows_every_label() -> None:
    plain, moved = calibration("L7160", (0, 0), TR), calibration("L7160", (2, 2), TR)
    assert "Håll sidan mot etikettarket" in text(plain)
    assert plain != moved
    assert findings(plain) == []


def test_every_paper_has_a_name_of_its_own_and_unknown_ones_are_refused() -> None:
    ids = [one.id for one in media()]
    assert len(ids) == len(set(ids))
    with pytest.raises(Refused) as refused:
        medium("slips", "L7160")
    assert refused.value.refusal is Refusal.SETTING_INVALID
