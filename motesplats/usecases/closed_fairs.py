"""What goes when a fair closes, at the end of its day: the employers' private notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.storage import closing
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from datetime import date, datetime

    from motesplats.core.ids import FairId
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


def is_closed(connection: Connection, fair_id: FairId, now: datetime) -> bool:
    """Whether the fair's day is over. Raises Refused(UNKNOWN_FAIR)."""
    return _is_over(known_fair(connection, fair_id).day, now)


def close_past_fairs(context: Context) -> tuple[FairId, ...]:
    """Erase the private notes of every fair whose day is over; the fairs that had some.

    The pages that held them are overwritten, in the store's journal file as well.
    """
    now = context.now()
    with context.store.read() as connection:
        found = closing.fairs_with_notes(connection)
    over = tuple(fair for fair, day in found.items() if _is_over(day, now))
    for fair in over:
        with context.store.write("close_fair") as transaction:
            closing.erase_notes(transaction.connection, fair)
            transaction.journal([fair])
    if over:
        closing.settle(context.store)
    return over


def _is_over(day: date, now: datetime) -> bool:
    return local(now).date() > day
