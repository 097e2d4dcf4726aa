"""One line of the pre-flight page: how something stands, and what can be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel

from motesplats.ui import tokens as t
from motesplats.ui.pages.preflight_words import STATES, TITLES
from motesplats.ui.parts import column, frame, label, restyle, row
from motesplats.ui.symbols import symbol
from motesplats.usecases.preflight import CheckState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from motesplats.ui.shell import Shell
    from motesplats.usecases.preflight import CheckCode

_TITLE = 190


class CheckRow:
    """The widgets of one check: symbol and word, what it is, how it stands, buttons."""

    def __init__(self, shell: Shell, code: CheckCode, buttons: tuple[QPushButton, ...]) -> None:
        self.code, self.state = code, CheckState.ASK
        self._theme, self._tr = shell.theme, shell.tr
        self.whole: QFrame = frame("card")
        self.buttons = buttons
        self._picture, self._word = QLabel(), label("", "small")
        self.detail = label("", wrap=True)
        title = label(self._tr(TITLES[code]), "strong")
        title.setMinimumWidth(round(_TITLE * shell.theme.scale))
        place = row(self.whole, gap=t.APART)
        place.setContentsMargins(t.APART, 1, t.NEAR, 1)
        place.addWidget(self._picture)
        names = column(gap=0)
        names.addWidget(title)
        names.addWidget(self._word)
        place.addLayout(names)
        place.addWidget(self.detail, 1)
        for made in buttons:
            place.addWidget(made)

    def tell(self, state: CheckState, detail: str) -> None:
        """Say how it stands now."""
        picture, colour, word = STATES[state]
        self.state = state
        shade = getattr(self._theme.tokens, "ink" if colour == "quiet" else colour)
        self._picture.setPixmap(symbol(picture, shade))
        self._word.setText(self._tr(word))
        restyle(self._word, look="small")
        self.detail.setText(detail)
        self.whole.setAccessibleName(f"{self._tr(TITLES[self.code])}: {self._tr(word)}. {detail}")
