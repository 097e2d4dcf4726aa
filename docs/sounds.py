"""Makes the four sounds in resources/sounds: struck metal, as sines that die away.

``python docs/sounds.py`` from the root of the project. The same bytes come out on every computer.
"""

import math
import struct
import wave
from dataclasses import dataclass
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "resources" / "sounds"
RATE = 22050
LOUDEST = 32767
# The attack that keeps a beginning from cracking, and the end that keeps it from breaking off.
ATTACK_S, RELEASE_S = 0.004, 0.08
# Frequency as a multiple of the lowest, strength, and how many times faster it dies away.
GONG = ((1.0, 1.0, 1.0), (2.02, 0.7, 1.4), (2.76, 0.45, 2.0), (3.93, 0.3, 3.0), (5.4, 0.2, 4.5))
CHIME = ((1.0, 1.0, 1.0), (2.0, 0.25, 1.8), (3.01, 0.1, 3.0))


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke: when (s), the lowest frequency (Hz), how fast it dies away (1/s), what rings."""

    at: float
    lowest: float
    fading: float
    partials: tuple[tuple[float, float, float], ...] = GONG


SOUNDS: dict[str, tuple[float, float, tuple[Stroke, ...]]] = {
    # Length (s), loudness (0–1), strokes.
    "talk": (1.3, 0.9, (Stroke(0, 262, 2.6),)),
    "soft": (0.7, 0.35, (Stroke(0, 880, 6, CHIME),)),
    "feedback": (1.2, 0.85, (Stroke(0, 349, 2.8),)),
    "double": (1.2, 0.9, (Stroke(0, 523, 5, CHIME), Stroke(0.38, 659, 4.5, CHIME))),
}


def main() -> None:
    """Write them."""
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (length, loudness, strokes) in SOUNDS.items():
        write(OUT / f"{name}.wav", sampled(length, loudness, strokes))


def sampled(length: float, loudness: float, strokes: tuple[Stroke, ...]) -> list[int]:
    """The sound as 16-bit samples, its loudest at ``loudness``."""
    count = round(length * RATE)
    wave_form = [sum(heard(stroke, n / RATE) for stroke in strokes) for n in range(count)]
    ending = [
        value * min(1.0, (count - n) / (RELEASE_S * RATE)) for n, value in enumerate(wave_form)
    ]
    highest = max(abs(value) for value in ending)
    return [round(value / highest * loudness * LOUDEST) for value in ending]


def heard(stroke: Stroke, at: float) -> float:
    """What a stroke gives at an instant."""
    passed = at - stroke.at
    if passed < 0:
        return 0.0
    ringing = sum(
        strength
        * math.exp(-stroke.fading * speed * passed)
        * math.sin(2 * math.pi * stroke.lowest * multiple * passed)
        for multiple, strength, speed in stroke.partials
    )
    return ringing * min(1.0, passed / ATTACK_S)


def write(path: Path, samples: list[int]) -> None:
    """One channel, 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    main()
