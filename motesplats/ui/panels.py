"""What opens over any page with a key: a quick note, and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from motesplats.ui.help_panel import HelpPanel
from motesplats.ui.note_panel import NotePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from motesplats.ui.main_window import MainWindow


class Panels:
    """The panels of a window that was built; ``alone``: an employer has the screen."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.alone = False
        self.notes, self.help = NotePanel(window), HelpPanel(window)
        window.rail.search_wanted.connect(self.search)
        window.rail.note_wanted.connect(self.take_note)
        window.rail.help_wanted.connect(self.show_help)

    def take_over(self, earlier: Panels) -> None:
        """Go on where the panels in another language were left."""
        self.alone = earlier.alone
        self.notes.take_over(earlier.notes)

    def leave_alone(self, alone: bool) -> None:
        """Close, since somebody else has the screen now."""
        self.alone = alone
        self.close()

    def close(self) -> None:
        """Put everything away, with the focus where it is; what was typed in a note is kept."""
        self._window.quick_search.put_away()
        self.notes.hide()
        self.help.hide()

    def follow(self, focus: QWidget | None) -> None:
        """Put away what lies over the page when somebody goes on outside it.

        Another window, such as a menu or a lock, takes nothing away.
        """
        if focus is None or focus.window() is not self._window:
            return
        for panel in (self._window.quick_search, self.notes, self.help):
            if panel.isVisible() and not panel.isAncestorOf(focus):
                panel.hide()

    def search(self) -> None:
        """Open quick search, unless an employer has the screen."""
        if not self.alone:
            self._window.quick_search.open_for(self._window.page.fair, self._window.page)

    def take_note(self) -> None:
        """Open a quick note, unless an employer has the screen."""
        page = self._window.page
        if self.alone:
            return
        if page.fair is None:
            self._window.foot.tell(self._window.words("Öppna en träff för att anteckna."))
        else:
            self.notes.open_for(page.fair, page)

    def show_help(self) -> None:
        """Say what the open page is for, and which keys work there."""
        self.help.open_for(self._window.page, alone=self.alone)


def heed_focus(tell: Callable[[QWidget | None, QWidget | None], None]) -> None:
    """Tell which control lost the focus and which got it, every time it moves."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.focusChanged.connect(tell)
