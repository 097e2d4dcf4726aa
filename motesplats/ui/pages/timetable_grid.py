"""The timetable drawn as a grid of time slots and stations, with an accessible interface of its
own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from motesplats.core.ids import SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.theme import Theme
    from motesplats.usecases.planning import TimetableView
    from motesplats.usecases.views import MeetingView

_TIME_WIDTH = 64
_CELL_WIDTH = 124
_CELL_HEIGHT = 40
_HEAD_HEIGHT = 56
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class TimetableGrid(QWidget):
    """Stations across, time slots down; the marked cell moves with the arrow keys."""

    seeker_chosen = Signal(str)
    moved_to = Signal(QRect)

    def __init__(self, theme: Theme, tr: Words) -> None:
        super().__init__()
        self._theme, self._tr = theme, tr
        self._view: TimetableView | None = None
        self._cells: dict[tuple[int, int], MeetingView] = {}
        self._place = (0, 0)
        self._seeker: SeekerId | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Schema: bord och tider"))

    def show_view(self, view: TimetableView) -> None:
        """Show this timetable; the marked cell stays if it can."""
        self._view = view
        columns = {s.station.id: place for place, s in enumerate(view.stations)}
        self._cells = {
            (columns[m.meeting.station], m.meeting.slot): m
            for m in view.meetings
            if m.meeting.station in columns
        }
        across, down = self._place
        self._place = (
            min(across, max(0, len(view.stations) - 1)),
            min(down, max(0, len(view.slots) - 1)),
        )
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self._tell()
        self.update()

    def show_seeker(self, seeker: SeekerId | None) -> None:
        """Bring out the meetings of one person."""
        self._seeker = seeker
        self.update()

    def meeting_here(self) -> MeetingView | None:
        """The meeting in the marked cell."""
        return self._cells.get(self._place)

    def here(self) -> str:
        """The marked cell in words."""
        if self._view is None or not self._view.stations:
            return self._tr("Inget schema än")
        across, down = self._place
        station, slot = self._view.stations[across], self._view.slots[down]
        meeting = self._cells.get(self._place)
        who = self._tr("ledigt") if meeting is None else meeting.seeker.label
        return self._tr(
            "Kl. {time}, bord {n}, {employer}: {who}",
            time=f"{slot.starts:%H.%M}",
            n=station.station.number,
            employer=station.employer.name,
            who=who,
        )

    def sizeHint(self) -> QSize:
        if self._view is None:
            return QSize(_TIME_WIDTH, self._head())
        width = _TIME_WIDTH + len(self._view.stations) * self._wide()
        return QSize(width + 1, self._head() + len(self._view.slots) * self._high() + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self._view is not None and self._view.stations:
            across = min(max(self._place[0] + step[0], 0), len(self._view.stations) - 1)
            down = min(max(self._place[1] + step[1], 0), len(self._view.slots) - 1)
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
        tokens = self._theme.tokens
        painter.fillRect(event.rect(), QColor(tokens.paper))
        if self._view is None:
            return
        self._paint_heads(painter)
        for down in range(len(self._view.slots)):
            for across in range(len(self._view.stations)):
                rect = self._rect((across, down))
                if rect.intersects(event.rect()):
                    self._paint_cell(painter, rect, (across, down))
        self._paint_mark(painter)

    def _paint_heads(self, painter: QPainter) -> None:
        if self._view is None:
            return
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.ink))
        for across, station in enumerate(self._view.stations):
            rect = QRect(_TIME_WIDTH + across * self._wide(), 0, self._wide(), self._head())
            upper = rect.adjusted(t.TIGHT, t.TIGHT, -t.TIGHT, -rect.height() // 2)
            painter.setFont(self._letters(bold=True))
            painter.drawText(upper, _LEFT, self._tr("Bord {n}", n=station.station.number))
            lower = rect.adjusted(t.TIGHT, rect.height() // 2 - t.TIGHT, -t.TIGHT, 0)
            painter.setFont(self._letters())
            painter.drawText(lower, _LEFT, self._short(painter, station.employer.name, lower))
        painter.setFont(self._letters(bold=True))
        for down, slot in enumerate(self._view.slots):
            top = self._head() + down * self._high()
            rect = QRect(0, top, _TIME_WIDTH - t.NEAR, self._high())
            painter.drawText(rect, _RIGHT, f"{slot.starts:%H:%M}")

    def _paint_cell(self, painter: QPainter, rect: QRect, place: tuple[int, int]) -> None:
        tokens = self._theme.tokens
        meeting = self._cells.get(place)
        painter.setPen(QPen(QColor(tokens.line), 1))
        own = meeting is not None and meeting.seeker.seeker == self._seeker
        fill = tokens.primary if own else tokens.surface if meeting else tokens.paper
        painter.setBrush(QColor(fill))
        painter.drawRect(rect)
        if meeting is None:
            return
        painter.setFont(self._letters(bold=own))
        painter.setPen(QColor(tokens.on_primary if own else tokens.ink))
        inner = rect.adjusted(t.NEAR, 0, -t.TIGHT, 0)
        name = meeting.seeker.name or meeting.seeker.code
        painter.drawText(inner, _LEFT, self._short(painter, name, inner))

    def _paint_mark(self, painter: QPainter) -> None:
        if self.hasFocus() and self._view is not None and self._view.stations:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.tokens.ink), 2))
            painter.drawRect(self._rect(self._place).adjusted(1, 1, -1, -1))

    def _short(self, painter: QPainter, text: str, rect: QRect) -> str:
        metrics = painter.fontMetrics()
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())

    def _letters(self, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._theme.points(t.BODY - 1))
        font.setBold(bold)
        return font

    def _wide(self) -> int:
        return round(_CELL_WIDTH * self._theme.scale)

    def _high(self) -> int:
        return round(_CELL_HEIGHT * self._theme.scale)

    def _head(self) -> int:
        return round(_HEAD_HEIGHT * self._theme.scale)

    def _rect(self, place: tuple[int, int]) -> QRect:
        across, down = place
        left = _TIME_WIDTH + across * self._wide()
        return QRect(left, self._head() + down * self._high(), self._wide(), self._high())

    def _place_at(self, point: QPoint) -> tuple[int, int] | None:
        if self._view is None:
            return None
        across = (point.x() - _TIME_WIDTH) // self._wide()
        down = (point.y() - self._head()) // self._high()
        inside = 0 <= across < len(self._view.stations) and 0 <= down < len(self._view.slots)
        return (across, down) if inside else None

    def _mark(self, place: tuple[int, int]) -> None:
        self._place = place
        self._tell()
        self.moved_to.emit(self._rect(place))
        self.update()

    def _choose(self) -> None:
        meeting = self.meeting_here()
        if meeting is not None:
            self.seeker_chosen.emit(meeting.seeker.seeker)

    def _tell(self) -> None:
        self.setAccessibleDescription(self.here())
        event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
