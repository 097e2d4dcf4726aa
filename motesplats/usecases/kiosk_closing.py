"""The end of an employer's day: forms that lack, the day as a whole in words, and the result."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState, Topic
from motesplats.core.visibility import Place
from motesplats.feedback.language import HintLevel
from motesplats.feedback.promises import promise_of
from motesplats.live.at_table import at_table
from motesplats.live.course import moment_in
from motesplats.live.phases import Phase
from motesplats.storage import departures, feedback, journal, kiosks, people, skips, timetables
from motesplats.storage.skips import Reason
from motesplats.usecases.feedback import stored_form
from motesplats.usecases.forms import form_library, language_check
from motesplats.usecases.hall_steps import HALL, HallChanged
from motesplats.usecases.kiosk import KioskMeeting, KioskSession, kiosk_meetings_in
from motesplats.usecases.kiosk_day import own_stations
from motesplats.usecases.live_hall import followed_course
from motesplats.usecases.queries import known_fair
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import EmployerId, FairId, OperationId
    from motesplats.storage.feedback import Submission
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context

MOST_LETTERS = 600
_FOLLOW_UP = ("followup_contact", "followup_detail", "promise_contact")


@dataclass(frozen=True, slots=True)
class LastWords:
    """What an employer says of the whole day; about the group, never about a person."""

    good: str = ""
    lacking: str = ""
    hinders: str = ""
    support: str = ""
    next_time: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """What the employer promised whom, in the words of the form."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class DayResult:
    """The employer's own day in numbers, and the promises to keep.

    ``skipped`` are forms that were skipped although somebody came.
    ``promises`` name only people who said yes to a report; ``unnamed`` counts the others.
    """

    held: int
    missed: int
    forms: int
    skipped: int
    promises: tuple[Promise, ...]
    unnamed: int


@dataclass(frozen=True, slots=True)
class Closing:
    """What is left before an employer goes.

    ``missing`` are meetings that are over without a form, ``coming`` those still to be held.
    """

    missing: tuple[KioskMeeting, ...]
    coming: int
    words: LastWords
    result: DayResult


@dataclass(frozen=True, slots=True)
class WordsKept:
    """The employer's words about the day are in the store."""

    words: LastWords
    changed: frozenset[Topic] = frozenset({Topic.REPORTS})


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of an employer's day; ``coming`` meetings are in its way."""

    coming: int
    changed: frozenset[Topic] = HALL


def closing(context: Context, session: KioskSession, language: str) -> Closing:
    """What the employer's last screen shows, promises in ``language``."""
    with context.store.read_for(session.fair, session.employer) as connection:
        meetings = kiosk_meetings_in(connection, session)
        over = _over(context, connection, session, meetings)
        said = kiosks.last_words_of(connection, session.fair).get(session.employer, {})
        coming = _coming(context, connection, session, meetings)
        own = [m.seeker for m in _published(connection, session)]
    with context.store.read() as connection:
        # Whether somebody wants a report is nobody's to read at the screen: only names come out.
        yes = {s.id for s in people.seekers_of(connection, session.fair) if s.wants_report}
    with context.store.read_for(session.fair, session.employer) as connection:
        result = _result(connection, session, frozenset(yes & set(own)), language)
    missing = tuple(m for m in meetings if m.view.meeting.id in over)
    return Closing(missing, coming, LastWords(**said), result)


def keep_last_words(
    context: Context,
    session: KioskSession,
    words: LastWords,
    operation: OperationId | None = None,
) -> WordsKept:
    """Keep what the employer says of the day; a later word replaces an earlier one.

    Raises Refused(SETTING_INVALID) for a text longer than 600 letters, and Refused(TEXT_BLOCKED,
    item) for one that the language check does not let pass.
    """
    said = {name: text.strip() for name, text in asdict(words).items()}
    for name, text in said.items():
        if len(text) > MOST_LETTERS:
            raise Refused(Refusal.SETTING_INVALID, setting=name, value=len(text))
        found = language_check().find(text, "sv")
        if any(hint.level is HintLevel.BLOCK for hint in found):
            raise Refused(Refusal.TEXT_BLOCKED, item=name)
    with context.store.write("keep_last_words", operation) as transaction:
        if not transaction.repeated:
            connection = transaction.connection
            kiosks.put_last_words(connection, session.employer, said, context.now())
            transaction.journal([session.employer])
    return WordsKept(LastWords(**said))


