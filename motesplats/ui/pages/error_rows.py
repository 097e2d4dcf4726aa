"""The rows of lists that could not be read, and the button that saves them to be mended."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from motesplats.ui.parts import button
from motesplats.usecases.registration import write_rejected

if TYPE_CHECKING:
    from collections.abc import Iterable

    from motesplats.ui.page import Page
    from motesplats.usecases.lists import ReadFile


class ErrorRows:
    """A button that is there while there are such rows; they stay until other lists are read."""

    def __init__(self, page: Page) -> None:
        self._page, self._tr = page, page.shell.tr
        self.files: tuple[ReadFile, ...] = ()
        self.button = button(self._tr("Spara felrader"), self._choose)

    @property
    def count(self) -> int:
        return sum(len(file.rejected) for file in self.files)

    def show(self, files: Iterable[ReadFile]) -> None:
        """Keep the rows of these files that could not be read."""
        self.files = tuple(file for file in files if file.rejected)
        self.button.setVisible(bool(self.files))

    def save(self, path: Path) -> None:
        """Write the rows, one file for each list that has any."""
        for file in self.files:
            one = len(self.files) == 1
            place = path if one else path.with_stem(f"{path.stem}-{file.kind.value}")
            work = partial(write_rejected, place, file, self._tr)
            self._page.shell.tasks.run(
                self._page, work, lambda _none: self._saved(path), self._page.explain
            )

    def _choose(self) -> None:
        title, name = self._tr("Spara felrader"), self._tr("felrader.csv")
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, name, "CSV (*.csv)")
        if chosen:
            self.save(Path(chosen))

    def _saved(self, path: Path) -> None:
        text = self._tr("Felraderna är sparade i {path}.", path=str(path))
        self._page.shell.undoable(text, None)
