"""Seekers' cards, and how seekers see themselves before the fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.cards import NO_CARD, SeekerCard
from motesplats.core.ids import SeekerId
from motesplats.feedback.form import Level
from motesplats.storage.brief_tables import own_level, seeker_card
from motesplats.storage.tables import seeker

if TYPE_CHECKING:
    from motesplats.core.ids import FairId

OwnLevels = tuple[tuple[str, Level], ...]


def card_of(connection: Connection, seeker_id: SeekerId) -> SeekerCard:
    """The seeker's card; empty where nothing was told."""
    row = connection.execute(
        select(seeker_card).where(seeker_card.c.seeker_id == seeker_id)
    ).one_or_none()
    return NO_CARD if row is None else SeekerCard(row.feedback_on, row.question, row.portfolio)


def cards_at(connection: Connection, fair: FairId) -> dict[SeekerId, SeekerCard]:
    """The cards of everybody at the fair who told something."""
    rows = connection.execute(
        select(seeker_card)
        .join(seeker, seeker.c.id == seeker_card.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    return {SeekerId(r.seeker_id): SeekerCard(r.feedback_on, r.question, r.portfolio) for r in rows}


def put_card(connection: Connection, seeker_id: SeekerId, value: SeekerCard) -> None:
    connection.execute(delete(seeker_card).where(seeker_card.c.seeker_id == seeker_id))
    if value == NO_CARD:
        return
    connection.execute(
        insert(seeker_card).values(
            seeker_id=seeker_id,
            feedback_on=value.feedback_on,
            question=value.question,
            portfolio=value.portfolio,
        )
    )


def own_levels_of(connection: Connection, seeker_id: SeekerId) -> OwnLevels:
    """How the seeker saw themselves before the fair, by competency."""
    rows = connection.execute(
        select(own_level).where(own_level.c.seeker_id == seeker_id).order_by(own_level.c.competency)
    )
    return tuple((row.competency, Level(row.level)) for row in rows)


def own_levels_at(connection: Connection, fair: FairId) -> dict[SeekerId, OwnLevels]:
    """How everybody at the fair who told it saw themselves, by competency."""
    rows = connection.execute(
        select(own_level)
        .join(seeker, seeker.c.id == own_level.c.seeker_id)
        .where(seeker.c.fair_id == fair)
        .order_by(own_level.c.competency)
    )
    found: dict[SeekerId, OwnLevels] = {}
    for row in rows:
        who = SeekerId(row.seeker_id)
        found[who] = (*found.get(who, ()), (row.competency, Level(row.level)))
    return found


def put_own_levels(connection: Connection, seeker_id: SeekerId, values: OwnLevels) -> None:
    """Let exactly these be how the seeker sees themselves."""
    connection.execute(delete(own_level).where(own_level.c.seeker_id == seeker_id))
    rows = [
        {"seeker_id": seeker_id, "competency": name, "level": level.value}
        for name, level in values
        if level is not Level.NOT_OBSERVED
    ]
    if rows:
        connection.execute(insert(own_level), rows)
