"""Where the board goes: alone on another screen, else beside the work window, never over it.

Plain rectangles, so that any number of screens can be thought of. Distances are logical pixels of
the desktop that all screens share.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Smaller than this nobody could read it even on the coordinator's own screen.
LEAST_WIDTH, LEAST_HEIGHT = 320, 180
_SMALL_WIDTH, _SMALL_HEIGHT = 640, 360
# The frame of a window that fills its screen may reach a few pixels into the next.
_A_LITTLE = 50


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on the desktop."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def shared(self, other: Area) -> int:
        """How many pixels both have."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0) * max(down, 0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A screen: its name, all of it, and what the desktop's own bars leave of it."""

    name: str
    whole: Area
    left_over: Area


class How(StrEnum):
    """How the board stands there."""

    FULL = "full"
    BESIDE = "beside"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Placement:
    """How and where: full on a screen, in a small window beside the work window, or put away since
    there is no room beside it."""

    how: How
    screen: str
    area: Area


def placed(screens: Sequence[Spot], work: Area, wanted: str = "") -> Placement:
    """Where the board goes with these ``screens`` (at least one) and the ``work`` window.

    On the ``wanted`` screen if it is there and has nothing of the work window, else on the largest
    such screen.
    """
    home = _home(screens, work)
    others = [
        spot
        for spot in screens
        if spot.whole.shared(home.whole) == 0
        and spot.whole.shared(work) * _A_LITTLE <= work.width * work.height
    ]
    if not others:
        return _beside(home, work)
    chosen = next((spot for spot in others if spot.name == wanted), None)
    spot = chosen or max(others, key=lambda one: one.whole.width * one.whole.height)
    return Placement(How.FULL, spot.name, spot.whole)


def _home(screens: Sequence[Spot], work: Area) -> Spot:
    return max(screens, key=lambda spot: spot.whole.shared(work))


def _beside(home: Spot, work: Area) -> Placement:
    """In the roomiest strip that the work window leaves of its screen."""
    free, room = home.left_over, []
    right, below = max(work.right, free.x), max(work.bottom, free.y)
    room.append(Area(right, free.y, free.right - right, free.height))
    room.append(Area(free.x, free.y, min(work.x, free.right) - free.x, free.height))
    room.append(Area(free.x, below, free.width, free.bottom - below))
    room.append(Area(free.x, free.y, free.width, min(work.y, free.bottom) - free.y))
    usable = [area for area in room if area.width >= LEAST_WIDTH and area.height >= LEAST_HEIGHT]
    if not usable:
        small = Area(free.x, free.y, LEAST_WIDTH, LEAST_HEIGHT)
        return Placement(How.AWAY, home.name, small)
    best = max(usable, key=lambda area: area.width * area.height)
    width, height = min(best.width, _SMALL_WIDTH), min(best.height, _SMALL_HEIGHT)
    return Placement(How.BESIDE, home.name, Area(best.x, best.y, width, height))
