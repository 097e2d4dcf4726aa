"""Printing from the window: one person's slip, a printer that breaks down, a queue that goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from ui.conftest import Opened
from usecases.builders import fair_in, open_context, seeker_named

from motesplats.core.ids import SeekerId
from motesplats.storage.prints import JobState, Trouble
from motesplats.ui.main_window import MainWindow
from motesplats.ui.pages import print_queue, print_setup
from motesplats.ui.pages.printing import PrintsPage
from motesplats.ui.paper import PaperHealth
from motesplats.ui.printers import PaperError, Printer, PrinterSink, draw_page, open_pages, printers
from motesplats.usecases.context import Context
from motesplats.usecases.print_choices import PrintChoices, Target, choices_file
from motesplats.usecases.queries import all_fairs

DYMO = Printer("DYMO", True, (36.0, 89.0))


class Pictures:
    """A printer that draws its pages into a folder and breaks down at page ``last`` of all."""

    def __init__(self, folder: Path, last: int = 999) -> None:
        self.folder, self.last, self.seen = folder, last, 0
        self.waiting: list[QImage] = []

    def begin(self, _title: str) -> None:
        self.waiting = []

    def put(self, document: QPdfDocument, page: int) -> None:
        if self.seen == self.last:
            raise PaperError(Trouble.PRINTER_STOPPED)
        self.seen += 1
        image = QImage(QSize(300, 420), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        draw_page(painter, document, page, image.size())
        painter.end()
        self.waiting.append(image)

    def end(self) -> None:
        for image in self.waiting:
            image.save(str(self.folder / f"page-{len(list(self.folder.iterdir()))}.png"))

    def abandon(self) -> None:
        self.waiting = []


@pytest.fixture(autouse=True)
def _own_choices(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody's printers and choices but the test's."""
    for module in (print_queue, print_setup):
        monkeypatch.setattr(module, "printers", lambda: (DYMO,))
    yield
    choices_file().unlink(missing_ok=True)


