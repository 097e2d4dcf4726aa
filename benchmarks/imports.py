"""Import of 1,000 seekers and 150 employers, beside only reading the same files."""

import csv
import tempfile
from pathlib import Path

import openpyxl

from benchmarks._fair import import_all, new_context
from benchmarks._measure import Comparison, print_table, timed
from motesplats.usecases.practice import PracticeFiles, write_practice

SEEKERS, EMPLOYERS, RUNS = 1000, 150, 5


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write_practice(folder / "files", employers=EMPLOYERS, seekers=SEEKERS)
        contexts = [new_context(folder, f"store-{run}") for run in range(RUNS)]
        ours = timed("import", lambda run: import_all(contexts[run], files), RUNS)
        other = timed("plain openpyxl and csv, nothing stored", lambda _: _plain(files), RUNS)
        print_table(Comparison(ours, other, f"{SEEKERS} seekers, {EMPLOYERS} employers"))


def _plain(files: PracticeFiles) -> int:
    book = openpyxl.load_workbook(files.seekers, read_only=True)
    rows = sum(1 for _ in book.active.iter_rows(values_only=True))
    book.close()
    with files.employers.open(encoding="utf-8-sig", newline="") as file:
        return rows + sum(1 for _ in csv.reader(file, delimiter=";"))


if __name__ == "__main__":
    main()
