"""Slips measured: the size and reading of the symbol, a full day within the slip, structure."""

import pypdfium2 as pdfium
import pytest
from paper import code, roles, symbols, text
from values_for_sheets import slip

from motesplats.documents.media import media_for
from motesplats.documents.slips import slips
from motesplats.documents.values import SlipMeeting, SlipValue
from motesplats.i18n import Words, words_in

SIZES = [one.id for one in media_for("slips")]
LONG = "Elif Şahin-Lindqvist von Österåker"


@pytest.mark.parametrize("size", SIZES)
def test_every_symbol_of_the_slips_is_read(size: str) -> None:
    content = slips([slip(n, heading=LONG) for n in range(5)], size, Words())
    assert sorted(symbols(content)) == sorted(code(n) for n in range(5))


@pytest.mark.parametrize("size", SIZES)
def test_the_printed_symbol_is_at_least_sixteen_millimetres(size: str) -> None:
    with pdfium.PdfDocument(slips([slip(1)], size, Words())) as document:
        paths = [one.get_bounds() for one in document[0].get_objects() if one.type == 2]
    wide = [right - left for left, _, right, _ in paths if 40 < right - left < 100]
    assert min(wide) / 72 * 25.4 >= 16


@pytest.mark.parametrize(("size", "most"), [("A5", 8), ("A6", 6)])
def test_a_full_day_stays_within_its_slip(size: str, most: int) -> None:
    content = slips([slip(1, most, LONG)], size, Words())
    with pdfium.PdfDocument(content) as document:
        page = document[0].get_textpage()
        letters = page.get_text_range()
        low = [page.get_charbox(n)[1] for n, letter in enumerate(letters) if letter.strip()]
    assert min(low) > 421
    assert f"Åkeri {most}" in text(content)


def test_very_long_employers_make_the_type_smaller_and_lose_no_time() -> None:
    whom = SlipMeeting("09:15", 1, "Ett företag med ett långt namn " * 12)
    value = SlipValue("Åsa", "CODE 0001", code(1), "Mässan", (whom,) * 6, 1)
    assert text(slips([value], "A6", Words())).count("09:15") == 6


def test_slips_say_the_same_in_english() -> None:
    said = text(slips([slip(1)], "A5", words_in("en")))
    assert "Bord" not in said
    assert "Kom 2" not in said


def test_a_slip_is_a_list_with_a_picture_that_is_described() -> None:
    content = slips([slip(1)], "A6", Words())
    assert {"H1": 1, "Figure": 1, "L": 1}.items() <= roles(content).items()
    assert roles(content)["LI"] == 2
    assert b"/Alt (QR-kod " in content
