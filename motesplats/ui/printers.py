"""The printers of the system: which there are, what paper they hold, and pages put on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from motesplats.usecases.print_queue import Trouble

if TYPE_CHECKING:
    from pathlib import Path

# Finer dots take longer and nobody sees them: labels have 600 to the inch, a page of A4 about 400.
_FINEST = 600
_MOST_PIXELS = 16_000_000


class PaperError(Exception):
    """Pages could not be put on paper; ``why`` says what is known of it."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(why.value)
        self.why = why


class PageSink(Protocol):
    """Takes the pages of one job; every method may raise PaperError."""

    def begin(self, title: str) -> None:
        """Get ready for a job called ``title``."""

    def put(self, document: QPdfDocument, page: int) -> None:
        """Put one page, counted from 0, on paper."""

    def end(self) -> None:
        """Hand the job over."""

    def abandon(self) -> None:
        """Forget the pages that are not on paper yet."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer of the system; ``paper`` is what it holds by itself, in millimetres (None: it does
    not say).
    """

    name: str
    usual: bool = False
    paper: tuple[float, float] | None = None


def printers() -> tuple[Printer, ...]:
    """Every printer that the system knows, its usual one first; often there is none."""
    found = (_printer(info) for info in QPrinterInfo.availablePrinters())
    return tuple(sorted(found, key=lambda one: (not one.usual, one.name)))


class PrinterSink:
    """A printer of the system."""

    def __init__(self, name: str, output: Path | None = None) -> None:
        self._name, self._output = name, output
        self._printer: QPrinter | None = None
        self._painter = QPainter()

    def begin(self, title: str) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if self._output is None:
            if self._name not in QPrinterInfo.availablePrinterNames():
                raise PaperError(Trouble.PRINTER_GONE)
            printer.setPrinterName(self._name)
        else:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._output))
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), _FINEST))
        self._printer = printer

    def put(self, document: QPdfDocument, page: int) -> None:
        printer = self._printer
        if printer is None:
            raise PaperError(Trouble.PRINTER_STOPPED)
        printer.setPageLayout(_layout(document.pagePointSize(page)))
        going = printer.newPage() if self._painter.isActive() else self._painter.begin(printer)
        if not going or printer.printerState() in _BROKEN:
            raise PaperError(Trouble.PRINTER_STOPPED)
        inside = printer.pageLayout().fullRectPixels(printer.resolution())
        draw_page(self._painter, document, page, inside.size())

    def end(self) -> None:
        ended = self._painter.end()
        if not ended or (self._printer and self._printer.printerState() in _BROKEN):
            raise PaperError(Trouble.PRINTER_STOPPED)

    def abandon(self) -> None:
        if self._printer is not None:
            self._printer.abort()
        if self._painter.isActive():
            self._painter.end()


_BROKEN = (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)


def open_pages(path: Path) -> QPdfDocument:
    """The pages of a file. Raises PaperError(DISK) when it cannot be read."""
    document = QPdfDocument()
    if document.load(str(path)) != QPdfDocument.Error.None_:
        raise PaperError(Trouble.DISK)
    return document


def draw_page(painter: QPainter, document: QPdfDocument, page: int, size: QSize) -> None:
    """Draw a page so that it fills ``size`` in pixels."""
    share = min(1.0, (_MOST_PIXELS / max(1, size.width() * size.height())) ** 0.5)
    painter.drawImage(QRect(QPoint(), size), document.render(page, size * share))


def _layout(points: QSizeF) -> QPageLayout:
    """A page of this size without margins; lying pages are standing paper that is turned."""
    lying = points.width() > points.height()
    paper = QSizeF(min(points.toTuple()), max(points.toTuple()))
    size = QPageSize(paper, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0))


def _printer(info: QPrinterInfo) -> Printer:
    size = info.defaultPageSize().size(QPageSize.Unit.Millimeter)
    paper = (size.width(), size.height()) if size.isValid() and not size.isEmpty() else None
    return Printer(info.printerName(), info.isDefault(), paper)
