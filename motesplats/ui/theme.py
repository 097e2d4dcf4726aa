"""The look: every colour and size as a token, and the palette and style sheet that are made of
them.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from motesplats.i18n import mark
from motesplats.settings import resource_path
from motesplats.ui.style_sheet import style_sheet
from motesplats.ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens


class Look(StrEnum):
    """The three looks a person may choose."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


TOKENS: dict[Look, Tokens] = {
    Look.LIGHT: LIGHT,
    Look.DARK: DARK,
    Look.CONTRAST: HIGH_CONTRAST,
}
LOOK_NAMES: dict[Look, str] = {
    Look.LIGHT: mark("Ljust"),
    Look.DARK: mark("Mörkt"),
    Look.CONTRAST: mark("Hög kontrast"),
}
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
BASE_POINTS = 11


@dataclass(slots=True)
class Theme:
    """The look in use; ``scale`` multiplies every letter size, so that 1.5 is 150 %."""

    look: Look = Look.LIGHT
    scale: float = 1.0

    @property
    def tokens(self) -> Tokens:
        return TOKENS[self.look]

    def next_look(self) -> Look:
        """The look that follows in the ring light, dark, high contrast."""
        ring = list(Look)
        return ring[(ring.index(self.look) + 1) % len(ring)]

    def points(self, size: float) -> float:
        """A letter size in points, scaled."""
        return size * self.scale

    def apply(self, app: QApplication) -> None:
        """Give the whole application this look."""
        sheet = style_sheet(self.tokens, self.scale)
        if app.styleSheet() == sheet:
            return
        app.setStyle("Fusion")
        app.setPalette(palette(self.tokens))
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPointSizeF(self.points(BASE_POINTS))
        app.setFont(font)
        app.setStyleSheet(sheet)


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; they are the same as on paper."""
    for file in sorted(resource_path("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def palette(tokens: Tokens) -> QPalette:
    """Fusion's palette in the tokens' colours."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.paper,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.paper,
        QPalette.ColorRole.AlternateBase: tokens.surface,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.quiet,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.Link: tokens.primary,
        QPalette.ColorRole.Mid: tokens.line,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.quiet))
    return made
