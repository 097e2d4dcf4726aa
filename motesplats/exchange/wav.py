"""Sounds that somebody chose for a gong: WAV files, looked at before they are taken."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused, unavailable

if TYPE_CHECKING:
    from pathlib import Path

MOST_SECONDS = 10
MOST_MB = 5
_MEGABYTE = 1_000_000


def read_wav(path: Path) -> bytes:
    """The whole file, once it is known to be a short sound.

    Raises Refused(SOUND_TOO_LARGE, SOUND_NOT_WAV, SOUND_TOO_LONG), each with the file's name, and
    StoreUnavailable when it cannot be read.
    """
    try:
        if path.stat().st_size > MOST_MB * _MEGABYTE:
            raise Refused(Refusal.SOUND_TOO_LARGE, path=path.name, most=MOST_MB)
        content = path.read_bytes()
    except OSError as error:
        raise unavailable(error, str(path)) from error
    if _seconds(content, path.name) > MOST_SECONDS:
        raise Refused(Refusal.SOUND_TOO_LONG, path=path.name, most=MOST_SECONDS)
    return content


def _seconds(content: bytes, name: str) -> float:
    """How long it sounds; a file that says more than it holds is no sound."""
    try:
        with wave.open(io.BytesIO(content)) as sound:
            frames, rate = int(sound.getnframes()), int(sound.getframerate())
            held = len(sound.readframes(frames))
            whole = frames * sound.getnchannels() * sound.getsampwidth()
    except (wave.Error, EOFError, ArithmeticError, ValueError) as error:
        raise Refused(Refusal.SOUND_NOT_WAV, path=name) from error
    if not frames or rate <= 0 or held < whole:
        raise Refused(Refusal.SOUND_NOT_WAV, path=name)
    return frames / rate
