"""Above the grid: what goes down and across, how large it is, and what the marked place says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.pages.grid_look import DENSITIES
from motesplats.ui.pages.grid_map import AXES_NAMES, Axes
from motesplats.ui.parts import button, column, label, named, row

if TYPE_CHECKING:
    from motesplats.i18n import Words
    from motesplats.ui.pages.timetable_grid import TimetableGrid


class GridBar(QWidget):
    """``axes_chosen`` tells that the grid was laid out anew."""

    axes_chosen = Signal()

    def __init__(self, grid: TimetableGrid, tr: Words) -> None:
        super().__init__()
        self._grid, self._tr = grid, tr
        self.axes = named(QComboBox(), tr("Så visas schemat"))
        for axes in Axes:
            self.axes.addItem(tr(AXES_NAMES[axes]), axes)
        self.axes.activated.connect(self._on_axes)
        self.smaller = named(button("−", lambda: self._zoom(-1)), tr("Mindre rutor"))
        self.larger = named(button("+", lambda: self._zoom(1)), tr("Större rutor"))
        self.smaller.setToolTip(tr("Mindre rutor: Ctrl+−"))
        self.larger.setToolTip(tr("Större rutor: Ctrl++"))
        self.only = QCheckBox(tr("Visa bara ändrat"))
        self.only.toggled.connect(self._on_only)
        self.told = label("", "strong", wrap=True)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 2)
        tools = row(gap=t.NEAR)
        tools.addWidget(self.axes)
        tools.addWidget(self.smaller)
        tools.addWidget(self.larger)
        tools.addWidget(self.only)
        self._tools = (self.axes, self.smaller, self.larger)
        self._differ = False
        tools.addWidget(self.told, 1)
        inside = column(self, gap=0)
        inside.setContentsMargins(0, t.NEAR, 0, t.NEAR)
        inside.addLayout(tools)
        # The grid stays where it is, whatever is said above it.
        self.setMinimumHeight(max(t.CONTROL, self.told.minimumHeight()) + 2 * t.NEAR)
        self.show_changes(False)

    def show_changes(self, differ: bool) -> None:
        """Offer to leave out what is unchanged, where something differs."""
        self._differ = differ
        self.only.setVisible(differ)
        if not differ and self.only.isChecked():
            self.only.setChecked(False)

    def show_holding(self, holding: bool) -> None:
        """While something is carried, the whole line is for what the places say."""
        for one in self._tools:
            one.setVisible(not holding)
        self.only.setVisible(self._differ and not holding)

    def zoom(self, steps: int) -> None:
        """Make the cells larger or smaller; 0 steps is the ordinary size."""
        if steps:
            self._grid.zoom(steps)
        else:
            self._grid.show_density()
        self.smaller.setEnabled(self._grid.density > 0)
        self.larger.setEnabled(self._grid.density < len(DENSITIES) - 1)

    def _zoom(self, steps: int) -> None:
        self.zoom(steps)
        self._grid.setFocus()

    def _on_axes(self, number: int) -> None:
        # A combo box keeps the bare text of it.
        self._grid.show_axes(Axes(self.axes.itemData(number)))
        self._grid.setFocus()
        self.axes_chosen.emit()

    def _on_only(self, only: bool) -> None:
        self._grid.show_only_changed(only)
        self.axes_chosen.emit()
