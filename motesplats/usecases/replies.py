"""What a seeker says of the report, written down by the staff in the seeker's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.fair import Topic
from motesplats.feedback.report import PlannedStep, Reply
from motesplats.storage import replies
from motesplats.usecases.kept_texts import refuse_numbers

if TYPE_CHECKING:
    from motesplats.core.ids import OperationId, SeekerId
    from motesplats.usecases.context import Context

# Pages name what they write down.
__all__ = ["MOST_STEPS", "PlannedStep", "Reply", "ReplySaved", "reply_of", "save_reply"]

MOST_STEPS = 3


@dataclass(frozen=True, slots=True)
class ReplySaved:
    """What was written down, and what stood there before."""

    seeker: SeekerId
    before: Reply
    reply: Reply
    changed: frozenset[Topic]


def reply_of(context: Context, seeker: SeekerId) -> Reply:
    """What the seeker has said of the report; empty for nothing."""
    with context.store.read() as connection:
        return replies.reply_of(connection, seeker)


def save_reply(
    context: Context, seeker: SeekerId, reply: Reply, operation: OperationId | None = None
) -> ReplySaved:
    """Write down the seeker's objection and plan; a report printed before has to be printed anew.

    Steps without a text are left out. Raises Refused(TEXT_BLOCKED, item=…, category=…, hint=…) for
    identity numbers and contact details.
    """
    kept = _tidy(reply)
    refuse_numbers("objection", (kept.objection,))
    refuse_numbers("plan", [text for step in kept.steps for text in (step.text, step.when)])
    with context.store.write("save_reply", operation) as transaction:
        before = replies.reply_of(transaction.connection, seeker)
        if not transaction.repeated:
            replies.put_reply(transaction.connection, seeker, kept, context.now())
            transaction.journal([seeker])
    return ReplySaved(seeker, before, kept, frozenset({Topic.REPORTS}))


def _tidy(reply: Reply) -> Reply:
    steps = (PlannedStep(step.text.strip(), step.when.strip()) for step in reply.steps)
    return Reply(reply.objection.strip(), tuple(s for s in steps if s.text)[:MOST_STEPS])
