"""Text that runs down a page and on to the next: headings, paragraphs, lists, tables with repeated
headings."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from motesplats.documents.pdf import MM, baseline
from motesplats.documents.sheet import Look as Look
from motesplats.documents.sheet import Sheet, together
from motesplats.documents.structure import Element
from motesplats.documents.table import CELL_PAD, KEEP_LINES, Place, Row, parts_of, table_row
from motesplats.documents.table import Column as Column  # sheets name the columns they want
from motesplats.documents.text import Line, Style, roomy, wrap
from motesplats.feedback.label_texts import Label, Labels

_INDENT = 6 * MM
_BULLET = "•"
_NOWHERE = (0.0, 0.0)


class Flow(Sheet):
    """Writes from the top of a page downwards and takes a new page when the next block does not
    fit.

    Headings that ``labels`` know stand in both languages.
    """

    def __init__(
        self,
        title: str,
        language: str,
        look: Look,
        foot: Callable[[int], str] | None = None,
        labels: Labels | None = None,
    ) -> None:
        super().__init__(title, language, look, foot)
        self._labels = labels

    def heading(self, level: int, text: str, *, follow: float = 0, beside: str = "") -> None:
        """A heading of level 1–3, kept on one page with at least ``follow`` points of what comes
        after it. ``beside`` is a paragraph that stands on the heading's own line where it fits; in
        two languages only where the look is dense."""
        style = self._look.headings[level - 1]
        label = self._labels.of(text) if self._labels else None
        lines = wrap(text, style, self._width)
        self._space(style.size * (0.6 if level > 1 else 0.2))
        height = (len(lines) + (1 if label else 0)) * style.line_height
        if not follow and self._is_one_line(lines, label, style, beside):
            self._need(style.line_height)
        else:
            self._need(height + max(follow, KEEP_LINES * self._look.body.line_height))
        top = self._top
        element = self._section.add(f"H{level}")
        self._put(element, lines, style)
        free = self._right_of(lines)
        if label:
            left = self._label_heading(element, label, lines, style, top)
            free = left if self._look.dense else _NOWHERE
        said = self._beside(free, beside, style, top)
        self._space(style.size * 0.15)
        if beside and not said:
            self.paragraph(beside)

    def paragraph(
        self, text: str, *, bold: bool = False, indent: float = 0, language: str = ""
    ) -> None:
        """A paragraph, ``indent`` in millimetres; it may run on to the next page. ``language`` is
        that of the text where it is another than the document's."""
        style = replace(self._look.body, bold=bold)
        if language:
            style = roomy(style, text)
        lines = wrap(text, style, self._width - indent * MM)
        self._lines(self._section.add("P", language=language), lines, style, indent * MM)
        self._space(style.size * 0.3)

    def bullets(self, texts: Sequence[str], raised: Sequence[bool] = ()) -> None:
        """A list with a dot before each item, or an arrow upwards where ``raised`` says so."""
        style, listing = self._look.body, self._section.add("L")
        for text, rise in zip_longest(texts, raised[: len(texts)], fillvalue=False):
            lines = wrap(str(text), style, self._width - _INDENT)
            self._need(together(lines) * style.line_height)
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
            cells = [parent.add("TD", language=column.language) for column in columns]
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

    def _is_one_line(
        self, heading: Sequence[Line], label: Label | None, style: Style, beside: str
    ) -> bool:
        """Whether a heading, its label and all that follows it stand on one line."""
        if not self._look.dense or len(heading) > 1:
            return False
        start, end = self._right_of(heading)
        said = list(wrap(beside, self._look.body, self._width))
        if label:
            said.extend(wrap(label.text, replace(style, bold=False), self._width))
        taken = sum(line.width for line in said) + (len(said) - 1) * _INDENT
        return len(said) == 1 + bool(label) and start + taken <= end

    def _right_of(self, heading: Sequence[Line]) -> tuple[float, float]:
        """Where a line of a heading has room, from x to x; nowhere beside several lines."""
        if len(heading) > 1:
            return _NOWHERE
        return self._left + heading[0].width + _INDENT, self._left + self._width

    def _beside(self, free: tuple[float, float], text: str, style: Style, top: float) -> bool:
        """Set ``text`` on a heading's baseline; False where it has no room there."""
        body, (start, end) = self._look.body, free
        lines = wrap(text, body, self._width) if text else ()
        if len(lines) != 1 or start + lines[0].width > end:
            return False
        box = (start, top - baseline(style) + baseline(body), end - start)
        self.pdf.draw_lines(self._section.add("P"), lines, body, box)
        return True

    def _label_heading(
        self, element: Element, label: Label, heading: Sequence[Line], style: Style, top: float
    ) -> tuple[float, float]:
        """Set ``label`` on the heading's own line where there is room, else below it; what is free
        then on the heading's line."""
        light = replace(style, bold=False)
        span = element.add("Span", language=label.language)
        lines = wrap(label.text, light, self._width)
        start, end = self._right_of(heading)
        taken = lines[0].width
        if len(lines) == 1 and start + taken <= end:
            self.pdf.draw_lines(span, lines, light, (start, top, end - start))
            if label.right_to_left:
                end -= taken + _INDENT
            else:
                start += taken + _INDENT
        else:
            self._put(span, lines, light)
            start, end = _NOWHERE
        if label.right_to_left:
            # Arabic script reaches further below its line than Latin does.
            self._space(style.size * 0.15)
        return start, end

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
        heads = [element.add("TH", language=c.language) if element else None for c in row.cells]
        self._draw_row(row, heads)

    def _draw_row(self, row: Row, elements: Sequence[Element | None]) -> None:
        for cell, element in zip(row.cells, elements, strict=True):
            if element:
                element.lines.extend(cell.lines)
            with self.pdf.marked(element) if element else self.pdf.decoration():
                for number, line in enumerate(cell.lines):
                    x = cell.left + CELL_PAD + cell.indent(line)
                    y = self._top - self._look.pad - baseline(row.style, number)
                    self.pdf.draw(line, row.style.size, x, y)
        self._top -= row.height
        self.pdf.rule((self._left, self._top), (self._left + self._width, self._top))

    def _label(self, element: Element, text: str, left: float, bottom: float) -> None:
        style = self._look.body
        if text:
            with self.pdf.marked(element):
                self.pdf.draw(wrap(text, style, self._width)[0], style.size, left, bottom)
