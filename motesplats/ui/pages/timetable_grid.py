"""The grid of the timetable in the hand: keys, mouse, what is chosen, and what is said aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QToolTip

from motesplats.ui.pages.grid_cards import CHANGED as CHANGED
from motesplats.ui.pages.grid_pointer import GridPointer
from motesplats.ui.pages.grid_signs import SIGN_NAMES, Sign

if TYPE_CHECKING:
    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.pages.grid_map import Place
    from motesplats.ui.theme import Theme
    from motesplats.usecases.planning import TimetableView
    from motesplats.usecases.views import MeetingView

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PAGE = 6
_FAR = 10_000
_LEAPS = {
    Qt.Key.Key_Home: (-_FAR, 0),
    Qt.Key.Key_End: (_FAR, 0),
    Qt.Key.Key_PageUp: (0, -_PAGE),
    Qt.Key.Key_PageDown: (0, _PAGE),
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TimetableGrid(GridPointer):
    """The marked cell moves with the arrow keys, and what it says is told aloud."""

    def __init__(self, theme: Theme, tr: Words) -> None:
        super().__init__(theme, tr)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Schema: bord och tider"))

    def show_view(self, view: TimetableView) -> None:
        super().show_view(view)
        self._tell()

    def show_seeker(self, seeker: SeekerId | None) -> None:
        """Bring out the meetings of one person, and go to the first unless one is marked."""
        self._seeker = seeker
        cells = {} if self.map is None else self.map.cells
        own = [place for place, m in cells.items() if m.seeker.seeker == seeker]
        if own and self._place not in own:
            self._mark(min(own, key=lambda place: cells[place].meeting.slot))
        self.update()

    @property
    def has_meetings(self) -> bool:
        return self._view is not None and bool(self._view.meetings)

    def chosen_here(self) -> tuple[MeetingView, ...]:
        """The chosen meetings, or the one in the marked cell."""
        here, view = self.meeting_here(), self._view
        if self.chosen and view is not None:
            return tuple(m for m in view.meetings if m.meeting.id in self.chosen)
        return () if here is None else (here,)

    def mark_meeting(self, place: Place) -> None:
        """Mark a cell."""
        self._mark(place)

    def choose_nothing(self) -> None:
        """No meetings are chosen any more."""
        self.chosen = frozenset()
        self.update()

    def here(self) -> str:
        """The marked cell in words."""
        return self._told(self._place)

    def _told(self, place: Place) -> str:
        if self.map is None or self.map.is_empty:
            return self._tr("Inget schema än")
        meeting, station, slot = self.map.cells.get(place), self.map.station(place), None
        slot = self.map.slot(place)
        time = f"{slot.starts:%H.%M}" if meeting is None else meeting.when.replace(":", ".")
        who = self._tr("ledigt") if meeting is None else meeting.seeker.label
        person = self.map.person(place)
        if station is None and person is not None:
            said = self._tr("Kl. {time}, {person}: ledigt", time=time, person=person.label)
        else:
            assert station is not None
            said = self._tr(
                "Kl. {time}, bord {n}, {employer}: {who}",
                time=time,
                n=station.station.number,
                employer=station.employer.name,
                who=who,
            )
        return ", ".join((said, *self._states(place, meeting)))

    def _states(self, place: Place, meeting: MeetingView | None) -> list[str]:
        if meeting is None:
            return []
        told = (
            (self._tr("vald"), meeting.meeting.id in self.chosen),
            (self._tr(SIGN_NAMES[Sign.HELD]), self.is_begun(place)),
            (self._tr(SIGN_NAMES[Sign.LATE]), self.is_late(place)),
            (self._tr(SIGN_NAMES[Sign.LOCKED]), meeting.meeting.locked),
            (self._tr("ändrat"), self.is_changed(meeting.meeting.id)),
        )
        return [word for word, on in told if on]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if place is None else self._told(place), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step(event)
        if step is not None and self.map is not None and not self.map.is_empty:
            self._go(step, extend=bool(event.modifiers() & _SHIFT) and self.judge is None)
        elif event.key() in _ENTER and self.judge is not None:
            self.entered.emit()
        elif event.key() in _ENTER:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent) -> Place | None:
        key, control = Qt.Key(event.key()), bool(event.modifiers() & _CONTROL)
        step = _STEPS.get(key)
        if step is not None:
            return (step[0] * _FAR, step[1] * _FAR) if control else step
        leap = _LEAPS.get(key)
        return (leap[0], leap[0]) if leap is not None and control and leap[0] else leap

    def _go(self, step: Place, *, extend: bool) -> None:
        assert self.map is not None
        meeting, here = self.meeting_here(), self._place
        if extend and meeting is not None:
            self.chosen |= {meeting.meeting.id}
        # On from a longer meeting leads out of it.
        begin = self.map.last(here) if max(step) > 0 else here
        across = min(max(begin[0] + step[0], 0), self.map.across - 1)
        down = min(max(begin[1] + step[1], 0), self.map.down - 1)
        if not step[0]:
            across = here[0]
        if not step[1]:
            down = here[1]
        self._mark((across, down))
        there = self.meeting_here()
        if extend and there is not None:
            self.chosen |= {there.meeting.id}

    def _tell(self) -> None:
        self.setAccessibleDescription(" ".join(filter(None, (self.here(), self.note))))
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
