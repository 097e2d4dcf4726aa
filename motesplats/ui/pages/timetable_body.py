"""What the page of the timetable shows: the grid or the unmet wishes, and beside them one person,
the wishes without a time, one place, or the ways to mend.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget

from motesplats.core.ids import SeekerId
from motesplats.ui import tokens as t
from motesplats.ui.pages.grid_bar import GridBar
from motesplats.ui.pages.grid_deeds import GridDeeds
from motesplats.ui.pages.groups_view import GroupsView
from motesplats.ui.pages.mending import MendPanel
from motesplats.ui.pages.remote_view import RemoteView
from motesplats.ui.pages.seeker_panel import SeekerPanel
from motesplats.ui.pages.timetable_grid import TimetableGrid
from motesplats.ui.pages.tray_view import TrayView
from motesplats.ui.pages.unmet_view import UnmetView
from motesplats.ui.parts import column, scrolled, tabs
from motesplats.usecases.grid_day import GridDay, grid_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import TimeSlot
    from motesplats.core.ids import FairId
    from motesplats.ui.shell import Shell
    from motesplats.usecases.fitting import Fit
    from motesplats.usecases.planning import Planned, StationView, TimetableView

_PANEL = 340


class TimetableBody(QSplitter):
    """Tells of a draft that was made here: a proposal that was used, a place that was given."""

    planned = Signal(object)
    mending_shown = Signal()

    def __init__(self, shell: Shell, explain: Callable[[Exception], None]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        tr = shell.tr
        self._shell = shell
        self._fair: FairId | None = None
        self._before: QWidget | None = None
        self.grid = TimetableGrid(shell.theme, tr)
        self.bar = GridBar(self.grid, tr)
        self.deeds = GridDeeds(shell, self.grid, self.bar, explain)
        self.by_hand = self.deeds.by_hand
        self.unmet = UnmetView(shell)
        self.groups, self.remote = GroupsView(shell), RemoteView(shell)
        self.panel = SeekerPanel(shell, self.choose)
        self.tray = TrayView(shell)
        self.mending = MendPanel(shell, self.choose)
        self._area: QScrollArea = scrolled(self.grid)
        for bar in (self._area.horizontalScrollBar(), self._area.verticalScrollBar()):
            bar.valueChanged.connect(self.grid.update)
        self._whole = QWidget()
        whole = column(self._whole, gap=0)
        whole.addWidget(self.bar)
        whole.addWidget(self._area, 1)
        self.tabs = tabs(tr("Delar av schemat"))
        self.tabs.addTab(self._whole, tr("Bord och tider"))
        self.tabs.addTab(self.unmet, tr("Önskemål som inte gick"))
        self.tabs.addTab(self.groups, tr("Gruppmöten"))
        self.tabs.addTab(self.remote, tr("På distans"))
        self.sides = tabs(tr("Bredvid schemat"))
        self.sides.addTab(self.panel, tr("Personen"))
        self.sides.addTab(self.tray, tr("Utan tid"))
        self._beside = QStackedWidget()
        self._beside.addWidget(self.sides)
        self._beside.addWidget(self.mending)
        self._beside.setMinimumWidth(round(_PANEL * shell.theme.scale))
        self.addWidget(self.tabs)
        self.addWidget(self._beside)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self._connect()

    def _connect(self) -> None:
        self.grid.seeker_chosen.connect(self._on_meeting)
        self.grid.place_chosen.connect(self._on_place)
        self.grid.moved_to.connect(self._follow)
        self.unmet.seeker_chosen.connect(self.choose)
        self.panel.cell.placed.connect(self.planned.emit)
        self.mending.accepted.connect(self._on_accepted)
        self.mending.closed.connect(self._show_people)
        self.deeds.pane_wanted.connect(self._next_pane)
        self.deeds.explained.connect(self._explain_here)
        self.deeds.watch_tray(self.tray)
        self.deeds.bind_panes(self)
        self.by_hand.holding.connect(self._on_holding)

    @property
    def first_focus(self) -> QWidget:
        return self.grid if self.grid.isVisible() else self.unmet.rows

    def show_fair(self, fair: FairId) -> None:
        """Ask again for everything about a fair but its timetable."""
        if fair != self._fair:
            self.mending.close_panel()
        self._fair = fair
        self.deeds.follow(fair)
        self.panel.show_fair(fair)
        self.unmet.show_fair(fair)
        self.groups.show_fair(fair)
        self.remote.show_fair(fair)
        self._shell.tasks.run(self, partial(grid_day, self._shell.context, fair), self._show_day)

    def show_view(self, view: TimetableView) -> None:
        """Show this timetable; proposals that were made for another can no longer be used."""
        self.bar.show_changes(bool(view.version) and not view.changes.is_empty)
        self.grid.show_view(view)
        self.by_hand.show_view(view)
        self.mending.outdate()

    def mend(self, fair: FairId, fit: Fit) -> None:
        """Look for ways to mend, beside the grid."""
        self.tabs.setCurrentWidget(self._whole)
        self._beside.setCurrentWidget(self.mending)
        self.mending_shown.emit()
        self.mending.begin(fair, fit.locked)

    def show_unmet(self) -> None:
        """Bring the wishes that are not met to the front."""
        self.tabs.setCurrentWidget(self.unmet)
        self.unmet.rows.setFocus()

    def stop(self) -> None:
        """Look for nothing more: something else needs the second worker."""
        self.mending.stop()
        self.unmet.stop()

    def choose(self, seeker: str) -> None:
        """Show one person, in the grid and in words."""
        self.panel.cell.forget()
        self.sides.setCurrentWidget(self.panel)
        self.grid.show_seeker(SeekerId(seeker))
        self.panel.show_seeker(SeekerId(seeker))

    def _show_day(self, day: GridDay) -> None:
        self.grid.show_day(day)
        self.tray.show_day(day)
        self.deeds.show_day(day)
        number = self.sides.indexOf(self.tray)
        self.sides.setTabText(number, self._shell.tr("Utan tid ({n})", n=len(day.waiting)))

    def _on_meeting(self, seeker: str) -> None:
        self.choose(seeker)
        view = self.grid.meeting_here()
        if view is not None and self._fair is not None:
            self.panel.cell.show_meeting(self._fair, view)

    def _on_place(self, station: StationView, slot: TimeSlot) -> None:
        self.grid.show_seeker(None)
        if self._fair is not None:
            self.sides.setCurrentWidget(self.panel)
            self.panel.show_place(self._fair, station, slot)

    def _explain_here(self) -> None:
        view, place = self.grid.meeting_here(), self.grid.place_here()
        if view is not None:
            self._on_meeting(view.seeker.seeker)
        elif place is not None:
            self._on_place(*place)

    def _on_accepted(self, answer: Planned) -> None:
        self._show_people()
        self.planned.emit(answer)

    def _on_holding(self, holding: bool) -> None:
        """While something is carried, the place for what has no time is in sight."""
        self.tray.show_holding(holding)
        if self._beside.currentWidget() is not self.sides:
            return
        if holding:
            self._before = self.sides.currentWidget()
            self.sides.setCurrentWidget(self.tray)
        elif self._before is not None:
            self.sides.setCurrentWidget(self._before)
            self._before = None

    @property
    def is_mending(self) -> bool:
        """Whether ways to mend are shown."""
        return self._beside.currentWidget() is self.mending

    def _show_people(self) -> None:
        self._beside.setCurrentWidget(self.sides)
        self.mending_shown.emit()
        if self.grid.isVisible():
            self.grid.setFocus()

    def _next_pane(self) -> None:
        """From the grid to the wishes without a time, to the person, and back."""
        here = self.window().focusWidget()
        if here is self.grid:
            self.sides.setCurrentWidget(self.tray)
            self.tray.rows.setFocus()
        elif here is not None and self.tray.isAncestorOf(here):
            self.sides.setCurrentWidget(self.panel)
            self.panel.field.setFocus()
        else:
            self.tabs.setCurrentWidget(self._whole)
            self.grid.setFocus()

    def _follow(self, cell: QRect) -> None:
        centre, wide, high = cell.center(), cell.width() // 2, cell.height() // 2
        self._area.ensureVisible(centre.x(), centre.y(), wide + t.NEAR, high + t.NEAR)
