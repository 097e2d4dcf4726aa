"""The summary of 3,000 meetings as PDF and workbook, beside plain paragraphs of the same text."""

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks._measure import Comparison, print_table, timed
from motesplats.core.fair import MeetingState
from motesplats.core.ids import EmployerId, SeekerId
from motesplats.documents.summary import summary
from motesplats.documents.values import SummaryFrame
from motesplats.exchange.summary_file import summary_workbook
from motesplats.feedback.answers import read_answers
from motesplats.feedback.library import form_for
from motesplats.feedback.summary import summarise
from motesplats.feedback.summary_values import FormFact, Held, MeetingFact, Participant
from motesplats.i18n import words_in
from motesplats.settings import resource_path
from motesplats.usecases.forms import form_library
from motesplats.usecases.practice import PRACTICE_FAIR, made_up_answers
from motesplats.usecases.summaries import summary_texts

MEETINGS, SEEKERS, EMPLOYERS, RUNS = 3000, 1000, 150, 3
FONT = "PlainText"


def main() -> None:
    """Measure and print; reading answers is timed, the store is not."""
    pdfmetrics.registerFont(TTFont(FONT, str(resource_path("fonts", "NotoSans-Regular.ttf"))))
    library, tr = form_library(), words_in("sv")
    forms = [
        form_for(library, library.branches[n % len(library.branches)].id) for n in range(MEETINGS)
    ]
    raw = [made_up_answers(form, n) for n, form in enumerate(forms)]

    def ours(_run: int) -> bytes:
        facts = tuple(
            FormFact(_seeker(n), EmployerId(str(n % EMPLOYERS)), form, read_answers(form, given))
            for n, (form, given) in enumerate(zip(forms, raw, strict=True))
        )
        people = tuple(Participant(_seeker(n), came=True) for n in range(SEEKERS))
        met = tuple(MeetingFact(one.seeker, MeetingState.HELD, True) for one in facts)
        told = summarise(Held(people, met, facts, EMPLOYERS), summary_texts())
        summary_workbook(told, PRACTICE_FAIR.name, PRACTICE_FAIR.day, tr)
        return summary(told, SummaryFrame(PRACTICE_FAIR.name, "26 november 2026"), tr)

    lines = _text(ours(0))
    made = timed("summary as PDF with charts and as workbook", ours, RUNS)
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / "plain.pdf"
        other = timed("plain reportlab paragraphs", lambda _: _plain(target, lines), RUNS)
    print_table(Comparison(made, other, f"{MEETINGS} meetings"))


def _seeker(number: int) -> SeekerId:
    return SeekerId(str(number % SEEKERS))


def _text(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return [line for page in pages for line in page.splitlines() if line.strip()]


def _plain(target: Path, lines: list[str]) -> None:
    style = ParagraphStyle("plain", fontName=FONT)
    SimpleDocTemplate(str(target)).build([Paragraph(escape(line), style) for line in lines])


if __name__ == "__main__":
    main()
