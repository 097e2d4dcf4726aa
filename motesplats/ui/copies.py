"""Copies of the store made by the window itself, beside the store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from motesplats.core.errors import StoreUnavailable
from motesplats.usecases.closed_fairs import close_past_fairs
from motesplats.usecases.keeping import back_up_when_due

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.context import Context

_EVERY_MS = 60_000
_FOLDER = "backup"


class Copies(QObject):
    """Copies the store when a copy is due; ``failed`` is called when that does not work."""

    def __init__(
        self, context: Context, tasks: Tasks, failed: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._tasks, self._failed = context, tasks, failed
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.copy)
        self._timer.start()

    @property
    def folder(self) -> Path | None:
        """Where the copies lie; a store in memory has none."""
        path = self._context.store.path
        return None if path is None else path.parent / _FOLDER

    def copy(self) -> None:
        """Copy the store now if it is due."""
        if self.folder is not None:
            self._tasks.run(self, partial(_copied, self._context, self.folder), self._done)

    def stop(self) -> None:
        """Make no more copies."""
        self._timer.stop()

    def _done(self, went_well: bool) -> None:
        if not went_well:
            self._failed()


def _copied(context: Context, folder: Path) -> bool:
    # Nobody asked for the copy, so nobody is interrupted when it fails.
    try:
        # What is to be gone is in no copy that is made from now on.
        close_past_fairs(context)
        back_up_when_due(context, folder)
    except (StoreUnavailable, OSError):
        return False
    return True
