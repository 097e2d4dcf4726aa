"""A bar chart with horizontal bars: a figure with words for those who do not see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from motesplats.documents.flow import Flow
from motesplats.documents.pdf import MM
from motesplats.documents.structure import Element
from motesplats.documents.text import Line, Style, text_width, wrap

_LABEL = Style(10, leading=1.15)
_BAR = 3.6 * MM
_GAP = 1.6 * MM
_LABELS_SHARE = 0.46


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how long it is (None: nothing is drawn), and what stands beside it."""

    label: str
    length: int | None
    said: str


class FlowWithCharts(Flow):
    """Running text with bar charts in it."""

    def chart(self, bars: Sequence[Bar], alt: str) -> None:
        """The bars below each other from the left, with the numbers beside them, as one figure
        for which ``alt`` stands in words.

        Thin edges and light grey: it costs little ink and is told apart without colour.
        """
        column = self._width * _LABELS_SHARE
        lines, heights = self._laid_out(bars)
        self._need(sum(heights) + 2 * MM)
        longest = max((bar.length or 0 for bar in bars), default=0)
        beside = max((text_width(bar.said, _LABEL) for bar in bars), default=0) + 3 * MM
        scale = (self._width - column - beside) / longest if longest else 0
        element = self._section.add("Figure", alt)
        for bar, words, height in zip(bars, lines, heights, strict=True):
            self._words(element, words)
            length = (bar.length or 0) * scale
            middle = self._top - (height - _GAP) / 2
            self._number(element, bar.said, (self._left + column + length, middle))
            if length:
                self.pdf.bar(self._left + column, middle - _BAR / 2, length, _BAR)
            self._top -= height
        self._space(2 * MM)

    def chart_height(self, bars: Sequence[Bar]) -> float:
        """How high the chart is, in points, so that its heading can stay with it."""
        return sum(self._laid_out(bars)[1]) + 2 * MM

    def _laid_out(self, bars: Sequence[Bar]) -> tuple[list[list[Line]], list[float]]:
        """The lines of each label, and the height of each bar with the gap below it."""
        column = self._width * _LABELS_SHARE
        lines = [list(wrap(bar.label, _LABEL, column - 2 * MM)) for bar in bars]
        return lines, [max(_BAR, len(one) * _LABEL.line_height) + _GAP for one in lines]

    def _words(self, element: Element, lines: Sequence[Line]) -> None:
        self.pdf.draw_lines(element, lines, _LABEL, (self._left, self._top, self._width))

    def _number(self, element: Element, said: str, at: tuple[float, float]) -> None:
        (line,) = wrap(said, _LABEL, self._width)
        with self.pdf.marked(element):
            left, middle = at
            self.pdf.draw(line, _LABEL.size, left + 1.5 * MM, middle - _LABEL.size * 0.35)
