"""The employer's locked screen.

The PIN that opens it, today's meetings, and the card to read before each.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from motesplats.core.cards import NO_CARD, SeekerCard, seen_card
from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import new_once_code
from motesplats.core.visibility import Place, seen_field, seen_needs
from motesplats.i18n import swedish_order
from motesplats.storage import cards, employers, feedback, kiosks, skips, timetables
from motesplats.storage.feedback import Pin
from motesplats.storage.kiosks import OnceCode
from motesplats.usecases.gate import is_gate_kept
from motesplats.usecases.group_feedback import group_with, groups_at_table
from motesplats.usecases.live_hall import followed_course
from motesplats.usecases.queries import known_employer, known_fair, known_seeker, parts_in
from motesplats.usecases.remote import remotes_in
from motesplats.usecases.views import MeetingView, Shown, shown

if TYPE_CHECKING:
    from datetime import datetime

    from motesplats.core.fair import Meeting
    from motesplats.core.ids import EmployerId, FairId, MeetingId, OperationId, StationId
    from motesplats.core.meeting_forms import Remote
    from motesplats.core.people import Demand, Employer, Seeker
    from motesplats.live.course import Course
    from motesplats.storage.skips import Reason
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.gate import Passage
    from motesplats.usecases.groups import GroupView

_FREE_TRIES = 5
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=15)
_MOST_DOUBLINGS = 5
_PIN_LENGTH = 4
_ONCE_FOR = timedelta(minutes=10)
# RFC 9106 section 4, the second recommended option: t=3, p=4, 64 MiB.
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


@dataclass(frozen=True, slots=True)
class KioskEmployer:
    """An employer to choose on the kiosk's first screen.

    ``has_pin`` is False until one has been set.
    """

    id: EmployerId
    name: str
    stations: tuple[int, ...]
    has_pin: bool


@dataclass(frozen=True, slots=True)
class KioskSession:
    """What the kiosk may reach.

    One employer at one fair, through ``Store.read_for``. Made by ``unlock_kiosk`` and nowhere else.
    ``woken``: a station of it rested until then.
    """

    fair: FairId
    employer: EmployerId
    name: str
    woken: bool = False


@dataclass(frozen=True, slots=True)
class KioskMeeting:
    """One of the employer's meetings.

    ``has_feedback`` once a form has been saved, ``inside`` once checked in. A ``group`` is called
    by its title, and its form is kept with its first member. ``remote`` for a meeting by video or
    telephone.
    ``skipped`` says why the employer skips the form (None: it does not).
    """

    view: MeetingView
    has_feedback: bool
    has_draft: bool
    inside: bool
    group: GroupView | None = None
    remote: Remote | None = None
    skipped: Reason | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nobody waits for the form any more: it is saved, or skipped with a reason."""
        return self.has_feedback or self.skipped is not None


@dataclass(frozen=True, slots=True)
class PrepCard:
    """What the employer reads before the meeting.

    Competences first, then what to ask about and practical needs. ``asks`` are the demands with
    why, ``told`` is the seeker's own card.
    """

    seeker: Shown
    occupation: str
    competences: str
    ask_me_about: str
    interpreter: str
    longer_time: bool
    quiet: bool
    role: str
    demands: tuple[str, ...]
    aim: str = ""
    asks: tuple[Demand, ...] = ()
    told: SeekerCard = NO_CARD


@dataclass(frozen=True, slots=True)
class PinSet:
    """Whose PIN was set."""

    employer: EmployerId
    changed: frozenset[Topic]


@dataclass(frozen=True, slots=True)
class OnceGiven:
    """A code that opens an employer's screen once, ``until`` then (UTC); shown but once."""

    employer: EmployerId
    code: str = field(repr=False)
    until: datetime
    changed: frozenset[Topic] = frozenset({Topic.EMPLOYERS})


def kiosk_employers(context: Context, fair_id: FairId) -> tuple[KioskEmployer, ...]:
    """The fair's employers in Swedish order."""
    with context.store.read() as connection:
        numbers: dict[EmployerId, list[int]] = {}
        for station in employers.stations_of(connection, fair_id):
            numbers.setdefault(station.employer, []).append(station.number)
        found = [
            KioskEmployer(
                e.id,
                e.name,
                tuple(numbers.get(e.id, ())),
                bool(feedback.pin_of(connection, e.id).hash),
            )
            for e in employers.employers_of(connection, fair_id)
        ]
    return tuple(sorted(found, key=lambda e: swedish_order(e.name)))


