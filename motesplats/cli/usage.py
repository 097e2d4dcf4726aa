"""What is said when a command is not written as it should be, and the help for each command."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import TYPE_CHECKING, Any, NoReturn

from motesplats.i18n import LANGUAGES, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.i18n import Words

HELP: dict[str, str] = {
    "practice": mark("skriver anmälningslistor för en påhittad träff"),
    "rehearse": mark("spelar upp en hel träff utan fönster"),
    "import": mark("läser in anmälningslistor"),
    "schedule": mark("gör schemat"),
    "print": mark("gör ark som PDF"),
    "export": mark("gör arbetsbok, CSV, JSON, kalendrar, utvärderingsfil och jämförelse"),
    "arrive": mark("checkar in med namnbrickans kod"),
    "feedback": mark("sparar ifyllda formulär ur en fil"),
    "show": mark("visar vad som finns"),
    "solve": mark("gör ett schema av en problemfil"),
    "backup": mark("säkerhetskopierar"),
    "restore": mark("lägger tillbaka en säkerhetskopia"),
    "verify": mark("kontrollerar att inget är skadat"),
}

# The library's English, and the same in plain words.
_FAULTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<what>.+)", mark("Det saknas: {what}.")),
    (r"unrecognized arguments: (?P<what>.+)", mark("Det här känns inte igen: {what}.")),
    (
        r"argument (?P<name>[^:]+): invalid choice: (?P<what>.+) \(choose from (?P<known>.+)\)",
        mark("{name} kan inte vara {what}. Välj bland: {known}."),
    ),
    (
        r"argument (?P<name>[^:]+): invalid \w+ value: (?P<what>.+)",
        mark("{name} kan inte vara {what}."),
    ),
    (
        r"argument (?P<name>[^:]+): expected (?:one|at least one) argument",
        mark("{name} behöver något efter sig."),
    ),
)
_UNCLEAR = mark("Kommandot är inte rätt skrivet.")


class UsageError(Exception):
    """A command that is not written as it should be; ``fault`` and ``usage`` are ready to read."""

    def __init__(self, fault: str, usage: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.usage = usage


class CommandParser(ArgumentParser):
    """Speaks the reader's language, and leaves the exit to its caller."""

    tr: Words

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raises UsageError."""
        raise UsageError(fault_in_words(message, self.tr), self.format_usage())

    def format_usage(self) -> str:
        """``Skriv så här: motesplats arrive …``."""
        written = " ".join(super().format_usage().split()).removeprefix("usage: ")
        return self.tr("Skriv så här: {usage}", usage=written) + "\n"

    def format_help(self) -> str:
        """How to write the command, and what it does or which commands there are."""
        name = self.prog.split()[-1]
        if name in HELP:
            told = [f"{name}: {self.tr(HELP[name])}"]
            told += [
                self.tr("{name} är ett eller flera av: {known}.", name=one.metavar, known=known)
                for one in self._actions
                if one.choices and (known := ", ".join(map(str, one.choices)))
            ]
            return "\n".join([self.format_usage(), *told, ""])
        width = max(map(len, HELP))
        lines = [f"  {one:<{width}}  {self.tr(text)}" for one, text in HELP.items()]
        window = self.tr("motesplats [FIL] öppnar fönstret.")
        return "\n".join([self.format_usage(), window, "", *lines, ""])


def fault_in_words(message: str, tr: Words) -> str:
    """The library's message in the reader's language."""
    for pattern, text in _FAULTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return tr(text, **found.groupdict())
    return tr(_UNCLEAR)


def language_fault(asked: str, tr: Words) -> str:
    """What is said of a language that there is none of."""
    return tr(_FAULTS[2][1], name="--lang", what=asked, known=", ".join(LANGUAGES))


def refuse_words(words: Sequence[str], tr: Words) -> NoReturn:
    """Raises UsageError for words that no command begins with."""
    fault = tr("Det här känns inte igen: {what}.", what=" ".join(words))
    raise UsageError(fault, tr("Alla kommandon: {commands}", commands=", ".join(HELP)))
