"""Text that runs down a page and on to the next: headings, paragraphs, lists, tables with repeated
headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from motesplats.documents.pdf import MM, PORTRAIT, TaggedPdf, baseline
from motesplats.documents.structure import Element
from motesplats.documents.table import CELL_PAD, KEEP_LINES, Place, Row, parts_of, table_row
from motesplats.documents.table import Column as Column  # sheets name the columns they want
from motesplats.documents.text import Line, Style, wrap

KEPT_WHOLE = 8
_INDENT = 6 * MM
_BULLET = "•"


_BODY = Style(11)
_HEADINGS = (Style(20, True, 1.2), Style(15, True, 1.2), Style(12, True, 1.3))


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes in points and margins in millimetres of a running text.

    ``air`` multiplies the space between blocks and within the cells of a table; ``foot`` is the
    size of the line at the bottom of the page.
    """

    body: Style = _BODY
    headings: tuple[Style, Style, Style] = _HEADINGS
    page: tuple[float, float] = PORTRAIT
    margin: float = 18
    column: float | None = None
    air: float = 1
    foot: float = 9

    @property
    def pad(self) -> float:
        """The points above and below the text of a cell."""
        return CELL_PAD * self.air


class Flow:
    """Writes from the top of a page downwards and takes a new page when the next block does not
    fit.

    ``foot`` gives the line at the bottom of a page from its number; it is decoration and not read
    aloud.
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

    def heading(self, level: int, text: str, *, follow: float = 0, beside: str = "") -> None:
        """A heading of level 1–3, kept on one page with at least ``follow`` points of what comes
        after it. ``beside`` is a paragraph that stands on the heading's own line where it fits."""
        style = self._look.headings[level - 1]
        lines = wrap(text, style, self._width)
        self._space(style.size * (0.6 if level > 1 else 0.2))
        height = len(lines) * style.line_height
        self._need(height + max(follow, KEEP_LINES * self._look.body.line_height))
        top = self._top
        self._put(self._section.add(f"H{level}"), lines, style)
        said = self._beside(lines, beside, style, top)
        self._space(style.size * 0.15)
        if beside and not said:
            self.paragraph(beside)

    def paragraph(self, text: str, *, bold: bool = False, indent: float = 0) -> None:
        """A paragraph, ``indent`` in millimetres; it may run on to the next page."""
        style = replace(self._look.body, bold=bold)
        lines = wrap(text, style, self._width - indent * MM)
        self._lines(self._section.add("P"), lines, style, indent * MM)
        self._space(style.size * 0.3)

    def bullets(self, texts: Sequence[str], raised: Sequence[bool] = ()) -> None:
        """A list with a dot before each item, or an arrow upwards where ``raised`` says so."""
        style, listing = self._look.body, self._section.add("L")
        for text, rise in zip_longest(texts, raised[: len(texts)], fillvalue=False):
            lines = wrap(str(text), style, self._width - _INDENT)
            self._need(_together(lines) * style.line_height)
            item = listing.add("LI")
            self._bullet(item, bool(rise))
            self._lines(item.add("LBody"), lines, style, _INDENT)
        self._space(style.size * 0.4)

    def blanks(self, label: str, count: int = 1) -> None:
        """Numbered lines to write on by hand: ``label`` stands where the date goes (none when
        empty)."""
        style = self._look.body
        height = max(style.line_height * 1.2, style.size * 1.75)
        listing = self._section.add("L")
        for number in range(1, count + 1):
            self._need(height)
            bottom = self._top - height + style.size * 0.3
            middle = self._left + self._width * (0.68 if label else 1)
            head = f"{number}." if count > 1 else ""
            item = listing.add("LI").add("LBody")
            self._label(item, head, self._left, bottom)
            if label:
                self._label(item, label, middle + 2 * MM, bottom)
                start = middle + 4 * MM + wrap(label, style, self._width)[0].width
                self.pdf.rule((start, bottom), (self._left + self._width, bottom))
            after = wrap(head, style, self._width)[0].width + 1.5 * MM
            self.pdf.rule((self._left + max(_INDENT, after), bottom), (middle, bottom))
            self._top -= height
        self._space(style.size * 0.6)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """A table whose heading row is repeated, as decoration, on each page it runs on to."""
        table = self._section.add("Table")
        head = [column.heading for column in columns]
        place = Place(self._left, self._width, self._look.pad)
        first = table_row(head, columns, place, replace(self._look.body, bold=True))
        body = [table_row(row, columns, place, self._look.body) for row in rows]
        tallest = self.pdf.height - 2 * self._left - first.height
        self._need(first.height + min(body[0].height if body else 0, tallest))
        self._row(first, table.add("TR"))
        for row in body:
            parent = table.add("TR")
            cells = [parent.add("TD") for _ in columns]
            for part in parts_of(row, self.room(), tallest, place):
                if self.room() < part.height:
                    self.new_page()
                    self._row(first, None)
                self._draw_row(part, cells)
        self._space(self._look.body.size * 0.6)

    def opening_height(self, text: str) -> float:
        """The points that ``text`` takes as a paragraph together with the first two lines after
        it."""
        lines = wrap(text, self._look.body, self._width) if text else ()
        return (len(lines) + KEEP_LINES + 0.5) * self._look.body.line_height

    def _beside(self, heading: Sequence[Line], text: str, style: Style, top: float) -> bool:
        """Set ``text`` on the heading's baseline; False where it has no room there."""
        body = self._look.body
        after = heading[-1].width + _INDENT
        lines = wrap(text, body, self._width) if text else ()
        if len(heading) > 1 or len(lines) != 1 or after + lines[0].width > self._width:
            return False
        box = (self._left + after, top - baseline(style) + baseline(body), self._width - after)
        self.pdf.draw_lines(self._section.add("P"), lines, body, box)
        return True

    def new_page(self) -> None:
        """Go on at the top of the next page."""
        self.pdf.new_page()
        self._top = self.pdf.height - self._left
        self._write_foot()

    def room(self) -> float:
        """The points left above the bottom margin."""
        return self._top - self._left

    def finish(self) -> bytes:
        return self.pdf.finish()

    def _bullet(self, item: Element, raised: bool) -> None:
        style = self._look.body
        if raised:
            self.pdf.arrow_up(self._left, self._top - baseline(style), style.size * 0.8)
            return
        bullet = wrap(_BULLET, style, _INDENT)
        self.pdf.draw_lines(item.add("Lbl"), bullet, style, (self._left, self._top, _INDENT))

    def _row(self, row: Row, element: Element | None) -> None:
        """Draw a heading row; without an element it repeats one, as decoration."""
        self.pdf.band(self._left, self._top - row.height, self._width, row.height)
        self._draw_row(row, [element.add("TH") if element else None for _ in row.cells])

    def _draw_row(self, row: Row, elements: Sequence[Element | None]) -> None:
        for (left, lines), element in zip(row.cells, elements, strict=True):
            if element:
                element.lines.extend(lines)
            with self.pdf.marked(element) if element else self.pdf.decoration():
                for number, line in enumerate(lines):
                    y = self._top - self._look.pad - baseline(row.style, number)
                    self.pdf.draw(line, row.style.size, left + CELL_PAD, y)
        self._top -= row.height
        self.pdf.rule((self._left, self._top), (self._left + self._width, self._top))

    def _label(self, element: Element, text: str, left: float, bottom: float) -> None:
        style = self._look.body
        if text:
            with self.pdf.marked(element):
                self.pdf.draw(wrap(text, style, self._width)[0], style.size, left, bottom)

    def _lines(self, element: Element, lines: Sequence[Line], style: Style, indent: float) -> None:
        rest = tuple(lines)
        self._need(_together(rest) * style.line_height)
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
        if self._foot is None:
            return
        style = Style(self._look.foot)
        line = wrap(self._foot(self.pdf.page_number), style, self._width)[0]
        with self.pdf.decoration():
            self.pdf.draw(line, style.size, self._left, self._left - 7 * MM)


def _together(lines: Sequence[Line]) -> int:
    """How many of the lines stand on one page: a sentence or two are read without turning it."""
    return len(lines) if len(lines) <= KEPT_WHOLE else KEEP_LINES
