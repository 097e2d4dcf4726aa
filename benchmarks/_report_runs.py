"""One run of many reports in a process of its own, so that its memory is its own.

``python -m benchmarks._report_runs ours STORE FOLDER`` makes the program's reports there;
``… plain TEXTS FOLDER`` sets the same texts, page by page, with plain reportlab paragraphs. Both
print the seconds, the peak of memory in MB and the number of files.
"""

import json
import resource
import sys
import time
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

from motesplats.core.clock import ManualClock
from motesplats.settings import resource_path
from motesplats.storage.store import Store
from motesplats.usecases import queries
from motesplats.usecases.context import Context
from motesplats.usecases.report_files import ReportOrder, make_reports, reports_to_make

FONT = "PlainText"
REPORTS = 1000


def main() -> None:
    """Run and print."""
    way, source, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    begun = time.perf_counter()
    files = ours(source, folder) if way == "ours" else plain(source, folder)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "files": files}))


def ours(store: Path, folder: Path) -> int:
    """Read the store and make the reports."""
    clock = ManualClock()
    context = Context(Store.open(store, clock=clock), clock)
    fair = queries.all_fairs(context)[0].fair
    there = [one.seeker.id for one in reports_to_make(context, fair.id).reports]
    order = ReportOrder(frozenset(there[:REPORTS]))
    return len(make_reports(context, fair.id, folder, order).files)


def plain(source: Path, folder: Path) -> int:
    """Set each text as paragraphs, as many pages as there were."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(TTFont(FONT, str(resource_path("fonts", "NotoSans-Regular.ttf"))))
    style = ParagraphStyle("plain", fontName=FONT)
    texts: list[list[list[str]]] = json.loads(source.read_text(encoding="utf-8"))
    folder.mkdir(parents=True)
    for number, pages in zip(count(), texts, strict=False):
        story = []
        for lines in pages:
            story += [*(Paragraph(escape(line), style) for line in lines), PageBreak()]
        SimpleDocTemplate(str(folder / f"{number}.pdf")).build(story)
    return len(texts)


if __name__ == "__main__":
    main()
