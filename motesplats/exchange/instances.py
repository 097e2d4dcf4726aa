"""Problems and timetables as JSON files; what is written is there whole or not at all."""

import errno
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable
from motesplats.scheduling.b2b.dzn import read_dzn
from motesplats.scheduling.b2b.given import Given, Held
from motesplats.scheduling.problem import Problem
from motesplats.scheduling.problem_json import read_problem, write_problem
from motesplats.scheduling.timetable import Timetable, read_timetable, write_timetable

MOST_BYTES = 25_000_000
MOST_DIGITS = 100


def read_problem_file(path: Path) -> Problem:
    """The problem in a ``motesplats-instance/1`` file.

    Raises Refused(FILE_MISSING, path), Refused(FILE_UNREADABLE, path), Refused(FILE_TOO_LARGE,
    path, limit_mb), Refused(JSON_INVALID, path, where) and Refused(PROBLEM_INVALID, path, reason).
    """
    return read_problem(_parsed(path))


def read_timetable_file(path: Path) -> Timetable:
    """The timetable in a ``motesplats-schedule/1`` file; refusals as for problems."""
    return read_timetable(_parsed(path))


def write_problem_file(path: Path, problem: Problem) -> None:
    """Write a problem; raises StoreUnavailable where the file cannot be written."""
    _write(path, write_problem(problem))


def write_timetable_file(path: Path, timetable: Timetable) -> None:
    """Write a timetable, always the same bytes; raises StoreUnavailable."""
    _write(path, write_timetable(timetable))


def read_given_file(path: Path) -> Given:
    """The given meetings in a ``.dzn`` file; refusals as for problems, without JSON_INVALID."""
    return read_dzn(_bytes(path).decode("utf-8-sig", errors="replace"))


def write_held_file(path: Path, given: Given, held: Held) -> None:
    """Write the slot of every meeting, counted from 1 as in ``.dzn``; raises StoreUnavailable."""
    meetings = [
        {"a": meeting.first + 1, "b": meeting.second + 1, "slot": slot + 1}
        for meeting, slot in zip(given.meetings, held.slots, strict=True)
    ]
    figures = {"breaks": held.breaks, "bound": held.bound}
    _write(path, {"format": "motesplats-held/1", **figures, "meetings": meetings})


def _name(path: Path) -> str:
    return path.name or str(path)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(
                Refusal.FILE_TOO_LARGE, path=_name(path), limit_mb=MOST_BYTES // 1_000_000
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(Refusal.FILE_MISSING, path=_name(path)) from None
    except OSError as error:
        raise Refused(Refusal.FILE_UNREADABLE, path=_name(path)) from error


def _parsed(path: Path) -> object:
    data = _bytes(path)
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=NoNumber, parse_int=_whole)
    except json.JSONDecodeError as error:
        where = f"{error.lineno}:{error.colno}"
    except (ValueError, RecursionError):
        where = "1:1"
    raise Refused(Refusal.JSON_INVALID, path=_name(path), where=where)


@dataclass(frozen=True, slots=True)
class NoNumber:
    """What stands for NaN, infinity or a number of absurd length: its place is then told."""

    text: str


def _whole(text: str) -> object:
    return int(text) if len(text) <= MOST_DIGITS else NoNumber(text)


def _write(path: Path, value: dict[str, object]) -> None:
    """Written beside, made safe, then renamed: a crash leaves the old file or the new one."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            temporary = file.name
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StoreUnavailable(_trouble(error), str(path)) from error


def _trouble(error: OSError) -> StoreTrouble:
    if error.errno == errno.ENOSPC:
        return StoreTrouble.DISK_FULL
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return StoreTrouble.READ_ONLY
    return StoreTrouble.UNREACHABLE
