"""Texts that an employer is asked to write anew: staff cannot change the employer's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.visibility import Place
from motesplats.feedback.answers import free_texts
from motesplats.feedback.language import HintLevel
from motesplats.storage import departures, feedback, rewrites
from motesplats.storage.feedback import Decision
from motesplats.storage.rewrites import Request, RewriteReason
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.queries import parts_in
from motesplats.usecases.views import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from motesplats.core.ids import FairId, MeetingId, OperationId, SubmissionId
    from motesplats.feedback.language import Hint
    from motesplats.feedback.reading import Text
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskSession
# Pages name why they ask.
__all__ = [
    "Rejections",
    "RewriteAsked",
    "RewriteReason",
    "Rewriting",
    "ToRewrite",
    "ask_rewrite",
    "rejections",
    "rewrites_asked",
    "suggested_reason",
    "texts_to_rewrite",
    "texts_to_rewrite_in",
]

_HURTS = frozenset({"insult", "self_level"})
_COMPARES = frozenset({"ranking"})


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A text that the employer has been asked to write anew."""

    submission: SubmissionId
    item: str
    reason: RewriteReason
    changed: frozenset[Topic] = frozenset({Topic.FEEDBACK, Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class RewriteAsked:
    """A text that is not written anew yet, and how the employer can be reached.

    ``gone``: the employer has gone home and does not see its screen any more.
    """

    submission: SubmissionId
    item: str
    label: Text
    reason: RewriteReason
    seeker: Shown
    employer: str
    contact: str
    phone: str
    email: str
    gone: bool


@dataclass(frozen=True, slots=True)
class ToRewrite:
    """A text that the employer is asked to write anew, as its own screen shows it."""

    meeting: MeetingId
    item: str
    label: Text
    reason: RewriteReason


@dataclass(frozen=True, slots=True)
class Rejections:
    """How many free texts of a fair the officer has read, and what was not let through.

    Earlier versions count too: many rejections are a sign of harm, whoever wrote anew.
    """

    released: int
    held: int
    asked: int

    @property
    def read(self) -> int:
        return self.released + self.held + self.asked

    @property
    def rejected(self) -> int:
        return self.held + self.asked


def ask_rewrite(
    context: Context,
    submission: SubmissionId,
    item: str,
    reason: RewriteReason,
    operation: OperationId | None = None,
) -> Rewriting:
    """Hold one free text and ask its employer to write it anew; ``decide_text`` takes it back.

    When the employer saves a new version every text of it is read anew.
    Raises Refused(TEXT_REPLACED) for a text of a version that is not the latest.
    """
    with context.store.write("ask_rewrite", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            if not feedback.is_latest(connection, submission):
                raise Refused(Refusal.TEXT_REPLACED)
            feedback.decide(connection, submission, item, Decision.ASKED, context.now())
            rewrites.put_request(connection, Request(submission, item, reason))
            transaction.journal([submission, item])
    return Rewriting(submission, item, reason)


def suggested_reason(hints: Iterable[Hint]) -> RewriteReason:
    """Why a text with these hints would have to be written anew, most often."""
    found = tuple(hints)
    categories = {hint.category for hint in found}
    if categories & _HURTS:
        return RewriteReason.HURTS
    if categories & _COMPARES:
        return RewriteReason.COMPARES
    if any(hint.level is not HintLevel.HINT for hint in found):
        return RewriteReason.SENSITIVE
    return RewriteReason.UNCLEAR


def rewrites_asked(context: Context, fair_id: FairId) -> tuple[RewriteAsked, ...]:
    """What employers have not written anew yet: those who have gone first, then by employer."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        gone = departures.employers_gone(connection, fair_id)
        found = tuple(_open(connection, fair_id))
    told = []
    for submission, request, label in found:
        employer = parts.employers[submission.employer]
        told.append(
            RewriteAsked(
                submission=submission.id,
                item=request.item,
                label=label,
                reason=request.reason,
                seeker=shown(parts.seekers[submission.seeker], Place.COORDINATOR),
                employer=employer.name,
                contact=employer.contact,
                phone=employer.phone,
                email=employer.email,
                gone=submission.employer in gone,
            )
        )
    return tuple(sorted(told, key=lambda one: (not one.gone, one.employer)))


def texts_to_rewrite(context: Context, session: KioskSession) -> tuple[ToRewrite, ...]:
    """The employer's own texts to write anew, and nobody else's."""
    with context.store.read_for(session.fair, session.employer) as connection:
        return texts_to_rewrite_in(connection, session)


def texts_to_rewrite_in(connection: Connection, session: KioskSession) -> tuple[ToRewrite, ...]:
    """As ``texts_to_rewrite``, inside a transaction."""
    found = _open(connection, session.fair)
    return tuple(
        ToRewrite(submission.meeting, request.item, label, request.reason)
        for submission, request, label in found
    )


def rejections(context: Context, fair_id: FairId) -> Rejections:
    """What the officer let through and what not, over the whole fair."""
    with context.store.read() as connection:
        counts = rewrites.decided_counts(connection, fair_id)
    return Rejections(*(counts.get(decision, 0) for decision in Decision))


def _open(connection: Connection, fair_id: FairId) -> Iterator[tuple[Submission, Request, Text]]:
    """Requests about the latest version of a form, in the order of meetings and of the form."""
    asked = {(one.submission, one.item): one for one in rewrites.requests_of(connection, fair_id)}
    if not asked:
        return
    for submission in feedback.submissions_of(connection, fair_id):
        stored = stored_form(submission)
        for free in () if stored is None else free_texts(*stored):
            request = asked.get((submission.id, free.item))
            if request is not None and stored is not None:
                yield submission, request, stored[0].item(free.item).text
