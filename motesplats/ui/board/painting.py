"""How a face is painted: letters from the board's own height, nothing cut but what has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from motesplats.ui.board.face import Agenda, Cells, Line, NameCell, Pattern, StationCell
from motesplats.ui.symbols import symbol

if TYPE_CHECKING:
    from motesplats.ui.board.face import Face, Head
    from motesplats.ui.board.measures import Measures
    from motesplats.ui.board.placing import Area
    from motesplats.ui.tokens import Tokens

_PHASE, _CLOCK, _HUGE = 1.5, 2.2, 5.5
_LEAST_EMPLOYER = 4
_GRID = 10
_THEN = "→"
_COLOURS = ("ink", "quiet", "primary", "done", "waiting", "attention", "talk", "feedback", "change")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute


class Brush:
    """A painter with one board's sizes and colours."""

    def __init__(self, painter: QPainter, measures: Measures, tokens: Tokens) -> None:
        self.painter, self.size, self._tokens = painter, measures, tokens

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self._tokens, name))

    def letters(self, times: float = 1.0, *, bold: bool = False) -> QFontMetrics:
        """Write in main text, or ``times`` as large, from now on."""
        font = QFont(self.painter.font())
        font.setPixelSize(max(1, round(self.size.text * times)))
        font.setBold(bold)
        self.painter.setFont(font)
        return self.painter.fontMetrics()

    def write(self, x: int, middle: int, text: str, colour: str) -> int:
        """``text`` from ``x``, its letters around ``middle``; the answer is its width."""
        metrics = self.painter.fontMetrics()
        self.painter.setPen(self.colour(colour))
        baseline = middle + metrics.capHeight() // 2
        self.painter.drawText(QPoint(x, baseline), text)
        return metrics.horizontalAdvance(text)

    def write_last(self, right: int, middle: int, text: str, colour: str) -> int:
        """As ``write``, ending at ``right``."""
        width = self.painter.fontMetrics().horizontalAdvance(text)
        return self.write(right - width, middle, text, colour)

    def draw(self, name: str, place: Area, colour: str) -> None:
        """A symbol in a square at the left of ``place``."""
        picture = symbol(name, self.colour(colour).name(), place.height)
        self.painter.drawPixmap(QPoint(place.x, place.y), picture)


