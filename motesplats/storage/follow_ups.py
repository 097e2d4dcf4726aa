"""What became of people and promises, as it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from motesplats.core.ids import FairId, MeetingId, SeekerId
from motesplats.feedback.follow_up import Outcome
from motesplats.storage.follow_tables import outcome, promise_state
from motesplats.storage.tables import meeting, seeker
from motesplats.storage.values import instant_text

if TYPE_CHECKING:
    from datetime import datetime

MARKS = ("certificate", "new_goal", "closer", "worked_before", "better", "guarantee")


class PromiseState(StrEnum):
    """What became of an employer's promise."""

    KEPT = "kept"
    BROKEN = "broken"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class PromiseNews:
    """What became of the promise of a meeting; ``due`` is the new day of one that was moved."""

    meeting: MeetingId
    state: PromiseState
    due: date | None = None


def outcomes_of(connection: Connection, fair: FairId) -> tuple[Outcome, ...]:
    """What people of the fair answered, in the order of the points' days."""
    found = (
        select(outcome)
        .join(seeker, seeker.c.id == outcome.c.seeker_id)
        .where(seeker.c.fair_id == fair)
        .order_by(outcome.c.at, outcome.c.seeker_id, outcome.c.point)
    )
    return tuple(
        Outcome(
            SeekerId(row.seeker_id),
            row.point,
            row.answer,
            frozenset(name for name in MARKS if getattr(row, name)),
        )
        for row in connection.execute(found)
    )


def put_outcome(connection: Connection, value: Outcome, at: datetime) -> None:
    """Keep an answer in the place of an earlier one at the same point."""
    this = (outcome.c.seeker_id == value.seeker, outcome.c.point == value.point)
    connection.execute(delete(outcome).where(*this))
    connection.execute(
        insert(outcome).values(
            seeker_id=value.seeker,
            point=value.point,
            answer=value.answer,
            at=instant_text(at),
            **{name: name in value.marks for name in MARKS},
        )
    )


def promise_news_of(connection: Connection, fair: FairId) -> dict[MeetingId, PromiseNews]:
    """What became of promises, by meeting."""
    found = (
        select(promise_state)
        .join(meeting, meeting.c.id == promise_state.c.meeting_id)
        .where(meeting.c.fair_id == fair)
    )
    return {
        MeetingId(row.meeting_id): PromiseNews(
            MeetingId(row.meeting_id),
            PromiseState(row.state),
            None if row.due is None else date.fromisoformat(row.due),
        )
        for row in connection.execute(found)
    }


def put_promise_news(connection: Connection, value: PromiseNews, at: datetime) -> None:
    """Keep what became of a promise in the place of what was known."""
    connection.execute(delete(promise_state).where(promise_state.c.meeting_id == value.meeting))
    connection.execute(
        insert(promise_state).values(
            meeting_id=value.meeting,
            state=value.state.value,
            due=None if value.due is None else value.due.isoformat(),
            at=instant_text(at),
        )
    )
