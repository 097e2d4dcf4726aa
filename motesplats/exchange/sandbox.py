"""The child process that opens a foreign workbook under caps on memory and time; standard
library and openpyxl only.

It is started by file path, so that nothing else of the program is loaded: ``python -I sandbox.py
WORKBOOK``. On stdout comes one JSON object: ``{"sheets": [[title, [[row number, [cell text, …]],
…]], …]}`` or ``{"fault": code}``.
"""

import json
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

MEMORY_BYTES = 1024**3
CPU_SECONDS = 20
MAX_ROWS = 20_000
MAX_COLUMNS = 200
_MOMENTS = (date, time, timedelta)
_PROLOGUE = 1_000_000
_FOUND_TOO_MANY = MAX_ROWS + 12


def cap_resources() -> None:
    """Bound memory and processor time where the system can (Windows has only the parent's
    clock).
    """
    try:
        import resource  # Only on Unix; elsewhere the time cap of the parent holds alone.
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def has_doctype(path: Path) -> bool:
    """Whether any XML part declares a document type; Office programs never write one."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            with archive.open(info) as part:
                if b"<!DOCTYPE" in part.read(_PROLOGUE).replace(b"\0", b""):
                    return True
    return False


def cell_text(value: object) -> str:
    """A cell's value as text: whole numbers without decimals, dates and times as ISO, yes/no as
    ja/nej.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _moment_text(value) if isinstance(value, _MOMENTS) else str(value)


def _moment_text(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return value.isoformat()


def sheets(path: Path) -> list[list[object]]:
    """Every visible sheet's rows that hold something; stops reading after one row more than are
    allowed.
    """
    from openpyxl import load_workbook  # Heavy: only when there is a workbook to open.

    workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    found: list[list[object]] = []
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        rows: list[list[object]] = []
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [cell_text(value) for value in cells[:MAX_COLUMNS]]
            if any(text.strip() for text in texts):
                rows.append([number, texts])
            if len(rows) > _FOUND_TOO_MANY or number > 50 * MAX_ROWS:
                break
        found.append([sheet.title, rows])
    return found


def answer(path: Path) -> dict[str, object]:
    """What the parent is told; any failure of the reader means that the workbook is damaged."""
    try:
        if has_doctype(path):
            return {"fault": "doctype"}
        return {"sheets": sheets(path)}
    except MemoryError:
        return {"fault": "memory"}
    except Exception:  # noqa: BLE001 - a damaged workbook fails in openpyxl in countless ways
        return {"fault": "damaged"}


def main(path: str) -> None:
    """Answer for the workbook at ``path`` on stdout."""
    cap_resources()
    sys.stdout.buffer.write(json.dumps(answer(Path(path))).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1])
