"""What the board says at an instant, as plain values; the same face is never painted twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motesplats.live.board import Layout


@dataclass(frozen=True, slots=True)
class Head:
    """The top line: the phase in word, symbol and colour (a name among the tokens), which meeting,
    what is left of the phase for all, and the clock. ``loud``: a gong has just sounded."""

    phase: str
    symbol: str
    colour: str
    below: str
    left: str
    clock: str
    loud: bool = False


@dataclass(frozen=True, slots=True)
class StationCell:
    """A station: number, employer, what is special there, who is there now and who comes next."""

    number: str
    employer: str
    state: str
    symbol: str
    colour: str
    now: str
    next: str
    soon: bool


@dataclass(frozen=True, slots=True)
class NameCell:
    """Somebody, whom they meet, and where."""

    name: str
    employer: str
    station: str


@dataclass(frozen=True, slots=True)
class Cells:
    """One page of stations or names, in columns."""

    columns: int
    rows: int
    cells: tuple[StationCell, ...] | tuple[NameCell, ...]
    page: str
    empty: str
    words: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """A part of the day."""

    times: str
    title: str
    now: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """The big clock with the day and its parts."""

    clock: str
    day: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What tells whether the projector is right: fair, screen and size in words."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """Everything on the board; ``seconds`` since 1970 moves it a little now and then."""

    layout: Layout
    head: Head
    body: Cells | Agenda | Pattern
    foot: str
    shift: tuple[int, int]
