"""What is done with quick notes, each with its way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from motesplats.usecases import notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.notes import QuickNote
    from motesplats.ui.page import Page
    from motesplats.usecases.notes import NoteChanged


class NoteDeeds:
    """Saves, finishes and takes away notes on behalf of the page that is open."""

    def __init__(self, page: Page) -> None:
        self._page, self._shell, self._tr = page, page.shell, page.shell.tr

    def save(self, note: QuickNote, done: Callable[[], None]) -> None:
        """Keep a note; ``done`` is called when it is."""
        work = partial(notes.save_note, self._shell.context, note.fair, note)

        def saved(changed: NoteChanged) -> None:
            done()
            back = partial(notes.remove_note, self._shell.context, changed.note.id)
            self._told(self._tr("Anteckningen är sparad."), changed, back)

        self._shell.tasks.run(self._page, work, saved, self._page.explain)

    def turn(self, note: QuickNote) -> None:
        """Mark a note as done, or as not done if it was."""
        act = notes.finish_note if note.done_at is None else notes.reopen_note
        text = self._tr("Klart.") if note.done_at is None else self._tr("Öppen igen.")
        # The store takes this back itself.
        self._run(partial(act, self._shell.context, note.id), text, None)

    def remove(self, note: QuickNote) -> None:
        """Take a note away."""
        back = partial(notes.save_note, self._shell.context, note.fair, note)
        work = partial(notes.remove_note, self._shell.context, note.id)
        self._run(work, self._tr("Anteckningen är borttagen."), back)

    def _run(
        self, work: Callable[[], NoteChanged], text: str, back: Callable[[], NoteChanged] | None
    ) -> None:
        def told(changed: NoteChanged) -> None:
            self._told(text, changed, back)

        self._shell.tasks.run(self._page, work, told, self._page.explain)

    def _told(
        self, text: str, changed: NoteChanged, back: Callable[[], NoteChanged] | None
    ) -> None:
        self._shell.refresh.tell(changed.changed)
        self._shell.undoable(text, None if back is None else partial(self._back, back))

    def _back(self, work: Callable[[], NoteChanged]) -> None:
        def done(changed: NoteChanged) -> None:
            self._shell.refresh.tell(changed.changed)

        self._shell.tasks.run(self._page, work, done, self._page.explain)