def set_pin(
    context: Context, employer_id: EmployerId, pin: str, operation: OperationId | None = None
) -> PinSet:
    """Set the employer's PIN of at least four digits and forget earlier misses.

    Raises Refused(SETTING_INVALID) for anything shorter or not digits, Refused(UNKNOWN_EMPLOYER).
    """
    if len(pin) < _PIN_LENGTH or not pin.isdigit():
        raise Refused(Refusal.SETTING_INVALID, setting="pin", value="•" * len(pin))
    hashed = _HASHER.hash(pin)
    with context.store.write("set_pin", operation) as transaction:
        known_employer(transaction.connection, employer_id)
        feedback.put_pin(transaction.connection, employer_id, Pin(hashed, 0, None))
        transaction.journal([employer_id])
    return PinSet(employer_id, frozenset({Topic.EMPLOYERS}))


def choose_pin(
    context: Context, employer_id: EmployerId, pin: str, again: str, passage: Passage | None
) -> PinSet:
    """Let an employer choose its PIN, typed twice, once the coordinator has passed the gate.

    Raises Refused(GATE_CLOSED) where the gate is kept and nobody passed, and what ``set_pin``
    raises.
    """
    if passage is None and is_gate_kept(context):
        raise Refused(Refusal.GATE_CLOSED)
    if pin != again:
        raise Refused(Refusal.SETTING_INVALID, setting="pin_again", value="•")
    return set_pin(context, employer_id, pin)


def give_once_code(context: Context, employer_id: EmployerId) -> OnceGiven:
    """Make a code that opens the employer's screen once within ten minutes, and forget misses.

    An earlier such code is worth nothing any more; the employer's own PIN stays.
    Raises Refused(UNKNOWN_EMPLOYER).
    """
    code = new_once_code()
    hashed = _HASHER.hash(code)
    until = context.now() + _ONCE_FOR
    with context.store.write("give_once_code") as transaction:
        connection = transaction.connection
        known_employer(connection, employer_id)
        kiosks.put_once_code(connection, employer_id, OnceCode(hashed, until))
        own = feedback.pin_of(connection, employer_id)
        feedback.put_pin(connection, employer_id, Pin(own.hash, 0, None))
        transaction.journal([employer_id])
    return OnceGiven(employer_id, code, until)


def unlock_kiosk(context: Context, employer_id: EmployerId, pin: str) -> KioskSession:
    """Open the kiosk for one employer, by its PIN or by a code that the coordinator gave for once.

    Whoever opens it is back from a rest. After five misses each further one waits 30 s, doubling to
    15 min, kept across restarts.
    Raises Refused(WRONG_PIN), Refused(PIN_LOCKED, seconds=…) or Refused(UNKNOWN_EMPLOYER).
    """
    with context.store.read() as connection:
        employer = known_employer(connection, employer_id)
        kept = feedback.pin_of(connection, employer_id)
        once = kiosks.once_code_of(connection, employer_id)
        resting = _resting(connection, employer)
    now = context.now()
    if kept.locked_until is not None and now < kept.locked_until:
        wait = round((kept.locked_until - now).total_seconds())
        raise Refused(Refusal.PIN_LOCKED, seconds=max(1, wait))
    by_once = once is not None and now < once.until and _fits(once.hash, pin)
    if not by_once and not _fits(kept.hash, pin):
        _note_miss(context, employer_id, kept)
        raise Refused(Refusal.WRONG_PIN)
    if kept.failures or by_once or resting:
        with context.store.write("unlock_kiosk") as transaction:
            connection = transaction.connection
            feedback.put_pin(connection, employer_id, Pin(kept.hash, 0, None))
            if by_once:
                kiosks.put_once_code(connection, employer_id, None)
            for station in resting:
                kiosks.set_resting(connection, station, None)
            transaction.journal([employer_id])
    return KioskSession(employer.fair, employer.id, employer.name, woken=bool(resting))


def kiosk_meetings(context: Context, session: KioskSession) -> tuple[KioskMeeting, ...]:
    """The employer's meetings in order of time, and nobody else's."""
    with context.store.read_for(session.fair, session.employer) as connection:
        return kiosk_meetings_in(connection, session)


