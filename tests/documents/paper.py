"""Reads finished sheets as a reader of the paper, of the text, or of the structure would."""

import io
import re
from collections import Counter

import pdfua
import pikepdf
import pypdfium2 as pdfium
import zxingcpp
from badge_codes import badge_code_from_number

from motesplats.core.ids import BadgeCode


def code(number: int) -> BadgeCode:
    return badge_code_from_number(number * 977_777 + 12_345)


def pages(content: bytes) -> list[str]:
    """The text of each page with all blanks and line ends as single blanks."""
    with pdfium.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.split()) for text in texts]


def text(content: bytes) -> str:
    return " ".join(pages(content))


def findings(content: bytes) -> list[str]:
    """What the checker of accessible PDF finds wrong."""
    report = pdfua.validate(io.BytesIO(content))
    return [f"{finding.rule_id}: {finding.message}" for finding in report.findings]


def roles(content: bytes) -> Counter[str]:
    """How many elements of each structure type the file has."""
    names = re.findall(rb"/S /(\w+) /Type /StructElem", content)
    return Counter(name.decode() for name in names)


def unembedded_fonts(content: bytes) -> list[str]:
    fonts = re.findall(rb"/BaseFont /([\w+-]+)", content)
    return [name.decode() for name in fonts if b"+NotoSans" not in name]


def symbols(content: bytes, dots: int = 150) -> list[str]:
    """What the QR symbols on all pages say, printed at so many dots an inch."""
    with pdfium.PdfDocument(content) as document:
        images = [page.render(scale=dots / 72).to_pil().convert("L") for page in document]
    return [found.text for image in images for found in zxingcpp.read_barcodes(image)]


def actual_texts(content: bytes) -> list[str]:
    """What is read aloud instead of the drawn letters, wherever the file says so."""
    with pikepdf.open(io.BytesIO(content)) as document:
        elements = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        return [str(one.ActualText) for one in elements if "/ActualText" in one]
