"""The feedback reports of a fair of 60, beside plain paragraphs with the same text."""

import tempfile
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

import pypdfium2
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks._held import with_feedback
from benchmarks._measure import Comparison, print_table, timed
from motesplats.settings import resource_path
from motesplats.usecases.report_files import make_reports

SEEKERS, RUNS = 60, 3
FONT = "PlainText"


def main() -> None:
    """Measure and print."""
    pdfmetrics.registerFont(TTFont(FONT, str(resource_path("fonts", "NotoSans-Regular.ttf"))))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        context, fair_id = with_feedback(folder, SEEKERS)
        files = make_reports(context, fair_id, folder / "reports").files
        texts = [_text(file) for file in files]
        ours = timed(
            f"{len(files)} tagged reports",
            lambda run: make_reports(context, fair_id, folder / f"reports-{run}"),
            RUNS,
        )
        other = timed("plain reportlab paragraphs, untagged", lambda _: _plain(folder, texts), RUNS)
        print_table(Comparison(ours, other, f"{SEEKERS} seekers"))


def _text(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [line for page in pages for line in page.splitlines() if line.strip()]


def _plain(folder: Path, texts: list[list[str]]) -> None:
    style = ParagraphStyle("plain", fontName=FONT)
    for number, lines in zip(count(), texts, strict=False):
        story = [Paragraph(escape(line), style) for line in lines]
        SimpleDocTemplate(str(folder / f"plain-{number}.pdf")).build(story)


if __name__ == "__main__":
    main()
