"""What belongs to this laptop and not to a fair: how loud the gong is, where the board goes."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from motesplats.live.gongs import Sound
from motesplats.settings import data_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

LOUDEST = 100
_NAME = "laptop.json"
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class Laptop:
    """Choices for this computer.

    ``volume`` is 0–100. ``muted``: nothing sounds. ``quiet``: gongs of the day are seen only, but
    can be tried out. ``silent`` are gongs that are off by themselves. ``own`` are the names of
    files in the folder of sounds, by gong. ``screen`` is the name of the board's screen, empty for
    any; ``look`` the name of its look.
    """

    volume: int = 70
    muted: bool = False
    quiet: bool = False
    silent: frozenset[Sound] = frozenset()
    own: tuple[tuple[Sound, str], ...] = ()
    screen: str = ""
    look: str = "dark"

    def own_sound(self, sound: Sound) -> str:
        """The name of the file that somebody chose for a gong, or nothing."""
        return dict(self.own).get(sound, "")

    def with_own(self, sound: Sound, name: str) -> Laptop:
        """Another file for a gong; none for an empty name."""
        chosen = {**dict(self.own), sound: name}
        return replace(self, own=tuple((one, chosen[one]) for one in Sound if chosen.get(one)))

    def with_gong(self, sound: Sound, *, on: bool) -> Laptop:
        """A gong by itself on or off."""
        return replace(self, silent=self.silent - {sound} if on else self.silent | {sound})


def laptop_file() -> Path:
    """Where the choices are kept."""
    return data_folder() / _NAME


def sounds_folder() -> Path:
    """Where sounds that somebody chose are copied to."""
    return data_folder() / "sounds"


def read_laptop(path: Path) -> Laptop:
    """The choices in the file; what is missing, damaged or nonsense is as in a new file."""
    try:
        if path.stat().st_size > _LARGEST:
            return Laptop()
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Laptop()
    return _laptop(found) if isinstance(found, dict) else Laptop()


def write_laptop(path: Path, laptop: Laptop) -> bool:
    """Write the choices whole or not at all; False when the disk refuses, which stops nobody."""
    kept = asdict(laptop) | {"silent": sorted(laptop.silent), "own": dict(laptop.own)}
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)
        return False
    return True


def _laptop(found: Mapping[str, object]) -> Laptop:
    usual = Laptop()
    volume, own = found.get("volume"), found.get("own")
    silent = found.get("silent")
    known = isinstance(volume, int) and not isinstance(volume, bool)
    files = own.items() if isinstance(own, dict) else ()
    chosen = {key: name for key, name in files if isinstance(name, str) and _plain(name)}
    return Laptop(
        volume=min(max(int(str(volume)), 0), LOUDEST) if known else usual.volume,
        muted=found.get("muted") is True,
        quiet=found.get("quiet") is True,
        silent=frozenset(s for s in Sound if isinstance(silent, list) and s.value in silent),
        own=tuple((sound, chosen[sound.value]) for sound in Sound if sound.value in chosen),
        screen=_text(found.get("screen"), usual.screen),
        look=_text(found.get("look"), usual.look),
    )


def _text(value: object, usual: str) -> str:
    return value if isinstance(value, str) else usual


def _plain(name: str) -> bool:
    """Whether it is a file's own name, and leads out of no folder."""
    return bool(name) and Path(name).name == name and "\\" not in name
