"""When forms were kept while they were typed, as the journal knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from motesplats.storage.tables import journal
from motesplats.storage.values import instant_value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from motesplats.core.ids import FairId

_SAVED = "save_feedback"


def times_of_forms(connection: Connection, fair: FairId) -> Iterator[tuple[datetime, ...]]:
    """For each saving of a form, the instants at which it was kept since the one before, and its
    own."""
    times: dict[str, list[datetime]] = {}
    wanted = select(journal.c.verb, journal.c.at, journal.c.subjects).where(
        journal.c.fair_id == fair, journal.c.verb.in_(("autosave", _SAVED))
    )
    for row in connection.execute(wanted.order_by(journal.c.sequence)):
        meeting = str(json.loads(row.subjects)[0])
        times.setdefault(meeting, []).append(instant_value(row.at))
        if row.verb == _SAVED:
            yield tuple(times.pop(meeting))
