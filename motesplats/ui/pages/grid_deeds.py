"""Everything that a key or the menu does to the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from motesplats.core.ids import SeekerId
from motesplats.ui.pages.cell_edit import CellEdit
from motesplats.ui.pages.grid_locks import GridLocks
from motesplats.ui.pages.hand_move import HandMove

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from motesplats.core.ids import FairId
    from motesplats.ui.pages.grid_bar import GridBar
    from motesplats.ui.pages.timetable_grid import TimetableGrid
    from motesplats.ui.pages.tray_view import TrayView
    from motesplats.ui.shell import Shell
    from motesplats.usecases.grid_day import GridDay, Waiting
    from motesplats.usecases.views import Shown


class GridDeeds(QObject):
    """``pane_wanted`` tells of F6, ``explained`` that the marked cell is to be explained."""

    pane_wanted = Signal()
    explained = Signal()

    def __init__(
        self,
        shell: Shell,
        grid: TimetableGrid,
        bar: GridBar,
        explain: Callable[[Exception], None],
    ) -> None:
        super().__init__(grid)
        self._shell, self._grid, self._bar = shell, grid, bar
        self.by_hand = HandMove(shell, grid, explain)
        self.locks = GridLocks(shell, grid, explain)
        self.edit = CellEdit(grid, shell.tr)
        self.edit.chosen.connect(lambda who: self.by_hand.place_person(SeekerId(who)))
        self.by_hand.told.connect(bar.told.setText)
        self.by_hand.holding.connect(bar.show_holding)
        self._day: GridDay | None = None
        self._tray: TrayView | None = None
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self.show_menu)
        self._bind()

    def follow(self, fair: FairId) -> None:
        """Change this fair's timetable from now on."""
        self.by_hand.follow(fair)
        self.locks.fair = fair

    def show_day(self, day: GridDay) -> None:
        """Know whom a name can mean."""
        self._day = day

    def watch_tray(self, tray: TrayView) -> None:
        """Let wishes come from there, and meetings go there."""
        self._tray = self.by_hand.tray = tray
        tray.lifted.connect(self._lift)
        tray.carried.connect(self.by_hand.carry_over)
        tray.let_go.connect(self.by_hand.let_go)

    def write(self) -> None:
        """Ask by name who is to have the marked cell."""
        cell, place = self._grid.cell_here(), self._grid.place_here()
        if cell is not None and place is not None:
            employer = place[0].employer
            self.edit.open_at(self._grid.cell_rect(), self._people(employer.id))

    def _lift(self, one: Waiting) -> None:
        self.by_hand.take_wish(one)
        self._grid.setFocus()

    def _people(self, employer: str) -> list[Shown]:
        """Those who wish for that employer, with a time or without."""
        found = (
            {}
            if self._day is None
            else {
                w.person.seeker: w.person
                for w in self._day.waiting
                if w.carried.employer == employer
            }
        )
        view = None if self._grid.map is None else self._grid.map.view
        for m in () if view is None else view.meetings:
            if m.meeting.employer == employer:
                found[m.seeker.seeker] = m.seeker
        return list(found.values())

    def _bind(self) -> None:
        standard = QKeySequence.StandardKey
        keys: tuple[tuple[QKeySequence.StandardKey | str, Callable[[], None]], ...] = (
            (standard.Cut, self.by_hand.take),
            (standard.Paste, self.by_hand.put),
            ("Del", self.by_hand.to_tray),
            ("Esc", self._leave),
            ("L", self.locks.toggle),
            ("F2", self.write),
            ("Ctrl++", lambda: self._bar.zoom(1)),
            ("Ctrl+=", lambda: self._bar.zoom(1)),
            ("Ctrl+-", lambda: self._bar.zoom(-1)),
            ("Ctrl+0", lambda: self._bar.zoom(0)),
        )
        for sequence, slot in keys:
            shortcut = QShortcut(QKeySequence(sequence), self._grid)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def bind_panes(self, page: QObject) -> None:
        """Let F6 go round the parts of that page."""
        shortcut = QShortcut(QKeySequence("F6"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.pane_wanted.emit)

    def _leave(self) -> None:
        """Put down what is carried, or choose nothing."""
        if self.by_hand.hand is not None:
            self.by_hand.cancel()
        else:
            self._grid.choose_nothing()

    def show_menu(self, point: QPoint) -> QMenu:
        """Show what can be done with the cell at that point of the grid."""
        self._grid.mark_at(point)
        tr = self._shell.tr
        more: list[tuple[str, Callable[[], None]]] = []
        if self._grid.meeting_here() is not None:
            more = [
                (tr("Förklara mötet"), self.explained.emit),
                (tr("Flytta mötet"), self.by_hand.take),
                (tr("Ta bort tiden"), self.by_hand.to_tray),
            ]
        elif self._grid.place_here() is not None:
            more = [(tr("Vilka kan komma hit"), self.explained.emit)]
        if self._grid.place_here() is not None:
            more.append((tr("Välj vem som ska ha tiden"), self.write))
        menu = self.locks.menu(more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._grid.mapToGlobal(point))
        return menu
