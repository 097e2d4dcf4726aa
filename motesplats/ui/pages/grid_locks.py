"""Locks by key and by menu: a meeting, all of a person, of a station or of a time slot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from motesplats.usecases.locking import lock_meetings, loosen_meetings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from motesplats.core.ids import FairId, MeetingId
    from motesplats.ui.pages.timetable_grid import TimetableGrid
    from motesplats.ui.shell import Shell
    from motesplats.usecases.locking import Locked
    from motesplats.usecases.views import MeetingView


class GridLocks(QObject):
    """Locks with their way back in the line below."""

    def __init__(
        self, shell: Shell, grid: TimetableGrid, explain: Callable[[Exception], None]
    ) -> None:
        super().__init__(grid)
        self._shell, self._grid, self._explain = shell, grid, explain
        self.fair: FairId | None = None

    def toggle(self) -> None:
        """Lock the chosen meetings, or loosen them where all are locked."""
        self.turn(self._grid.chosen_here())

    def turn(self, meetings: Sequence[MeetingView]) -> None:
        """Lock these meetings, or loosen them where all are locked."""
        ids = [m.meeting.id for m in meetings]
        if ids and all(m.meeting.locked for m in meetings):
            self._do(loosen_meetings, ids, self._loosened)
        elif ids:
            self._do(lock_meetings, ids, self._locked)

    def menu(self, more: Sequence[tuple[str, Callable[[], None]]]) -> QMenu:
        """What can be done with the marked cell, ``more`` first."""
        made, tr = QMenu(self._grid), self._shell.tr
        for text, act in more:
            made.addAction(text).triggered.connect(lambda _on=False, act=act: act())
        made.addSeparator()
        for text, meetings in self._groups():
            locked = bool(meetings) and all(m.meeting.locked for m in meetings)
            said = tr("Lås upp {what}", what=text) if locked else tr("Lås {what}", what=text)
            action = made.addAction(said)
            action.setEnabled(bool(meetings))
            action.triggered.connect(lambda _on=False, found=meetings: self.turn(found))
        return made

    def _groups(self) -> list[tuple[str, Sequence[MeetingView]]]:
        tr, grid = self._shell.tr, self._grid
        place, here = grid.cell_here(), grid.meeting_here()
        if grid.map is None or place is None:
            return []
        everything = grid.map.view.meetings
        found: list[tuple[str, Sequence[MeetingView]]] = []
        chosen = grid.chosen_here()
        text = tr("mötet") if len(chosen) < 2 else tr("{n} valda möten", n=len(chosen))
        found.append((text, chosen))
        if here is not None:
            who = here.seeker
            own = [m for m in everything if m.seeker.seeker == who.seeker]
            found.append((tr("alla möten för {person}", person=who.name or who.code), own))
        station, slot = grid.map.station(place), grid.map.slot(place)
        if station is not None:
            there = [m for m in everything if m.meeting.station == station.station.id]
            found.append((tr("hela bord {n}", n=station.station.number), there))
        then = [m for m in everything if slot.index in m.meeting.taken]
        found.append((tr("hela tiden {time}", time=f"{slot.starts:%H.%M}"), then))
        return found

    def _do(
        self,
        verb: Callable[..., Locked],
        ids: Sequence[MeetingId],
        done: Callable[[Locked], None],
    ) -> None:
        if self.fair is not None:
            work = partial(verb, self._shell.context, self.fair, ids)
            self._shell.tasks.run(self, work, done, self._explain)

    def _locked(self, answer: Locked) -> None:
        n = len(answer.meetings)
        text = self._shell.tr.plural("Mötet är låst.", "{n} möten är låsta.", n)
        self._tell(answer, text, loosen_meetings)

    def _loosened(self, answer: Locked) -> None:
        n = len(answer.meetings)
        text = self._shell.tr.plural("Mötet är upplåst.", "{n} möten är upplåsta.", n)
        self._tell(answer, text, lock_meetings)

    def _tell(self, answer: Locked, text: str, back: Callable[..., Locked]) -> None:
        self._shell.refresh.tell(answer.changed)
        undo = partial(self._do, back, answer.meetings, self._back_again)
        self._shell.undoable(text, undo)

    def _back_again(self, answer: Locked) -> None:
        self._shell.refresh.tell(answer.changed)
        self._shell.undoable(self._shell.tr("Låsen är som förut."), None)
