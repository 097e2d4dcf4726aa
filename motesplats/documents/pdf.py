"""A tagged PDF under the pen: every drawn thing belongs to an element of the structure or is
marked as decoration."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial, wraps
from io import BytesIO
from typing import Any, Concatenate, ParamSpec

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from motesplats.documents.fonts import REGULAR, glyphs
from motesplats.documents.structure import Element, StructureWriter, TaggedPage, mark_page
from motesplats.documents.text import Line, Style

PORTRAIT: tuple[float, float] = A4
LANDSCAPE: tuple[float, float] = landscape(A4)
MM: float = mm
_HAIRLINE = 0.4
_LOCALES = {"sv": "sv-SE", "en": "en-GB"}
P = ParamSpec("P")


def _later(
    deed: Callable[Concatenate["TaggedPdf", P], None],
) -> Callable[Concatenate["TaggedPdf", P], None]:
    """Let something be done on the canvas when the document is finished, in its turn."""

    @wraps(deed)
    def noted(pdf: "TaggedPdf", /, *given: P.args, **named: P.kwargs) -> None:
        if pdf.finishing:
            deed(pdf, *given, **named)
        else:
            pdf.deeds.append(partial(deed, pdf, *given, **named))

    return noted


class TaggedPdf:
    """One document; lengths in points from the lower left corner. The same content always gives
    the same bytes.

    Nothing is drawn before the document is finished, for a text may be set in several ways of which
    one is kept. ``deeds`` are what is to be drawn.
    """

    def __init__(self, title: str, language: str, size: tuple[float, float] = PORTRAIT) -> None:
        glyphs(REGULAR)
        self.width, self.height = size
        self.root = Element("Document")
        self._title = title
        self._language = _LOCALES.get(language, language)
        self._target = BytesIO()
        # The library writes the initial font into every page: one of ours keeps the unembedded
        # Helvetica out.
        self._canvas = Canvas(
            self._target,
            pagesize=size,
            pdfVersion=(1, 7),
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
            lang=self._language,
        )
        # There is no public way from the library's canvas to the catalogue and the page objects.
        self._document: Any = self._canvas._doc  # noqa: SLF001
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Motesplats")
        self.deeds: list[Callable[[], None]] = []
        self.finishing = False
        self.page_number = 1  # of the page under the pen
        self._pages: list[TaggedPage] = []
        self._marks: list[Element] = []

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Whatever is drawn meanwhile belongs to ``element``."""
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append((self.page_number - 1, number))
        self._write(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self._write("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Whatever is drawn meanwhile is no part of the content: rules, cut lines, page numbers."""
        self._write("/Artifact BMC")
        yield
        self._write("EMC")

    @_later
    def draw(self, line: Line, size: float, x: float, y: float) -> None:
        """Set one line with its baseline starting at ``x``, ``y``."""
        pen = self._canvas.beginText(x, y)
        for run in line.runs:
            pen.setFont(run.font, size)
            pen.textOut(run.text)
        self._canvas.drawText(pen)

    def draw_lines(
        self, element: Element, lines: Sequence[Line], style: Style, box: tuple[float, float, float]
    ) -> float:
        """Set ``lines`` in the box (left, top, width) as content of ``element``; the height they
        take is returned.

        Lines that read from right to left stand at the right edge.
        """
        left, top, width = box
        element.lines.extend(lines)
        with self.marked(element):
            for number, line in enumerate(lines):
                x = left + (width - line.width if line.right_to_left else 0)
                self.draw(line, style.size, x, top - baseline(style, number))
        return len(lines) * style.line_height

    @_later
    def rule(
        self, start: tuple[float, float], end: tuple[float, float], *, dashed: bool = False
    ) -> None:
        """A thin line as decoration."""
        with self.decoration():
            self._canvas.setLineWidth(_HAIRLINE)
            self._canvas.setDash(*(((2, 2),) if dashed else ((),)))
            self._canvas.line(*start, *end)

    @_later
    def frame(self, left: float, bottom: float, width: float, height: float) -> None:
        """A thin rectangle as decoration."""
        with self.decoration():
            self._canvas.setLineWidth(_HAIRLINE)
            self._canvas.setDash(())
            self._canvas.rect(left, bottom, width, height)

    @_later
    def band(self, left: float, bottom: float, width: float, height: float) -> None:
        """A light grey background as decoration; black text keeps a contrast above 15 on it."""
        with self.decoration():
            self._canvas.setFillGray(0.92)
            self._canvas.rect(left, bottom, width, height, stroke=0, fill=1)
            self._canvas.setFillGray(0)

    @_later
    def bar(self, left: float, bottom: float, width: float, height: float) -> None:
        """A bar of a chart, light inside with a thin edge; the figure's words say its length."""
        with self.decoration():
            self._canvas.setLineWidth(_HAIRLINE)
            self._canvas.setDash(())
            self._canvas.setFillGray(0.82)
            self._canvas.rect(left, bottom, width, height, stroke=1, fill=1)
            self._canvas.setFillGray(0)

    def squares(
        self, element: Element, corners: Sequence[tuple[float, float]], side: float
    ) -> None:
        """Filled squares, by their lower left corners, as one figure."""
        with self.marked(element):
            self._fill(corners, side)

    @_later
    def arrow_up(self, left: float, bottom: float, size: float) -> None:
        """An arrow upwards as decoration, for the fonts have none; words beside it say it."""
        half, head = size * 0.3, size * 0.35
        with self.decoration():
            path = self._canvas.beginPath()
            path.moveTo(left, bottom + size - head)
            path.lineTo(left + half, bottom + size)
            path.lineTo(left + 2 * half, bottom + size - head)
            path.close()
            path.rect(left + half * 0.75, bottom, half * 0.5, size - head)
            self._canvas.drawPath(path, stroke=0, fill=1)

    def resize(self, width: float, height: float) -> None:
        """Let the page under the pen have another size."""
        self.width, self.height = width, height
        self._resize(width, height)

    def new_page(self) -> None:
        """Finish the page under the pen and begin the next."""
        self._end_page(tuple(self._marks))
        self.page_number += 1
        self._marks = []

    def finish(self) -> bytes:
        """The bytes of the file; the page under the pen is its last."""
        self.new_page()
        self.finishing = True
        for deed in self.deeds:
            deed()
        StructureWriter(self._document, self._pages).write(self.root, self._title, self._language)
        self._canvas.save()
        return self._target.getvalue()

    @_later
    def _write(self, literal: str) -> None:
        self._canvas.addLiteral(literal)

    @_later
    def _fill(self, corners: Sequence[tuple[float, float]], side: float) -> None:
        path = self._canvas.beginPath()
        for x, y in corners:
            path.rect(x, y, side, side)
        self._canvas.drawPath(path, stroke=0, fill=1)

    @_later
    def _resize(self, width: float, height: float) -> None:
        self._canvas.setPageSize((width, height))

    @_later
    def _end_page(self, marks: tuple[Element, ...]) -> None:
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        mark_page(page, len(self._pages))
        self._pages.append(TaggedPage(page, marks))


def baseline(style: Style, number: int = 0) -> float:
    """How far below the top of a block the baseline of its line ``number`` (from 0) lies."""
    return style.line_height * number + style.size * (style.leading - 1) / 2 + style.size * 0.8
