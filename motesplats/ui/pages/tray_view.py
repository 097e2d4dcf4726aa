"""The wishes without a time: from here they are dragged into the grid, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from motesplats.ui import tokens as t
from motesplats.ui.parts import column, field, label, restyle
from motesplats.ui.rows import Column, RowsModel
from motesplats.ui.tables import fit_columns, table

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell
    from motesplats.usecases.grid_day import GridDay, Waiting

_WIDEST_COLUMN = 150


class TrayView(QWidget):
    """``lifted`` carries the wish that is taken up; ``carried`` and ``let_go`` tell where the mouse
    takes it on the screen.
    """

    lifted = Signal(object)
    carried = Signal(QPoint)
    let_go = Signal(QPoint)

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        tr = shell.tr
        self._tr = tr
        self._pressed: QPoint | None = None
        self._dragging = False
        self.hint = label("", "quiet", wrap=True)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Skriv ett namn, en kod eller en arbetsgivare"))
        self.model: RowsModel[Waiting] = RowsModel(
            (
                Column(tr("Person"), lambda one: one.person.label),
                Column(tr("Arbetsgivare"), lambda one: one.employer),
                Column(tr("Val"), _rank, figures=True, order=_rank_order),
            ),
            self,
        )
        self.rows = table(self.model, tr("Önskemål utan tid"))
        self.rows.installEventFilter(self)
        self.rows.viewport().installEventFilter(self)
        self.field.textChanged.connect(self.model.narrow)
        inside = column(self, gap=t.NEAR)
        inside.setContentsMargins(t.APART, t.NEAR, 0, 0)
        inside.addWidget(self.hint)
        inside.addWidget(field(tr("Visa några"), self.field))
        inside.addWidget(self.rows, 1)
        self.show_holding(False)

    def show_day(self, day: GridDay) -> None:
        """List the wishes without a time."""
        first = not self.model.rowCount()
        self.model.show_rows(day.waiting)
        if first:
            fit_columns(self.rows, _WIDEST_COLUMN)

    def show_holding(self, holding: bool) -> None:
        """Say what dropping here means while something is carried."""
        tr = self._tr
        usual = tr("Dra ett önskemål till en ruta, eller välj det och tryck Enter.")
        self.hint.setText(tr("Släpp här så tas mötet bort ur schemat.") if holding else usual)
        restyle(self.hint, look="waiting" if holding else "quiet")

    def chosen(self) -> Waiting | None:
        """The wish that is marked."""
        return self.model.row_at(self.rows.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self.rows.viewport():
            return self._on_mouse(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        one = self.chosen()
        if one is None or not (enter or event.matches(QKeySequence.StandardKey.Cut)):
            return False
        self.lifted.emit(one)
        return True

    def _on_mouse(self, event: QMouseEvent) -> bool:
        point = event.globalPosition().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = point
        elif event.type() is QEvent.Type.MouseMove and self._pressed is not None:
            self._drag(point)
            return True
        elif event.type() is QEvent.Type.MouseButtonRelease:
            dragged, self._pressed, self._dragging = self._dragging, None, False
            if dragged:
                self.let_go.emit(point)
                return True
        return False

    def _drag(self, point: QPoint) -> None:
        assert self._pressed is not None
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        one = self.chosen()
        if not self._dragging and far and one is not None:
            self._dragging = True
            self.lifted.emit(one)
        if self._dragging:
            self.carried.emit(point)


def _rank(one: Waiting) -> str:
    return "" if one.rank is None else str(one.rank)


def _rank_order(one: Waiting) -> int:
    return 1000 if one.rank is None else one.rank
