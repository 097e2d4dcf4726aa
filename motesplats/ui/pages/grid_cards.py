"""What a cell of the grid looks like: a card with a name, an empty place, a place that says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPen

from motesplats.i18n import isolated
from motesplats.ui import tokens as t
from motesplats.ui.pages.grid_names import lines_of
from motesplats.ui.pages.grid_signs import SIGN, Sign, paint_sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics, QPainter

    from motesplats.ui.pages.grid_look import GridLook
    from motesplats.usecases.views import MeetingView

# Stands before what differs from the published timetable, here and in the sentence about it.
CHANGED = "•"
_VEIL = 70


@dataclass(frozen=True, slots=True)
class Card:
    """How a cell is to look.

    ``own``: of the person who is brought out; ``faint``: others matter now; ``standing``: FITS,
    SWAPS or NOT while something is carried; ``place``: the station,
    where whose row it is says who.
    """

    shown: MeetingView | None
    own: bool = False
    changed: bool = False
    chosen: bool = False
    faint: bool = False
    late: bool = False
    begun: bool = False
    coded: bool = False
    place: str = ""
    standing: Sign | None = None

    @property
    def fill(self) -> str:
        """The colour it is filled with, as a token's name."""
        return "primary" if self.own else "surface" if self.shown else "paper"

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs on a card, the weightiest first."""
        if self.shown is None:
            return ()
        locked = self.shown.meeting.locked
        told = ((Sign.HELD, self.begun), (Sign.LOCKED, locked), (Sign.LATE, self.late))
        return tuple(sign for sign, on in told if on)


def paint_cards(painter: QPainter, cards: Sequence[tuple[QRect, Card]], look: GridLook) -> None:
    """Draw cells: what is alike in many of them at once."""
    painter.setPen(look.colour("line"))
    for fill in ("paper", "surface", "primary"):
        painter.setBrush(look.colour(fill))
        painter.drawRects([rect for rect, card in cards if card.fill == fill])
    for rect, card in cards:
        _paint_card(painter, rect, card, look)
    veil = QColor(look.colour("quiet"))
    veil.setAlpha(_VEIL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(veil, Qt.BrushStyle.BDiagPattern))
    painter.drawRects([rect for rect, card in cards if card.standing is Sign.NOT])


def _paint_card(painter: QPainter, rect: QRect, card: Card, look: GridLook) -> None:
    ink = look.colour("on_primary" if card.own else "quiet" if card.faint else "ink")
    if card.shown is not None:
        _paint_words(painter, rect.adjusted(t.NEAR, 0, -t.TIGHT, 0), card, look, ink)
    if card.changed and not card.own:
        edge = QRect(rect.left() + 1, rect.top() + 1, t.TIGHT, rect.height() - 1)
        painter.fillRect(edge, look.colour("waiting"))
    if card.chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(look.colour("on_primary" if card.own else "primary"), 2, Qt.PenStyle.DashLine)
        )
        painter.drawRect(rect.adjusted(3, 3, -3, -3))
    if card.standing in (Sign.FITS, Sign.SWAPS):
        _paint_standing(painter, rect, card.standing, look)


def _paint_standing(painter: QPainter, rect: QRect, standing: Sign, look: GridLook) -> None:
    """A light frame with a sign where it goes."""
    inner = rect.adjusted(1, 1, -1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("done"), 2))
    painter.drawRect(inner.adjusted(1, 1, -1, -1))
    paint_sign(painter, inner.adjusted(0, 0, -2, 0), standing, look.colour("done"))


def _paint_words(painter: QPainter, rect: QRect, card: Card, look: GridLook, ink: QColor) -> None:
    assert card.shown is not None
    signs = card.signs
    if card.standing is None:
        for number, sign in enumerate(signs):
            colour = ink if sign is not Sign.LATE or card.own else look.colour("attention")
            paint_sign(painter, rect, sign, colour, number)
    painter.setPen(ink)
    beside = len(signs) if card.standing is None else 1
    first = rect.adjusted(0, 0, -beside * SIGN - t.TIGHT, 0) if beside else rect
    letters = look.metrics(bold=card.own)
    lines = _lines(card, look, letters, first.width())
    high = min(letters.lineSpacing(), rect.height() // len(lines))
    top = rect.top() + (rect.height() - high * len(lines)) // 2
    for number, line in enumerate(lines):
        room = first if number == 0 else rect
        place = QRect(room.left(), top + number * high, room.width(), high)
        last = number == len(lines) - 1 and number > 0
        look.write(painter, line, place, bold=card.own, small=last)


def _lines(card: Card, look: GridLook, letters: QFontMetrics, width: int) -> tuple[str, ...]:
    assert card.shown is not None
    who, before = card.shown.seeker, f"{CHANGED} " if card.changed else ""
    if card.place:
        lines: tuple[str, ...] = (f"{before}{card.place}", card.shown.employer)
    elif look.density.lines > 2:
        lines = (*lines_of(f"{before}{who.name or who.code}", "", letters, width), _code(card))
    else:
        name = who.code if look.density.lines == 1 and card.coded else who.name or who.code
        lines = (f"{before}{name}", _code(card))
    return tuple(filter(None, lines))[: look.density.lines]


def _code(card: Card) -> str:
    assert card.shown is not None
    who = card.shown.seeker
    said = (isolated(who.code) if who.name else "", card.shown.until)
    return " ".join(filter(None, said))
