"""What is done with a draft besides publishing it: drop it, take it up again, go back to the one
before.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from motesplats.usecases.dropping import (
    DraftChanged,
    drop_draft,
    restore_draft,
    restore_former_draft,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell


class DraftActions(QObject):
    """Each with its way back in the line below; ``changed`` carries topics."""

    changed = Signal(object)

    def __init__(self, shell: Shell, explain: Callable[[Exception], None], page: QObject) -> None:
        super().__init__(page)
        self._shell, self._explain, self._page = shell, explain, page
        self.fair: FairId | None = None

    def drop(self) -> None:
        """Go back to what is published; the line below offers the draft again."""
        self._do(drop_draft, self._dropped)

    def take_back(self) -> None:
        """Go back to the draft before the newest one."""
        self._do(restore_former_draft, self._taken_up)

    def _take_up(self) -> None:
        self._do(restore_draft, self._taken_up)

    def _do(
        self,
        verb: Callable[..., DraftChanged],
        done: Callable[[DraftChanged], None],
    ) -> None:
        if self.fair is not None:
            work = partial(verb, self._shell.context, self.fair)
            self._shell.tasks.run(self._page, work, done, self._explain)

    def _dropped(self, answer: DraftChanged) -> None:
        self.changed.emit(answer.changed)
        self._shell.undoable(self._shell.tr("Utkastet är slängt."), self._take_up)

    def _taken_up(self, answer: DraftChanged) -> None:
        self.changed.emit(answer.changed)
        self._shell.undoable(self._shell.tr("Utkastet är tillbaka."), None)
