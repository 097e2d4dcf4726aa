"""Following up after fairs: whom to call when, what became of it with one key, and promises."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place, seen_field
from motesplats.feedback.follow_up import Outcome, asked_at
from motesplats.feedback.follow_up_texts import FollowUpTexts, read_follow_up_texts
from motesplats.feedback.promises import promise_of
from motesplats.i18n import swedish_order
from motesplats.settings import resource_path
from motesplats.storage import fairs, feedback, follow_ups, timetables
from motesplats.storage.follow_ups import PromiseNews as PromiseNews  # pages name them
from motesplats.storage.follow_ups import PromiseState as PromiseState
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.queries import known_seeker, parts_in
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from motesplats.core.fair import Fair
    from motesplats.core.ids import FairId, MeetingId, OperationId, SeekerId
    from motesplats.core.people import Seeker
    from motesplats.feedback.promises import Promise
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import FairParts, Shown

FOLLOWED = frozenset({Topic.FOLLOW_UP})
PROMISE = "promise"
_PROMISES = ("promise", "followup_contact")


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody; ``phone`` and ``email`` are empty where they may not be seen."""

    person: Shown
    phone: str
    email: str
    officer: str


@dataclass(frozen=True, slots=True)
class Due:
    """Something to ask or to check.

    ``kind`` is ``promise`` or the id of a point in time. A promise has its ``meeting``, the
    ``employer`` who made it with ``phone`` and ``email``, and its words in two languages; one
    without a day is due on the day when people are asked first.
    """

    kind: str
    day: date
    fair: FairId
    fair_name: str
    seeker: SeekerId
    contact: Contact
    meeting: MeetingId | None = None
    promise: Promise | None = None
    employer: str = ""
    phone: str = ""
    email: str = ""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class DueFilter:
    """Which of them to show: None or empty shows all; ``until`` is the last day."""

    fair: FairId | None = None
    officer: str = ""
    kind: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class OutcomeKept:
    """The answer is in the store."""

    outcome: Outcome
    changed: frozenset[Topic] = FOLLOWED


@dataclass(frozen=True, slots=True)
class PromiseNoted:
    """What became of a promise is in the store."""

    news: PromiseNews
    changed: frozenset[Topic] = FOLLOWED


@cache
def follow_up_texts() -> FollowUpTexts:
    """Points, answers, indicators and questions, loaded once from the program's resources."""
    content = resource_path("forms", "follow_up.json").read_text(encoding="utf-8")
    return read_follow_up_texts(json.loads(content))


def today_of(context: Context) -> date:
    """The day on clocks in Sweden."""
    return local(context.now()).date()


def due_list(context: Context) -> tuple[Due, ...]:
    """Everything to ask and to check after the store's fairs, the earliest first.

    Protected people are their code, reached by their officer. A fair whose day has not come has
    nothing.
    """
    today = today_of(context)
    with context.store.read() as connection:
        over = [fair for fair in fairs.all_fairs(connection) if fair.day <= today]
        found = [due for fair in over for due in _due_after(connection, fair, today)]
    return tuple(sorted(found, key=_order))


def filtered(found: Iterable[Due], wanted: DueFilter) -> tuple[Due, ...]:
    """Those that the filter lets through, in the same order."""
    return tuple(
        one
        for one in found
        if wanted.fair in (None, one.fair)
        and wanted.officer in ("", one.contact.officer)
        and wanted.kind in ("", one.kind)
        and (wanted.until is None or one.day <= wanted.until)
    )


def record_outcome(
    context: Context, wanted: Outcome, operation: OperationId | None = None
) -> OutcomeKept:
    """Keep what somebody answered; the newest answer at a point holds.

    Raises Refused(UNKNOWN_SEEKER), and Refused(ANSWER_INVALID, item, reason) for an answer, a mark
    or a point that there is not.
    """
    texts = follow_up_texts()
    known = {mark.code for mark in texts.marks}
    if wanted.answer not in texts.answers or not wanted.marks <= known:
        raise Refused(Refusal.ANSWER_INVALID, item="outcome", reason="unknown_option")
    if texts.point(wanted.point) is None:
        raise Refused(Refusal.ANSWER_INVALID, item="point", reason="unknown_option")
    with context.store.write("record_outcome", operation) as transaction:
        seeker = known_seeker(transaction.connection, wanted.seeker)
        if not transaction.repeated:
            follow_ups.put_outcome(transaction.connection, wanted, context.now())
            transaction.journal([seeker.fair, wanted.seeker], {"verb": "record_outcome"})
    return OutcomeKept(wanted)


