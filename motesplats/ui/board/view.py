"""A board on the screen, large or as a small picture of itself; paints only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from motesplats.ui.board.measures import Measures
from motesplats.ui.board.painting import Brush, paint_body, paint_foot, paint_head, rect
from motesplats.ui.theme import TOKENS, Look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from motesplats.ui.board.face import Face

_WIDE, _HIGH = 16, 9


class BoardView(QWidget):
    """A face in some look. As a preview it shows the large board's own measures, made small."""

    resized = Signal()

    def __init__(self, *, preview: bool = False) -> None:
        super().__init__()
        # Every pixel is painted, so that nothing behind it has to be.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._preview, self._look = preview, Look.DARK
        self._face: Face | None = None
        self._of: Measures | None = None
        self.repaints = 0
        self.painted = 0

    @property
    def face(self) -> Face | None:
        return self._face

    @property
    def measures(self) -> Measures:
        """The measures that a face for this view is made with."""
        return self._of or Measures(max(1, self.width()), max(1, self.height()))

    def show_face(self, face: Face, look: Look, of: Measures | None = None) -> None:
        """Show another face; of what is the same, nothing is painted. ``of`` is the board that a
        preview is a picture of."""
        earlier, seen = self._face, self._look
        whole = earlier is None or look is not seen or of != self._of
        self._face, self._look, self._of = face, look, of
        if earlier is None or whole or earlier.shift != face.shift:
            self.update()
            return
        size = self.measures
        if earlier.head != face.head:
            self._renew(rect(size.head))
        if earlier.body != face.body:
            self._renew(rect(size.body))
        if earlier.foot != face.foot or earlier.body != face.body:
            self._renew(rect(size.foot))
        self.setAccessibleName(_spoken(face))

    def sizeHint(self) -> QSize:
        return QSize(480, 270)

    def hasHeightForWidth(self) -> bool:
        return self._preview

    def heightForWidth(self, width: int) -> int:
        size = self._of
        return width * size.height // size.width if size else width * _HIGH // _WIDE

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.repaints += 1
        self.painted += event.rect().width() * event.rect().height()
        tokens = TOKENS[self._look]
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens.paper))
        if self._face is not None:
            self._paint(painter, event.rect(), self._face)
        painter.end()

    def _paint(self, painter: QPainter, region: QRect, face: Face) -> None:
        size = self.measures
        part = self._scale()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(part, part)
        painter.translate(*face.shift)
        brush = Brush(painter, size, TOKENS[self._look])
        if self._touches(rect(size.body), region):
            paint_body(brush, face.body)
        if self._touches(rect(size.head), region):
            paint_head(brush, face.head)
        if self._touches(rect(size.foot), region):
            paint_foot(brush, face)

    def _scale(self) -> float:
        return (
            min(self.width() / self._of.width, self.height() / self._of.height) if self._of else 1
        )

    def _placed(self, area: QRect) -> QRect:
        """A part of the board as the widget has it; the letters reach a little over its edge."""
        part, shift = self._scale(), self._face.shift if self._face else (0, 0)
        moved = area.translated(*shift)
        return QRect(
            int(moved.x() * part), int(moved.y() * part),
            int(moved.width() * part) + 2, int(moved.height() * part) + 2,
        )  # fmt: skip

    def _touches(self, area: QRect, region: QRect) -> bool:
        return self._placed(area).intersects(region)

    def _renew(self, area: QRect) -> None:
        self.update(self._placed(area))


def _spoken(face: Face) -> str:
    head = face.head
    return ", ".join(part for part in (head.phase, head.below, head.clock, face.foot) if part)
