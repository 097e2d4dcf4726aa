"""The answers of the poll, counted; nothing here can say who answered, when, or in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update

from motesplats.storage.poll_tables import poll_answer, poll_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table

    from motesplats.core.ids import FairId

QUESTIONS = ("e1", "e2", "e3", "e4", "e5", "e6")
# Fewer at a time would let somebody who looks twice tell what the last ones answered.
LOT = 5


@dataclass(frozen=True, slots=True)
class EvaluationCounts:
    """How a fair was judged by job seekers, employers or at the mingle.

    ``people`` are those who are counted, ``waiting`` those who are not yet because they are fewer
    than five. ``answers``: for each question that somebody answered, how many chose 1, 2, 3 and 4.
    """

    who: str
    people: int
    waiting: int
    answers: tuple[tuple[str, tuple[int, int, int, int]], ...]

    def of(self, question: str) -> tuple[int, int, int, int]:
        """How many chose each step; noughts for a question that nobody answered."""
        return dict(self.answers).get(question, (0, 0, 0, 0))


def put_answer(
    connection: Connection, fair: FairId, who: str, answers: Mapping[str, int], key: str
) -> None:
    """Keep the steps that somebody chose, and let all be counted that have waited once they are
    five."""
    connection.execute(insert(poll_answer).values(id=key, fair_id=fair, who=who, **answers))
    _let_in(connection, poll_answer, fair, who)


def put_text(connection: Connection, fair: FairId, who: str, text: str, key: str) -> None:
    """Keep what somebody wrote, apart from what they answered."""
    connection.execute(insert(poll_text).values(id=key, fair_id=fair, who=who, text=text))
    _let_in(connection, poll_text, fair, who)


def evaluation_counts(connection: Connection, fair: FairId) -> tuple[EvaluationCounts, ...]:
    """The counts for each kind of people who answered, in the order of their names."""
    kinds = connection.execute(
        select(poll_answer.c.who, func.count().filter(poll_answer.c.counted), func.count())
        .where(poll_answer.c.fair_id == fair)
        .group_by(poll_answer.c.who)
        .order_by(poll_answer.c.who)
    )
    return tuple(
        EvaluationCounts(who, int(known), int(every) - int(known), _answers(connection, fair, who))
        for who, known, every in kinds.all()
    )


def texts_of(connection: Connection, fair: FairId) -> tuple[tuple[str, str], ...]:
    """Who wrote what, for texts that are let in; in the order of the alphabet, which is nobody's
    order."""
    found = select(poll_text.c.who, poll_text.c.text).where(
        poll_text.c.fair_id == fair, poll_text.c.counted
    )
    return tuple(sorted((str(row.who), str(row.text)) for row in connection.execute(found)))


def _answers(
    connection: Connection, fair: FairId, who: str
) -> tuple[tuple[str, tuple[int, int, int, int]], ...]:
    columns = [
        func.count().filter(poll_answer.c[name] == step)
        for name in QUESTIONS
        for step in (1, 2, 3, 4)
    ]
    counted = (poll_answer.c.fair_id == fair, poll_answer.c.who == who, poll_answer.c.counted)
    row = connection.execute(select(*columns).where(*counted)).one()
    found = []
    for place, name in enumerate(QUESTIONS):
        a, b, c, d = (int(n) for n in row[place * 4 : place * 4 + 4])
        if a + b + c + d:
            found.append((name, (a, b, c, d)))
    return tuple(found)


def _let_in(connection: Connection, table: Table, fair: FairId, who: str) -> None:
    waiting = (table.c.fair_id == fair, table.c.who == who, table.c.counted.is_(False))
    number = connection.execute(select(func.count()).select_from(table).where(*waiting)).scalar()
    if (number or 0) >= LOT:
        connection.execute(update(table).where(*waiting).values(counted=True))
