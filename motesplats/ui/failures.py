"""A fault of the program: told with everything needed to report it, while the program goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from motesplats import __version__
from motesplats.ui import tokens as t
from motesplats.ui.parts import button, column, label, named, row

if TYPE_CHECKING:
    from motesplats.i18n import Words

_log = logging.getLogger(__name__)
_WIDTH, _HEIGHT = 640, 420


class BugDialog(QDialog):
    """Says that something went wrong in the program, with the details to copy."""

    def __init__(self, error: BaseException, tr: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Något gick fel i programmet"))
        # What it shows is in the log, too: a scan may close it.
        self.setProperty("riskless", True)
        self.resize(_WIDTH, _HEIGHT)
        self.details = details_of(error)
        text = tr(
            "Det som redan är sparat finns kvar, och du kan fortsätta. "
            "Kopiera gärna uppgifterna nedan till den som sköter programmet."
        )
        shown = named(QPlainTextEdit(self.details), tr("Uppgifter om felet"))
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        place = column(self, edge=t.WIDE)
        place.addWidget(label(tr("Något gick fel i programmet"), "heading"))
        place.addWidget(label(text, wrap=True))
        place.addWidget(shown, 1)
        below = row()
        below.addStretch(1)
        below.addWidget(button(tr("Kopiera uppgifterna"), self.copy))
        below.addWidget(button(tr("Fortsätt"), self.accept, "primary"))
        place.addLayout(below)

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details)


def details_of(error: BaseException) -> str:
    """Where in the program it went wrong; the error's own message may name people and stays out."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    kinds = f"{type(error).__module__}.{type(error).__name__}"
    return "\n".join((f"motesplats {__version__}, Python {sys.version.split()[0]}", kinds, *lines))


def log_bug(error: BaseException) -> None:
    """Write where it went wrong to the log, without the error's message."""
    _log.error("%s", details_of(error))


Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def hook_for(window: QWidget, words: Callable[[], Words]) -> Hook:
    """An exception hook that shows the dialog over ``window``; for ``sys.excepthook``."""

    def hook(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        log_bug(error)
        BugDialog(error, words(), window).open()

    return hook
