"""Workbooks are weighed in this process and opened in a child with capped memory and time."""

import io
import json
import os
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from motesplats.core.errors import Refusal, Refused
from motesplats.exchange import sandbox

MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 2000
CHILD_SECONDS = 20
_SMALL_PART = 1024 * 1024
# A packaged program has no interpreter of its own to start; it calls itself with this word first.
SANDBOX_WORD = "read-workbook"
_ZIP_TROUBLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of one sheet that hold something, each with its number in the file."""

    title: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_workbook(path: Path, data: bytes) -> tuple[Grid, ...]:
    """The visible sheets of the workbook.

    Raises Refused(FILE_DAMAGED | FILE_WRONG_TYPE | FILE_HOSTILE); a hostile
    file's ``kind`` is one of macros, links, doctype, unpacks, memory, time.
    """
    _weigh(path.name, data)
    told = _ask_child(path)
    if "fault" in told:
        fault = str(told["fault"])
        refusal = Refusal.FILE_DAMAGED if fault == "damaged" else Refusal.FILE_HOSTILE
        raise Refused(refusal, path=path.name, kind=fault)
    grids: list[Grid] = []
    for title, rows in told["sheets"]:
        grids.append(Grid(title, tuple((number, tuple(cells)) for number, cells in rows)))
    return tuple(grids)


def _weigh(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename.lower() for part in parts}
            _refuse_bomb(name, parts)
            _refuse_foreign(name, names)
            if b"macroenabled" in archive.read("[Content_Types].xml").lower():
                raise Refused(Refusal.FILE_HOSTILE, path=name, kind="macros")
    except _ZIP_TROUBLE as error:
        raise Refused(Refusal.FILE_DAMAGED, path=name) from error


def _refuse_bomb(name: str, parts: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    steep = any(
        part.file_size > _SMALL_PART and part.file_size > MAX_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if unpacked > MAX_UNPACKED or steep or len(parts) > MAX_PARTS:
        raise Refused(Refusal.FILE_HOSTILE, path=name, kind="unpacks")


def _refuse_foreign(name: str, names: set[str]) -> None:
    if any("vbaproject" in part for part in names):
        raise Refused(Refusal.FILE_HOSTILE, path=name, kind="macros")
    if any(part.startswith("xl/externallinks/") for part in names):
        raise Refused(Refusal.FILE_HOSTILE, path=name, kind="links")
    if "xl/workbook.xml" not in names:
        found = "docx" if any(part.startswith("word/") for part in names) else "zip"
        raise Refused(Refusal.FILE_WRONG_TYPE, path=name, found=found)


def _ask_child(path: Path) -> dict[str, list[tuple[str, list[tuple[int, list[str]]]]]]:
    if getattr(sys, "frozen", False):
        command = [sys.executable, SANDBOX_WORD, str(path.resolve())]
    else:
        command = [sys.executable, "-I", sandbox.__file__, str(path.resolve())]
    # Numeric libraries reserve memory for each core, which the cap would count.
    calm = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=CHILD_SECONDS, env=calm, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(Refusal.FILE_HOSTILE, path=path.name, kind="time") from error
    if done.returncode < 0:
        # The system ended it for what it used up.
        raise Refused(Refusal.FILE_HOSTILE, path=path.name, kind="time")
    if done.returncode != 0:
        raise Refused(Refusal.FILE_DAMAGED, path=path.name)
    told: dict[str, list[tuple[str, list[tuple[int, list[str]]]]]] = json.loads(done.stdout)
    return told
