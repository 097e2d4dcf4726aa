"""The log on this computer and the details of bugs: ids, codes and places in the program."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from motesplats import __version__
from motesplats.core.ids import new_id
from motesplats.settings import log_folder

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1_000_000
_KEPT = 5
_REPORTS_KEPT = 20
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_log(folder: Path | None = None) -> logging.Handler:
    """Write the program's log to ``motesplats.log``, at most five files of a megabyte.

    What is logged holds ids and codes; the words of an exception are left out, since they may quote
    what somebody typed. Returns the handler, to be closed by ``stop_log``.
    """
    place = folder or log_folder()
    place.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        place / "motesplats.log", maxBytes=_LARGEST, backupCount=_KEPT - 1, encoding="utf-8"
    )
    handler.setFormatter(_PlacesOnly(_FORMAT))
    logger = logging.getLogger("motesplats")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Let go of the log file."""
    logging.getLogger("motesplats").removeHandler(handler)
    handler.close()


def write_bug_report(exception: BaseException, folder: Path | None = None) -> Path:
    """Write where in the program ``exception`` came from to a file of its own; the newest 20 stay.

    Neither values of variables nor the exception's own words are written.
    """
    place = folder or log_folder()
    place.mkdir(parents=True, exist_ok=True)
    report = place / f"bug-{new_id()}.txt"
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    lines = [f"motesplats {__version__}", system, *places(exception)]
    report.write_text("\n".join(lines) + "\n", "utf-8")
    for old in sorted(place.glob("bug-*.txt"))[:-_REPORTS_KEPT]:
        old.unlink(missing_ok=True)
    return report


def places(exception: BaseException) -> list[str]:
    """The kinds of ``exception`` and its causes, the first cause first, each with its stack."""
    chain: list[BaseException] = []
    current: BaseException | None = exception
    while current is not None and current not in chain:
        chain.insert(0, current)
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    lines: list[str] = []
    for link in chain:
        lines.append(type(link).__name__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
    return lines


class _PlacesOnly(logging.Formatter):
    """Writes an exception without its words."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is the library's
        exception = ei[1] if isinstance(ei, tuple) else sys.exc_info()[1]
        return "" if exception is None else "\n".join(places(exception))
