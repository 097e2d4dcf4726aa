"""From submissions to reports: the release list, the state of each report, and the PDFs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place, seen_code, seen_field, seen_name
from motesplats.documents.report import report
from motesplats.documents.values import ReportFrame
from motesplats.feedback.answers import free_texts
from motesplats.feedback.compile import compile_report, report_blockers
from motesplats.feedback.report import ReportFacts, SubmissionView
from motesplats.i18n import words_in
from motesplats.storage import feedback
from motesplats.storage.feedback import Decision as Decision  # pages name what they decide
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.days import day_in_words
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.files import write_whole
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.queries import known_employer, known_fair, parts_in
from motesplats.usecases.views import FairParts, Shown, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from motesplats.core.fair import Fair
    from motesplats.core.ids import BadgeCode, FairId, OperationId, SeekerId, SubmissionId
    from motesplats.core.people import Employer, Seeker
    from motesplats.feedback.language import Hint
    from motesplats.feedback.reading import Text
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context


class ReportProgress(StrEnum):
    """How far a seeker's report has come."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    BLOCKED = "blocked"
    EMPTY = "empty"
    NOT_WANTED = "not_wanted"


@dataclass(frozen=True, slots=True)
class FreeTextToRead:
    """One text in an employer's own words; ``decision`` is None until the officer has read it."""

    submission: SubmissionId
    item: str
    label: Text
    text: str
    employer: str
    seeker: Shown
    hints: tuple[Hint, ...]
    decision: Decision | None


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


@dataclass(frozen=True, slots=True)
class ReportStopped:
    """A report that was not made, and why."""

    code: BadgeCode
    reason: Refusal


@dataclass(frozen=True, slots=True)
class ReportsMade:
    """The files that were made, and the reports that were not."""

    files: tuple[Path, ...]
    stopped: tuple[ReportStopped, ...]
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class _Material:
    """What the reports of a fair are made of, read once."""

    fair: Fair
    parts: FairParts
    submissions: tuple[Submission, ...]
    released: frozenset[tuple[SubmissionId, str]]
    unread: dict[SubmissionId, int]


def release_list(context: Context, fair_id: FairId) -> tuple[FreeTextToRead, ...]:
    """Every free text of the fair, those that nobody has read first (R8)."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        decisions = feedback.decisions_of(connection, fair_id)
        submissions = feedback.submissions_of(connection, fair_id)
    found = [text for submission in submissions for text in _texts_of(submission, parts, decisions)]
    return tuple(sorted(found, key=lambda text: text.decision is not None))


def decide_text(
    context: Context,
    submission: SubmissionId,
    item: str,
    decision: Decision | None,
    operation: OperationId | None = None,
) -> TextDecided:
    """Release or hold one free text; None takes the decision back. Nobody can change the words."""
    with context.store.write("decide_text", operation) as transaction:
        if not transaction.repeated:
            feedback.decide(transaction.connection, submission, item, decision, context.now())
            transaction.journal([submission, item])
    changed = frozenset({Topic.FEEDBACK, Topic.REPORTS})
    return TextDecided(submission, item, decision, changed)


def report_states(context: Context, fair_id: FairId) -> tuple[ReportState, ...]:
    """How far each seeker's report has come, in the order of registration."""
    with context.store.read() as connection:
        material = _material(connection, fair_id)
        printed = feedback.report_prints(connection, fair_id)
        return tuple(
            _state(connection, material, seeker, printed.get(seeker.id))
            for seeker in material.parts.seekers.values()
        )


def make_reports(
    context: Context,
    fair_id: FairId,
    folder: Path,
    seekers: frozenset[SeekerId] | None = None,
    watch: Watch = UNWATCHED,
) -> ReportsMade:
    """Make ``folder/<badge code>.pdf`` for each seeker with feedback (or for those in ``seekers``).

    A report without a strength or a next step is not made and says why. Raises
    Refused(NOTHING_TO_PRINT) when nobody has feedback, Refused(STOPPED) when cancelled: what was
    made until then stays.
    """
    with context.store.read() as connection:
        material = _material(connection, fair_id)
        chosen = [s for s in material.parts.seekers.values() if seekers is None or s.id in seekers]
        chosen = [s for s in chosen if _own(material, s)]
        views = {s.id: _views(connection, material, s) for s in chosen}
    if not chosen:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="reports")
    files: list[Path] = []
    stopped: list[ReportStopped] = []
    for done, seeker in enumerate(chosen):
        if watch.cancelled():
            raise Refused(Refusal.STOPPED)
        try:
            content = _pdf(material, seeker, views[seeker.id])
        except Refused as error:
            stopped.append(ReportStopped(seeker.code, error.refusal))
        else:
            files.append(write_whole(folder / f"{seeker.code}.pdf", content))
            _note_print(context, material, seeker)
        watch.progress(done + 1, len(chosen))
    return ReportsMade(tuple(files), tuple(stopped), frozenset({Topic.REPORTS}))


def _pdf(material: _Material, seeker: Seeker, views: tuple[SubmissionView, ...]) -> bytes:
    if not seeker.wants_report:
        raise Refused(Refusal.REPORT_NOT_WANTED, code=seeker.code)
    if _unreadable(material, seeker):
        raise Refused(Refusal.FEEDBACK_UNREADABLE, code=seeker.code)
    tr = words_in(seeker.language)
    compiled = compile_report(
        _facts(material, seeker), views, form_library(), tr.language, material.released
    )
    fair = material.fair
    frame = ReportFrame(
        heading=seen_name(seeker, Place.REPORT) or seen_code(seeker, Place.REPORT),
        code=seen_code(seeker, Place.REPORT),
        fair=fair.name,
        day=day_in_words(fair.day, tr),
        officer=seen_field(seeker, "officer", Place.REPORT) or fair.officer,
        officer_phone=fair.officer_phone,
        desk=fair.desk,
        desk_until=f"{fair.plan.ends:%H:%M}" if fair.desk else "",
    )
    return report(compiled, frame, tr)


