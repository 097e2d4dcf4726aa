"""One button of the hall: whether the gong is heard, and by a press whether it shall be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from motesplats.i18n import mark
from motesplats.ui.pages.live_controls import relabel
from motesplats.ui.parts import button
from motesplats.ui.sound import STATES, SoundState

if TYPE_CHECKING:
    from motesplats.ui.shell import Shell

_SHORT = {
    SoundState.READY: mark("Gong: på"),
    SoundState.MUTED: mark("Gong: av"),
    SoundState.QUIET: mark("Gong: tyst läge"),
    SoundState.NO_DEVICE: mark("Gong: ingen högtalare"),
    SoundState.NO_LIBRARY: mark("Gong: inget ljud"),
}


class SoundButton(QObject):
    """Turns the sound off in a press, and on again; goes with the button that is shown."""

    def __init__(self, shell: Shell) -> None:
        self.shown = button(shell.tr("Gong: på"))
        super().__init__(self.shown)
        self.shown.clicked.connect(self._on_pressed)
        self._shell, self._stage = shell, shell.stage
        self._stage.changed.connect(self.show_now)
        self._stage.gongs.changed.connect(self.show_now)

    def show_now(self) -> None:
        """Say whether the gong is heard; while nobody looks, no sound library is loaded for it."""
        if self.shown.isVisible():
            state = self._stage.gongs.state
            relabel(self.shown, self._shell.tr(_SHORT[state]))
            self.shown.setToolTip(self._shell.tr(STATES[state]))

    def _on_pressed(self) -> None:
        laptop = self._stage.laptop
        self._stage.set_laptop(replace(laptop, muted=not laptop.muted))
        self._shell.speak(self.shown.accessibleName())
        self._shell.letters()
