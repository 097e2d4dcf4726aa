"""One signal that tells which topics a use case changed; pages ask again for what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from motesplats.core.fair import Topic


class Refresh(QObject):
    """Tells every page what has changed; carries a frozenset of topics."""

    changed = Signal(object)

    def tell(self, topics: frozenset[Topic]) -> None:
        """Tell of ``topics``; of nothing when there are none."""
        if topics:
            self.changed.emit(topics)
