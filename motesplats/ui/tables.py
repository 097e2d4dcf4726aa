"""Table views that look and behave alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from motesplats.ui import tokens as t

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel


_LEAST_ROWS = 4
_LOOKED_AT = 40


_WIDEST_COLUMN = 300
_CELL_EDGES, _TALLEST = 2 * t.NEAR + 2 * t.TIGHT, 10_000


def table(model: QAbstractItemModel, name: str) -> QTableView:
    """A table view of rows, one line each, that gives Tab on to the next control."""
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    # It takes the room that there is, and scrolls; it never makes the page longer.
    view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    view.setMinimumHeight(_LEAST_ROWS * t.ROW)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(t.ROW)
    heading = view.horizontalHeader()
    heading.setHighlightSections(False)
    heading.setStretchLastSection(True)
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return view


def fit_columns(view: QTableView, widest: int = _WIDEST_COLUMN) -> None:
    """Make each column as wide as its heading and its first rows, at most ``widest`` pixels."""
    view.horizontalHeader().setResizeContentsPrecision(_LOOKED_AT)
    view.resizeColumnsToContents()
    # The last column takes what is left.
    for place in range(view.model().columnCount() - 1):
        view.setColumnWidth(place, min(view.columnWidth(place) + t.NEAR, widest))


def wrap_last(view: QTableView) -> None:
    """Make each row as tall as its last cell needs to stand there whole."""
    model, last = view.model(), view.model().columnCount() - 1
    room = QRect(0, 0, max(1, view.columnWidth(last) - _CELL_EDGES), _TALLEST)
    letters = view.fontMetrics()
    tall: dict[str, int] = {}
    for place in range(model.rowCount()):
        text = str(model.index(place, last).data() or "")
        if text not in tall:
            needed = letters.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
            tall[text] = max(t.ROW, needed + t.APART)
        if view.rowHeight(place) != tall[text]:
            view.setRowHeight(place, tall[text])
