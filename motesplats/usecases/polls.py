"""The poll: answered on a screen or from paper, by nobody in particular, and counted at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import new_unordered_id
from motesplats.core.texts import has_hidden
from motesplats.feedback.language import HintLevel
from motesplats.storage import polls
from motesplats.storage.polls import EvaluationCounts
from motesplats.usecases.follow_up import FOLLOWED, follow_up_texts
from motesplats.usecases.forms import language_check
from motesplats.usecases.queries import known_fair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from motesplats.core.fair import Topic
    from motesplats.core.ids import FairId, OperationId
    from motesplats.usecases.context import Context

__all__ = ["EvaluationCounts"]

LONGEST_TEXT = 280
_STEPS = frozenset({1, 2, 3, 4})


@dataclass(frozen=True, slots=True)
class Ballot:
    """What somebody answered: who they are to the fair, the steps by question, and their words."""

    who: str
    steps: Mapping[str, int]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """The answers are in the store."""

    changed: frozenset[Topic] = FOLLOWED


@dataclass(frozen=True, slots=True)
class PollResult:
    """The counts for each kind of people, and what they wrote."""

    counts: tuple[EvaluationCounts, ...]
    texts: tuple[tuple[str, str], ...]


def cast_ballot(
    context: Context, fair_id: FairId, ballot: Ballot, operation: OperationId | None = None
) -> Cast:
    """Keep an answer to the poll; an empty one is not kept.

    The journal says that somebody answered and not what. Raises Refused(UNKNOWN_FAIR),
    Refused(ANSWER_INVALID, item, reason) for what cannot be answered, and Refused(TEXT_BLOCKED,
    item) for words that the language check does not let pass.
    """
    text = _readable(ballot.text)
    asked = {one.id for one in follow_up_texts().asked(ballot.who)}
    if ballot.who not in follow_up_texts().who or not ballot.steps.keys() <= asked:
        raise Refused(Refusal.ANSWER_INVALID, item="poll", reason="unknown_item")
    if not set(ballot.steps.values()) <= _STEPS:
        raise Refused(Refusal.ANSWER_INVALID, item="poll", reason="unknown_option")
    with context.store.write("cast_ballot", operation) as transaction:
        connection = transaction.connection
        known_fair(connection, fair_id)
        if not transaction.repeated:
            if ballot.steps:
                key = new_unordered_id()
                polls.put_answer(connection, fair_id, ballot.who, ballot.steps, key)
            if text:
                polls.put_text(connection, fair_id, ballot.who, text, new_unordered_id())
            transaction.journal([fair_id])
    return Cast()


def poll_result(context: Context, fair_id: FairId) -> PollResult:
    """What has been answered so far. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        return PollResult(
            polls.evaluation_counts(connection, fair_id), polls.texts_of(connection, fair_id)
        )


def has_hint(text: str) -> bool:
    """Whether the language check has something to say about words that are being typed."""
    return bool(language_check().find(text, "sv"))


def _readable(text: str) -> str:
    said = " ".join(text.split())
    if len(said) > LONGEST_TEXT:
        raise Refused(Refusal.ANSWER_INVALID, item="e7", reason="too_long")
    if has_hidden(said):
        raise Refused(Refusal.ANSWER_INVALID, item="e7", reason="hidden_characters")
    if any(one.level is HintLevel.BLOCK for one in language_check().find(said, "sv")):
        raise Refused(Refusal.TEXT_BLOCKED, item="e7")
    return said
