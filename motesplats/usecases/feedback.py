"""Feedback at the kiosk: the form, autosaved drafts, the preview, and the saved submission."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Meeting, MeetingState, Topic
from motesplats.core.ids import SubmissionId, new_id, read_badge_code
from motesplats.exchange.forms_file import read_forms_file
from motesplats.feedback.answers import Answers, as_json, missing, read_answers
from motesplats.feedback.compile import preview
from motesplats.feedback.language import check_texts, storable
from motesplats.feedback.library import form_for
from motesplats.feedback.own_form import still_asked
from motesplats.feedback.promises import FURTHEST
from motesplats.i18n import folded
from motesplats.storage import closing, employers, feedback, people, rewrites, skips, timetables
from motesplats.storage.feedback import Draft, Submission
from motesplats.usecases.closed_fairs import is_closed
from motesplats.usecases.drafts import refuse_replaced
from motesplats.usecases.fair_forms import fair_form, given_form, keep_given
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.forms import form_of as form_of
from motesplats.usecases.group_feedback import about
from motesplats.usecases.kiosk import KioskSession, own_meeting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from motesplats.core.ids import FairId, MeetingId, OperationId
    from motesplats.core.people import Employer
    from motesplats.exchange.forms_file import FormsEntry
    from motesplats.feedback.form import Form
    from motesplats.feedback.language import ItemHint
    from motesplats.feedback.report import Told
    from motesplats.storage.store import Connection, Transaction
    from motesplats.usecases.context import Context

_KEPT = frozenset({MeetingState.HELD, MeetingState.BY_PHONE, MeetingState.IN_GROUP})
CHANGED_WITHIN = timedelta(hours=24)
GIVEN = frozenset({Topic.FEEDBACK, Topic.TIMETABLE, Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class Filling:
    """A form with what has been filled in so far; ``saved`` when it was saved before."""

    form: Form
    answers: Answers
    note: str = ""
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Autosaved:
    """The draft is in the store."""

    changed: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True)
class Signed:
    """A form that is handed in: the answers, who filled it in, and for which fields the employer
    said that the text is about the work tasks although the language check asked.

    ``form`` is the form that was shown (None: the fair's as it is), so that one that the
    coordinator changes meanwhile is still handed in as it was asked."""

    answers: Answers
    recruiter: str = ""
    reasons: frozenset[str] = frozenset()
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """The submission as stored; ``version`` counts savings for the same meeting."""

    submission: SubmissionId
    version: int
    hints: tuple[ItemHint, ...]
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class FormRefused:
    """The place of a form in its file, and why it was not saved."""

    index: int
    error: Refused


@dataclass(frozen=True, slots=True)
class FormHint:
    """A hint of the language check on a saved form of a file."""

    index: int
    item: str
    category: str


@dataclass(frozen=True, slots=True)
class FormsImported:
    """What became of the forms of a file."""

    saved: int = 0
    refused: tuple[FormRefused, ...] = ()
    hints: tuple[FormHint, ...] = ()
    changed: frozenset[Topic] = field(default=GIVEN)


def open_form(context: Context, session: KioskSession, meeting_id: MeetingId) -> Filling:
    """The form of one of the employer's own meetings with the draft, or what was saved before.

    Raises Refused(NOT_YOUR_MEETING).
    """
    with context.store.read_for(session.fair, session.employer) as connection:
        own_meeting(connection, session, meeting_id)
        form = fair_form(connection, _employer(connection, session))
        draft = feedback.draft_of(connection, meeting_id)
        saved = feedback.latest_submission(connection, meeting_id)
        closed = is_closed(connection, session.fair, context.now())
        note = "" if closed else feedback.note_of(connection, meeting_id)
    kept = draft or saved
    raw = {} if kept is None else json.loads(kept.answers)
    return Filling(form, _belonging(form, raw), note, saved is not None)


def autosave(
    context: Context, session: KioskSession, meeting_id: MeetingId, answers: Answers, note: str = ""
) -> Autosaved:
    """Keep what has been filled in so far; the private ``note`` is the employer's own, and is not
    kept any more once the fair has closed.

    A text that the language check blocks is not kept, not even for a moment.
    Raises Refused(NOT_YOUR_MEETING).
    """
    with context.store.write("autosave") as transaction:
        own_meeting(transaction.connection, session, meeting_id)
        form = fair_form(transaction.connection, _employer(transaction.connection, session))
        answers = storable(form, still_asked(form, answers), language_check(), None)
        text = json.dumps(as_json(answers), ensure_ascii=False)
        feedback.put_draft(transaction.connection, Draft(meeting_id, text, context.now()))
        closed = is_closed(transaction.connection, session.fair, context.now())
        kept = "" if closed else note
        feedback.put_note(transaction.connection, meeting_id, kept, context.now())
        transaction.journal([meeting_id])
    return Autosaved()


def preview_feedback(
    context: Context,
    session: KioskSession,
    answers: Answers,
    language: str,
    form: Form | None = None,
) -> Told:
    """Exactly what the seeker gets from these answers once the texts are released (R6); ``form`` is
    the one that was shown (None: the fair's as it is)."""
    with context.store.read_for(session.fair, session.employer) as connection:
        employer = _employer(connection, session)
        form = form or fair_form(connection, employer)
    return preview(form, answers, employer.name, form_library(), language)


def save_feedback(
    context: Context,
    session: KioskSession,
    meeting_id: MeetingId,
    signed: Signed,
    operation: OperationId | None = None,
) -> Saved:
    """Save the form for good; a second saving makes a version, and what the earlier one said is
    erased. The meeting counts as held.

    Raises Refused(FORM_INCOMPLETE) by rules R1, R2 and R7, Refused(TEXT_BLOCKED) or
    Refused(TEXT_NEEDS_REASON) by the language check (R5), Refused(NOT_YOUR_MEETING),
    Refused(CHANGE_TOO_LATE) more than 24 hours after the first saving.
    """
    with context.store.write("save_feedback", operation) as transaction:
        meeting = own_meeting(transaction.connection, session, meeting_id)
        employer = _employer(transaction.connection, session)
        return _save(context, transaction, meeting, employer, signed)


def read_forms(path: Path) -> tuple[FormsEntry, ...]:
    """The forms in a file. Raises Refused(JSON_INVALID) and the refusals of reading a file."""
    return read_forms_file(path)


def import_forms(context: Context, fair_id: FairId, entries: Iterable[FormsEntry]) -> FormsImported:
    """Save forms that were filled in elsewhere, one at a time.

    A refused one does not stop the rest.
    """
    saved = 0
    refused: list[FormRefused] = []
    hints: list[FormHint] = []
    for entry in entries:
        try:
            answer = _save_entry(context, fair_id, entry)
        except Refused as error:
            refused.append(FormRefused(entry.index, error))
            continue
        saved += 1
        hints += [FormHint(entry.index, h.item, h.hint.category) for h in answer.hints]
    return FormsImported(saved, tuple(refused), tuple(hints))


def _save_entry(context: Context, fair_id: FairId, entry: FormsEntry) -> Saved:
    with context.store.write("save_feedback") as transaction:
        connection = transaction.connection
        employer = _named(connection, fair_id, entry.employer_name)
        meeting = _meeting_of(connection, fair_id, entry.seeker_code, employer)
        answers = read_answers(fair_form(connection, employer), entry.answers)
        return _save(context, transaction, meeting, employer, Signed(answers))


def _save(
    context: Context,
    transaction: Transaction,
    meeting: Meeting,
    employer: Employer,
    signed: Signed,
) -> Saved:
    connection = transaction.connection
    form = signed.form or fair_form(connection, employer)
    read_answers(form, as_json(signed.answers))
    _refuse_gaps(form, signed.answers)
    _refuse_odd_day(signed.answers, local(context.now()).date())
    hints = check_texts(form, signed.answers, language_check(), signed.reasons)
    saved = [
        _save_about(context, transaction, one, (employer, form), signed)
        for one in about(connection, meeting)
    ]
    if not transaction.repeated:
        feedback.remove_draft(connection, meeting.id)
        transaction.journal([meeting.id, *(one.id for one, new in saved if new)])
    changed = GIVEN if any(new for _, new in saved) else frozenset[Topic]()
    first = saved[0][0]
    return Saved(first.id, first.version, hints, changed)


def _save_about(
    context: Context,
    transaction: Transaction,
    meeting: Meeting,
    given_on: tuple[Employer, Form],
    signed: Signed,
) -> tuple[Submission, bool]:
    """What is stored about one person, and whether that is new."""
    connection, (employer, form) = transaction.connection, given_on
    earlier = feedback.latest_submission(connection, meeting.id)
    if not transaction.repeated:
        refuse_late_change(context, connection, meeting.id)
    text = json.dumps(as_json(signed.answers), ensure_ascii=False)
    if transaction.repeated and earlier is not None:
        return earlier, False
    if earlier is not None and (earlier.answers, earlier.recruiter) == (text, signed.recruiter):
        return earlier, False
    submission = Submission(
        id=SubmissionId(new_id()),
        meeting=meeting.id,
        seeker=meeting.seeker,
        employer=meeting.employer,
        version=1 if earlier is None else earlier.version + 1,
        branch=form.branch,
        form_version=form.version,
        recruiter=signed.recruiter,
        answers=text,
        saved_at=context.now(),
    )
    feedback.add_submission(connection, submission)
    keep_given(connection, submission.id, form)
    closing.erase_replaced(connection, meeting.id, submission.version)
    skips.remove_skip(connection, meeting.id)
    # A call by phone and a part in a group take no place in the hall, where others may sit by now.
    if meeting.state not in _KEPT:
        refuse_replaced(connection, employer.fair, meeting)
        timetables.mark_meeting(connection, meeting.id, MeetingState.HELD)
    return submission, True


def refuse_late_change(context: Context, connection: Connection, wanted: MeetingId) -> None:
    """Raises Refused(CHANGE_TOO_LATE) a day after feedback about the meeting was saved first.

    A text that was sent back may be written anew later as well.
    """
    if rewrites.is_asked(connection, wanted):
        return
    first = closing.first_saved(connection, wanted)
    if first is not None and context.now() - first > CHANGED_WITHIN:
        raise Refused(Refusal.CHANGE_TOO_LATE)


def _belonging(form: Form, raw: Mapping[str, object]) -> Answers:
    """What of ``raw`` this form still asks for: branch or role may have been corrected since."""
    fitting: dict[str, object] = {}
    for item, value in raw.items():
        with suppress(Refused):
            read_answers(form, {item: value})
            fitting[item] = value
    return read_answers(form, fitting)


def _refuse_gaps(form: Form, answers: Answers) -> None:
    lacking = missing(form, answers)
    if lacking:
        names = tuple(form.item(one.item).text for one in lacking)
        raise Refused(Refusal.FORM_INCOMPLETE, missing=names, items=tuple(m.item for m in lacking))


def _refuse_odd_day(answers: Answers, today: date) -> None:
    """A promise is for a day to come, within a year."""
    said = answers.text("promise_by")
    ahead = date.fromisoformat(said) - today if said else timedelta(0)
    if not timedelta(0) <= ahead <= FURTHEST:
        reason = "too_early" if ahead < timedelta(0) else "too_late"
        raise Refused(Refusal.ANSWER_INVALID, item="promise_by", reason=reason)


def stored_form(submission: Submission) -> tuple[Form, Answers] | None:
    """The form that was filled in and its answers; None when they cannot be read.

    Nothing of what the employer or the form is now counts: given answers stay readable with the
    form that they were given on.
    """
    raw = json.loads(submission.answers)
    form = given_form(submission.form)
    if form is None:
        role = str(raw.get("role_ssyk", ""))
        form = form_for(form_library(), submission.branch, role, work_language=True)
    try:
        return form, read_answers(form, raw)
    except Refused:
        return None


def _employer(connection: Connection, session: KioskSession) -> Employer:
    employer = employers.employer_by_id(connection, session.employer)
    if employer is None:
        raise Refused(Refusal.UNKNOWN_EMPLOYER, employer=session.name)
    return employer


def _named(connection: Connection, fair_id: FairId, name: str) -> Employer:
    hosts = employers.employers_of(connection, fair_id)
    found = next((e for e in hosts if folded(e.name) == folded(name)), None)
    if found is None:
        raise Refused(Refusal.UNKNOWN_EMPLOYER, employer=name)
    return found


def _meeting_of(
    connection: Connection, fair_id: FairId, code_text: str, employer: Employer
) -> Meeting:
    code = read_badge_code(code_text)
    seeker = None if code is None else people.seeker_by_code(connection, code)
    if seeker is None or seeker.fair != fair_id:
        raise Refused(Refusal.UNKNOWN_BADGE, code=code_text[:40])
    own = timetables.meetings_with(connection, seeker.id)
    both = sorted((m for m in own if m.employer == employer.id), key=lambda m: not m.stands)
    meeting = next(iter(both), None)
    if meeting is None:
        raise Refused(Refusal.UNKNOWN_MEETING, code=seeker.code, employer=employer.name)
    return meeting
