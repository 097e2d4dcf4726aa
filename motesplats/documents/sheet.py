"""A sheet under the pen: how far down it is written, and when the next one is taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motesplats.documents.pdf import MM, PORTRAIT, TaggedPdf
from motesplats.documents.structure import Element
from motesplats.documents.table import CELL_PAD, KEEP_LINES
from motesplats.documents.text import Line, Style, wrap

KEPT_WHOLE = 8

_BODY = Style(11)
_HEADINGS = (Style(20, True, 1.2), Style(15, True, 1.2), Style(12, True, 1.3))


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points and margins in millimetres of a running text.

    ``air`` multiplies the space between blocks and within the cells of a table; ``foot`` is the
    size of the line at the bottom of the page. ``dense``: what follows a heading may stand on its
    line even where the heading is in two languages.
    """

    body: Style = _BODY
    headings: tuple[Style, Style, Style] = _HEADINGS
    page: tuple[float, float] = PORTRAIT
    margin: float = 18
    column: float | None = None
    air: float = 1
    foot: float = 9
    dense: bool = False

    @property
    def pad(self) -> float:
        """The points above and below the text of a cell."""
        return CELL_PAD * self.air


class Sheet:
    """Lines from the top of a page downwards, and on to the next page where they do not fit.

    ``foot`` gives the line at the bottom of a page from its number (empty: none); it is decoration
    and not read aloud.
    """

    def __init__(
        self, title: str, language: str, look: Look, foot: Callable[[int], str] | None = None
    ) -> None:
        self.pdf = TaggedPdf(title, language, look.page)
        self._look = look
        self._foot = foot
        self._left = look.margin * MM
        self._width = self.pdf.width - 2 * self._left
        if look.column is not None:
            self._width = min(self._width, look.column * MM)
        self._section = self.pdf.root
        self._top = self.pdf.height - self._left
        self._write_foot()

    @property
    def pages(self) -> int:
        return self.pdf.page_number

    @property
    def line_height(self) -> float:
        """The height of one line of running text, in points."""
        return self._look.body.line_height

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pdf.new_page()
        self._top = self.pdf.height - self._left
        self._write_foot()

    def skip_to(self, share: float) -> None:
        """Go on at this share of the page's height, from the top."""
        self._top = self.pdf.height * (1 - share)

    def room(self) -> float:
        """The points left above the bottom margin."""
        return self._top - self._left

    def finish(self) -> bytes:
        return self.pdf.finish()

    def _lines(self, element: Element, lines: Sequence[Line], style: Style, indent: float) -> None:
        rest = tuple(lines)
        self._need(together(rest) * style.line_height)
        while rest:
            fits = max(0, int(self.room() / style.line_height))
            if fits == len(rest) - 1 and fits > KEEP_LINES:
                fits -= 1  # a last line never stands alone on the next page
            if fits:
                self._put(element, rest[:fits], style, indent)
            rest = rest[fits:]
            if rest:
                self.new_page()

    def _put(
        self, element: Element, lines: Sequence[Line], style: Style, indent: float = 0
    ) -> None:
        box = (self._left + indent, self._top, self._width - indent)
        self._top -= self.pdf.draw_lines(element, lines, style, box)

    def _space(self, points: float) -> None:
        if self._top < self.pdf.height - self._left:
            self._top -= points * self._look.air

    def _need(self, points: float) -> None:
        if self.room() < points:
            self.new_page()

    def _write_foot(self) -> None:
        text = self._foot(self.pdf.page_number) if self._foot is not None else ""
        if not text:
            return
        style = Style(self._look.foot)
        line = wrap(text, style, self._width)[0]
        with self.pdf.decoration():
            self.pdf.draw(line, style.size, self._left, self._left - 7 * MM)


def together(lines: Sequence[Line]) -> int:
    """How many of the lines stand on one page: a sentence or two are read without turning it."""
    return len(lines) if len(lines) <= KEPT_WHOLE else KEEP_LINES
