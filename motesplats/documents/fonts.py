"""The embedded open fonts: Noto Sans for Latin, Greek and Cyrillic, and one each for the Arabic and
the Ethiopic script."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from motesplats.settings import resource_path

REGULAR = "NotoSans-Regular"
BOLD = "NotoSans-Bold"
_OTHER_SCRIPTS = {
    REGULAR: ("NotoSansArabic-Regular", "NotoSansEthiopic-Regular"),
    BOLD: ("NotoSansArabic-Bold", "NotoSansEthiopic-Bold"),
}

_SHAPED = ("<initial>", "<medial>", "<final>", "<isolated>")
_CODE_OF_LETTER = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{4,6})>")


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
    font.addObjects = partial(_add_searchable, font.addObjects)
    pdfmetrics.registerFont(font)
    return Glyphs(name, dict(font.face.charWidths), float(font.face.defaultWidth))


@cache
def font_for(letter: str, bold: bool) -> Glyphs:
    """The font that draws ``letter``: Noto Sans where it can, else that of another script which
    can."""
    base = BOLD if bold else REGULAR
    latin = glyphs(base)
    others = () if latin.has(letter) else map(glyphs, _OTHER_SCRIPTS[base])
    return next((font for font in others if font.has(letter)), latin)


def _add_searchable(add_objects: Callable[[Any], None], document: Any) -> None:
    """Write the font, and have its drawn forms found and copied as the letters that were written.

    The library names a shaped Arabic letter by its form, which nobody searches for, and writes
    letters beyond U+FFFF wrongly (ISO 32000-1 9.10.3 wants UTF-16).
    """
    add_objects(document)
    for name, stream in document.idToObject.items():
        if name.startswith("toUnicodeCMap:"):
            stream.content = _CODE_OF_LETTER.sub(_named_as_written, stream.content)


def _named_as_written(entry: re.Match[str]) -> str:
    letter = chr(int(entry[2], 16))
    written = unicodedata.normalize("NFKC", letter)
    # Readers disagree about the order of a ligature's letters, but all know how to take it apart.
    if unicodedata.decomposition(letter).startswith(_SHAPED) and len(written) == 1:
        letter = written
    return f"{entry[1]} <{letter.encode('utf-16-be').hex().upper()}>"