def end_day(context: Context, session: KioskSession, operation: OperationId | None = None) -> Ended:
    """Record that the employer goes home; with meetings left the coordinator is called instead.

    ``coming`` of the answer is how many meetings are left: then nobody has gone yet.
    """
    with context.store.write("end_day", operation) as transaction:
        connection = transaction.connection
        meetings = kiosk_meetings_in(connection, session)
        own = tuple(m for m in meetings if m.view.meeting.employer == session.employer)
        coming = _coming(context, connection, session, own)
        if not transaction.repeated and not coming:
            departures.set_employer_gone(connection, session.employer, context.now())
            inverse = {"verb": "undo_end_day", "employer": session.employer}
            transaction.journal([session.fair, session.employer], inverse)
        elif not transaction.repeated:
            transaction.journal([session.fair, session.employer])
    return Ended(coming)


def undo_end_day(
    context: Context, session: KioskSession, operation: OperationId | None = None
) -> HallChanged:
    """The employer is here again."""
    with context.store.write("undo_end_day", operation) as transaction:
        connection = transaction.connection
        if not transaction.repeated:
            departures.set_employer_gone(connection, session.employer, None)
            journal.mark_undone(connection, "end_day", session.employer, transaction.operation)
            transaction.journal([session.fair, session.employer])
    return HallChanged()


def last_words(context: Context, fair_id: FairId) -> dict[EmployerId, LastWords]:
    """What the fair's employers said of the day; for the coordinator alone."""
    with context.store.read() as connection:
        known_fair(connection, fair_id)
        said = kiosks.last_words_of(connection, fair_id)
    return {employer: LastWords(**words) for employer, words in said.items()}


def _over(
    context: Context,
    connection: Connection,
    session: KioskSession,
    meetings: tuple[KioskMeeting, ...],
) -> frozenset[str]:
    course = followed_course(connection, known_fair(connection, session.fair))
    saved = frozenset(m.view.meeting.id for m in meetings if m.is_settled)
    own = [m.view.meeting for m in meetings]
    now = context.now()
    found = (
        at_table(course, s.id, own, saved, now).over for s in own_stations(connection, session)
    )
    return frozenset(one for over in found for one in over)


def _coming(
    context: Context,
    connection: Connection,
    session: KioskSession,
    meetings: tuple[KioskMeeting, ...],
) -> int:
    course = followed_course(connection, known_fair(connection, session.fair))
    present = moment_in(course, context.now())
    if present.slot is None:
        return 0
    begun = present.phase in {Phase.TALK, Phase.FEEDBACK, Phase.CHANGE}
    first = present.slot.index + (1 if begun else 0)
    return sum(m.view.meeting.slot >= first for m in meetings)


def _result(
    connection: Connection, session: KioskSession, named: frozenset[str], language: str
) -> DayResult:
    own = _published(connection, session)
    states = [m.state for m in own]
    latest = {s.meeting: s for s in feedback.submissions_of(connection, session.fair)}
    promises = [
        (m.seeker, text)
        for m in own
        if m.id in latest and (text := " ".join(_promised(latest[m.id], language)))
    ]
    labels = {
        s.id: shown(s, Place.KIOSK).label for s in people.seekers_of(connection, session.fair)
    }
    return DayResult(
        held=states.count(MeetingState.HELD),
        missed=states.count(MeetingState.NO_SHOW),
        forms=len(latest),
        skipped=sum(
            skip.reason is not Reason.NOT_CAME
            for skip in skips.skips_of(connection, session.fair).values()
        ),
        promises=tuple(Promise(labels[who], text) for who, text in promises if who in named),
        unnamed=sum(who not in named for who, _ in promises),
    )


def _promised(submission: Submission, language: str) -> Iterator[str]:
    stored = stored_form(submission)
    if stored is None:
        return
    form, answers = stored
    told = promise_of(form, answers)
    if told is not None and told.by is not None:
        by = form_library().report.day(told.by, language)
        yield form_library().report.word("promised", language, what=told.text.said(language), by=by)
    for name in _FOLLOW_UP:
        said = answers.text(name)
        if said:
            option = form.item(name).option(said)
            yield option.text.said(language) if option is not None else said


def _published(connection: Connection, session: KioskSession) -> list[Meeting]:
    every = timetables.meetings_of(connection, session.fair)
    return [m for m in every if m.employer == session.employer]
