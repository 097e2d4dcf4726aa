"""What stands in files that were written, for tests that look for what must not."""

from pathlib import Path

from openpyxl import load_workbook


def everything(folder: Path) -> str:
    """All that was written, the workbooks cell by cell, and the names of the files."""
    texts: list[str] = []
    for path in sorted(folder.rglob("*")):
        texts.append(str(path.relative_to(folder)))
        if path.suffix == ".xlsx":
            book = load_workbook(path)
            texts += [str(c.value) for s in book for row in s.iter_rows() for c in row]
        elif path.is_file():
            texts.append(path.read_bytes().replace(b"\r\n ", b"").decode("utf-8-sig"))
    return "\n".join(texts)
