"""Builds what the program is made of by plain calls; the only place that knows everybody."""

from __future__ import annotations

import getpass
import locale
import os
import sys
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from motesplats.cli import live_days, registration, rehearsing, running, storekeeping
from motesplats.cli.arguments import COMMANDS, parser
from motesplats.cli.output import Exit, Output
from motesplats.cli.usage import UsageError, language_fault, refuse_words
from motesplats.core.clock import SystemClock
from motesplats.core.errors import Refusal, Refused, StoreTrouble, StoreUnavailable, unavailable
from motesplats.core.history import Actor
from motesplats.i18n import ENGLISH, LANGUAGES, SWEDISH, Words, words_in
from motesplats.logs import start_log, stop_log, write_bug_report
from motesplats.settings import data_folder, default_store
from motesplats.storage.connection import is_encrypted
from motesplats.storage.store import Store
from motesplats.usecases import keeping
from motesplats.usecases.context import Context
from motesplats.usecases.opening import open_store
from motesplats.wording import sentence

if TYPE_CHECKING:
    import argparse

    from motesplats.usecases.simulated_people import SimulatedPeople

_PASSPHRASE = "MOTESPLATS_PASSPHRASE"
_LANGUAGE = "MOTESPLATS_LANG"
_SYSTEM_LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG")
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_HELP = (["-h"], ["--help"])
# A file that cannot be read at all, against one whose content is refused.
_UNREADABLE = frozenset({Refusal.FILE_MISSING, Refusal.FILE_UNREADABLE, Refusal.FILE_DAMAGED})


def run(arguments: list[str]) -> int:
    """Carry out a command, or open the window; the exit code is one of ``Exit``."""
    chosen, rest = _language_of(arguments)
    output = Output(words_in(_language(chosen)), "--json" in rest)
    with ExitStack() as stack:
        with suppress(OSError):
            stack.callback(stop_log, start_log())
        try:
            if chosen is not None and chosen not in LANGUAGES:
                raise UsageError(language_fault(chosen, output.tr))
            return _carry_out(rest, output)
        except UsageError as error:
            output.failure("usage", f"{error.fault}\n{error.usage}".strip())
            return Exit.USAGE
        except Exception as error:  # noqa: BLE001 - the last place that can turn it into a sentence
            return _failed(error, rest, output)
        except KeyboardInterrupt:
            output.failure("stopped", output.tr("Arbetet avbröts. Inget har ändrats."))
            return Exit.REFUSED


def _carry_out(rest: list[str], output: Output) -> int:
    if (rest[:1] and rest[0] in COMMANDS) or rest[:1] in _HELP:
        return _command(parser(output.tr).parse_args(rest), output)
    return _window(rest, output.tr)


def _failed(error: Exception, rest: list[str], output: Output) -> Exit:
    if isinstance(error, Refused):
        output.failure(error.refusal.value, sentence(error, output.tr))
        return Exit.UNREADABLE if error.refusal in _UNREADABLE else Exit.REFUSED
    if isinstance(error, OSError) and error.filename:
        error = unavailable(error, str(error.filename))
    if isinstance(error, StoreUnavailable):
        unread = storekeeping.UNREAD if rest[:1] == ["verify"] else None
        output.failure(error.trouble.value, sentence(error, output.tr), unread)
        return Exit.UNREADABLE
    try:
        path = str(write_bug_report(error))
        output.failure(
            "bug", output.tr("Något oväntat hände. Detaljerna finns i {path}.", path=path)
        )
    except OSError:
        output.failure("bug", output.tr("Något oväntat hände, och detaljerna gick inte att spara."))
    return Exit.BUG


def _command(chosen: argparse.Namespace, output: Output) -> int:
    if chosen.command == "practice":
        registration.practice(chosen, output)
    elif chosen.command == "rehearse":
        if chosen.speed is not None:
            return live_days.train(chosen, output, _training)
        if chosen.live:
            live_days.play(chosen, output)
        else:
            rehearsing.rehearse(chosen, output, _pictures)
    elif chosen.command == "solve":
        storekeeping.solve(chosen, output)
    elif chosen.command == "restore":
        _refuse_same(chosen, output.tr)
        keeping.restore(chosen.file, chosen.store, _passphrase(chosen.file, output.tr))
        output.result({"store": str(chosen.store)}, (str(chosen.store),))
    elif chosen.command == "import":
        return _import(chosen, output)
    else:
        return _with_store(chosen, output)
    return Exit.DONE


