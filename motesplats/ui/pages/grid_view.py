"""The timetable drawn as a grid: only what is exposed is painted, the heads stay in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from motesplats.ui import tokens as t
from motesplats.ui.pages.grid_cards import Card, paint_cards
from motesplats.ui.pages.grid_look import (
    DENSITIES,
    LEFT,
    ORDINARY,
    GridLook,
    paint_across,
    paint_down,
    short,
)
from motesplats.ui.pages.grid_map import Axes, GridMap
from motesplats.ui.pages.grid_names import needing_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.ids import MeetingId, SeekerId
    from motesplats.i18n import Words
    from motesplats.ui.pages.grid_map import Head, Place
    from motesplats.ui.pages.grid_signs import Sign
    from motesplats.ui.theme import Theme
    from motesplats.usecases.grid_day import GridDay
    from motesplats.usecases.planning import TimetableView
    from motesplats.usecases.views import Shown


class GridView(QWidget):
    """Shows a timetable in some axes and density; ``judge`` says what a place says to what is
    carried, while something is.
    """

    def __init__(self, theme: Theme, tr: Words) -> None:
        super().__init__()
        self._look, self._tr = GridLook(theme), tr
        self.map: GridMap | None = None
        self.axes = Axes.TIMES_DOWN
        self._view: TimetableView | None = None
        self._day: GridDay | None = None
        self._heads: tuple[tuple[Head, ...], tuple[Head, ...]] = ((), ())
        self._place: Place = (0, 0)
        self._seeker: SeekerId | None = None
        self._changed: frozenset[MeetingId] = frozenset()
        self._coded: frozenset[SeekerId] = frozenset()
        self.chosen: frozenset[MeetingId] = frozenset()
        self.only_changed = False
        self.judge: Callable[[Place], Sign | None] | None = None
        self._carried = ""
        self._cursor: QPoint | None = None

    def show_view(self, view: TimetableView) -> None:
        """Show this timetable; the marked cell stays if it can."""
        self._view = view
        self._changed = _changed(view)
        self._coded = needing_code(meeting.seeker for meeting in view.meetings)
        self.chosen &= frozenset(m.meeting.id for m in view.meetings)
        self._lay_out()

    def show_day(self, day: GridDay) -> None:
        """Show what the day has made of it: who is late, what has begun."""
        self._day = day
        self._lay_out()

    def show_axes(self, axes: Axes) -> None:
        """Let these go down and across; the marked meeting stays marked."""
        marked = self._marked_meeting()
        self.axes = axes
        self._look = replace(self._look, named=axes is not Axes.TIMES_DOWN)
        self._lay_out()
        place = None if marked is None or self.map is None else self.map.place_of(marked)
        self._mark((0, 0) if place is None else place)

    def show_only_changed(self, only: bool) -> None:
        """Leave out the lines where nothing differs from what is published."""
        self.only_changed = only
        self._lay_out()

    @property
    def density(self) -> int:
        """Which of the densities is in use, 0 the smallest."""
        return DENSITIES.index(self._look.density)

    def zoom(self, steps: int) -> None:
        """Make the cells larger or smaller by some steps; the marked cell stays in sight."""
        self.show_density(self.density + steps)

    def show_density(self, number: int = ORDINARY) -> None:
        """Use that density, or the nearest there is."""
        number = min(max(number, 0), len(DENSITIES) - 1)
        self._look = replace(self._look, density=DENSITIES[number])
        self._lay_out()
        self._mark(self._place)

    def sizeHint(self) -> QSize:
        if self.map is None:
            return QSize(self._look.side, self._look.head)
        width = self._look.side + self.map.across * self._look.wide
        return QSize(width + 1, self._look.head + self.map.down * self._look.high + 1)

    def is_changed(self, meeting: MeetingId) -> bool:
        return meeting in self._changed

    def is_begun(self, place: Place) -> bool:
        """Whether the time of the meeting at a place has come."""
        found = None if self.map is None else self.map.cells.get(place)
        return found is not None and self._day is not None and found.meeting.slot < self._day.now

    def is_late(self, place: Place) -> bool:
        """Whether the person at a place should be here by now and is not."""
        found = None if self.map is None else self.map.cells.get(place)
        if found is None or self._day is None or self.is_begun(place):
            return False
        return found.seeker.seeker in self._day.late

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._look.colour("paper"))
        if self.map is None:
            return
        columns, rows = self._look.within(event.rect())
        cards: dict[Place, tuple[QRect, Card]] = {}
        for down in rows[: max(0, self.map.down - rows.start)]:
            for across in columns[: max(0, self.map.across - columns.start)]:
                place = self.map.first((across, down))
                if place not in cards:
                    cards[place] = self._rect(place), self._card(place)
        paint_cards(painter, [*cards.values()], self._look)
        self._paint_mark(painter)
        seen = self.visibleRegion().boundingRect()
        paint_down(painter, self._heads[1], self._look, seen)
        paint_across(painter, self._heads[0], self._look, seen)
        self._paint_carried(painter)

    def _lay_out(self) -> None:
        if self._view is None:
            return
        only = self._changed if self.only_changed else None
        waiting: tuple[Shown, ...] = ()
        if self._day is not None:
            waiting = tuple({w.person.seeker: w.person for w in self._day.waiting}.values())
        self.map = GridMap(self._view, self.axes, waiting, only)
        self._heads = self.map.heads_across(self._tr), self.map.heads_down(self._tr)
        across, down = self._place
        kept = min(across, max(0, self.map.across - 1)), min(down, max(0, self.map.down - 1))
        self._place = self.map.first(kept)
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def _mark(self, place: Place) -> None:
        self._place = place

    def _marked_meeting(self) -> MeetingId | None:
        found = None if self.map is None else self.map.cells.get(self._place)
        return None if found is None else found.meeting.id

    def _card(self, place: Place) -> Card:
        assert self.map is not None
        found = self.map.cells.get(place)
        standing = None if self.judge is None else self.judge(place)
        if found is None:
            return Card(None, standing=standing)
        changed = found.meeting.id in self._changed
        return Card(
            found,
            own=found.seeker.seeker == self._seeker and not self.map.people,
            changed=changed,
            chosen=found.meeting.id in self.chosen,
            faint=(self.only_changed and not changed) or self.is_begun(place),
            late=self.is_late(place),
            begun=self.is_begun(place),
            coded=found.seeker.seeker in self._coded,
            place=self._tr("Bord {n}", n=found.station) if self.map.people else "",
            standing=standing,
        )

    def _paint_mark(self, painter: QPainter) -> None:
        carrying = self.judge is not None
        if (self.hasFocus() or carrying) and self.map is not None and not self.map.is_empty:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._look.colour("ink"), 3 if carrying else 2))
            painter.drawRect(self._rect(self._place).adjusted(1, 1, -1, -1))

    def _paint_carried(self, painter: QPainter) -> None:
        """The card under the mouse."""
        rect = self._carried_rect()
        if rect.isNull():
            return
        painter.setPen(QPen(self._look.colour("ink"), 1))
        painter.setBrush(QColor(self._look.theme.tokens.primary))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), t.TIGHT, t.TIGHT)
        painter.setPen(self._look.colour("on_primary"))
        painter.setFont(self._look.letters(bold=True))
        inner = rect.adjusted(t.NEAR, 0, -t.NEAR, 0)
        painter.drawText(inner, LEFT, short(painter, self._carried, inner))

    def _carried_rect(self) -> QRect:
        if self._cursor is None or not self._carried:
            return QRect()
        corner = self._cursor + QPoint(t.APART, t.APART)
        return QRect(corner, QSize(max(self._look.wide, 140), max(self._look.high, t.CONTROL)))

    def _rect(self, place: Place) -> QRect:
        """The cell at a place, or all those of the meeting that is there."""
        assert self.map is not None
        return self._look.cell(self.map.first(place)) | self._look.cell(self.map.last(place))


def _changed(view: TimetableView) -> frozenset[MeetingId]:
    """The meetings that differ from what is published; none before the first publication."""
    if not view.version:
        return frozenset()
    pairs = {(m.seeker, m.employer) for m in (*view.changes.added, *view.changes.moved)}
    return frozenset(
        m.meeting.id for m in view.meetings if (m.meeting.seeker, m.meeting.employer) in pairs
    )
