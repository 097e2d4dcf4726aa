"""Builds what the program is made of by plain calls; the only place that knows everybody."""

from __future__ import annotations

import getpass
import locale
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from motesplats.cli import registration, rehearsing, running, storekeeping
from motesplats.cli.arguments import COMMANDS, parser
from motesplats.cli.output import Exit, Output
from motesplats.core.clock import SystemClock
from motesplats.core.errors import Refused, StoreTrouble, StoreUnavailable
from motesplats.i18n import ENGLISH, LANGUAGES, SWEDISH, Words, words_in
from motesplats.logs import start_log, write_bug_report
from motesplats.settings import data_folder, default_store
from motesplats.storage.store import Store
from motesplats.usecases import keeping
from motesplats.usecases.context import Context
from motesplats.wording import sentence

if TYPE_CHECKING:
    import argparse

    from motesplats.core.ids import FairId

_PASSPHRASE = "MOTESPLATS_PASSPHRASE"
_LANGUAGE = "MOTESPLATS_LANG"
_CREATING = ("import",)


def run(arguments: list[str]) -> int:
    """Carry out a command, or open the window; the exit code is one of ``Exit``."""
    language, rest = _language_of(arguments)
    output = Output(words_in(language), "--json" in rest)
    try:
        start_log()
        if rest and rest[0] in COMMANDS or rest[:1] in (["-h"], ["--help"]):
            return _command(rest, output)
        return _window(rest, output.tr)
    except Refused as error:
        output.say(sentence(error, output.tr))
        return Exit.REFUSED
    except StoreUnavailable as error:
        output.say(sentence(error, output.tr))
        return Exit.UNREADABLE
    except KeyboardInterrupt:
        output.say(output.tr("Arbetet avbröts. Inget har ändrats."))
        return Exit.REFUSED
    except Exception as error:  # noqa: BLE001 - the last place that can turn a bug into a sentence
        path = write_bug_report(error)
        output.say(output.tr("Något oväntat hände. Detaljerna finns i {path}.", path=str(path)))
        return Exit.BUG


def _command(rest: list[str], output: Output) -> int:
    chosen = parser().parse_args(rest)
    if chosen.command == "practice":
        registration.practice(chosen, output)
    elif chosen.command == "rehearse":
        rehearsing.rehearse(chosen, output, _pictures)
    elif chosen.command == "solve":
        storekeeping.solve(chosen, output)
    elif chosen.command == "restore":
        keeping.restore(chosen.file, chosen.store, _passphrase(chosen.file, output.tr))
        output.result({"store": str(chosen.store)}, (str(chosen.store),))
    else:
        return _with_store(chosen, output)
    return Exit.DONE


def _with_store(chosen: argparse.Namespace, output: Output) -> int:
    clock = SystemClock()
    passphrase = _passphrase(chosen.store, output.tr)
    creating = chosen.command in _CREATING
    store = Store.open(chosen.store, passphrase, clock=clock, create=creating)
    commands = {
        "import": registration.import_lists,
        "schedule": running.schedule,
        "print": running.print_sheets,
        "arrive": running.arrive,
        "feedback": running.feedback,
        "show": running.show,
        "backup": storekeeping.backup,
        "verify": storekeeping.verify,
    }
    try:
        answer = commands[chosen.command](Context(store, clock), chosen, output)
        return Exit.DONE if answer is None else answer
    finally:
        store.close()


def _pictures(context: Context, fair: FairId, folder: Path) -> tuple[Path, ...]:
    # Qt is loaded only when somebody wants pictures.
    from motesplats.ui.screens import picture_all

    return picture_all(context, fair, folder, LANGUAGES)


def _window(rest: list[str], tr: Words) -> int:
    # A command must not wait for Qt to load.
    from motesplats.ui.start_up import open_window

    practice = "--practice" in rest
    named = [Path(argument) for argument in rest if not argument.startswith("-")]
    unknown = [a for a in rest if a.startswith("-") and a != "--practice"]
    if unknown or len(named) > 1:
        parser().error(f"unrecognized arguments: {' '.join(unknown or rest)}")
    if practice:
        return open_window(_practice_context(), tr.language)
    path = named[0] if named else default_store()
    clock = SystemClock()
    store = Store.open(path, os.environ.get(_PASSPHRASE, ""), clock=clock)
    return open_window(Context(store, clock), tr.language)


def _practice_context() -> Context:
    folder = data_folder()
    clock = SystemClock()
    store = Store.open(folder / "practice.mplats", clock=clock)
    context = Context(store, clock)
    rehearsing.fill_practice_store(context, folder / "practice")
    return context


def _language_of(arguments: list[str]) -> tuple[str, list[str]]:
    rest = list(arguments)
    chosen = os.environ.get(_LANGUAGE, "")
    if "--lang" in rest[:-1]:
        place = rest.index("--lang")
        chosen = rest[place + 1]
        del rest[place : place + 2]
        if chosen not in LANGUAGES:
            parser().error(f"argument --lang: {chosen}")
    if chosen in LANGUAGES:
        return chosen, rest
    system = locale.getlocale()[0] or ""
    return (ENGLISH if system.casefold().startswith("en") else SWEDISH), rest


def _passphrase(path: Path, tr: Words) -> str:
    known = os.environ.get(_PASSPHRASE)
    if known is not None:
        return known
    if not _is_encrypted(path):
        return ""
    if not sys.stdin.isatty():
        raise StoreUnavailable(StoreTrouble.WRONG_PASSPHRASE, str(path))
    return getpass.getpass(tr("Lösenord: "))


def _is_encrypted(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(16)
    except OSError:
        return False
    return bool(start) and start != b"SQLite format 3\x00"