def _import(chosen: argparse.Namespace, output: Output) -> int:
    clock = SystemClock()
    lists = None
    if not chosen.store.exists():
        # A list that is refused leaves no empty store behind.
        with closing(Store.open(None, clock=clock)) as nothing:
            context = Context(nothing, clock).by(Actor.COMMAND)
            lists = registration.read_lists(context, chosen)
            if chosen.dry_run:
                registration.import_lists(context, lists, chosen, output)
                return Exit.DONE
    passphrase = _passphrase(chosen.store, output.tr)
    with closing(Store.open(chosen.store, passphrase, clock=clock)) as store:
        context = Context(store, clock).by(Actor.COMMAND)
        lists = registration.read_lists(context, chosen) if lists is None else lists
        registration.import_lists(context, lists, chosen, output)
    return Exit.DONE


def _with_store(chosen: argparse.Namespace, output: Output) -> int:
    clock = SystemClock()
    commands = {
        "schedule": running.schedule,
        "print": running.print_sheets,
        "export": running.export_files,
        "arrive": running.arrive,
        "feedback": running.feedback,
        "show": running.show,
        "backup": storekeeping.backup,
        "verify": storekeeping.verify,
    }
    if chosen.command == "backup":
        _refuse_same(chosen, output.tr)
    passphrase = _passphrase(chosen.store, output.tr)
    with closing(Store.open(chosen.store, passphrase, clock=clock, create=False)) as store:
        answer = commands[chosen.command](Context(store, clock).by(Actor.COMMAND), chosen, output)
    return Exit.DONE if answer is None else answer


def _refuse_same(chosen: argparse.Namespace, tr: Words) -> None:
    if chosen.file.resolve() == chosen.store.resolve():
        raise UsageError(tr("Kopian måste vara en annan fil än originalet."))


def _pictures(context: Context, folder: Path) -> tuple[Path, ...]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Qt is loaded only when somebody wants pictures.
    from motesplats.ui.screens import picture_all

    return picture_all(context, folder, LANGUAGES)


def _training(context: Context, language: str, people: SimulatedPeople) -> int:
    _refuse_without_screen()
    # A command must not wait for Qt to load.
    from motesplats.ui.start_up import open_window

    return open_window(context, language, people)


def _refuse_without_screen() -> None:
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise Refused(Refusal.NO_SCREEN)


def _window(rest: list[str], tr: Words) -> int:
    practice = rest == ["--practice"]
    path = Path(rest[0]) if rest else default_store()
    mistyped = bool(rest) and not path.exists() and not path.suffix
    if not practice and (len(rest) > 1 or (rest[:1] and rest[0].startswith("-")) or mistyped):
        refuse_words(rest, tr)
    _refuse_without_screen()
    # A command must not wait for Qt to load.
    from motesplats.ui.start_up import open_asking, open_window

    clock = SystemClock()
    if practice:
        with closing(Store.open(data_folder() / "practice.mplats", clock=clock)) as store:
            rehearsing.fill_practice_store(Context(store, clock), data_folder() / "practice")
        # Opened anew: the first thread that writes owns the writing, which is the window's worker.
        with closing(Store.open(data_folder() / "practice.mplats", clock=clock)) as store:
            return open_window(Context(store, clock), tr.language)
    known = os.environ.get(_PASSPHRASE)
    if known is None:
        context = open_asking(path, clock, tr.language)
    else:
        context = open_store(path, known, clock)
    with closing(context.store):
        return open_window(context, tr.language)


def _language_of(arguments: list[str]) -> tuple[str | None, list[str]]:
    """What ``--lang`` asks for, and the other arguments."""
    rest = list(arguments)
    for place, argument in enumerate(rest):
        if argument.startswith("--lang="):
            del rest[place]
            return argument.partition("=")[2], rest
        if argument == "--lang":
            asked = rest[place + 1] if place + 1 < len(rest) else ""
            del rest[place : place + 2]
            return asked, rest
    return None, rest


def _language(asked: str | None) -> str:
    """The language asked for, else the environment's, else the system's, else Swedish."""
    for named in (asked, os.environ.get(_LANGUAGE)):
        if named in LANGUAGES:
            return named
    told = next((os.environ[name] for name in _SYSTEM_LANGUAGE if os.environ.get(name)), None)
    system = (locale.getlocale()[0] or "") if told is None and os.name == "nt" else told or ""
    return ENGLISH if system.casefold().startswith("en") else SWEDISH


def _passphrase(path: Path, tr: Words) -> str:
    known = os.environ.get(_PASSPHRASE)
    if known is not None:
        return known
    if not is_encrypted(path):
        return ""
    if not sys.stdin.isatty():
        raise StoreUnavailable(StoreTrouble.WRONG_PASSPHRASE, str(path))
    return getpass.getpass(tr("Lösenord: "))
