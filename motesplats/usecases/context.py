"""What every use case is handed: the store and the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from motesplats.core.clock import Clock
    from motesplats.storage.store import Store


@dataclass(frozen=True, slots=True)
class Context:
    """The store that is open and the clock that is believed."""

    store: Store
    clock: Clock

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self.clock.now()


@dataclass(frozen=True, slots=True)
class Watch:
    """Follows long work: ``progress(done, total)`` is told how far it is, ``cancelled()`` is asked
    whether to stop.
    """

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


UNWATCHED = Watch()
