"""One table model for every table: rows are values, columns are data; it filters itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from motesplats.i18n import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_UNSORTED = (-1, Qt.SortOrder.AscendingOrder)
_FIGURES = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A heading and how a row's cell reads; ``figures`` are right-aligned.

    ``order``: by what rows are sorted when the heading is pressed, otherwise by how they read.
    """

    heading: str
    text: Callable[[Row], str]
    figures: bool = False
    order: Callable[[Row], Any] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows of one kind as a table; ``narrow`` keeps those in which every typed word occurs."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._folded: tuple[str, ...] = ()
        self._words: list[str] = []
        self._sorted_by = _UNSORTED

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, narrowed as before."""
        self._rows = tuple(rows)
        self._folded = tuple(
            folded(" ".join(column.text(row) for column in self._columns)) for row in self._rows
        )
        self._reset()

    def narrow(self, text: str) -> None:
        """Keep the rows where every word of ``text`` occurs; case and diacritics do not count."""
        self._words = folded(text).split()
        self._reset()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 is the order in which the rows were given."""
        self._sorted_by = column, order
        self._reset()

    def row_at(self, number: int) -> Row | None:
        """The row shown at ``number``, or None."""
        return self._shown[number] if 0 <= number < len(self._shown) else None

    @property
    def shown(self) -> tuple[Row, ...]:
        return self._shown

    def _reset(self) -> None:
        self.beginResetModel()
        pairs = zip(self._rows, self._folded, strict=True)
        found = [row for row, text in pairs if all(w in text for w in self._words)]
        number, order = self._sorted_by
        if number >= 0:
            column = self._columns[number]
            down = order == Qt.SortOrder.DescendingOrder
            found.sort(key=column.order or column.text, reverse=down)
        self._shown = tuple(found)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.figures:
            return _FIGURES
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if not across or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole and self._columns[section].figures:
            return _FIGURES
        return None
