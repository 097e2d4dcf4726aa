"""Bytes of a text file become rows: the encoding and the separator are guessed from the content, or
told by a person.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange.sandbox import MAX_COLUMNS

SEPARATORS = (";", ",", "\t", "|")
# What a person can say that a file is written in; other encodings are read by their signature.
ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be", "mac-roman")
_MAC_SWEDISH = b"\x8c\x8a\x9a\x81\x80\x85"
_WINDOWS_SWEDISH = b"\xe5\xe4\xf6\xc5\xc4\xd6"
_FEW = 30


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a person said that a text file is written; empty is guessed.

    ``encoding`` is one of ``ENCODINGS``, ``separator`` one of ``SEPARATORS``.
    """

    encoding: str = ""
    separator: str = ""


GUESSED = TextForm()


def decoded(name: str, data: bytes, told: str = "") -> tuple[str, str]:
    """The encoding's name and the text; bytes that do not belong stand as lone surrogates (PEP
    383).

    Raises Refused(FILE_WRONG_TYPE) for what is no text.
    """
    if told:
        odd = "replace" if told.startswith("utf-16") else "surrogateescape"
        return told, data.decode(told, odd).lstrip("\ufeff")
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig", data[3:].decode("utf-8", "surrogateescape")
    wide = _wide_encoding(data)
    if wide:
        return wide, data.decode(wide, "replace").lstrip("\ufeff")
    if b"\0" in data or _is_binary(data):
        raise Refused(Refusal.FILE_WRONG_TYPE, path=name, found="binary")
    try:
        return "utf-8", data.decode("utf-8")
    except UnicodeDecodeError:
        return _mixed_or_old(data)


def _wide_encoding(data: bytes) -> str:
    if data.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if data.startswith(b"\xfe\xff"):
        return "utf-16-be"
    start = data[:2000]
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.7 * half:
        return "utf-16-le"
    if half and start[0::2].count(0) > 0.7 * half:
        return "utf-16-be"
    return ""


def _is_binary(data: bytes) -> bool:
    controls = sum(
        data.count(bytes([value])) for value in range(1, 32) if value not in b"\t\n\r\f\x1b"
    )
    return controls > len(data) // 50 + 1


def _mixed_or_old(data: bytes) -> tuple[str, str]:
    lines = data.splitlines(keepends=True)
    accented = [line for line in lines if not line.isascii()]
    modern = sum(_is_utf8(line) for line in accented)
    if 2 * modern > len(accented):
        return "utf-8", data.decode("utf-8", "surrogateescape")
    old = _old_encoding(data)
    texts = (
        line.decode("ascii" if modern and _is_foreign(line) else old, "surrogateescape")
        for line in lines
    )
    return old, "".join(texts)


def _is_foreign(line: bytes) -> bool:
    return not line.isascii() and _is_utf8(line)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _old_encoding(data: bytes) -> str:
    mac = sum(data.count(bytes([letter])) for letter in _MAC_SWEDISH)
    windows = sum(data.count(bytes([letter])) for letter in _WINDOWS_SWEDISH)
    return "mac-roman" if mac > windows else "cp1252"


def parsed(
    name: str, text: str, told: str = ""
) -> tuple[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """The separator and the numbered rows of ``text``.

    Raises Refused(FILE_DAMAGED) for a cell longer than 131,072
    characters (a quote that nobody closed).
    """
    named = _named_separator(text)
    separator = told or named or _guessed_separator(text)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        for number, cells in enumerate(_records(text, separator), start=1):
            if number == 1 and named:
                continue
            if any(cells):
                rows.append((number, tuple(cells[:MAX_COLUMNS])))
    except csv.Error as error:
        raise Refused(Refusal.FILE_DAMAGED, path=name) from error
    return separator, tuple(rows)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _named_separator(text: str) -> str:
    first = text[:20].splitlines()[0].strip().strip('"') if text.strip() else ""
    if len(first) == 5 and first.casefold().startswith("sep=") and first[4] in SEPARATORS:
        return first[4]
    return "\t" if first.casefold() == "sep=" else ""


def _guessed_separator(text: str) -> str:
    return max(SEPARATORS, key=lambda separator: _fit(text, separator))


def _fit(text: str, separator: str) -> tuple[float, int]:
    """How well the first rows agree on a width above one."""
    widths: Counter[int] = Counter()
    try:
        for cells in _records(text[:200_000], separator):
            widths[len(cells)] += 1
            if widths.total() >= _FEW:
                break
    except csv.Error:
        return (0.0, 0)
    width, times = max(
        ((w, n) for w, n in widths.items() if w > 1), key=lambda pair: pair[::-1], default=(0, 0)
    )
    return (times / max(1, widths.total()), width)
