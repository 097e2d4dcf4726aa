"""What the tests of commands share: a command's answer, and the practice fair they are tried on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAIR = "Övningsträffen"


@dataclass(frozen=True)
class Said:
    """What a command answered: exit code, what came on stdout and what came on stderr."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one object on stdout."""
        assert self.out.count("\n") == 1
        found: dict[str, Any] = json.loads(self.out)
        return found


Command = Callable[..., Said]


@dataclass(frozen=True)
class Made:
    """The registration files of a practice fair and a store with its timetable."""

    folder: Path
    store: Path

    def lists(self) -> tuple[object, ...]:
        """The options that name the registration files."""
        files = self.folder
        return (
            "--settings",
            files / "fair.toml",
            "--employers",
            files / "employers.csv",
            "--seekers",
            files / "seekers.xlsx",
        )
