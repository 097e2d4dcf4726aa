"""Moving a meeting by hand with the keys for cut and paste; who is in the way is told by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from motesplats.core.errors import Refusal, Refused
from motesplats.i18n import isolated
from motesplats.ui.mending_words import what_clashes
from motesplats.usecases.clashes import move_clash, unlock_meetings
from motesplats.usecases.planning import move_meeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import FairId, MeetingId, StationId
    from motesplats.ui.pages.timetable_grid import TimetableGrid
    from motesplats.ui.shell import Shell
    from motesplats.usecases.clashes import MeetingsClash
    from motesplats.usecases.context import Context, Watch
    from motesplats.usecases.planning import Moved
    from motesplats.usecases.views import MeetingView

_Wanted = tuple["MeetingId", "StationId", int]


class HandMove(QObject):
    """Ctrl+X takes the marked meeting up, Ctrl+V puts it into the marked place; ``refused`` carries
    a sentence that says why not.
    """

    refused = Signal(str)

    def __init__(
        self, shell: Shell, grid: TimetableGrid, explain: Callable[[Exception], None]
    ) -> None:
        super().__init__(grid)
        self._shell, self._grid, self._explain = shell, grid, explain
        self._held: MeetingView | None = None
        self.fair: FairId | None = None
        keys = (
            (QKeySequence.StandardKey.Cut, self.take),
            (QKeySequence.StandardKey.Paste, self.put),
        )
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def take(self) -> None:
        """Take the marked meeting up; it stays where it is until it is put down."""
        self._held = self._grid.meeting_here()
        if self._held is not None:
            who = isolated(self._held.seeker.name or self._held.seeker.code)
            text = self._shell.tr("Flytta {person}: välj en ruta och tryck Ctrl+V.", person=who)
            self._shell.undoable(text, None)

    def put(self) -> None:
        """Put the meeting that was taken up into the marked place."""
        place = self._grid.place_here()
        if self._held is None or place is None:
            return
        station, slot = place
        wanted = (self._held.meeting.id, station.station.id, slot.index)
        work = partial(move_meeting, self._shell.context, *wanted)
        failed = partial(self._not_moved, wanted)
        self._shell.tasks.run(self, work, self._moved, failed)

    def _moved(self, answer: Moved) -> None:
        self._held = None
        self.refused.emit("")
        self._shell.refresh.tell(answer.changed)
        text = self._shell.tr("Mötet är flyttat i utkastet, och låst där.")
        self._shell.undoable(text, partial(self._take_back, answer.before))

    def _take_back(self, before: Meeting) -> None:
        if self.fair is not None:
            work = partial(_back, self._shell.context, self.fair, before)
            self._shell.tasks.run(self, work, self._is_back, self._explain)

    def _is_back(self, answer: Moved) -> None:
        self._shell.refresh.tell(answer.changed)
        self._shell.undoable(self._shell.tr("Mötet är tillbaka."), None)

    def _not_moved(self, wanted: _Wanted, error: Exception) -> None:
        if isinstance(error, Refused) and error.refusal is Refusal.TIMETABLE_INVALID:
            work = partial(_clash, self._shell.context, wanted)
            told = partial(self._tell_clash, error)
            self._shell.tasks.run_long(self, work, told, self._explain)
        else:
            self._explain(error)

    def _tell_clash(self, error: Refused, found: MeetingsClash | None) -> None:
        """Without a clash of its own the move failed for something that was broken before."""
        if found is None:
            self._explain(error)
        else:
            self.refused.emit(what_clashes(found, self._shell.tr))


def _back(context: Context, fair: FairId, before: Meeting) -> Moved:
    answer = move_meeting(context, before.id, before.station, before.slot)
    if not before.locked:
        unlock_meetings(context, fair, [before.id])
    return answer


def _clash(context: Context, wanted: _Wanted, _watch: Watch) -> MeetingsClash | None:
    return move_clash(context, *wanted)
