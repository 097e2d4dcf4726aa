"""Fairs of one series: the next one made from the last, and where a person took part before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from motesplats.core.errors import Refusal, Refused
from motesplats.core.fair import Topic
from motesplats.core.ids import (
    EmployerId,
    RoleId,
    SeekerId,
    StationId,
    new_badge_code,
    new_id,
)
from motesplats.core.people import ALL_DAY
from motesplats.core.visibility import Place
from motesplats.storage import employers, fairs, feedback, own_forms, people, summaries
from motesplats.storage.summaries import FairAccount
from motesplats.usecases.fairs import FairChanged, refuse_nonsense
from motesplats.usecases.queries import known_fair, parts_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motesplats.core.fair import Fair, Station
    from motesplats.core.ids import FairId, OperationId
    from motesplats.core.people import Employer, Seeker
    from motesplats.storage.store import Connection
    from motesplats.usecases.context import Context
    from motesplats.usecases.views import MeetingView


@dataclass(frozen=True, slots=True)
class NextFair:
    """A new fair after the fair ``source``; ``with_people`` takes its job seekers along."""

    source: FairId
    fair: Fair
    with_people: bool = False


@dataclass(frozen=True, slots=True)
class TookPart:
    """A fair that a person took part in, with the meetings in order of time."""

    fair: Fair
    meetings: tuple[MeetingView, ...]


def next_fair(
    context: Context, wanted: NextFair, operation: OperationId | None = None
) -> FairChanged:
    """Make a fair with the employers, roles, stations, contacts and form of another, in its series.

    A fair without a series begins one with its own name. Meetings, wishes, feedback, PINs,
    interpreters and the parts of the day when somebody is there are not taken along; people get
    new badge codes. Raises Refused(UNKNOWN_FAIR), and the refusals of ``create_fair``.
    """
    refuse_nonsense(wanted.fair)
    with context.store.write("create_fair", operation) as transaction:
        connection = transaction.connection
        source = known_fair(connection, wanted.source)
        fair = replace(
            wanted.fair,
            organiser=source.organiser,
            officer=source.officer,
            officer_phone=source.officer_phone,
            desk=source.desk,
            practice=source.practice,
        )
        if not transaction.repeated:
            if fairs.fair_by_name(connection, fair.name) is not None:
                raise Refused(Refusal.FAIR_EXISTS, fair=fair.name)
            fairs.add_fair(connection, fair)
            _take_along(connection, source, fair)
            if wanted.with_people:
                _take_people(connection, source, fair)
            transaction.journal([fair.id], {"verb": "remove_fair", "fair": fair.id})
    return FairChanged(fair, frozenset({Topic.FAIRS, Topic.PEOPLE, Topic.EMPLOYERS}))


def took_part_in(connection: Connection, seeker_id: SeekerId) -> tuple[TookPart, ...]:
    """The other fairs of the seeker's person, the earliest first, as the coordinator sees them."""
    found = []
    others = feedback.same_person(connection, seeker_id) - {seeker_id}
    for seeker in people.seekers_among(connection, sorted(others)):
        parts = parts_in(connection, seeker.fair)
        plan = parts.plan_of(seeker.id, Place.COORDINATOR)
        found.append(TookPart(known_fair(connection, seeker.fair), plan))
    return tuple(sorted(found, key=lambda one: (one.fair.day, one.fair.name)))


def _take_along(connection: Connection, source: Fair, fair: Fair) -> None:
    account = summaries.account_of(connection, source.id)
    if not account.series:
        account = replace(account, series=source.name)
        summaries.put_account(connection, source.id, account)
    own = FairAccount(series=account.series, partners=account.partners, head=account.head)
    summaries.put_account(connection, fair.id, own)
    ids: dict[EmployerId, EmployerId] = {}
    for host in employers.employers_of(connection, source.id):
        made = _host(host, fair)
        ids[host.id] = made.id
        employers.add_employer(connection, made)
    stations = employers.stations_of(connection, source.id)
    employers.put_stations(connection, fair.id, tuple(_station(one, ids) for one in stations))
    for branch, changes in own_forms.changes_of(connection, source.id).items():
        own_forms.put_changes(connection, fair.id, branch, changes)


def _host(host: Employer, fair: Fair) -> Employer:
    made = EmployerId(new_id())
    roles = tuple(replace(one, id=RoleId(new_id()), employer=made) for one in host.roles)
    return replace(host, id=made, fair=fair.id, presence=ALL_DAY, roles=roles)


def _station(station: Station, hosts: dict[EmployerId, EmployerId]) -> Station:
    return replace(
        station, id=StationId(new_id()), employer=hosts[station.employer], presence=ALL_DAY
    )


def _take_people(connection: Connection, source: Fair, fair: Fair) -> None:
    known: Sequence[Seeker] = people.seekers_of(connection, source.id)
    values = tuple(
        replace(
            one,
            id=SeekerId(new_id()),
            fair=fair.id,
            code=new_badge_code(),
            presence=ALL_DAY,
            walk_in=False,
            external_code="",
        )
        for one in known
    )
    people.add_seekers(connection, values, frozenset(one.person for one in known))
