"""Questions that change nothing: what there is, and how far the fair has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import time_slots
from motesplats.core.texts import has_hidden, without_hidden
from motesplats.storage import arrivals, employers, fairs, feedback, people, timetables, wishes
from motesplats.storage.feedback import Decision
from motesplats.usecases.views import FairParts

if TYPE_CHECKING:
    from motesplats.core.fair import Fair, Station, TimeSlot
    from motesplats.core.ids import EmployerId, FairId, SeekerId
    from motesplats.core.people import Employer, Interpreter, Seeker
    from motesplats.core.visibility import Place
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import MeetingView


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts of what a fair has; ``meetings`` are those that are published."""

    seekers: int
    employers: int
    stations: int
    time_slots: int
    wishes: int
    meetings: int
    arrived: int
    feedback: int
    released: int
    reports: int


@dataclass(frozen=True, slots=True)
class FairSummary:
    """A fair with its counts.

    ``version`` counts publications of its timetable; ``drafted`` are the meetings of the draft,
    published or not.
    """

    fair: Fair
    facts: Facts
    version: int
    drafted: int


def all_fairs(context: Context) -> tuple[FairSummary, ...]:
    """Every fair of the store, the latest day first."""
    with context.store.read() as connection:
        return tuple(
            FairSummary(
                fair,
                _facts(connection, fair),
                timetables.state_of(connection, fair.id).version,
                len(timetables.draft_of(connection, fair.id)),
            )
            for fair in fairs.all_fairs(connection)
        )


def fair_by_name(context: Context, name: str) -> Fair:
    """The fair called ``name``. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        # A name from the command line may hold bytes that are no letters, which no store keeps.
        fair = None if has_hidden(name) else fairs.fair_by_name(connection, name)
    if fair is None:
        raise Refused(Refusal.UNKNOWN_FAIR, fair=without_hidden(name))
    return fair


def fair_by_id(context: Context, fair_id: FairId) -> Fair:
    """The fair with that id. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return known_fair(connection, fair_id)


def known_fair(connection: Connection, fair_id: FairId) -> Fair:
    """The fair with that id, inside a transaction. Raises Refused(UNKNOWN_FAIR)."""
    fair = fairs.fair_by_id(connection, fair_id)
    if fair is None:
        raise Refused(Refusal.UNKNOWN_FAIR, fair=str(fair_id))
    return fair


def known_seeker(connection: Connection, seeker_id: SeekerId) -> Seeker:
    """The seeker with that id, inside a transaction. Raises Refused(UNKNOWN_SEEKER)."""
    seeker = people.seeker_by_id(connection, seeker_id)
    if seeker is None:
        raise Refused(Refusal.UNKNOWN_SEEKER)
    return seeker


def known_employer(connection: Connection, employer_id: EmployerId) -> Employer:
    """The employer with that id, inside a transaction. Raises Refused(UNKNOWN_EMPLOYER)."""
    employer = employers.employer_by_id(connection, employer_id)
    if employer is None:
        raise Refused(Refusal.UNKNOWN_EMPLOYER, employer=str(employer_id))
    return employer


def facts(context: Context, fair_id: FairId) -> Facts:
    """The counts of one fair. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return _facts(connection, known_fair(connection, fair_id))


def seekers(context: Context, fair_id: FairId) -> tuple[Seeker, ...]:
    with context.store.read() as connection:
        return people.seekers_of(connection, fair_id)


def employers_at(context: Context, fair_id: FairId) -> tuple[Employer, ...]:
    with context.store.read() as connection:
        return employers.employers_of(connection, fair_id)


def stations(context: Context, fair_id: FairId) -> tuple[Station, ...]:
    with context.store.read() as connection:
        return employers.stations_of(connection, fair_id)


def interpreters(context: Context, fair_id: FairId) -> tuple[Interpreter, ...]:
    with context.store.read() as connection:
        return employers.interpreters_of(connection, fair_id)


def parts(context: Context, fair_id: FairId) -> FairParts:
    """The fair's records by id. Raises Refused(UNKNOWN_FAIR)."""
    with context.store.read() as connection:
        return parts_in(connection, fair_id)


def parts_in(connection: Connection, fair_id: FairId) -> FairParts:
    """The fair's records by id with the published meetings, inside a transaction.

    Raises Refused(UNKNOWN_FAIR).
    """
    fair = known_fair(connection, fair_id)
    return FairParts(
        seekers={s.id: s for s in people.seekers_of(connection, fair_id)},
        employers={e.id: e for e in employers.employers_of(connection, fair_id)},
        stations={s.id: s for s in employers.stations_of(connection, fair_id)},
        slots=time_slots(fair.plan),
        meetings=timetables.meetings_of(connection, fair_id),
        arrivals={a.seeker: a.at for a in arrivals.arrivals_of(connection, fair_id)},
    )


def plan_in(
    connection: Connection, seeker: Seeker, place: Place, slots: tuple[TimeSlot, ...]
) -> tuple[MeetingView, ...]:
    """One seeker's published meetings that stand, in order of time, read without the rest of the
    fair; ``slots`` are the day's.
    """
    own = tuple(m for m in timetables.meetings_with(connection, seeker.id) if m.stands)
    hosts = [employers.employer_by_id(connection, meeting.employer) for meeting in own]
    records = FairParts(
        seekers={seeker.id: seeker},
        employers={host.id: host for host in hosts if host is not None},
        stations={s.id: s for s in employers.stations_of(connection, seeker.fair)},
        slots=slots,
        meetings=own,
        arrivals={},
    )
    return records.plan_of(seeker.id, place)


def _facts(connection: Connection, fair: Fair) -> Facts:
    decided = feedback.decisions_of(connection, fair.id).values()
    return Facts(
        seekers=len(people.seekers_of(connection, fair.id)),
        employers=len(employers.employers_of(connection, fair.id)),
        stations=len(employers.stations_of(connection, fair.id)),
        time_slots=len(time_slots(fair.plan)),
        wishes=len(wishes.wishes_of(connection, fair.id)),
        meetings=len(timetables.meetings_of(connection, fair.id)),
        arrived=len(arrivals.arrivals_of(connection, fair.id)),
        feedback=len(feedback.submissions_of(connection, fair.id)),
        released=sum(decision is Decision.RELEASED for decision in decided),
        reports=len(feedback.report_prints(connection, fair.id)),
    )
