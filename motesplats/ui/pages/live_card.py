"""The stations of the hall as cards in order of number, each painted only when it changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QFont, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QSizePolicy, QWidget

from motesplats.core.ids import StationId
from motesplats.ui import tokens as t
from motesplats.ui.pages.live_words import CardText
from motesplats.ui.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent, QPaintEvent

    from motesplats.ui.theme import Theme

_LINES = 3
_EDGE = 6
_FEW = 16
_COLUMNS_FOR_FEW, _COLUMNS_FOR_MANY = 4, 5
_SMALL_SYMBOL = 14
_STATION = "application/x-motesplats-station"
_EMPTY = CardText("", "", "", "", "free", "quiet")


class StationCard(QAbstractButton):
    """One station: number, employer, who sits there, and the state in symbol, word and colour."""

    def __init__(self, theme: Theme, *, dense: bool) -> None:
        super().__init__()
        self._theme, self._dense, self._text = theme, dense, _EMPTY
        self.repaints = 0
        self._station: StationId | None = None
        self._dropped: Callable[[StationId], None] = lambda _station: None
        self._pressed_at = QPoint()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        letters = QFont(self.font())
        letters.setPointSizeF(theme.points(t.SMALL if dense else t.BODY))
        self.setFont(letters)

    @property
    def told(self) -> CardText:
        return self._text

    def carries(self, station: StationId, dropped: Callable[[StationId], None]) -> None:
        """Let the card be drawn onto another, which is told the station that came."""
        self._station, self._dropped = station, dropped
        self.setAcceptDrops(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moved far enough with the button down, the card is what is carried."""
        way = (event.position().toPoint() - self._pressed_at).manhattanLength()
        held = event.buttons() & Qt.MouseButton.LeftButton
        if self._station is None or not held or way < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self.setDown(False)
        drag, carried = QDrag(self), QMimeData()
        carried.setData(_STATION, self._station.encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_STATION) and event.source() is not self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Another station's card came; nothing is done before somebody agrees."""
        came = bytes(event.mimeData().data(_STATION).data()).decode()
        event.acceptProposedAction()
        self._dropped(StationId(came))

    def tell(self, text: CardText) -> None:
        """Say something else; nothing is painted when it is the same."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text.spoken)
            self.setToolTip(text.spoken)
            self.update()

    def sizeHint(self) -> QSize:
        gap = t.TIGHT if self._dense else t.NEAR
        return QSize(t.WIDE * 5, self.fontMetrics().height() * _LINES + 2 * gap)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.repaints += 1
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_words(painter)
        painter.end()

    def _colour(self, name: str) -> QColor:
        return QColor(getattr(self._theme.tokens, name))

    def _paint_frame(self, painter: QPainter) -> None:
        focused = self.hasFocus()
        pen = QPen(self._colour("ink" if focused else "line"), 2 if focused else 1)
        painter.setPen(pen)
        painter.setBrush(self._colour("surface" if self.underMouse() else "paper"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), t.CORNER, t.CORNER)
        painter.fillRect(
            2, t.CORNER, _EDGE - 2, self.height() - 2 * t.CORNER, self._colour(self._text.colour)
        )

    def _paint_words(self, painter: QPainter) -> None:
        said, line = self._text, self.fontMetrics().height()
        top = (self.height() - _LINES * line) // 2
        left, width = _EDGE + t.NEAR, self.width() - _EDGE - 2 * t.NEAR
        rows = [QRect(left, top + line * n, width, line) for n in range(_LINES)]
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        taken = self._paint_state(painter, rows[0])
        painter.setPen(self._colour("ink"))
        painter.drawText(rows[0].adjusted(0, 0, -taken, 0), Qt.AlignmentFlag.AlignLeft, said.number)
        painter.setFont(self.font())
        self._paint_line(painter, rows[1], said.employer)
        painter.setPen(self._colour("quiet"))
        self._paint_line(painter, rows[2], said.person)

    def _paint_state(self, painter: QPainter, place: QRect) -> int:
        """The state at the right of its row; the answer is the width that it takes."""
        said = self._text
        colour = self._colour(said.colour)
        room = place.width() - self.fontMetrics().horizontalAdvance("00 ") - _SMALL_SYMBOL
        text = painter.fontMetrics().elidedText(said.state, Qt.TextElideMode.ElideRight, room)
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.setPen(colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)
        size = min(place.height(), _SMALL_SYMBOL)
        beside = place.right() - width - t.TIGHT - size
        down = place.top() + (place.height() - size) // 2
        painter.drawPixmap(beside, down, _picture(said.symbol, colour.name(), size))
        return width + size + t.NEAR

    def _paint_line(self, painter: QPainter, place: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        # From the baseline: letters of other alphabets are taller and would be pushed down.
        painter.drawText(QPoint(place.left(), place.top() + self.fontMetrics().ascent()), shown)


class Strip(QWidget):
    """The cards of all stations, few and roomy or many and close."""

    def __init__(
        self,
        theme: Theme,
        chosen: Callable[[StationId], None],
        swapped: Callable[[StationId, StationId], None],
    ) -> None:
        super().__init__()
        self._theme, self._chosen, self._swapped = theme, chosen, swapped
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.cards: dict[StationId, StationCard] = {}

    def show_cards(self, told: Sequence[tuple[StationId, CardText]]) -> None:
        """Tell every card what it says; cards are made anew only when there are other stations."""
        if [station for station, _ in told] != list(self.cards):
            self._make([station for station, _ in told])
        for station, text in told:
            self.cards[station].tell(text)

    def focus_on(self, station: StationId) -> None:
        """Let a station's card have the focus, as if somebody had gone to it."""
        if station in self.cards:
            self.cards[station].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, stations: list[StationId]) -> None:
        for card in self.cards.values():
            card.hide()
            card.deleteLater()
        self.cards = {}
        dense = len(stations) > _FEW
        columns = _COLUMNS_FOR_MANY if dense else _COLUMNS_FOR_FEW
        columns = round(columns / self._theme.scale)
        self._grid.setSpacing(t.TIGHT if dense else t.NEAR)
        for place, station in enumerate(stations):
            card = StationCard(self._theme, dense=dense)
            card.clicked.connect(lambda _checked=False, one=station: self._chosen(one))
            card.carries(station, partial(self._swapped, station))
            self.cards[station] = card
            self._grid.addWidget(card, place // columns, place % columns)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)


def _picture(name: str, colour: str, size: int) -> QPixmap:
    key, found = f"live/{name}/{colour}/{size}", QPixmap()
    if not QPixmapCache.find(key, found):
        found = symbol(name, colour, size)
        QPixmapCache.insert(key, found)
    return found
