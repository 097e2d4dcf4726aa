"""What each employer takes home: its own meetings, forms and promises, and its words of the day."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import MeetingState
from motesplats.core.visibility import Place
from motesplats.documents.employer_page import EmployerPage, OwnMeeting
from motesplats.i18n import mark, swedish_order
from motesplats.storage import employers, feedback, kiosks, people
from motesplats.usecases.follow_up import promise_in
from motesplats.usecases.kiosk import KioskSession, kiosk_meetings_in
from motesplats.usecases.kiosk_closing import LastWords
from motesplats.usecases.queries import known_fair
from motesplats.usecases.views import shown

if TYPE_CHECKING:
    from motesplats.core.fair import Fair
    from motesplats.core.ids import EmployerId, FairId
    from motesplats.i18n import Words
    from motesplats.storage.feedback import Submission
    from motesplats.usecases.context import Context
    from motesplats.usecases.kiosk import KioskMeeting
    from motesplats.usecases.views import MeetingView, Shown

# The five questions about the day, as the employer's last screen asks them.
QUESTIONS = {
    "good": mark("Vad fungerade bra i dag?"),
    "lacking": mark("Vad behöver de ni mötte oftast bygga på?"),
    "hinders": mark("Vad gör det svårt för er att anställa?"),
    "support": mark("Vilket stöd skulle göra att ni kan anställa?"),
    "next_time": mark("Vad vill ni ändra till nästa gång?"),
}
_BECAME = {
    MeetingState.PLANNED: mark("Planerat"),
    MeetingState.HELD: mark("Hölls"),
    MeetingState.NO_SHOW: mark("Kom inte"),
    MeetingState.CANCELLED: mark("Inställt"),
    MeetingState.BY_PHONE: mark("Per telefon"),
}
_ANY_DAY = date(2000, 1, 1)


def employer_pages_of(
    context: Context, fair_id: FairId, tr: Words, only: EmployerId | None = None
) -> tuple[EmployerPage, ...]:
    """The pages of a fair's employers in Swedish order, or of one of them.

    Each is read through what that employer's screen may read. Raises Refused(UNKNOWN_FAIR), and
    Refused(UNKNOWN_EMPLOYER) for one that the fair does not have.
    """
    with context.store.read() as connection:
        fair = known_fair(connection, fair_id)
        hosts = [e for e in employers.employers_of(connection, fair_id) if only in (None, e.id)]
        # Whoever wants no report is a code on what an employer takes home.
        named = {s.id for s in people.seekers_of(connection, fair_id) if s.wants_report}
    if only is not None and not hosts:
        raise Refused(Refusal.UNKNOWN_EMPLOYER, employer=str(only))
    return tuple(
        _page(context, fair, KioskSession(fair_id, host.id, host.name), frozenset(named), tr)
        for host in sorted(hosts, key=lambda host: swedish_order(host.name))
    )


def _page(
    context: Context, fair: Fair, session: KioskSession, named: frozenset[str], tr: Words
) -> EmployerPage:
    with context.store.read_for(session.fair, session.employer) as connection:
        every = kiosk_meetings_in(connection, session)
        told = {one.meeting: one for one in feedback.submissions_of(connection, session.fair)}
        said = kiosks.last_words_of(connection, session.fair).get(session.employer, {})
        met = {s.id: shown(s, Place.KIOSK) for s in people.seekers_of(connection, session.fair)}
    meetings = [one for one in every if one.group is None]
    alone = {one.view.meeting.id for one in meetings}
    groups = [one for meeting, one in told.items() if meeting not in alone]
    words = asdict(LastWords(**said))
    states = [one.view.meeting.state for one in meetings]
    return EmployerPage(
        employer=session.name,
        meetings=(
            *(
                _own(one, told.get(one.view.meeting.id), one.view.seeker.seeker in named, tr)
                for one in meetings
            ),
            *(_in_group(one, met[one.seeker], one.seeker in named, tr) for one in groups),
        ),
        held=states.count(MeetingState.HELD),
        forms=len(told),
        missed=states.count(MeetingState.NO_SHOW),
        minutes=sum(_minutes(one.view) for one in meetings if _was_held(one)),
        said=tuple((tr(QUESTIONS[name]), text) for name, text in words.items() if text),
        contact=_contact(fair, tr),
    )


def _own(one: KioskMeeting, submission: Submission | None, named: bool, tr: Words) -> OwnMeeting:
    view = one.view
    promise, due = _promised(submission, tr)
    became = tr(_BECAME[view.meeting.state])
    if one.has_feedback:
        became = tr("{became}, formulär", became=became)
    return OwnMeeting(
        when=view.when,
        who=view.seeker.label if named else view.seeker.code,
        became=became,
        promise=promise,
        due=due,
    )


def _in_group(submission: Submission, seeker: Shown, named: bool, tr: Words) -> OwnMeeting:
    """Somebody whom the employer met in a group, which has no time of this person's own."""
    promise, due = _promised(submission, tr)
    became = tr("{became}, formulär", became=tr(_BECAME[MeetingState.HELD]))
    return OwnMeeting(tr("Grupp"), seeker.label if named else seeker.code, became, promise, due)


def _promised(submission: Submission | None, tr: Words) -> tuple[str, str]:
    """The promise in the words of the form, and its day."""
    promise = None if submission is None else promise_in(submission)
    if promise is None:
        return "", ""
    return promise.text.said(tr.language), "" if promise.by is None else promise.by.isoformat()


def _was_held(one: KioskMeeting) -> bool:
    return one.view.meeting.state is MeetingState.HELD


def _minutes(view: MeetingView) -> int:
    begins = datetime.combine(_ANY_DAY, view.starts)
    return round((datetime.combine(_ANY_DAY, view.ends) - begins).total_seconds() / 60)


def _contact(fair: Fair, tr: Words) -> str:
    who = " ".join(text for text in (fair.officer, fair.officer_phone) if text)
    return tr("Frågor efteråt: {who}", who=who) if who else ""
