"""From text as it is read to lines as they are drawn: wrapping, Arabic letter forms, writing
direction, fonts."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

import arabic_reshaper
import bidi

from motesplats.documents.fonts import Glyphs, font_for

_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP_ISOLATE = "\u2069"
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
# They are not drawn, but words of Persian and its relatives are written with them.
_JOINERS = frozenset("\u200c\u200d")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")
_ARABIC_LEADING = 1.6
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
# No letter before this one is written from right to left.
_FIRST_RIGHT_TO_LEFT = "\u0590"
# The words of some hundred reports; most are in all of them.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; ``size`` in points, ``leading`` as a multiple of it.

    ``max_chars`` limits a line (0: no limit); ``hyphens``: a line may end at a hyphen, as names
    need on a badge.
    """

    size: float
    bold: bool = False
    leading: float = 1.4
    max_chars: int = 0
    hyphens: bool = False

    @property
    def line_height(self) -> float:
        return self.size * self.leading


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring letters of one font, in the order they are drawn from left to right."""

    font: str
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One drawn line; ``logical`` is its text as it is read, ``reordered`` whether it is drawn in
    another order or with other forms of its letters."""

    runs: tuple[Run, ...]
    width: float
    logical: str
    reordered: bool = False
    right_to_left: bool = False


def wrap(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """``text`` in lines of at most ``width`` points; a word that is wider than a line is cut."""
    lines: list[Line] = []
    for paragraph in unicodedata.normalize("NFC", text).split("\n"):
        turned = reads_right_to_left(paragraph)
        rows = _carry_isolates(tuple(_rows(paragraph, style, width)))
        lines.extend(_line(row, style.size, style.bold, turned) for row in rows)
    return tuple(lines)


def text_width(text: str, style: Style) -> float:
    """The width in points of ``text`` on one line."""
    whole = unicodedata.normalize("NFC", text)
    return _line(whole, style.size, style.bold, turned=False).width


def fitted(text: str, style: Style, width: float, smallest: float, lines: int) -> Style:
    """``style``, made smaller down to ``smallest`` points until ``text`` fits in ``lines`` without
    cutting a word."""
    size = style.size
    while size > smallest:
        candidate = replace(style, size=size)
        whole_words = all(text_width(word, candidate) <= width for _, word in _words(text, style))
        if whole_words and len(wrap(text, candidate, width)) <= lines:
            return candidate
        size -= 0.5
    return replace(style, size=smallest)


def roomy(style: Style, text: str) -> Style:
    """``style`` with the line height that Arabic script needs below its line, where ``text`` has
    any."""
    if not _has_right_to_left(text):
        return style
    return replace(style, leading=max(style.leading, _ARABIC_LEADING))


def reads_right_to_left(text: str) -> bool:
    """The direction of the first letter that has one, isolated text skipped (UAX #9, rules P2 and
    P3)."""
    depth = 0
    for letter in text:
        if letter in _ISOLATES:
            depth += 1
        elif letter == _POP_ISOLATE:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = unicodedata.bidirectional(letter)
            if kind == "L":
                return False
            if kind in _RIGHT_TO_LEFT:
                return True
    return False


def _rows(paragraph: str, style: Style, width: float) -> Iterator[str]:
    row, taken = "", 0.0
    # Arabic letters change their form, and width, with their neighbours.
    adds_up = not _has_right_to_left(paragraph)
    for blank, word in _words(paragraph, style):
        longer = f"{row}{blank}{word}" if row else word
        more = _measure(blank + word, style) if row and adds_up else 0.0
        needed = taken + more if more else _measure(longer, style)
        if _is_short(longer, style) and needed <= width:
            row, taken = longer, needed
            continue
        if row:
            yield row
        *whole, row = _cut(word, style, width)
        taken = _measure(row, style)
        yield from whole
    yield row


def _words(paragraph: str, style: Style) -> Iterator[tuple[str, str]]:
    """Each word with the blank before it; a part after a hyphen has none."""
    for word in paragraph.split(" "):
        blank = " "
        for part in _AFTER_HYPHEN.split(word) if style.hyphens else (word,):
            yield blank, part
            blank = ""


def _fits(text: str, style: Style, width: float) -> bool:
    return _is_short(text, style) and _measure(text, style) <= width


def _is_short(text: str, style: Style) -> bool:
    return not style.max_chars or len(text) <= style.max_chars


def _cut(word: str, style: Style, width: float) -> list[str]:
    if _fits(word, style, width):
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and not _fits(pieces[-1] + letter, style, width):
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _measure(text: str, style: Style) -> float:
    return _in_thousandths(text, style.bold) * style.size / 1000


@lru_cache(_REMEMBERED)
def _in_thousandths(text: str, bold: bool) -> float:
    letters = _shaped(text) if _has_right_to_left(text) else text
    return sum(_thousandths(letter, bold) for letter in letters)


@cache
def _thousandths(letter: str, bold: bool) -> float:
    """A letter's width in thousandths of the type size."""
    return 0.0 if letter in _INVISIBLE else font_for(letter, bold).width(letter, 1000)


def _carry_isolates(rows: tuple[str, ...]) -> Iterator[str]:
    """Close at the end of each row what is still isolated there, and open it again on the next."""
    opened = ""
    for row in rows:
        whole = opened + row
        opened = _still_open(whole)
        yield whole + _POP_ISOLATE * len(opened)


def _still_open(text: str) -> str:
    stack: list[str] = []
    for letter in text:
        if letter in _ISOLATES:
            stack.append(letter)
        elif letter == _POP_ISOLATE and stack:
            stack.pop()
    return "".join(stack)


@lru_cache(_REMEMBERED)
def _line(row: str, size: float, bold: bool, turned: bool) -> Line:
    logical = "".join(c for c in row if c not in _INVISIBLE or c in _JOINERS)
    if not _has_right_to_left(row):
        runs = _runs(_seen(row), size, bold)
        return Line(runs, sum(run.width for run in runs), logical)
    shown = str(bidi.get_display(_shaped(row), base_dir="R" if turned else "L"))
    runs = _runs(_seen(shown), size, bold)
    return Line(runs, sum(run.width for run in runs), logical, True, turned)


def _seen(text: str) -> str:
    """``text`` without the letters that are not drawn."""
    return "".join(letter for letter in text if letter not in _INVISIBLE)


def _has_right_to_left(text: str) -> bool:
    if not text or max(text) < _FIRST_RIGHT_TO_LEFT:
        return False
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def _runs(drawn: str, size: float, bold: bool) -> tuple[Run, ...]:
    known = {letter: font_for(letter, bold) for letter in set(drawn)}
    if len({font.name for font in known.values()}) == 1:
        font = known[drawn[0]]
        return (Run(font.name, drawn, font.width(drawn, size)),)
    fonts: list[tuple[Glyphs, str]] = [(known[letter], letter) for letter in drawn]
    runs = []
    for name, pairs in groupby(fonts, key=lambda pair: pair[0].name):
        letters = list(pairs)
        text = "".join(letter for _, letter in letters)
        runs.append(Run(name, text, letters[0][0].width(text, size)))
    return tuple(runs)


@cache
def _reshaper() -> arabic_reshaper.ArabicReshaper:
    return arabic_reshaper.ArabicReshaper({"delete_harakat": False})


def _shaped(text: str) -> str:
    return str(_reshaper().reshape(text))
