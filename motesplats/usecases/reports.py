"""From submissions to reports: the release list, and how far each report has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal
from motesplats.core.fair import Topic
from motesplats.core.visibility import Place
from motesplats.feedback.answers import free_texts
from motesplats.feedback.compile import report_blockers
from motesplats.storage import feedback, rewrites
from motesplats.storage.feedback import Decision
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.queries import parts_in
from motesplats.usecases.report_material import Material, material_of, report_of
from motesplats.usecases.views import FairParts, Shown, shown

if TYPE_CHECKING:
    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId, SubmissionId
    from motesplats.core.people import Seeker
    from motesplats.feedback.language import Hint
    from motesplats.feedback.reading import Text
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
# Pages name what they decide.
__all__ = [
    "REPORT_REFUSALS",
    "Decision",
    "FreeTextToRead",
    "ReportProgress",
    "ReportState",
    "TextDecided",
    "decide_text",
    "release_list",
    "report_states",
]

# Whatever keeps one person's report from print.
REPORT_REFUSALS = frozenset(
    {
        Refusal.NO_FEEDBACK,
        Refusal.REPORT_NOT_WANTED,
        Refusal.FEEDBACK_UNREADABLE,
        Refusal.REPORT_WITHOUT_STRENGTH,
        Refusal.REPORT_WITHOUT_STEP,
    }
)


class ReportProgress(StrEnum):
    """How far a seeker's report has come."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    BLOCKED = "blocked"
    EMPTY = "empty"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class FreeTextToRead:
    """One text in an employer's own words; ``decision`` is None until the officer has read it.

    ``rewritten``: the officer sent an earlier version of it back.
    """

    submission: SubmissionId
    item: str
    label: Text
    text: str
    employer: str
    seeker: Shown
    decision: Decision | None
    rewritten: bool = False

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the language check finds, said in Swedish."""
        return self.hints_in("sv")

    def hints_in(self, language: str) -> tuple[Hint, ...]:
        """What the language check finds; looked for anew each time, for a list may be long."""
        return language_check().find(self.text, language)

    def decides(self, other: FreeTextToRead) -> bool:
        """Whether a decision about the other is one about this text."""
        return (self.submission, self.item) == (other.submission, other.item)


@dataclass(frozen=True, slots=True)
class TextDecided:
    """What the officer decided."""

    submission: SubmissionId
    item: str
    decision: Decision | None
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class ReportState:
    """One seeker's report: feedback from how many of the meetings, and what keeps it from print."""

    seeker: Shown
    given: int
    meetings: int
    unread_texts: int
    progress: ReportProgress
    reason: Refusal | None
    printed: bool


def release_list(context: Context, fair_id: FairId) -> tuple[FreeTextToRead, ...]:
    """Every free text of the fair (R8): those that nobody has read first, and of them those that
    an employer has written anew."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        decisions = feedback.decisions_of(connection, fair_id)
        submissions = feedback.submissions_of(connection, fair_id)
        back = rewrites.sent_back(connection, fair_id)
    found = [text for one in submissions for text in _texts_of(one, parts, decisions, back)]
    return tuple(sorted(found, key=lambda text: (text.decision is not None, not text.rewritten)))


def decide_text(
    context: Context,
    submission: SubmissionId,
    item: str,
    decision: Decision | None,
    operation: OperationId | None = None,
) -> TextDecided:
    """Release or hold one free text; None takes the decision back. Nobody can change the words.

    To ask for other words: ``rewriting.ask_rewrite``.
    """
    with context.store.write("decide_text", operation) as transaction:
        if not transaction.repeated:
            feedback.decide(transaction.connection, submission, item, decision, context.now())
            transaction.journal([submission, item])
    changed = frozenset({Topic.FEEDBACK, Topic.REPORTS})
    return TextDecided(submission, item, decision, changed)


def report_states(context: Context, fair_id: FairId) -> tuple[ReportState, ...]:
    """How far each seeker's report has come, in the order of registration."""
    with context.store.read() as connection:
        material = material_of(connection, fair_id)
        printed = feedback.report_prints(connection, fair_id)
        return tuple(
            _state(connection, material, seeker, printed.get(seeker.id))
            for seeker in material.parts.seekers.values()
        )


def report_state_of(connection: Connection, fair_id: FairId, wanted: SeekerId) -> ReportState:
    """How far one person's report has come, inside a transaction."""
    material = material_of(connection, fair_id, wanted)
    printed = feedback.report_prints(connection, fair_id)
    return _state(connection, material, material.parts.seekers[wanted], printed.get(wanted))


def _state(
    connection: Connection,
    material: Material,
    seeker: Seeker,
    printed: tuple[str, ...] | None,
) -> ReportState:
    own = material.about(seeker)
    planned = material.planned_with(seeker)
    unread = _unread(material, seeker)
    progress, reason = _progress(connection, material, seeker, complete=len(own) >= len(planned))
    return ReportState(
        seeker=shown(seeker, Place.COORDINATOR),
        given=len(own),
        meetings=len(planned),
        unread_texts=unread,
        progress=ReportProgress.PARTIAL
        if (unread or _is_awaited(material, own)) and progress is ReportProgress.COMPLETE
        else progress,
        reason=reason,
        printed=printed is not None and set(printed) == {s.id for s in own},
    )


def _progress(
    connection: Connection, material: Material, seeker: Seeker, *, complete: bool
) -> tuple[ReportProgress, Refusal | None]:
    if not seeker.wants_report:
        return ReportProgress.NOT_WANTED, Refusal.REPORT_NOT_WANTED
    if not material.about(seeker):
        return ReportProgress.EMPTY, Refusal.NO_FEEDBACK
    one = report_of(connection, material, seeker)
    if one.unreadable:
        return ReportProgress.BLOCKED, Refusal.FEEDBACK_UNREADABLE
    blockers = report_blockers(one.facts, one.views, form_library(), one.released)
    if blockers:
        return ReportProgress.BLOCKED, blockers[0]
    return (ReportProgress.COMPLETE if complete else ReportProgress.PARTIAL), None


def _unread(material: Material, seeker: Seeker) -> int:
    """How many free texts about the person nobody has decided on."""
    forms = ((s.id, stored_form(s)) for s in material.about(seeker))
    return sum(
        (submission, free.item) not in material.decisions
        for submission, stored in forms
        if stored is not None
        for free in free_texts(*stored)
    )


def _is_awaited(material: Material, own: list[Submission]) -> bool:
    """Whether an employer is asked to write something about the person anew."""
    mine = {submission.id for submission in own}
    return any(
        submission in mine and decision is Decision.ASKED
        for (submission, _), decision in material.decisions.items()
    )


def _texts_of(
    submission: Submission,
    parts: FairParts,
    decisions: dict[tuple[SubmissionId, str], Decision],
    sent_back: frozenset[tuple[MeetingId, str]],
) -> list[FreeTextToRead]:
    employer = parts.employers[submission.employer]
    stored = stored_form(submission)
    if stored is None:
        return []
    form, answers = stored
    return [
        FreeTextToRead(
            submission=submission.id,
            item=free.item,
            label=form.item(free.item).text,
            text=free.text,
            employer=employer.name,
            seeker=shown(parts.seekers[submission.seeker], Place.COORDINATOR),
            decision=decisions.get((submission.id, free.item)),
            rewritten=(submission.meeting, free.item) in sent_back,
        )
        for free in free_texts(form, answers)
    ]
