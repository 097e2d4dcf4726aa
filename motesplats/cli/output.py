"""What commands print: one JSON object on stdout, everything for people on stderr."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from motesplats.i18n import Words

_BAR_WIDTH = 30


class Exit(IntEnum):
    """Exit codes that other programs rely on."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    UNREADABLE = 3
    BUG = 70


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command speaks; ``as_json`` is what ``--json`` asked for."""

    tr: Words
    as_json: bool = False

    def result(self, facts: Mapping[str, object], lines: Iterable[str] = ()) -> None:
        """Print the result: the facts as one JSON object, and ``lines`` for a person."""
        for line in lines:
            self.say(line)
        self._object(facts)

    def failure(self, code: str, sentence: str, facts: Mapping[str, object] | None = None) -> None:
        """Say why nothing was done, in a sentence and, where asked for, as the one JSON object."""
        self.say(sentence)
        self._object({"error": code, "sentence": sentence, **(facts or {})})

    def say(self, line: str) -> None:
        """A line for a person, on stderr."""
        sys.stderr.write(line + "\n")
        sys.stderr.flush()

    def progress(self, title: str) -> Progress:
        return Progress(title)

    def _object(self, facts: Mapping[str, object]) -> None:
        if self.as_json:
            sys.stdout.write(json.dumps(dict(facts), ensure_ascii=False) + "\n")
            sys.stdout.flush()


class Progress:
    """A bar on stderr, drawn only where stderr is a terminal."""

    def __init__(self, title: str) -> None:
        self._title = title

    def __call__(self, done: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        share = done / max(1, total)
        bar = "█" * round(share * _BAR_WIDTH)
        sys.stderr.write(f"\r{self._title} {bar:<{_BAR_WIDTH}} {share:4.0%}")
        if done >= total:
            sys.stderr.write("\n")
        sys.stderr.flush()
