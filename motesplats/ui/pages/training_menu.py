"""A day to train on, opened in a window of its own so that no real fair can be touched."""

from __future__ import annotations

import sys
import tempfile
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from motesplats.i18n import Words

SPEEDS = (1, 5, 10, 20)


class TrainingMenu(QMenu):
    """How fast the day goes."""

    def __init__(self, tr: Words, parent: QWidget) -> None:
        super().__init__(parent)
        for speed in SPEEDS:
            text = tr("{n} gånger så fort", n=speed) if speed > 1 else tr("I verklig takt")
            self.addAction(text, partial(train, speed, tr.language))


def train(speed: int, language: str) -> bool:
    """Start another copy of the program on a made-up day; False when that was not possible."""
    folder = tempfile.mkdtemp(prefix="motesplats-")
    program, *arguments = command(folder, speed, language)
    return bool(QProcess.startDetached(program, arguments)[0])


def command(folder: str, speed: int, language: str) -> list[str]:
    """How this program is started on a day to train on, installed or in a checkout."""
    program = [sys.executable] if hasattr(sys, "frozen") else [sys.executable, "-m", "motesplats"]
    return [*program, "rehearse", folder, "--live", "--speed", str(speed), "--lang", language]
