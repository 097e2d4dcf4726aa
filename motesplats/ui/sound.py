"""The gong for the ears: four sounds, as loud as this computer's settings say, or none at all.

The sound library is loaded when the first gong is about to sound. A computer without a loudspeaker
says so in a word; every gong is seen on the screens all the same.
"""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLoggingCategory, QObject, QUrl, Signal, qInstallMessageHandler

from motesplats.i18n import mark
from motesplats.laptop import LOUDEST, Laptop
from motesplats.settings import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

    from motesplats.live.gongs import Sound


class SoundState(StrEnum):
    """Whether a gong would be heard, and if not, why."""

    READY = "ready"
    MUTED = "muted"
    QUIET = "quiet"
    NO_DEVICE = "no_device"
    NO_LIBRARY = "no_library"


STATES = {
    SoundState.READY: mark("Gongen hörs"),
    SoundState.MUTED: mark("Ljudet är av, gongen syns"),
    SoundState.QUIET: mark("Tyst läge, gongen syns"),
    SoundState.NO_DEVICE: mark("Ingen högtalare, gongen syns"),
    SoundState.NO_LIBRARY: mark("Datorn kan inte spela ljud, gongen syns"),
}


class Output(Protocol):
    """What plays a file."""

    def is_there(self) -> bool:
        """Whether there is a loudspeaker."""
        ...

    def play(self, path: Path, volume: float) -> None:
        """Play a WAV file at 0–1."""
        ...


class Gongs(QObject):
    """Plays the gongs of the day, and any gong that somebody tries out."""

    changed = Signal()

    def __init__(self, laptop: Laptop, folder: Path, output: Output | None = None) -> None:
        super().__init__()
        self._laptop, self._folder, self.output = laptop, folder, output
        self._library = True

    @property
    def state(self) -> SoundState:
        """Whether the next gong would be heard."""
        if self._laptop.muted or not self._laptop.volume:
            return SoundState.MUTED
        if self._laptop.quiet:
            return SoundState.QUIET
        return self._heard()

    def follow(self, laptop: Laptop) -> None:
        """Go by other settings."""
        self._laptop = laptop
        self.changed.emit()

    def give(self, sound: Sound) -> bool:
        """The gong of the day; True when it is played."""
        if self.state is not SoundState.READY or sound in self._laptop.silent:
            return False
        return self._play(sound)

    def try_out(self, sound: Sound) -> SoundState:
        """Play a gong now, in the quiet too; the answer is whether it is heard."""
        if self.state in (SoundState.READY, SoundState.QUIET):
            found = self._heard()
            if found is SoundState.READY:
                self._play(sound)
            return found
        return self.state

    def file_of(self, sound: Sound) -> Path:
        """The file that is played: somebody's own if it is still there."""
        own = self._laptop.own_sound(sound)
        chosen = self._folder / own
        return chosen if own and chosen.is_file() else resource_path("sounds", f"{sound.value}.wav")

    def _play(self, sound: Sound) -> bool:
        output = self._loaded()
        if output is None:
            return False
        output.play(self.file_of(sound), self._laptop.volume / LOUDEST)
        return True

    def _heard(self) -> SoundState:
        output = self._loaded()
        if output is None:
            return SoundState.NO_LIBRARY
        return SoundState.READY if output.is_there() else SoundState.NO_DEVICE

    def _loaded(self) -> Output | None:
        if self.output is None and self._library:
            try:
                self.output = Loudspeaker(self)
            except ImportError:
                self._library = False
        return self.output


@contextmanager
def _hushed() -> Iterator[None]:
    """Qt says on the console that there is no sound server; the state says it better."""
    before = qInstallMessageHandler(lambda _kind, _where, _text: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


class Loudspeaker(QObject):
    """The computer's own loudspeaker, found anew when one is plugged in."""

    def __init__(self, owner: Gongs) -> None:
        """Raises ImportError where the system lacks what the sound library needs."""
        super().__init__(owner)
        # It tells on the console of every optional library that a system lacks.
        QLoggingCategory.setFilterRules("qt.multimedia*=false")
        # Loads the system's sound libraries, which some systems lack.
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._effect = QSoundEffect
        with _hushed():
            self._devices: QMediaDevices = QMediaDevices(self)
            self._devices.defaultAudioOutput()
        self._devices.audioOutputsChanged.connect(owner.changed)
        self._loaded: dict[Path, QSoundEffect] = {}

    def is_there(self) -> bool:
        return not self._devices.defaultAudioOutput().isNull()

    def play(self, path: Path, volume: float) -> None:
        made = self._loaded.get(path)
        if made is None:
            made = self._loaded[path] = self._effect(self)
            made.setSource(QUrl.fromLocalFile(str(path)))
        made.setAudioDevice(self._devices.defaultAudioOutput())
        made.setVolume(volume)
        made.play()
