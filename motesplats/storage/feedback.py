"""What employers filled in.

Drafts, submissions with versions, decisions on free text, and what was printed.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from motesplats.core.ids import EmployerId, FairId, MeetingId, SeekerId, SubmissionId
from motesplats.storage.own_form_tables import submission_form
from motesplats.storage.own_forms import forms_given
from motesplats.storage.tables import (
    draft,
    employer,
    meeting,
    note,
    release,
    report_print,
    seeker,
    submission,
)
from motesplats.storage.values import instant_text, instant_value, text_tuple, texts


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is being filled in; ``answers`` is JSON text."""

    meeting: MeetingId
    answers: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """A saved form; a second saving makes a version, and reports use the latest.

    ``answers`` is JSON text; ``form`` is the form that it was given on, as JSON text (empty: not
    kept, before such were).
    """

    id: SubmissionId
    meeting: MeetingId
    seeker: SeekerId
    employer: EmployerId
    version: int
    branch: str
    form_version: int
    recruiter: str
    answers: str
    saved_at: datetime
    form: str = ""


class Decision(StrEnum):
    """What the officer decided about one free text."""

    RELEASED = "released"
    HELD = "held"
    # The employer is asked to write it anew; held until then.
    ASKED = "asked"


def draft_of(connection: Connection, wanted: MeetingId) -> Draft | None:
    row = connection.execute(select(draft).where(draft.c.meeting_id == wanted)).first()
    if row is None:
        return None
    return Draft(wanted, row.answers, instant_value(row.saved_at))


def begun_meetings(connection: Connection, fair: FairId) -> frozenset[MeetingId]:
    """The fair's meetings that an employer has begun to write about: in the form or as a note."""
    rows = [
        row
        for table in (draft, note)
        for row in connection.execute(
            select(table.c.meeting_id)
            .join(meeting, meeting.c.id == table.c.meeting_id)
            .where(meeting.c.fair_id == fair)
        )
    ]
    return frozenset(MeetingId(row[0]) for row in rows)


def put_draft(connection: Connection, value: Draft) -> None:
    connection.execute(delete(draft).where(draft.c.meeting_id == value.meeting))
    connection.execute(
        insert(draft).values(
            meeting_id=value.meeting,
            answers=value.answers,
            saved_at=instant_text(value.saved_at),
        )
    )


def remove_draft(connection: Connection, wanted: MeetingId) -> None:
    """Forget the draft, whose answers have been saved for good."""
    connection.execute(delete(draft).where(draft.c.meeting_id == wanted))


def note_of(connection: Connection, wanted: MeetingId) -> str:
    """The employer's own note about a meeting; empty when there is none."""
    found = connection.execute(select(note.c.text).where(note.c.meeting_id == wanted)).scalar()
    return str(found or "")


def put_note(connection: Connection, wanted: MeetingId, text: str, at: datetime) -> None:
    connection.execute(delete(note).where(note.c.meeting_id == wanted))
    if text:
        connection.execute(
            insert(note).values(meeting_id=wanted, text=text, saved_at=instant_text(at))
        )


def add_submission(connection: Connection, value: Submission) -> None:
    connection.execute(
        insert(submission).values(
            id=value.id,
            meeting_id=value.meeting,
            version=value.version,
            branch=value.branch,
            form_version=value.form_version,
            recruiter=value.recruiter,
            answers=value.answers,
            saved_at=instant_text(value.saved_at),
        )
    )


def latest_submission(connection: Connection, wanted: MeetingId) -> Submission | None:
    """The newest version of what was saved for a meeting."""
    rows = connection.execute(
        _submissions()
        .where(submission.c.meeting_id == wanted)
        .order_by(submission.c.version.desc())
    )
    row = rows.first()
    return None if row is None else _read(connection, [row])[0]


def is_latest(connection: Connection, wanted: SubmissionId) -> bool:
    """Whether no later version of that submission has been saved."""
    row = connection.execute(
        select(submission.c.meeting_id, submission.c.version).where(submission.c.id == wanted)
    ).one()
    last = select(func.max(submission.c.version)).where(submission.c.meeting_id == row.meeting_id)
    return bool(connection.execute(last).scalar() == row.version)


def submissions_of(connection: Connection, fair: FairId) -> tuple[Submission, ...]:
    """The newest version for each meeting of the fair, in the order of the meetings."""
    rows = connection.execute(
        _submissions()
        .where(meeting.c.fair_id == fair)
        .order_by(meeting.c.slot, meeting.c.id, submission.c.version)
    )
    return _newest(connection, rows.all())


