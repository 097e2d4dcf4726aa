"""What every use case is handed: the store and the time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from motesplats.core.clock import Clock
    from motesplats.core.history import Actor
    from motesplats.storage.store import Store


@dataclass(slots=True, eq=False)
class Gate:
    """How often the passphrase was missed in a row since the store was opened, and when the next
    try counts.
    """

    misses: int = 0
    waits_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """The store that is open and the clock that is believed."""

    store: Store
    clock: Clock
    gate: Gate = field(default_factory=Gate, repr=False)

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return self.clock.now()

    def by(self, actor: Actor) -> Context:
        """The same store and clock, for what ``actor`` does."""
        return replace(self, store=self.store.by(actor))


@dataclass(frozen=True, slots=True)
class Watch:
    """Follows long work: ``progress(done, total)`` is told how far it is, ``cancelled()`` is asked
    whether to stop.
    """

    progress: Callable[[int, int], None] = lambda _done, _total: None
    cancelled: Callable[[], bool] = lambda: False


UNWATCHED = Watch()
