"""The timetable drawn as a grid of time slots and stations, with an accessible interface of its
own; times and stations stay in sight.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.pages.grid_look import TIME_WIDTH, GridLook, paint_stations, paint_times
from motesplats.ui.pages.grid_names import needing_code, paint_person

if TYPE_CHECKING:
    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.theme import Theme
    from motesplats.usecases.planning import StationView, TimetableView
    from motesplats.usecases.views import MeetingView

# Stands before what differs from the published timetable, here and in the sentence about it.
CHANGED = "•"
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TimetableGrid(QWidget):
    """Stations across, time slots down; the marked cell moves with the arrow keys."""

    seeker_chosen = Signal(str)
    place_chosen = Signal(object, object)
    moved_to = Signal(QRect)

    def __init__(self, theme: Theme, tr: Words) -> None:
        super().__init__()
        self._look, self._tr = GridLook(theme), tr
        self._view: TimetableView | None = None
        self._cells: dict[tuple[int, int], MeetingView] = {}
        self._place = (0, 0)
        self._seeker: SeekerId | None = None
        self._changed: frozenset[tuple[int, int]] = frozenset()
        self._coded: frozenset[SeekerId] = frozenset()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Schema: bord och tider"))

    def show_view(self, view: TimetableView) -> None:
        """Show this timetable; the marked cell stays if it can."""
        self._view = view
        columns = {s.station.id: place for place, s in enumerate(view.stations)}
        self._cells = {
            (columns[m.meeting.station], slot): m
            for m in view.meetings
            if m.meeting.station in columns
            for slot in m.meeting.taken
        }
        self._changed = _changed(view, self._cells)
        self._coded = needing_code(meeting.seeker for meeting in view.meetings)
        across, down = self._place
        self._place = self._first(
            (min(across, max(0, len(view.stations) - 1)), min(down, max(0, len(view.slots) - 1)))
        )
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self._tell()
        self.update()

    def show_seeker(self, seeker: SeekerId | None) -> None:
        """Bring out the meetings of one person, and go to the first unless one is marked."""
        self._seeker = seeker
        own = [place for place, m in self._cells.items() if m.seeker.seeker == seeker]
        if own and self._place not in own:
            self._mark(min(own, key=lambda place: place[1]))
        self.update()

    @property
    def has_meetings(self) -> bool:
        return bool(self._cells)

    def meeting_here(self) -> MeetingView | None:
        """The meeting in the marked cell."""
        return self._cells.get(self._place)

    def place_here(self) -> tuple[StationView, TimeSlot] | None:
        """The station and the time of the marked cell."""
        if self._view is None or not self._view.stations:
            return None
        return self._view.stations[self._place[0]], self._view.slots[self._place[1]]

    def here(self) -> str:
        """The marked cell in words."""
        return self._told(self._place)

    def _told(self, place: tuple[int, int]) -> str:
        if self._view is None or not self._view.stations:
            return self._tr("Inget schema än")
        across, down = place
        station, slot = self._view.stations[across], self._view.slots[down]
        meeting = self._cells.get(place)
        who = self._tr("ledigt") if meeting is None else meeting.seeker.label
        said = self._tr(
            "Kl. {time}, bord {n}, {employer}: {who}",
            time=f"{slot.starts:%H.%M}" if meeting is None else meeting.when.replace(":", "."),
            n=station.station.number,
            employer=station.employer.name,
            who=who,
        )
        return f"{said}, {self._tr('ändrat')}" if place in self._changed else said

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if place is None else self._told(place), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        if self._view is None:
            return QSize(TIME_WIDTH, self._look.head)
        width = TIME_WIDTH + len(self._view.stations) * self._look.wide
        return QSize(width + 1, self._look.head + len(self._view.slots) * self._look.high + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._view is not None and self._view.stations:
            across = min(max(self._place[0] + step[0], 0), len(self._view.stations) - 1)
            meeting = self.meeting_here()
            # Down from a longer meeting leads out of it.
            below = self._place[1] if meeting is None or step[1] < 1 else meeting.meeting.last
            down = min(max(below + step[1], 0), len(self._view.slots) - 1)
            self._mark((across, down))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is not None:
            self._mark(place)
            self._choose()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._look.theme.tokens
        painter.fillRect(event.rect(), QColor(tokens.paper))
        if self._view is None:
            return
        for down in range(len(self._view.slots)):
            for across in range(len(self._view.stations)):
                place = across, down
                rect = self._rect(place)
                if rect.intersects(event.rect()) and place == self._first(place):
                    self._paint_cell(painter, rect, place)
        self._paint_mark(painter)
        seen = self.visibleRegion().boundingRect()
        paint_times(painter, self._view, self._look, seen)
        paint_stations(painter, self._view, self._look, seen, self._tr)

    def _paint_cell(self, painter: QPainter, rect: QRect, place: tuple[int, int]) -> None:
        tokens = self._look.theme.tokens
        meeting = self._cells.get(place)
        painter.setPen(QPen(QColor(tokens.line), 1))
        own = meeting is not None and meeting.seeker.seeker == self._seeker
        fill = tokens.primary if own else tokens.surface if meeting else tokens.paper
        painter.setBrush(QColor(fill))
        painter.drawRect(rect)
        if meeting is None:
            return
        painter.setPen(QColor(tokens.on_primary if own else tokens.ink))
        inner = rect.adjusted(t.NEAR, 0, -t.TIGHT, 0)
        before = f"{CHANGED} " if place in self._changed else ""
        coded = meeting.seeker.seeker in self._coded
        paint_person(painter, inner, meeting.seeker, self._look, (before, coded, own))
        if place in self._changed and not own:
            edge = QRect(rect.left() + 1, rect.top() + 1, t.TIGHT, rect.height() - 1)
            painter.fillRect(edge, self._look.colour("waiting"))

    def _paint_mark(self, painter: QPainter) -> None:
        if self.hasFocus() and self._view is not None and self._view.stations:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._look.theme.tokens.ink), 2))
            painter.drawRect(self._rect(self._place).adjusted(1, 1, -1, -1))

    def _place_at(self, point: QPoint) -> tuple[int, int] | None:
        if self._view is None:
            return None
        seen = self.visibleRegion().boundingRect().topLeft()
        place = self._look.place_at(point, seen)
        inside = (
            place is not None
            and place[0] < len(self._view.stations)
            and place[1] < len(self._view.slots)
        )
        return place if inside else None

    def _first(self, place: tuple[int, int]) -> tuple[int, int]:
        """The cell in which the meeting at a place begins."""
        meeting = self._cells.get(place)
        return place if meeting is None else (place[0], meeting.meeting.slot)

    def _rect(self, place: tuple[int, int]) -> QRect:
        """The cell at a place, or all those of the meeting that is there."""
        meeting = self._cells.get(place)
        last = place if meeting is None else (place[0], meeting.meeting.last)
        return self._look.cell(self._first(place)) | self._look.cell(last)

    def _mark(self, place: tuple[int, int]) -> None:
        self._place = self._first(place)
        self._tell()
        # Room for the heads, which lie over the cells.
        self.moved_to.emit(self._rect(place).adjusted(-TIME_WIDTH, -self._look.head, 0, 0))
        self.update()

    def _choose(self) -> None:
        meeting = self.meeting_here()
        if meeting is not None:
            self.seeker_chosen.emit(meeting.seeker.seeker)
        elif (place := self.place_here()) is not None:
            self.place_chosen.emit(*place)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.here())
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


def _changed(
    view: TimetableView, cells: dict[tuple[int, int], MeetingView]
) -> frozenset[tuple[int, int]]:
    """The cells that differ from what is published; none before the first publication."""
    if not view.version:
        return frozenset()
    ids = {meeting.id for meeting in (*view.changes.added, *view.changes.moved)}
    return frozenset(place for place, shown in cells.items() if shown.meeting.id in ids)
