"""Noise on costs: mostly none, so that little is moved about that need not be."""

import random

LOUD = 0.1
POOL = 4099


class Noise:
    """Numbers from -0.5 to 0.5, one in ten not 0, drawn once and begun anywhere each time."""

    def __init__(self, chance: random.Random) -> None:
        lots = (chance.random() for _ in range(POOL))
        self._pool = [lot / LOUD - 0.5 if lot < LOUD else 0.0 for lot in lots]
        self._chance = chance

    def __call__(self, count: int) -> list[float]:
        """So many of the numbers."""
        first = int(self._chance.random() * POOL)
        found = self._pool[first : first + count]
        while len(found) < count:
            found += self._pool[: count - len(found)]
        return found
