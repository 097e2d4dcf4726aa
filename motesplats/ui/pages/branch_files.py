"""A branch as a file: written to be copied and changed, and read back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from motesplats.ui.parts import button, row
from motesplats.usecases.own_branches import BranchesRead, export_branch, import_branches

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.ui.refusals import Refusals
    from motesplats.ui.shell import Shell

_FILES = "JSON (*.json)"


class BranchFiles(QWidget):
    """Two buttons; ``chosen`` says which branch is looked at (empty: none)."""

    def __init__(self, shell: Shell, refusal: Refusals, chosen: Callable[[], str]) -> None:
        super().__init__()
        self._shell, self._refusal, self._chosen = shell, refusal, chosen
        tr = shell.tr
        self.save_button = button(tr("Spara branschen som fil"), self._ask_where)
        self.read_button = button(tr("Läs in en bransch"), self._ask_which)
        place = row(self)
        place.addWidget(self.save_button)
        place.addWidget(self.read_button)
        place.addStretch(1)

    def save(self, path: Path) -> None:
        """Write the branch that is looked at."""
        branch = self._chosen()
        if branch:
            work = partial(export_branch, self._shell.context, branch, path)
            self._shell.tasks.run(self, work, self._saved, self._refusal.explain)

    def read(self, path: Path) -> None:
        """Read branches into the store."""
        work = partial(import_branches, self._shell.context, path)
        self._shell.tasks.run(self, work, self._read, self._refusal.explain)

    def _saved(self, path: Path) -> None:
        said = self._shell.tr(
            "Sparad: {name}. Ge branschen ett eget id och namn i filen och läs in den.",
            name=path.name,
        )
        self._refusal.say(said)

    def _read(self, answer: BranchesRead) -> None:
        said = self._shell.tr(
            "Branschen är inläst. Skriv dess namn i kolumnen Bransch i arbetsgivarnas lista."
        )
        self._refusal.say(said)
        self._shell.refresh.tell(answer.changed)

    def _ask_where(self) -> None:
        title, name = self._shell.tr("Spara branschen som fil"), f"{self._chosen()}.json"
        path, _ = QFileDialog.getSaveFileName(self, title, name, _FILES)
        if path:
            self.save(Path(path))

    def _ask_which(self) -> None:
        title = self._shell.tr("Läs in en bransch")
        path, _ = QFileDialog.getOpenFileName(self, title, "", _FILES)
        if path:
            self.read(Path(path))