def kiosk_meetings_in(connection: Connection, session: KioskSession) -> tuple[KioskMeeting, ...]:
    """As ``kiosk_meetings``, inside a transaction."""
    records = parts_in(connection, session.fair)
    own = [m for m in records.meetings if m.employer == session.employer and m.stands]
    saved = {s.meeting for s in feedback.submissions_of(connection, session.fair)}
    elsewhere = remotes_in(connection, session.fair)
    skipped = {one: skip.reason for one, skip in skips.skips_of(connection, session.fair).items()}
    found = [
        KioskMeeting(
            records.view(m, Place.KIOSK),
            m.id in saved,
            feedback.draft_of(connection, m.id) is not None,
            m.seeker in records.arrivals,
            remote=elsewhere.of(m),
            skipped=skipped.get(m.id),
        )
        for m in own
    ]
    for group, view in groups_at_table(connection, records, session.fair, session.employer):
        found.append(
            KioskMeeting(
                view,
                any(one.saved for one in group.members),
                feedback.draft_of(connection, view.meeting.id) is not None,
                any(one.inside for one in group.members),
                group,
                skipped=skipped.get(view.meeting.id),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.view.meeting.slot, one.view.station)))


def kiosk_course(context: Context, session: KioskSession) -> Course:
    """The day as it is really going, for the clock on the employer's screen."""
    with context.store.read_for(session.fair, session.employer) as connection:
        return followed_course(connection, known_fair(connection, session.fair))


def prep_card(context: Context, session: KioskSession, meeting_id: MeetingId) -> PrepCard:
    """The card for one of the employer's own meetings; that of a group tells of the role alone.

    Raises Refused(NOT_YOUR_MEETING).
    """
    with context.store.read_for(session.fair, session.employer) as connection:
        meeting = own_meeting(connection, session, meeting_id)
        seeker = known_seeker(connection, meeting.seeker)
        employer = known_employer(connection, session.employer)
        group = group_with(connection, meeting)
        told = cards.card_of(connection, seeker.id)
    own = card(seeker, employer, Place.KIOSK, told)
    if group is None:
        return own
    called = Shown(seeker.id, group.title, "")
    return PrepCard(called, "", "", "", "", False, False, own.role, own.demands, own.aim, own.asks)


def card(seeker: Seeker, employer: Employer, place: Place, told: SeekerCard = NO_CARD) -> PrepCard:
    """What ``employer`` may read about ``seeker``, whose own card is ``told``, at ``place``."""
    role = employer.roles[0] if employer.roles else None
    needs = seen_needs(seeker, place)
    return PrepCard(
        seeker=shown(seeker, place),
        occupation=seen_field(seeker, "occupation", place),
        competences=seen_field(seeker, "competences", place),
        ask_me_about=seen_field(seeker, "ask_me_about", place),
        interpreter=needs.interpreter or "",
        longer_time=needs.longer_time,
        quiet=needs.quiet,
        role="" if role is None else role.title,
        demands=() if role is None else role.demands,
        aim="" if role is None else role.aim,
        asks=() if role is None else role.asks,
        told=seen_card(seeker, told, place),
    )


def own_meeting(connection: Connection, session: KioskSession, meeting_id: MeetingId) -> Meeting:
    """The session's employer's own meeting. Raises Refused(NOT_YOUR_MEETING) for others."""
    meeting = timetables.meeting_by_id(connection, meeting_id)
    if meeting is None or meeting.employer != session.employer:
        raise Refused(Refusal.NOT_YOUR_MEETING)
    return meeting


def _resting(connection: Connection, employer: Employer) -> tuple[StationId, ...]:
    rest = kiosks.resting_at(connection, employer.fair)
    stations = employers.stations_of(connection, employer.fair)
    return tuple(s.id for s in stations if s.employer == employer.id and s.id in rest)


def _fits(hashed: str, pin: str) -> bool:
    if not hashed:
        return False
    try:
        return _HASHER.verify(hashed, pin)
    except VerifyMismatchError:
        return False


def _note_miss(context: Context, employer_id: EmployerId, kept: Pin) -> None:
    failures = kept.failures + 1
    locked_until = None
    if failures >= _FREE_TRIES:
        doubled = min(failures - _FREE_TRIES, _MOST_DOUBLINGS)
        wait = min(_FIRST_WAIT * 2**doubled, _LONGEST_WAIT)
        locked_until = context.now() + wait
    with context.store.write("miss_pin") as transaction:
        feedback.put_pin(
            transaction.connection, employer_id, Pin(kept.hash, failures, locked_until)
        )
        transaction.journal([employer_id])
