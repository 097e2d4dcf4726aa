"""The feedback reports of a fair of 60 and of 1,000, beside plain paragraphs with the same text."""

import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import time
from pathlib import Path

import pypdfium2

from benchmarks._held import with_feedback
from benchmarks._measure import Comparison, Timed, print_table
from benchmarks._report_runs import REPORTS
from motesplats.core.fair import Fair
from motesplats.usecases.practice import PRACTICE_FAIR

# More come than get a report: some have no meeting.
SEEKERS, EMPLOYERS = 1060, 120
LONG_DAY = replace(PRACTICE_FAIR.plan, starts=time(8, 30), ends=time(16, 30))


def main() -> None:
    """Measure and print."""
    small = _compared(60, 12, PRACTICE_FAIR)
    large = _compared(SEEKERS, EMPLOYERS, replace(PRACTICE_FAIR, plan=LONG_DAY))
    print_table(small, large)


def _compared(seekers: int, employers: int, template: Fair) -> Comparison:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        context, _ = with_feedback(folder, seekers, employers, template)
        context.store.close()
        ours = _run("ours", folder / "store.mplats", folder / "reports")
        texts = [_pages(file) for file in sorted((folder / "reports").iterdir())]
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        other = _run("plain", folder / "texts.json", folder / "plain")
        pages = sum(len(one) for one in texts)
    return Comparison(
        Timed(f"{len(texts)} tagged reports, {pages} pages, {_peak(ours)}", 1, ours["seconds"]),
        Timed(f"plain reportlab paragraphs, untagged, {_peak(other)}", 1, other["seconds"]),
        f"{min(seekers, REPORTS)} seekers",
    )


def _run(way: str, source: Path, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks._report_runs", way, str(source), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _peak(found: dict[str, float]) -> str:
    return f"peak {found['megabytes']:.0f} MB"


def _pages(file: Path) -> list[list[str]]:
    with pypdfium2.PdfDocument(file) as document:
        read = [page.get_textpage().get_text_range() for page in document]
    return [[line for line in page.splitlines() if line.strip()] for page in read]


if __name__ == "__main__":
    main()
