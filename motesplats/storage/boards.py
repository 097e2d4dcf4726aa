"""What the coordinator wants on the big screen, for each fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.live.board import BoardChoice, Layout
from motesplats.storage.board_tables import board

if TYPE_CHECKING:
    from motesplats.core.ids import FairId


def choice_of(connection: Connection, fair: FairId) -> BoardChoice:
    """What was chosen, or what holds until somebody chooses."""
    row = connection.execute(select(board).where(board.c.fair_id == fair)).one_or_none()
    if row is None:
        return BoardChoice()
    return BoardChoice(Layout(row.layout), row.by_phase, row.english, row.message)


def put_choice(connection: Connection, fair: FairId, value: BoardChoice) -> None:
    connection.execute(delete(board).where(board.c.fair_id == fair))
    connection.execute(
        insert(board).values(
            fair_id=fair,
            layout=value.layout.value,
            by_phase=value.by_phase,
            english=value.english,
            message=value.message,
        )
    )
