"""Carrying out what was decided in the grid, with its way back in the line below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from motesplats.ui.pages.grid_words import GridWords
from motesplats.usecases.rearranging import put_back, rearrange

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import FairId
    from motesplats.ui.pages.timetable_grid import TimetableGrid
    from motesplats.ui.shell import Shell
    from motesplats.usecases.carrying import Deal
    from motesplats.usecases.planning import TimetableView
    from motesplats.usecases.rearranging import Rearranged


class HandDeeds(QObject):
    """Changes the draft of ``fair``, which is shown as ``view``."""

    def __init__(
        self, shell: Shell, grid: TimetableGrid, explain: Callable[[Exception], None]
    ) -> None:
        super().__init__(grid)
        self._shell, self._grid, self._explain = shell, grid, explain
        self.fair: FairId | None = None
        self.view: TimetableView | None = None

    def do(self, deal: Deal) -> None:
        """Change the draft as the deal says."""
        if self.fair is not None:
            work = partial(rearrange, self._shell.context, self.fair, deal)
            self._shell.tasks.run(self, work, self._done, self._explain)

    def _done(self, answer: Rearranged) -> None:
        self._grid.choose_nothing()
        before = self.view
        self._shell.refresh.tell(answer.changed)
        # Whoever has no meeting left is named as before.
        view = self.view if answer.after else before
        if view is not None:
            text = GridWords(view, self._shell.tr).done(answer)
            self._shell.undoable(text, partial(self._take_back, answer))

    def _take_back(self, answer: Rearranged) -> None:
        if self.fair is not None:
            work = partial(put_back, self._shell.context, self.fair, answer)
            self._shell.tasks.run(self, work, self._is_back, self._explain)

    def _is_back(self, answer: Rearranged) -> None:
        self._shell.refresh.tell(answer.changed)
        n = max(len(answer.before), len(answer.after))
        text = self._shell.tr.plural("Mötet är tillbaka.", "{n} möten är tillbaka.", n)
        self._shell.undoable(text, None)
