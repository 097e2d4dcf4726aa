"""Badges measured: the size of the symbol, names beside it, and what can be read from the text."""

import pypdfium2 as pdfium
import pytest
from paper import actual_texts, code, symbols, text

from motesplats.documents.labels import BadgeOptions, badges
from motesplats.documents.media import media_for
from motesplats.documents.values import BadgeValue
from motesplats.i18n import words_in

TR = words_in("sv")
WITHOUT = {"S0722540", "DK-11201"}
WITH_SYMBOL = [one.id for one in media_for("badges") if one.id not in WITHOUT]
LONG = "Elif Şahin-Lindqvist von Österåker"
ARABIC = "فاطمة الزهراء"
ETHIOPIC = "ሰላም ገብረሂወት"


def badge(heading: str, *lines: str) -> BadgeValue:
    return BadgeValue(heading, "CODE 0001", code(1), lines)


def sheet(value: BadgeValue, paper: str = "cut") -> bytes:
    return badges([value], BadgeOptions(paper), TR)


@pytest.mark.parametrize("paper", WITH_SYMBOL)
def test_a_long_name_stands_beside_its_symbol_and_not_on_it(paper: str) -> None:
    content = sheet(badge(LONG, "Övningsträffen"), paper)
    with pdfium.PdfDocument(content) as document:
        page = document[0].get_textpage()
        letters = page.get_text_range()
        shown = [page.get_charbox(n) for n, letter in enumerate(letters) if letter.strip()]
    name, below_symbol = shown[: len(LONG.replace(" ", ""))], shown[-len("CODE0001") :]
    assert max(right for _, _, right, _ in name) < min(left for left, _, _, _ in below_symbol)
    assert symbols(content) == [code(1)]


def test_the_printed_symbol_is_at_least_two_centimetres() -> None:
    with pdfium.PdfDocument(sheet(badge("Åsa Öst"))) as document:
        paths = [one.get_bounds() for one in document[0].get_objects() if one.type == 2]
    wide = [right - left for left, _, right, _ in paths if 40 < right - left < 100]
    assert min(wide) / 72 * 25.4 >= 20


def test_an_arabic_name_is_spoken_in_the_order_it_is_written() -> None:
    content = sheet(badge(ARABIC))
    assert " ".join(actual_texts(content)) == ARABIC
    assert "CODE 0001" in text(content)


def test_a_name_in_ethiopic_letters_is_printed_and_found_in_the_text() -> None:
    content = sheet(badge(ETHIOPIC))
    assert ETHIOPIC in text(content)
    with pdfium.PdfDocument(content) as document:
        fonts = {
            one.get_font().get_base_name() for one in document[0].get_objects() if one.type == 1
        }
    assert any("NotoSansEthiopic-Bold" in name for name in fonts)


def test_a_protected_badge_says_its_code_and_not_a_word_more() -> None:
    content = sheet(BadgeValue("7K2M QX4D", "7K2M QX4D", code(1)))
    assert text(content) == "7K2M QX4D"


def test_small_lines_without_room_are_left_out_rather_than_cut() -> None:
    content = sheet(badge(LONG, *["En rad"] * 30), "L7160")
    assert text(content).count("En rad") < 30