def elided(text: str, metrics: QFontMetrics, width: int) -> str:
    """``text`` shortened to ``width``, never so that the code that ends a name is touched."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    name, space, code = text.rpartition(" ")
    if not space:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    rest = width - metrics.horizontalAdvance(f" {code}")
    return f"{metrics.elidedText(name, Qt.TextElideMode.ElideRight, rest)} {code}"


def paint_head(brush: Brush, head: Head) -> None:
    """Phase at the left, what is left of it in the middle, the clock at the right."""
    area, size = brush.size.head, brush.size
    ink, colour = "ink", head.colour
    if head.loud:
        brush.painter.fillRect(rect(area), brush.colour("primary"))
        ink = colour = "on_primary"
    upper, lower = area.y + round(size.text * 0.85), area.y + round(size.text * 2.15)
    inset = size.edge if head.loud else 0
    right = area.right - inset
    brush.letters(_CLOCK, bold=True)
    right -= brush.write_last(right, area.y + area.height // 2, head.clock, ink) + size.text
    brush.letters(_PHASE, bold=True)
    centre = area.y + area.height // 2
    right -= brush.write_last(right, centre, head.left, ink) + size.text if head.left else 0
    metrics = brush.letters(_PHASE, bold=True)
    x = area.x + inset
    if head.phase:
        high = round(size.text * 1.2)
        mark = type(area)(x, upper - high // 2, high, high)
        brush.draw(head.symbol, mark, colour)
        room = right - x - high - size.text // 2
        words = metrics.elidedText(head.phase, Qt.TextElideMode.ElideRight, room)
        brush.write(x + high + size.text // 2, upper, words, colour)
    brush.letters()
    brush.write(x, lower, head.below, ink if head.loud else "quiet")


def paint_foot(brush: Brush, face: Face) -> None:
    """The message on two lines, the number of the page at the right."""
    area, size = brush.size.foot, brush.size
    page = face.body.page if isinstance(face.body, Cells) else ""
    metrics = brush.letters()
    room = area.width - 2 * size.edge
    if page:
        middle = area.y + area.height - size.line // 2 - size.edge // 4
        if not face.foot:
            brush.write_last(area.right, middle, page, "quiet")
        room -= metrics.horizontalAdvance(page) + size.text
    if not face.foot:
        return
    brush.painter.fillRect(rect(area), brush.colour("surface"))
    brush.painter.setPen(QPen(brush.colour("line"), 1))
    brush.painter.drawRect(rect(area).adjusted(0, 0, -1, -1))
    lines = wrapped(face.foot, metrics, room)
    top = area.y + (area.height - len(lines) * size.line) // 2
    for number, line in enumerate(lines):
        brush.write(area.x + size.edge, top + size.line * number + size.line // 2, line, "ink")
    if page:
        middle = area.y + area.height // 2
        brush.write_last(area.right - size.edge, middle, page, "quiet")


def wrapped(text: str, metrics: QFontMetrics, width: int, most: int = 2) -> list[str]:
    """``text`` on at most so many lines, broken between words; the last ends in … if it must."""
    lines, words = [""], text.split(" ")
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            rest = " ".join([lines[-1], *words[number:]])
            lines[-1] = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            break
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def paint_body(brush: Brush, body: Cells | Agenda | Pattern) -> None:
    """The middle of the board in whichever layout."""
    if isinstance(body, Agenda):
        _paint_agenda(brush, body)
    elif isinstance(body, Pattern):
        _paint_pattern(brush, body)
    else:
        _paint_cells(brush, body)


def _paint_cells(brush: Brush, body: Cells) -> None:
    if not body.cells:
        brush.letters(_PHASE)
        area = brush.size.body
        brush.write(area.x, area.y + area.height // 2, body.empty, "ink")
    filled = max(1, -(-len(body.cells) // body.columns))
    for place, cell in enumerate(body.cells):
        area = brush.size.cell(place, body.columns, body.rows, filled)
        if isinstance(cell, StationCell):
            _paint_station(brush, area, cell, body.words)
        elif isinstance(cell, NameCell):
            _paint_name(brush, area, cell)
        brush.painter.fillRect(area.x, area.bottom - 1, area.width, 1, brush.colour("line"))


def _paint_name(brush: Brush, area: Area, cell: NameCell) -> None:
    """The name has the room; the employer only what is left of it."""
    size, middle = brush.size, area.y + area.height // 2
    brush.letters()
    right = area.right - brush.write_last(area.right, middle, cell.station, "ink")
    room = right - area.x - size.text // 2
    metrics = brush.letters(bold=True)
    used = brush.write(area.x, middle, elided(cell.name, metrics, room), "ink")
    left = max(area.x + used + size.text // 2, area.x + area.width * 3 // 8)
    rest = right - size.text // 2 - left
    if cell.employer and rest >= size.text * _LEAST_EMPLOYER:
        metrics = brush.letters()
        told = metrics.elidedText(cell.employer, Qt.TextElideMode.ElideRight, rest)
        brush.write(left, middle, told, "quiet")


def _paint_station(brush: Brush, area: Area, cell: StationCell, words: tuple[str, str]) -> None:
    """The number beside two lines: the employer with what is special, now and next."""
    size = brush.size
    upper, lower = area.y + area.height // 4 + 1, area.y + area.height * 3 // 4 - 1
    metrics = brush.letters(_PHASE, bold=True)
    brush.write(area.x, area.y + area.height // 2, cell.number, "ink")
    x = area.x + max(metrics.horizontalAdvance("00"), metrics.horizontalAdvance(cell.number))
    x += size.text // 2
    right = area.right
    if cell.state:
        brush.letters(bold=True)
        right -= brush.write_last(right, upper, cell.state, cell.colour)
        high = round(size.text * 0.8)
        right -= high + size.text // 4
        mark = type(area)(right, upper - high // 2, high, high)
        brush.draw(cell.symbol, mark, cell.colour)
        right -= size.text // 2
    metrics = brush.letters()
    told = metrics.elidedText(cell.employer, Qt.TextElideMode.ElideRight, right - x)
    brush.write(x, upper, told, "quiet")
    _paint_two(brush, (x, area.right, lower), cell, words)


def _paint_two(
    brush: Brush, place: tuple[int, int, int], cell: StationCell, words: tuple[str, str]
) -> None:
    """Who is there and who comes: in two columns, unless one of them needs more than half.

    The words before the names go before any name is cut.
    """
    x, right, middle = place
    gap = brush.size.text // 2
    first, second = _both(brush, cell, words)
    if cell.now and cell.next and first.width + gap + second.width > right - x:
        first, second = _both(brush, cell, ("", _THEN))
    half = x + (right - x) // 2
    if cell.now and cell.next:
        room = right - x - gap
        most = max(room // 2, room - second.width)
        used = first.paint(x, middle, most)
        start = max(x + used + gap, min(half, right - second.width))
        second.paint(start, middle, right - start)
    elif cell.next:
        second.paint(min(half, max(x, right - second.width)), middle, right - x)
    else:
        first.paint(x, middle, right - x)


def _both(brush: Brush, cell: StationCell, words: tuple[str, str]) -> tuple[_Said, _Said]:
    now = _Said(brush, words[0], cell.now, bold=not cell.soon)
    return now, _Said(brush, words[1], cell.next, bold=cell.soon)


class _Said:
    """A word and a name after it."""

    def __init__(self, brush: Brush, word: str, name: str, *, bold: bool) -> None:
        self._brush, self._name, self._bold = brush, name, bold
        self._word = f"{word} " if name and word else ""
        self._lead = brush.letters().horizontalAdvance(self._word)
        self.width = self._lead + brush.letters(bold=bold).horizontalAdvance(name)

    def paint(self, x: int, middle: int, room: int) -> int:
        """Write both from ``x``; the answer is the width that they take."""
        self._brush.letters()
        self._brush.write(x, middle, self._word, "quiet")
        told = elided(self._name, self._brush.letters(bold=self._bold), room - self._lead)
        return self._lead + self._brush.write(x + self._lead, middle, told, "ink")


def _paint_agenda(brush: Brush, body: Agenda) -> None:
    area, size = brush.size.body, brush.size
    half = area.width * 9 // 20
    middle = area.y + area.height // 2
    metrics = brush.letters(_HUGE, bold=True)
    x = area.x if body.lines else area.x + (area.width - metrics.horizontalAdvance(body.clock)) // 2
    brush.write(x, middle - size.text, body.clock, "ink")
    brush.letters(_PHASE)
    brush.write(x, middle + round(size.text * 3.2), body.day, "quiet")
    rows = size.name_rows
    lines = (
        body.lines[-rows:] if any(line.now for line in body.lines[-rows:]) else body.lines[:rows]
    )
    high = area.height // rows
    top = area.y + (area.height - high * len(lines)) // 2
    for number, line in enumerate(lines):
        _paint_line(brush, (area.x + half, top + number * high, high), line)


def _paint_line(brush: Brush, place: tuple[int, int, int], line: Line) -> None:
    x, top, high = place
    size, middle = brush.size, top + high // 2
    if line.now:
        before, wide = x - size.edge, size.body.right - x + size.edge
        brush.painter.fillRect(before, top, wide, high, brush.colour("surface"))
        brush.painter.fillRect(before, top, size.edge // 4, high, brush.colour("primary"))
    metrics = brush.letters(bold=line.now)
    brush.write(x, middle, line.times, "ink")
    left = x + metrics.horizontalAdvance("00:00–00:00") + size.text
    told = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, size.body.right - left)
    brush.write(left, middle, told, "ink" if line.now else "quiet")


def _paint_pattern(brush: Brush, body: Pattern) -> None:
    """A frame at the very edge, a grid, every colour in use, and letters of three sizes."""
    size, painter = brush.size, brush.painter
    painter.setPen(QPen(brush.colour("line"), 1))
    for part in range(1, _GRID):
        across, down = size.width * part // _GRID, size.height * part // _GRID
        painter.drawLine(across, 0, across, size.height)
        painter.drawLine(0, down, size.width, down)
    painter.setPen(QPen(brush.colour("primary"), 3))
    painter.drawRect(1, 1, size.width - 3, size.height - 3)
    area = size.body
    wide = area.width // len(_COLOURS)
    top = area.bottom - 2 * size.line
    for number, name in enumerate(_COLOURS):
        painter.fillRect(area.x + number * wide, top, wide, size.line, brush.colour(name))
    for number, (said, times) in enumerate(zip(body.lines, (2, 1.5, 1, 1), strict=True)):
        metrics = brush.letters(times, bold=number == 0)
        middle = area.y + round(size.text * (1.6 + 2.6 * number))
        for line in wrapped(said, metrics, area.width):
            brush.write(area.x, middle, line, "ink")
            middle += round(size.line * times)


def rect(area: Area) -> QRect:
    return QRect(area.x, area.y, area.width, area.height)
