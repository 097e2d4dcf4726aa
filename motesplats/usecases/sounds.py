"""Own sounds for the gongs: looked at, and copied to where they stay."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from motesplats.exchange.wav import read_wav
from motesplats.usecases.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.live.gongs import Sound

_LETTERS = 8


def keep_sound(path: Path, sound: Sound, folder: Path) -> str:
    """Copy a WAV file for a gong into ``folder``; returns the copy's name.

    Another sound gets another name, so that none is played half written. Raises as ``read_wav``
    does, and StoreUnavailable when the copy cannot be written.
    """
    content = read_wav(path)
    name = f"{sound.value}-{hashlib.sha256(content).hexdigest()[:_LETTERS]}.wav"
    write_whole(folder / name, content)
    for earlier in folder.glob(f"{sound.value}-*.wav"):
        if earlier.name != name:
            earlier.unlink(missing_ok=True)
    return name
