"""The keys that mean the same on every page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from motesplats.ui.frame import NUMBERED

if TYPE_CHECKING:
    from motesplats.ui.main_window import MainWindow


def bind(window: MainWindow) -> None:
    """Let the keys act on the window, as ``key_words.EVERYWHERE`` tells them."""
    keys = {
        "F1": lambda: window.over.show_help(),
        "Ctrl+K": lambda: window.over.search(),
        "Ctrl+Shift+N": lambda: window.over.take_note(),
        "Ctrl+Z": window.undo_by_key,
        "Ctrl+Y": window.undoing.redo,
        "Ctrl+Shift+Z": window.undoing.redo,
        "F5": lambda: window.page.on_renewal(),
        "Ctrl+B": window.stage.toggle,
        "F11": window.stage.window.turn_full,
    }
    for number, name in enumerate(NUMBERED, start=1):
        keys[f"Ctrl+{number}"] = partial(window.go, name)
    for written, act in keys.items():
        QShortcut(QKeySequence(written), window).activated.connect(act)
