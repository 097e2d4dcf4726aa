"""How the gong sounds on this computer: loudness, quiet, each gong on or off, and own sounds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QSpinBox, QWidget

from motesplats.laptop import LOUDEST, sounds_folder
from motesplats.live.gongs import Sound
from motesplats.ui import tokens as t
from motesplats.ui.pages.live_controls import relabel
from motesplats.ui.pages.live_words import GONGS
from motesplats.ui.parts import button, column, field, label, named, row, say
from motesplats.ui.refusals import Refusals
from motesplats.ui.sound import STATES
from motesplats.usecases.sounds import keep_sound

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from motesplats.ui.shell import Shell

_STEP = 5


class GongSettings(QWidget):
    """Everything that is heard; what is seen is not changed by any of it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell, self._tr, self._stage = shell, shell.tr, shell.stage
        self.state = label("", "strong", wrap=True)
        self.refusal = Refusals(shell)
        self.volume = QSpinBox(minimum=0, maximum=LOUDEST, singleStep=_STEP, suffix=" %")
        self.volume.valueChanged.connect(self._on_volume)
        self.muted = self._check(self._tr("Ljudet av"), self._on_muted)
        self.quiet = self._check(self._tr("Tyst läge"), self._on_quiet)
        self.quiet.setToolTip(self._tr("Dagens gonggonger syns men hörs inte. Du kan prova dem."))
        self.on: dict[Sound, QCheckBox] = {}
        self.trying: dict[Sound, QPushButton] = {}
        self.own: dict[Sound, QPushButton] = {}
        whole = column(self, gap=t.NEAR)
        whole.addWidget(label(self._tr("Gongen på den här datorn"), "heading"))
        whole.addWidget(self.state)
        line = row(gap=t.ROOM)
        line.addWidget(field(self._tr("Volym"), self.volume))
        line.addWidget(self.muted)
        line.addWidget(self.quiet)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addLayout(self._each())
        whole.addWidget(self.refusal)
        whole.addStretch(1)
        self._stage.changed.connect(self.show_now)
        self._stage.gongs.changed.connect(self._show_state)
        self._fill()

    def show_now(self) -> None:
        """Show what holds, without loading the sound library unless somebody looks."""
        self._fill()
        self._show_state()

    def use_file(self, sound: Sound, path: Path) -> None:
        """Let ``path`` be the sound of a gong, if it is one that can be played."""
        work = partial(keep_sound, path, sound, sounds_folder())

        def kept(name: str) -> None:
            self.refusal.say("")
            laptop = self._stage.laptop.with_own(sound, name)
            self._stage.set_laptop(laptop)
            self._stage.gongs.try_out(sound)

        self._shell.tasks.run(self, work, kept, self.refusal.explain)

    def _check(self, text: str, act: Callable[[bool], None]) -> QCheckBox:
        made = named(QCheckBox(text), text)
        made.setProperty("plain", text)
        made.clicked.connect(lambda on: act(on))
        return made

    def _each(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(t.NEAR)
        grid.setVerticalSpacing(t.TIGHT)
        grid.setColumnStretch(0, 1)
        for line, sound in enumerate(Sound):
            name = self._tr(GONGS[sound])
            self.on[sound] = self._check(name, partial(self._on_gong, sound))
            self.trying[sound] = button(self._tr("Prova"), partial(self._on_try, sound))
            self.trying[sound].setAccessibleName(self._tr("Prova: {name}", name=name))
            self.own[sound] = button(self._tr("Eget ljud…"), partial(self._on_own, sound))
            for place, made in enumerate((self.on[sound], self.trying[sound], self.own[sound])):
                grid.addWidget(made, line, place)
        return grid

    def _fill(self) -> None:
        laptop = self._stage.laptop
        if self.volume.value() != laptop.volume:
            self.volume.setValue(laptop.volume)
        self.muted.setChecked(laptop.muted)
        self.quiet.setChecked(laptop.quiet)
        for sound in Sound:
            self.on[sound].setChecked(sound not in laptop.silent)
            chosen = bool(laptop.own_sound(sound))
            text = self._tr("Vanligt ljud") if chosen else self._tr("Eget ljud…")
            relabel(self.own[sound], text)
            name = self._tr(GONGS[sound])
            self.own[sound].setAccessibleName(f"{text}: {name}")

    def _show_state(self) -> None:
        if self.isVisible():
            text = self._tr(STATES[self._stage.gongs.state])
            if not self._stage.written:
                kept = self._tr("Valen gick inte att spara och gäller tills du stänger.")
                text = f"{text}. {kept}"
            say(self.state, text)

    def _on_volume(self, volume: int) -> None:
        self._stage.set_laptop(replace(self._stage.laptop, volume=volume))

    def _on_muted(self, on: bool) -> None:
        self._stage.set_laptop(replace(self._stage.laptop, muted=on))

    def _on_quiet(self, on: bool) -> None:
        self._stage.set_laptop(replace(self._stage.laptop, quiet=on))

    def _on_gong(self, sound: Sound, on: bool) -> None:
        self._stage.set_laptop(self._stage.laptop.with_gong(sound, on=on))

    def _on_try(self, sound: Sound) -> None:
        heard = self._stage.gongs.try_out(sound)
        say(self.state, self._tr(STATES[heard]))
        self._shell.speak(self.state.text())

    def _on_own(self, sound: Sound) -> None:
        if self._stage.laptop.own_sound(sound):
            self._stage.set_laptop(self._stage.laptop.with_own(sound, ""))
            return
        title = self._tr("Välj ett ljud")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", "WAV (*.wav)")
        if chosen:
            self.use_file(sound, Path(chosen))
