"""What the page of the timetable shows: the grid or the unmet wishes, and beside them one person,
one place, or the ways to mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget

from motesplats.core.ids import SeekerId
from motesplats.ui import tokens as t
from motesplats.ui.pages.hand_move import HandMove
from motesplats.ui.pages.mending import MendPanel
from motesplats.ui.pages.seeker_panel import SeekerPanel
from motesplats.ui.pages.timetable_grid import TimetableGrid
from motesplats.ui.pages.unmet_view import UnmetView
from motesplats.ui.parts import scrolled, tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

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
        self._fair: FairId | None = None
        self.grid = TimetableGrid(shell.theme, tr)
        self.by_hand = HandMove(shell, self.grid, explain)
        self.unmet = UnmetView(shell)
        self.panel = SeekerPanel(shell, self.choose)
        self.mending = MendPanel(shell, self.choose)
        self._area: QScrollArea = scrolled(self.grid)
        for bar in (self._area.horizontalScrollBar(), self._area.verticalScrollBar()):
            bar.valueChanged.connect(self.grid.update)
        self.tabs = tabs(tr("Delar av schemat"))
        self.tabs.addTab(self._area, tr("Bord och tider"))
        self.tabs.addTab(self.unmet, tr("Önskemål som inte gick"))
        self._beside = QStackedWidget()
        self._beside.addWidget(self.panel)
        self._beside.addWidget(self.mending)
        self._beside.setMinimumWidth(round(_PANEL * shell.theme.scale))
        self.addWidget(self.tabs)
        self.addWidget(self._beside)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.grid.seeker_chosen.connect(self._on_meeting)
        self.grid.place_chosen.connect(self._on_place)
        self.grid.moved_to.connect(self._follow)
        self.unmet.seeker_chosen.connect(self.choose)
        self.panel.cell.placed.connect(self.planned.emit)
        self.mending.accepted.connect(self._on_accepted)
        self.mending.closed.connect(self._show_people)

    @property
    def first_focus(self) -> QWidget:
        return self.grid if self.grid.isVisible() else self.unmet.rows

    def show_fair(self, fair: FairId) -> None:
        """Ask again for everything about a fair but its timetable."""
        if fair != self._fair:
            self.mending.close_panel()
        self._fair = self.by_hand.fair = fair
        self.panel.show_fair(fair)
        self.unmet.show_fair(fair)

    def show_view(self, view: TimetableView) -> None:
        """Show this timetable; proposals that were made for another can no longer be used."""
        self.grid.show_view(view)
        self.mending.outdate()

    def mend(self, fair: FairId, fit: Fit) -> None:
        """Look for ways to mend, beside the grid."""
        self.tabs.setCurrentWidget(self._area)
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
        self.grid.show_seeker(SeekerId(seeker))
        self.panel.show_seeker(SeekerId(seeker))

    def _on_meeting(self, seeker: str) -> None:
        self.choose(seeker)
        view = self.grid.meeting_here()
        if view is not None and self._fair is not None:
            self.panel.cell.show_meeting(self._fair, view)

    def _on_place(self, station: StationView, slot: TimeSlot) -> None:
        self.grid.show_seeker(None)
        if self._fair is not None:
            self.panel.show_place(self._fair, station, slot)

    def _on_accepted(self, answer: Planned) -> None:
        self._show_people()
        self.planned.emit(answer)

    @property
    def is_mending(self) -> bool:
        """Whether ways to mend are shown."""
        return self._beside.currentWidget() is self.mending

    def _show_people(self) -> None:
        self._beside.setCurrentWidget(self.panel)
        self.mending_shown.emit()
        if self.grid.isVisible():
            self.grid.setFocus()

    def _follow(self, cell: QRect) -> None:
        centre, wide, high = cell.center(), cell.width() // 2, cell.height() // 2
        self._area.ensureVisible(centre.x(), centre.y(), wide + t.NEAR, high + t.NEAR)
