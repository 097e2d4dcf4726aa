"""What may be written on the command line; names and options are a promise to other programs."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from motesplats.cli.usage import HELP, CommandParser
from motesplats.usecases.exports import KINDS
from motesplats.usecases.paper_pack import PACK
from motesplats.usecases.printing import SHEETS

if TYPE_CHECKING:
    from motesplats.i18n import Words

COMMANDS = tuple(HELP)
_MOST_PEOPLE = 20_000
# Beyond that more than a minute passes between two looks at the clock, as after sleep.
_FASTEST = 30


class _Commands(Protocol):
    def add_parser(self, name: str) -> CommandParser: ...


def parser(tr: Words) -> CommandParser:
    """The whole command line; ``--lang`` has been taken out before."""
    whole = CommandParser(prog="motesplats")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _making(commands)
    _fair(commands)
    _solving(commands)
    _store(commands)
    for one in (whole, *commands.choices.values()):
        one.tr = tr
    return whole


def _making(commands: _Commands) -> None:
    practice = commands.add_parser("practice")
    practice.add_argument("folder", type=Path, metavar="DIR")
    practice.add_argument("--employers", type=_count, default=12, metavar="N")
    practice.add_argument("--seekers", type=_count, default=60, metavar="N")
    practice.add_argument("--seed", type=int, default=1, metavar="N")
    practice.add_argument("--json", action="store_true")

    rehearse = commands.add_parser("rehearse")
    rehearse.add_argument("out", type=Path, metavar="OUT")
    rehearse.add_argument("--from", dest="source", type=Path, metavar="DIR")
    rehearse.add_argument("--seed", type=int, default=1, metavar="N")
    rehearse.add_argument("--screens", action="store_true")
    rehearse.add_argument("--live", action="store_true")
    rehearse.add_argument("--speed", type=_speed, metavar="N")
    rehearse.add_argument("--json", action="store_true")


def _fair(commands: _Commands) -> None:
    read = _on_fair(commands, "import")
    read.add_argument("--settings", type=Path, metavar="fair.toml")
    read.add_argument("--employers", type=Path, metavar="FILE")
    read.add_argument("--seekers", type=Path, metavar="FILE")
    read.add_argument("--wishes", type=Path, metavar="FILE")
    read.add_argument("--mapping", type=Path, metavar="FILE.toml")
    read.add_argument("--dry-run", action="store_true")
    read.add_argument("--errors", type=Path, metavar="FILE.csv")

    schedule = _on_fair(commands, "schedule")
    schedule.add_argument("--problem", type=Path, metavar="PROBLEM.json")
    schedule.add_argument("--seconds", type=_seconds, metavar="S")
    schedule.add_argument("--seed", type=int, default=1, metavar="N")

    printing = _on_fair(commands, "print")
    printing.add_argument("what", nargs="+", choices=(*SHEETS, PACK), metavar="WHAT")
    printing.add_argument("-o", dest="folder", type=Path, required=True, metavar="DIR")

    exporting = _on_fair(commands, "export")
    exporting.add_argument("what", nargs="+", choices=KINDS, metavar="WHAT")
    exporting.add_argument("-o", dest="folder", type=Path, required=True, metavar="DIR")

    arrive = _on_fair(commands, "arrive")
    arrive.add_argument("codes", nargs="+", metavar="CODE")

    feedback = _on_fair(commands, "feedback")
    feedback.add_argument("--file", type=Path, required=True, metavar="FORMS.json")

    show = _on_fair(commands, "show")
    show.add_argument("--full", action="store_true")


def _solving(commands: _Commands) -> None:
    solve = commands.add_parser("solve")
    solve.add_argument("problem", type=Path, metavar="PROBLEM.json")
    solve.add_argument("-o", dest="output", type=Path, metavar="TIMETABLE.json")
    solve.add_argument("--previous", type=Path, metavar="TIMETABLE.json")
    solve.add_argument("--seconds", type=_seconds, metavar="S")
    solve.add_argument("--seed", type=int, default=1, metavar="N")
    solve.add_argument("--json", action="store_true")


def _store(commands: _Commands) -> None:
    backup = commands.add_parser("backup")
    backup.add_argument("store", type=Path, metavar="STORE")
    backup.add_argument("file", type=Path, metavar="FILE")
    restore = commands.add_parser("restore")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("store", type=Path, metavar="STORE")
    verify = commands.add_parser("verify")
    verify.add_argument("store", type=Path, metavar="STORE")
    for command in (backup, restore, verify):
        command.add_argument("--json", action="store_true")


def _on_fair(commands: _Commands, name: str) -> CommandParser:
    command = commands.add_parser(name)
    command.add_argument("store", type=Path, metavar="STORE")
    command.add_argument("--fair", required=True, metavar="NAME")
    command.add_argument("--json", action="store_true")
    return command


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_PEOPLE:
        raise ValueError
    return number


def _speed(text: str) -> float:
    speed = float(text)
    if not 1 <= speed <= _FASTEST:
        raise ValueError
    return speed


def _seconds(text: str) -> float:
    seconds = float(text)
    if not (math.isfinite(seconds) and seconds > 0):
        raise ValueError
    return seconds