def _facts(material: _Material, seeker: Seeker) -> ReportFacts:
    fair = material.fair
    met = {s.employer for s in _own(material, seeker)}
    held = [
        m for m in material.parts.meetings if m.seeker == seeker.id and m.state is MeetingState.HELD
    ]
    told = [s for s in material.submissions if s.employer in met]
    return ReportFacts(
        fair=fair.id,
        fair_name=fair.name,
        day=fair.day,
        seeker=seen_name(seeker, Place.REPORT),
        code=seen_code(seeker, Place.REPORT),
        met=max(len(held), len(met)),
        officer=seen_field(seeker, "officer", Place.REPORT) or fair.officer,
        phone=fair.officer_phone,
        desk=fair.desk,
        until=f"{fair.plan.ends:%H:%M}" if fair.desk else "",
        industry=_read(_view(material.fair, material.parts.employers[s.employer], s) for s in told),
    )


def _state(
    connection: Connection,
    material: _Material,
    seeker: Seeker,
    printed: tuple[str, ...] | None,
) -> ReportState:
    own = _own(material, seeker)
    planned = [m for m in material.parts.meetings if m.seeker == seeker.id]
    unread = sum(material.unread.get(s.id, 0) for s in own)
    progress, reason = _progress(connection, material, seeker, complete=len(own) >= len(planned))
    return ReportState(
        seeker=shown(seeker, Place.COORDINATOR),
        given=len(own),
        meetings=len(planned),
        unread_texts=unread,
        progress=ReportProgress.PARTIAL
        if unread and progress is ReportProgress.COMPLETE
        else progress,
        reason=reason,
        printed=printed is not None and set(printed) == {s.id for s in own},
    )


def _progress(
    connection: Connection, material: _Material, seeker: Seeker, *, complete: bool
) -> tuple[ReportProgress, Refusal | None]:
    if not seeker.wants_report:
        return ReportProgress.NOT_WANTED, Refusal.REPORT_NOT_WANTED
    if not _own(material, seeker):
        return ReportProgress.EMPTY, Refusal.NO_FEEDBACK
    if _unreadable(material, seeker):
        return ReportProgress.BLOCKED, Refusal.FEEDBACK_UNREADABLE
    views = _views(connection, material, seeker)
    blockers = report_blockers(_facts(material, seeker), views, form_library(), material.released)
    if blockers:
        return ReportProgress.BLOCKED, blockers[0]
    return (ReportProgress.COMPLETE if complete else ReportProgress.PARTIAL), None


def _material(connection: Connection, fair_id: FairId) -> _Material:
    parts = parts_in(connection, fair_id)
    decisions = feedback.decisions_of(connection, fair_id)
    submissions = feedback.submissions_of(connection, fair_id)
    return _Material(
        fair=known_fair(connection, fair_id),
        parts=parts,
        submissions=submissions,
        released=_released(decisions),
        unread={
            s.id: sum(t.decision is None for t in _texts_of(s, parts, decisions))
            for s in submissions
        },
    )


def _released(
    decisions: dict[tuple[SubmissionId, str], Decision],
) -> frozenset[tuple[SubmissionId, str]]:
    return frozenset(key for key, made in decisions.items() if made is Decision.RELEASED)


def _own(material: _Material, seeker: Seeker) -> list[Submission]:
    return [s for s in material.submissions if s.seeker == seeker.id]


def _unreadable(material: _Material, seeker: Seeker) -> bool:
    return any(stored_form(s) is None for s in _own(material, seeker))


def _views(
    connection: Connection, material: _Material, seeker: Seeker
) -> tuple[SubmissionView, ...]:
    """This fair's submissions about the person, and those of other fairs."""
    here = [
        _view(material.fair, material.parts.employers[s.employer], s)
        for s in _own(material, seeker)
    ]
    others = feedback.same_person(connection, seeker.id) - {seeker.id}
    return _read(here + _elsewhere(connection, others)) if others else _read(here)


def _read(views: Iterable[SubmissionView | None]) -> tuple[SubmissionView, ...]:
    return tuple(view for view in views if view is not None)


def _elsewhere(connection: Connection, seekers: frozenset[str]) -> list[SubmissionView | None]:
    found: list[SubmissionView | None] = []
    for submission in feedback.submissions_about(connection, seekers):
        employer = known_employer(connection, submission.employer)
        found.append(_view(known_fair(connection, employer.fair), employer, submission))
    return found


def _view(fair: Fair, employer: Employer, submission: Submission) -> SubmissionView | None:
    stored = stored_form(submission)
    return stored and SubmissionView(
        id=submission.id,
        fair=fair.id,
        day=fair.day,
        employer=employer.name,
        branch=submission.branch,
        answers=stored[1],
        recruiter=submission.recruiter,
    )


def _texts_of(
    submission: Submission,
    parts: FairParts,
    decisions: dict[tuple[SubmissionId, str], Decision],
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
            hints=language_check().find(free.text),
            decision=decisions.get((submission.id, free.item)),
        )
        for free in free_texts(form, answers)
    ]


def _note_print(context: Context, material: _Material, seeker: Seeker) -> None:
    used = tuple(s.id for s in _own(material, seeker))
    with context.store.write("make_report") as transaction:
        feedback.add_report_print(transaction.connection, seeker.id, context.now(), used)
        transaction.journal([seeker.id, *used])
