"""Paper in somebody's hand that a change has made wrong: printed anew, from any page."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from motesplats.core.errors import Refused
from motesplats.i18n import SWEDISH, words_in
from motesplats.usecases.printing import Printed, PrintJob, print_sheet
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.print_folder import PrintFolder
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.context import Context, Watch


class Paper(QObject):
    """Prints slips of the open fair; what became of it is said in the bottom line."""

    def __init__(
        self,
        context: Context,
        tasks: Tasks,
        prints: PrintFolder,
        tell: Callable[[str, Callable[[], None] | None], None],
    ) -> None:
        super().__init__(prints)
        self._context, self._tasks, self._prints, self._tell = context, tasks, prints, tell
        self.words: Words = words_in(SWEDISH)
        self._fair: Fair | None = None

    def follow(self, fair: Fair | None) -> None:
        """Print papers of this fair from now on."""
        self._fair = fair

    def slips(self, seekers: tuple[SeekerId, ...]) -> None:
        """Print the slips of these people as they are published now; nobody is nothing to do."""
        self._print("slips", seekers)

    def badges(self, seekers: tuple[SeekerId, ...]) -> None:
        """Print the badges of these people."""
        self._print("badges", seekers)

    def _print(self, sheet: str, seekers: tuple[SeekerId, ...]) -> None:
        if self._fair is None or not seekers:
            return
        self._prints.follow(self._fair)
        context, fair, folder = self._context, self._fair.id, Path(self._prints.text)
        name = f"{sheet}-{context.now():%H%M%S}"
        tr, only = self.words, frozenset(seekers)

        def work(watch: Watch) -> Printed:
            job = PrintJob(tr, watch=watch, only=only, name=name)
            return print_sheet(context, fair, sheet, folder, job)

        told = tr("Nya lappar: {path}") if sheet == "slips" else tr("Nya namnbrickor: {path}")
        self._tasks.run_long(self, work, partial(self._written, told), self._not_written)

    def _written(self, told: str, answer: Printed) -> None:
        self._tell(told.format(path=answer.path), None)

    def _not_written(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._tell(sentence(error, self.words), None)
