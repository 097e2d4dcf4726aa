"""Draws the pictures of the feedback method: a report, the fair's own form, handing out, following
up, and the summary.

``QT_QPA_PLATFORM=offscreen python docs/pictures/feedback.py RESULT`` from the root of the project,
where RESULT is what ``rehearse RESULT --from LISTS`` made.
"""

import shutil
import sys
import tempfile
from datetime import time, timedelta
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QLabel
from screens import OUT, drawn, opened

from motesplats.core.clock import ManualClock, at
from motesplats.storage.store import Store
from motesplats.ui.frame import FOLLOW_UP, REPORTS, START
from motesplats.usecases import queries
from motesplats.usecases.context import Context

A_WEEK = timedelta(days=7)
PAGE_SCALE = 1.3


def main() -> None:
    """Draw them."""
    result = Path(sys.argv[1])
    reports = sorted((result / "pdf" / "reports").glob("*.pdf"), key=lambda one: one.stat().st_size)
    chosen = reports[len(reports) // 2]
    paper(chosen, "report-sv")
    paper(result / "pdf" / "summary.pdf", "summary-sv")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "fair.mplats"
        shutil.copy(result / "store.mplats", store)
        clock = ManualClock()
        context = Context(Store.open(store, clock=clock), clock)
        fair = queries.all_fairs(context)[0].fair
        clock.move_to(at(fair.day, time(13)))
        window = opened(context)
        window.go(REPORTS)
        page = window.pages[REPORTS]
        page.tabs.setCurrentWidget(page.hand_out)
        page.shell.prints.set(folder)
        page.on_scan(chosen.stem)
        for line in window.findChildren(QLabel):
            # The folder is this machine's own.
            if folder in line.text():
                line.clear()
        drawn(window, REPORTS, "hand-out-sv")
        window.go(START)
        start = window.pages[START]
        start.builder.show_fair(fair)
        start._switch_builder(shown=True)  # noqa: SLF001 - as the form's own button does
        drawn(window, START, "form-builder-sv")
        window.close()
        clock.move_to(at(fair.day, time(9)) + A_WEEK)
        later = opened(context)
        drawn(later, FOLLOW_UP, "follow-up-sv")
        later.close()
        context.store.close()


def paper(source: Path, name: str) -> None:
    """The first page of a PDF."""
    with pypdfium2.PdfDocument(source) as document:
        document[0].render(scale=PAGE_SCALE).to_pil().convert("L").save(OUT / f"{name}.png")


if __name__ == "__main__":
    main()