def text_of(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def prints_page(window: MainWindow, folder: Path) -> PrintsPage:
    window.go("prints")
    assert isinstance(window.page, PrintsPage)
    window.page.folder.edit.setText(str(folder))
    return window.page


def test_slips_of_just_these_people_lie_in_the_fairs_folder(
    window: MainWindow, context: Context, tmp_path: Path
) -> None:
    fair = all_fairs(context)[0].fair
    window.page.shell.prints.set(str(tmp_path))
    window.paper.slips(())
    window.paper.badges(())
    window.paper.slips((seeker_named(context, fair, "Bo").id,))
    (path,) = tmp_path.iterdir()
    text = text_of(path)
    assert "Bo Ek" in text
    assert "Åsa" not in text
    assert str(path) in window.foot.text


def test_slips_that_cannot_be_made_say_why(open_window: Opened, tmp_path: Path) -> None:
    context = open_context()
    fair_in(context)
    window = open_window(context)
    window.page.shell.prints.set(str(tmp_path))
    window.paper.slips((SeekerId("nobody"),))
    assert window.foot.text
    assert not list(tmp_path.iterdir())


def test_a_printer_that_breaks_down_goes_on_with_those_who_are_left(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three badges on a roll in lots of one: the third does not come out, and comes later alone."""
    monkeypatch.setattr("motesplats.ui.print_work.LOT", 1)
    pages, folder = tmp_path / "printer", tmp_path / "fair"
    pages.mkdir()
    page = prints_page(window, folder)
    window.paper.choose(PrintChoices(badges=Target("DYMO", "99012")))
    window.paper.sink_for = lambda _name: Pictures(pages, last=2)
    page.sheet_buttons["badges"].click()
    (job,) = window.paper.jobs
    assert (job.state, job.done, job.total) == (JobState.FAILED, 2, 3)
    assert window.paper.health == PaperHealth(1, printing=False)
    assert window.lamps.print_stuck
    assert page.first_focus is page.queue.view
    assert "Skrivaren tog inte emot" in window.foot.text
    queue = page.queue
    assert queue.number.value() == 3
    assert "2 av 3 personers papper är ute." in queue.hint.text()
    window.paper.sink_for = lambda _name: Pictures(pages)
    queue.go_on_button.click()
    assert len(list(pages.iterdir())) == 3
    assert window.paper.jobs[0].state is JobState.DONE
    assert not window.lamps.print_stuck


def test_a_broken_job_becomes_a_pdf_and_leaves_the_queue(
    window: MainWindow, tmp_path: Path
) -> None:
    page = prints_page(window, tmp_path)
    window.paper.choose(PrintChoices(sheets=Target("HP")))
    page.sheet_buttons["signs"].click()
    assert window.paper.jobs[0].why is Trouble.PRINTER_GONE
    page.queue.save()
    assert (window.paper.jobs[0].state, window.paper.jobs[0].printer) == (JobState.DONE, "")
    page.queue.forget_button.click()
    assert window.paper.jobs == ()
    assert page.queue.hint.text() == "Kön är tom."
    page.queue.forget()
    page.queue.go_on()
    page.queue.save()


def test_a_wrong_roll_is_told_with_a_picture(window: MainWindow, tmp_path: Path) -> None:
    setup = prints_page(window, tmp_path).setup
    assert not setup.picture.isVisible()
    setup.printers["badges"].setCurrentIndex(1)
    setup.papers["badges"].setCurrentIndex(setup.papers["badges"].findData("99014"))
    setup.papers["badges"].activated.emit(0)
    assert setup.picture.isVisible()
    assert "36 × 89 mm" in setup.warning.text()
    setup.right.setValue(1.5)
    assert window.paper.choices.right == 1.5
    assert window.paper.choices.badges == Target("DYMO", "99014")
    setup.picture.grab()
    setup.papers["badges"].setCurrentIndex(setup.papers["badges"].findData("99012"))
    setup.papers["badges"].activated.emit(0)
    assert not setup.picture.isVisible()


def test_changed_slips_have_a_button_and_the_pack_is_one_click(
    window: MainWindow, context: Context, tmp_path: Path
) -> None:
    page = prints_page(window, tmp_path)
    page.sheet_buttons["slips"].click()
    assert not page.changed_button.isVisible()
    fair = all_fairs(context)[0].fair
    seeker = seeker_named(context, fair, "Bo")
    with context.store.write("test") as transaction:
        transaction.connection.exec_driver_sql(
            "UPDATE meeting SET state = 'cancelled' WHERE seeker_id = ?", (seeker.id,)
        )
    page.reload()
    assert page.changed_button.accessibleName() == "Skriv ut 1 ändrad lapp"
    page.changed_button.click()
    assert not page.changed_button.isVisible()
    page.pack_button.click()
    assert len(list((tmp_path / "papperspaket").iterdir())) == 10
    assert "Antal filer: 10" in page.outcome.result.text()


def test_a_system_printer_takes_pages_of_any_size(tmp_path: Path, window: MainWindow) -> None:
    page = prints_page(window, tmp_path)
    page.sheet_buttons["timetable"].click()
    out = tmp_path / "out.pdf"
    document, sink = open_pages(tmp_path / "timetable.pdf"), PrinterSink("", out)
    sink.begin("schema")
    for number in range(document.pageCount()):
        sink.put(document, number)
    sink.end()
    with PdfDocument(out) as printed:
        assert len(printed) == document.pageCount()
        wide, tall = printed[0].get_size()
    assert wide > tall
    sink.begin("schema")
    sink.put(document, 0)
    sink.abandon()


def test_what_cannot_be_printed_says_so(tmp_path: Path, qapp: object) -> None:
    assert printers() == ()
    with pytest.raises(PaperError, match=Trouble.PRINTER_GONE):
        PrinterSink("nobody").begin("x")
    with pytest.raises(PaperError, match=Trouble.DISK):
        open_pages(tmp_path / "nothing.pdf")
    with pytest.raises(PaperError, match=Trouble.PRINTER_STOPPED):
        PrinterSink("nobody").put(QPdfDocument(), 0)
