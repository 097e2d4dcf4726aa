"""Rows as a CSV file that opens in a Swedish spreadsheet, in which no cell is a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RISKY = ("=", "+", "-", "–", "−", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows as UTF-8 with BOM, with semicolons and CRLF."""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerows([safe_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def safe_cell(value: str) -> str:
    """``value`` with an apostrophe before it where a spreadsheet would see a formula (OWASP,
    "CSV Injection").
    """
    return f"'{value}" if value.lstrip(" ").startswith(_RISKY) else value