def note_promise(
    context: Context, news: PromiseNews, operation: OperationId | None = None
) -> PromiseNoted:
    """Keep what became of a promise; one that is moved needs its new day.

    Raises Refused(UNKNOWN_MEETING), Refused(SETTING_INVALID, setting, value) without a new day.
    """
    if news.state is PromiseState.MOVED and news.due is None:
        raise Refused(Refusal.SETTING_INVALID, setting="due", value="")
    with context.store.write("note_promise", operation) as transaction:
        connection = transaction.connection
        meeting = timetables.meeting_by_id(connection, news.meeting)
        if meeting is None:
            raise Refused(Refusal.UNKNOWN_MEETING, code="", employer="")
        if not transaction.repeated:
            follow_ups.put_promise_news(connection, news, context.now())
            transaction.journal([news.meeting], {"verb": "note_promise"})
    return PromiseNoted(news)


def who_came(parts: FairParts, submissions: Iterable[Submission]) -> frozenset[SeekerId]:
    """Those who took part: they were checked in, met somebody, or were written about."""
    met = {m.seeker for m in parts.meetings if m.state is MeetingState.HELD}
    return frozenset({*parts.arrivals, *met, *(one.seeker for one in submissions)})


def contact_of(seeker: Seeker) -> Contact:
    """How to reach somebody; a protected person is reached by the officer alone."""
    place = Place.DESK if seeker.protected else Place.COORDINATOR
    return Contact(
        shown(seeker, place),
        seen_field(seeker, "phone", place),
        seen_field(seeker, "email", place),
        seeker.officer,
    )


def _due_after(connection: Connection, fair: Fair, today: date) -> Iterator[Due]:
    parts = parts_in(connection, fair.id)
    submissions = feedback.submissions_of(connection, fair.id)
    told: dict[SeekerId, list[str]] = {}
    for one in follow_ups.outcomes_of(connection, fair.id):
        told.setdefault(one.seeker, []).append(one.point)
    contacts = {seeker.id: contact_of(seeker) for seeker in parts.seekers.values()}
    points = follow_up_texts().points
    for seeker in who_came(parts, submissions):
        for point, day in asked_at(points, told.get(seeker, ()), fair.day, today):
            yield Due(point.id, day, fair.id, fair.name, seeker, contacts[seeker])
    news = follow_ups.promise_news_of(connection, fair.id)
    for submission in submissions:
        due = _promised(fair, parts, submission, news.get(submission.meeting))
        if due is not None:
            yield due


def _promised(
    fair: Fair, parts: FairParts, submission: Submission, news: PromiseNews | None
) -> Due | None:
    """The promise in a form, unless it was kept or given up."""
    promise = promise_in(submission)
    if promise is None or (news is not None and news.state is not PromiseState.MOVED):
        return None
    moved = None if news is None else news.due
    host = parts.employers[submission.employer]
    first = asked_at(follow_up_texts().points, (), fair.day, fair.day)[0][1]
    return Due(
        kind=PROMISE,
        day=moved or promise.by or first,
        fair=fair.id,
        fair_name=fair.name,
        seeker=submission.seeker,
        contact=contact_of(parts.seekers[submission.seeker]),
        meeting=submission.meeting,
        promise=promise,
        employer=host.name,
        phone=host.phone,
        email=host.email,
        moved=moved is not None,
    )


def promise_in(submission: Submission) -> Promise | None:
    """What the employer promised in a saved form; None when nothing, or when it cannot be read."""
    # Most forms hold none, and reading thousands of them takes its time.
    if not any(f'"{item}"' in submission.answers for item in _PROMISES):
        return None
    stored = stored_form(submission)
    given = local(submission.saved_at).date()
    return None if stored is None else promise_of(*stored, given)


def _order(due: Due) -> tuple[object, ...]:
    return (due.day, swedish_order(due.contact.person.name), due.contact.person.code, due.kind)
