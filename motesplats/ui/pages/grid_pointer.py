"""The grid of the timetable under the mouse: marked, chosen, dragged, zoomed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication

from motesplats.ui.pages.grid_view import GridView

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from motesplats.core.fair import TimeSlot
    from motesplats.i18n import Words
    from motesplats.ui.pages.grid_map import Place
    from motesplats.ui.theme import Theme
    from motesplats.usecases.planning import StationView
    from motesplats.usecases.views import MeetingView

_CONTROL = Qt.KeyboardModifier.ControlModifier


class GridPointer(GridView):
    """``lifted`` tells that the mouse drags the marked meeting, ``marked`` that another cell is
    marked (also while something is carried), ``let_go`` where on the screen the mouse let go, and
    ``entered`` that the marked cell is where what is carried is to go.
    """

    seeker_chosen = Signal(str)
    place_chosen = Signal(object, object)
    moved_to = Signal(QRect)
    lifted = Signal()
    marked = Signal()
    let_go = Signal(QPoint)
    entered = Signal()

    def __init__(self, theme: Theme, tr: Words) -> None:
        super().__init__(theme, tr)
        self._pressed: QPoint | None = None
        self._dragging = False
        self.note = ""

    def meeting_here(self) -> MeetingView | None:
        """The meeting in the marked cell."""
        return None if self.map is None else self.map.cells.get(self._place)

    def cell_here(self) -> Place | None:
        """The marked cell; None where there is nothing."""
        return None if self.map is None or self.map.is_empty else self._place

    def place_here(self) -> tuple[StationView, TimeSlot] | None:
        """The station and the time of the marked cell."""
        if self.map is None or self.map.is_empty:
            return None
        station = self.map.station(self._place)
        return None if station is None else (station, self.map.slot(self._place))

    def cell_at(self, place: Place) -> QRect:
        """Where that cell is in the grid."""
        return self._look.cell(place)

    def mark_at(self, point: QPoint) -> None:
        """Mark the cell at that point of the grid, if there is one."""
        place = self._place_at(point)
        if place is not None:
            self._mark(place)

    def cell_rect(self) -> QRect:
        """Where the marked cell is."""
        return self._rect(self._place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        place = self._place_at(point)
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.judge is not None:
            # Something is carried by key or waits for its swap: a click there is where it goes.
            self._mark(place)
            self.entered.emit()
            return
        self._mark(place)
        self._pressed = point
        meeting = self.meeting_here()
        if meeting is None or not event.modifiers() & _CONTROL:
            kept = meeting is not None and meeting.meeting.id in self.chosen
            self.chosen = self.chosen if kept else frozenset()
        else:
            self.chosen ^= {meeting.meeting.id}
            self._pressed = None
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed is None or (self.meeting_here() is None and not self._dragging):
            return
        if not self._dragging and (point - self._pressed).manhattanLength() >= far:
            self._dragging = True
            self.lifted.emit()
        if self._dragging and self.judge is not None:
            self.carry_over(point)

    def carry_over(self, point: QPoint) -> None:
        """What is carried is at that point of the grid now."""
        before = self._carried_rect()
        self._cursor = point
        self.update(before)
        self.update(self._carried_rect())
        place = self._place_at(point)
        if place is not None and place != self._place:
            self._mark(place)

    def is_over(self, point: QPoint) -> bool:
        """Whether that point of the screen is a cell that can be seen."""
        return self._place_at(self.mapFromGlobal(point)) is not None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        if dragged:
            self.let_go.emit(event.globalPosition().toPoint())
        elif pressed is not None:
            self._choose()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & _CONTROL:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def carry(self, label: str) -> None:
        """Show that something with this name is carried."""
        self._carried = label
        self.update()

    def put_down(self) -> None:
        """Nothing is carried any more."""
        self.judge, self._carried, self._cursor, self.note = None, "", None, ""
        self._dragging, self._pressed = False, None
        self.update()

    def _place_at(self, point: QPoint) -> Place | None:
        if self.map is None or not self.visibleRegion().contains(point):
            return None
        place = self._look.place_at(point, self.visibleRegion().boundingRect().topLeft())
        return place if place is not None and self.map.inside(place) else None

    def _mark(self, place: Place) -> None:
        if self.map is None or self.map.is_empty:
            return
        before, self._place = self._place, self.map.first(place)
        if self.map.inside(before):
            self.update(self._rect(before).adjusted(-2, -2, 2, 2))
        self.update(self._rect(self._place).adjusted(-2, -2, 2, 2))
        self.marked.emit()
        self._tell()
        # Room for the heads, which lie over the cells.
        room = self._rect(self._place).adjusted(-self._look.side, -self._look.head, 0, 0)
        self.moved_to.emit(room)

    def _choose(self) -> None:
        meeting = self.meeting_here()
        if meeting is not None:
            self.seeker_chosen.emit(meeting.seeker.seeker)
        elif (place := self.place_here()) is not None:
            self.place_chosen.emit(*place)

    def _tell(self) -> None:
        """Let the marked cell be known to screen readers."""
