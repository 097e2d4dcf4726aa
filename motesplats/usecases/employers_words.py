"""What employers say of the day as a whole: read by an officer, who releases it or holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.feedback.summary_values import Condition
from motesplats.storage import employers, kiosks, summaries
from motesplats.usecases.queries import known_employer, known_fair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.ids import EmployerId, FairId, OperationId
    from motesplats.feedback.summary_values import SummaryTexts
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

# What the employment service reads; the other questions are the organiser's alone.
FOR_THE_SUMMARY = ("lacking", "hinders", "support")


@dataclass(frozen=True, slots=True)
class WordsToRead:
    """What one employer says to one question about the day."""

    employer: EmployerId
    name: str
    item: str
    text: str
    released: bool


@dataclass(frozen=True, slots=True)
class WordsDecided:
    """What the officer decided of it."""

    employer: EmployerId
    item: str
    released: bool
    changed: frozenset[Topic] = frozenset({Topic.REPORTS})


def words_to_read(context: Context, fair_id: FairId) -> tuple[WordsToRead, ...]:
    """Every text about the day for the summary, those that nobody has released first."""
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        names = {one.id: one.name for one in employers.employers_of(connection, fair_id)}
        released = summaries.released_at(connection, fair_id)
        found = [
            WordsToRead(who, names[who], item, text, released.get((who, item)) == text)
            for who, item, text in _said(connection, fair_id)
        ]
    return tuple(sorted(found, key=lambda one: one.released))


def release_words(
    context: Context, read: WordsToRead, release: bool, operation: OperationId | None = None
) -> WordsDecided:
    """Release exactly the words that were read, or hold them; later words are not released.

    Raises Refused(UNKNOWN_EMPLOYER), Refused(PREVIEW_OUTDATED) when the employer has changed them.
    """
    with context.store.write("release_words", operation) as transaction:
        connection = transaction.connection
        fair = known_employer(connection, read.employer).fair
        if (read.employer, read.item, read.text) not in set(_said(connection, fair)):
            raise Refused(Refusal.PREVIEW_OUTDATED)
        if not transaction.repeated:
            text = read.text if release else None
            summaries.put_released(connection, read.employer, read.item, text)
            transaction.journal([read.employer])
    return WordsDecided(read.employer, read.item, release)


def conditions_in(connection: Connection, fair: FairId, texts: SummaryTexts) -> Iterator[Condition]:
    """The employers' conditions: how many answered, and what was released, in the order of the
    alphabet, which is nobody's order."""
    said = tuple(_said(connection, fair))
    released = summaries.released_at(connection, fair)
    for name in FOR_THE_SUMMARY:
        own = [(who, text) for who, item, text in said if item == name]
        if own:
            told = sorted({text for who, text in own if released.get((who, name)) == text})
            yield Condition(texts.labels[name], len(own), tuple(told))


def _said(connection: Connection, fair: FairId) -> Iterator[tuple[EmployerId, str, str]]:
    for who, answers in kiosks.last_words_of(connection, fair).items():
        for item in FOR_THE_SUMMARY:
            if answers.get(item):
                yield who, item, answers[item]