def submissions_about(connection: Connection, seeker_ids: frozenset[str]) -> tuple[Submission, ...]:
    """The newest version for each meeting of these seekers (one person at several fairs)."""
    rows = connection.execute(
        _submissions()
        .where(meeting.c.seeker_id.in_(sorted(seeker_ids)))
        .order_by(meeting.c.slot, meeting.c.id, submission.c.version)
    )
    return _newest(connection, rows.all())


def same_person(connection: Connection, wanted: SeekerId) -> frozenset[str]:
    """The ids under which the seeker's person took part in this and other fairs."""
    owner = select(seeker.c.person_id).where(seeker.c.id == wanted).scalar_subquery()
    rows = connection.execute(select(seeker.c.id).where(seeker.c.person_id == owner))
    return frozenset(str(r[0]) for r in rows)


def decisions_of(connection: Connection, fair: FairId) -> dict[tuple[SubmissionId, str], Decision]:
    """What was decided about each free text, by submission and item of the form."""
    rows = connection.execute(
        select(release)
        .join(submission, submission.c.id == release.c.submission_id)
        .join(meeting, meeting.c.id == submission.c.meeting_id)
        .where(meeting.c.fair_id == fair)
    )
    return {(SubmissionId(r.submission_id), str(r.item)): Decision(r.decision) for r in rows}


def decide(
    connection: Connection,
    wanted: SubmissionId,
    item: str,
    decision: Decision | None,
    at: datetime,
) -> None:
    """Record the decision on one free text; None takes an earlier one back."""
    connection.execute(
        delete(release).where(release.c.submission_id == wanted, release.c.item == item)
    )
    if decision is not None:
        connection.execute(
            insert(release).values(
                submission_id=wanted, item=item, decision=decision.value, at=instant_text(at)
            )
        )


def add_report_print(
    connection: Connection, wanted: SeekerId, at: datetime, submissions: tuple[str, ...]
) -> None:
    """Record that a report was made, and from which submissions."""
    connection.execute(delete(report_print).where(report_print.c.seeker_id == wanted))
    connection.execute(
        insert(report_print).values(
            id=wanted, seeker_id=wanted, at=instant_text(at), submissions=texts(submissions)
        )
    )


def report_prints(connection: Connection, fair: FairId) -> dict[SeekerId, tuple[str, ...]]:
    """The submissions that the latest report of each seeker was made from."""
    rows = connection.execute(
        select(report_print)
        .join(seeker, seeker.c.id == report_print.c.seeker_id)
        .where(seeker.c.fair_id == fair)
    )
    return {SeekerId(r.seeker_id): text_tuple(r.submissions) for r in rows}


# ------------------------------------------------------------------ the kiosk's PIN


@dataclass(frozen=True, slots=True)
class Pin:
    """The employer's PIN as an argon2id hash (empty: none set), and how often it was missed."""

    hash: str
    failures: int
    locked_until: datetime | None


def pin_of(connection: Connection, wanted: EmployerId) -> Pin:
    row = connection.execute(
        select(employer.c.pin, employer.c.pin_failures, employer.c.pin_locked_until).where(
            employer.c.id == wanted
        )
    ).one()
    locked = None if row.pin_locked_until is None else instant_value(row.pin_locked_until)
    return Pin(row.pin, row.pin_failures, locked)


def put_pin(connection: Connection, wanted: EmployerId, value: Pin) -> None:
    locked = None if value.locked_until is None else instant_text(value.locked_until)
    connection.execute(
        update(employer)
        .where(employer.c.id == wanted)
        .values(pin=value.hash, pin_failures=value.failures, pin_locked_until=locked)
    )


def _submissions() -> Any:
    return (
        select(submission, meeting.c.seeker_id, meeting.c.employer_id, submission_form.c.digest)
        .join(meeting, meeting.c.id == submission.c.meeting_id)
        .outerjoin(submission_form, submission_form.c.submission_id == submission.c.id)
    )


def _newest(connection: Connection, rows: Any) -> tuple[Submission, ...]:
    newest = {row.meeting_id: row for row in rows}
    return _read(connection, list(newest.values()))


def _read(connection: Connection, rows: list[Row[Any]]) -> tuple[Submission, ...]:
    """The submissions, those on the same form with one text of it in memory."""
    forms = forms_given(connection, frozenset(row.digest for row in rows if row.digest))
    return tuple(_submission(row, forms.get(row.digest, "")) for row in rows)


def _submission(row: Row[Any], form: str) -> Submission:
    return Submission(
        id=SubmissionId(row.id),
        meeting=MeetingId(row.meeting_id),
        seeker=SeekerId(row.seeker_id),
        employer=EmployerId(row.employer_id),
        version=row.version,
        branch=row.branch,
        form_version=row.form_version,
        recruiter=row.recruiter,
        answers=row.answers,
        saved_at=instant_value(row.saved_at),
        form=form,
    )
