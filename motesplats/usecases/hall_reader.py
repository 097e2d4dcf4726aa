"""The hall's records for whoever asks often: read again only when something was stored since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.storage.journal import last_sequence
from motesplats.usecases.live_hall import hall_records

if TYPE_CHECKING:
    from motesplats.core.ids import FairId
    from motesplats.usecases.context import Context
    from motesplats.usecases.live_hall import HallRecords


@dataclass(slots=True, eq=False)
class HallReader:
    """Reads one fair's hall; ``context`` may be replaced."""

    context: Context
    fair: FairId
    _sequence: int = -1
    _records: HallRecords | None = None

    def records(self) -> HallRecords:
        """The records as of now. Raises Refused(UNKNOWN_FAIR)."""
        with self.context.store.read() as connection:
            sequence = last_sequence(connection)
        if self._records is None or sequence != self._sequence:
            self._records, self._sequence = hall_records(self.context, self.fair), sequence
        return self._records
