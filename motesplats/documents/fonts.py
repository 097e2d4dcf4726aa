"""The embedded open fonts: Noto Sans for Latin, Greek and Cyrillic, Noto Sans Arabic for Arabic
script."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from motesplats.settings import resource_path

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
_ARABIC = {REGULAR: "NotoSansArabic-Regular", BOLD: "NotoSansArabic-Bold"}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One registered font: which letters it has, and how wide they are in thousandths of the
    size."""

    name: str
    widths: dict[int, float]
    default_width: float

    def has(self, letter: str) -> bool:
        return ord(letter) in self.widths

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in points at ``size`` points."""
        total = sum(self.widths.get(ord(letter), self.default_width) for letter in text)
        return total * size / 1000


@cache
def glyphs(name: str) -> Glyphs:
    """The font of that file name, registered with the PDF library once (a reload costs 100 ms)."""
    font: Any = TTFont(name, str(resource_path("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    return Glyphs(name, dict(font.face.charWidths), float(font.face.defaultWidth))


@cache
def font_for(letter: str, bold: bool) -> Glyphs:
    """The font that draws ``letter``: Noto Sans where it can, else Noto Sans Arabic where that
    can."""
    base = BOLD if bold else REGULAR
    latin = glyphs(base)
    if not latin.has(letter):
        arabic = glyphs(_ARABIC[base])
        if arabic.has(letter):
            return arabic
    return latin
