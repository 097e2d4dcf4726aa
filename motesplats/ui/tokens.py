"""The design tokens: colours of the three looks, letter sizes and distances.

Nothing else names a colour or a size.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look, as ``#RRGGBB``."""

    paper: str
    surface: str
    line: str
    ink: str
    quiet: str
    primary: str
    on_primary: str
    done: str
    waiting: str
    attention: str
    talk: str
    feedback: str
    change: str


LIGHT = Tokens(
    paper="#FFFFFF",
    surface="#F5F6F8",
    line="#D5DAE1",
    ink="#1B1F24",
    quiet="#505A66",
    primary="#1F4E8C",
    on_primary="#FFFFFF",
    done="#1E6B45",
    waiting="#7A5200",
    attention="#A23B12",
    talk="#1F4E8C",
    feedback="#6B3FA0",
    change="#4A5A2A",
)
DARK = Tokens(
    paper="#15181C",
    surface="#1E2329",
    line="#39424D",
    ink="#E8ECF1",
    quiet="#A9B4C0",
    primary="#8DB8F0",
    on_primary="#10202F",
    done="#7CCBA2",
    waiting="#E5B95C",
    attention="#F0A07C",
    talk="#8DB8F0",
    feedback="#C7A6F2",
    change="#B7CB85",
)
HIGH_CONTRAST = Tokens(
    paper="#000000",
    surface="#000000",
    line="#FFFFFF",
    ink="#FFFFFF",
    quiet="#FFFFFF",
    primary="#FFFF00",
    on_primary="#000000",
    done="#00FF00",
    waiting="#FFFF00",
    attention="#FF8A00",
    talk="#FFFFFF",
    feedback="#FFFFFF",
    change="#FFFFFF",
)

# Letter sizes in points.
SMALL = 9
BODY = 11
LARGE = 14
HEADING = 18
TITLE = 24
HUGE = 40

# Distances and heights in logical pixels.
TIGHT = 4
NEAR = 8
APART = 12
ROOM = 16
WIDE = 24
EDGE = 32
CORNER = 6
CONTROL = 36
KIOSK_CONTROL = 48
ROW = 36
ICON = 20
RAIL = 208
LONGEST_LINE = 620


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of ``#RRGGBB``, 0–1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
