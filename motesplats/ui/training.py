"""A day to train on: made-up people act by themselves in the window, as fast as was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from motesplats.ui.frame import LIVE

if TYPE_CHECKING:
    from motesplats.ui.main_window import MainWindow
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.simulated_people import Acted, SimulatedPeople

_SECOND_MS = 1000


class Training(QObject):
    """Lets people act once a second, and says below the page what they ask the coordinator for."""

    def __init__(self, window: MainWindow, tasks: Tasks, people: SimulatedPeople) -> None:
        super().__init__(window)
        self._window, self._tasks, self._people = window, tasks, people
        self._waits = False
        window.setWindowTitle(window.words("motesplats – du övar"))
        window.open_fair(people.fair)
        window.go(LIVE)
        self._timer = QTimer(self, interval=_SECOND_MS)
        self._timer.timeout.connect(self.let_act)
        self._timer.start()

    def let_act(self) -> None:
        """Let everybody do what they would have done by now, unless they are at it."""
        if not self._waits:
            self._waits = True
            self._tasks.run(self, self._people.act, self._acted, self._stopped)

    def _acted(self, acted: Acted) -> None:
        self._waits = False
        self._window.refresh.tell(acted.changed)
        for asked in acted.asked:
            words = self._window.words
            text = words("{name} vill gå nu.", name=asked.name)
            if asked.walk_in is not None:
                text = words("{name} är drop-in och vill ha möten.", name=asked.name)
            self._window.page.shell.undoable(text, None)

    def _stopped(self, _error: Exception) -> None:
        self._waits = False
