"""From the rows of a list to employers and seekers: new, changed, unchanged or gone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from motesplats.core.fair import Station
from motesplats.core.ids import (
    EmployerId,
    FairId,
    OperationId,
    PersonId,
    RoleId,
    SeekerId,
    StationId,
    new_badge_code,
    new_id,
)
from motesplats.core.people import Employer, Role, Seeker
from motesplats.exchange.synonyms import Field
from motesplats.i18n import folded
from motesplats.storage import employers, people, summaries, timetables
from motesplats.storage.summaries import NOTHING_SAID, SaidForStatistics
from motesplats.usecases.changes import Change, Changes, ImportPlan, Oddity, Sorting
from motesplats.usecases.list_cards import Cards
from motesplats.usecases.matching import People, Register, name_key, shared_names
from motesplats.usecases.own_branches import branch_named
from motesplats.usecases.statistics_said import LONGEST_TAG, MOST_TAGS, tidy

if TYPE_CHECKING:
    from motesplats.core.people import Presence
    from motesplats.exchange.rows import (
        EmployerRow,
        ReadFile,
        RoleRow,
        SeekerRow,
        StationRow,
    )
    from motesplats.storage.people import Particulars
    from motesplats.storage.store import Connection

_SEEKER_FIELDS = (
    "first_name",
    "last_name",
    "email",
    "phone",
    "occupation",
    "competences",
    "ask_me_about",
    "officer",
    "external_code",
    "max_meetings",
)
# What these columns tell has a usual value, which a cell that says nothing must not bring back.
_USUAL_FIELDS = {"language": Field.LANGUAGE, "wants_report": Field.CONSENT}
_NEEDS = {
    "interpreter": Field.INTERPRETER,
    "wheelchair": Field.WHEELCHAIR,
    "longer_time": Field.LONGER_TIME,
    "quiet": Field.QUIET,
}
_ANY_BRANCH = "generic"
_STATION = {
    "accessible": Field.ACCESSIBLE,
    "x": Field.X,
    "y": Field.Y,
    "hint": Field.HINT,
    "max_run": Field.MAX_RUN,
}
_PRESENCE = {"arrives": Field.ARRIVES, "leaves": Field.LEAVES}
_EMPLOYER_FIELDS = ("name", "contact", "email", "phone", "talk", "max_meetings")
_ROLE_FIELDS = (
    "title",
    "ssyk",
    "places",
    "demands",
    "work_language",
    "language_why",
    "aim",
    "pay",
)


def plan_employers(connection: Connection, fair_id: FairId, file: ReadFile | None) -> ImportPlan:
    known = {folded(e.name): e for e in employers.employers_of(connection, fair_id)}
    sorting = Sorting()
    new: list[Employer] = []
    changed: list[Employer] = []
    placed: list[tuple[Employer, EmployerRow]] = []
    for row in () if file is None else file.employers:
        old = known.pop(folded(row.name), None)
        own = branch_named(connection, row.branch_said) if row.branch_said else ""
        told = replace(row, branch=own) if own else row
        employer = _employer(fair_id, told, old)
        placed.append((employer, row))
        if old is None:
            new.append(employer)
            sorting.new.append(Change(row.row, row.name))
        elif employer != old:
            changed.append(employer)
            sorting.changed.append(Change(row.row, row.name))
        else:
            sorting.unchanged.append(Change(row.row, row.name))
        if not row.stations:
            sorting.suspicious.append(Change(row.row, row.name, Oddity.WITHOUT_STATION))
    if file is not None:
        sorting.gone.extend(Change(0, e.name) for e in known.values())
    stations, dropped = _plan_stations(connection, fair_id, placed, sorting)
    return ImportPlan(
        fair=fair_id,
        operation=OperationId(new_id()),
        seekers=Changes(),
        employers=sorting.result(file),
        wishes=Changes(),
        new_employers=tuple(new),
        changed_employers=tuple(changed),
        stations=stations,
        dropped_stations=dropped,
    )


def _employer(fair_id: FairId, row: EmployerRow, old: Employer | None) -> Employer:
    known = Employer(EmployerId(new_id()), fair_id, row.name) if old is None else old
    by_title = {folded(role.title): role for role in known.roles}
    roles = tuple(_role(known.id, r, by_title.pop(folded(r.title), None)) for r in row.roles)
    # A list that does not name a role takes away no brief that was written for it.
    written = tuple(role for role in by_title.values() if role.aim or role.explained)
    return replace(
        known,
        branch=known.branch if row.branch == _ANY_BRANCH else row.branch,
        presence=_presence(known.presence, row),
        roles=roles + written if roles else known.roles,
        **_told(row, _EMPLOYER_FIELDS),
    )


def _role(employer_id: EmployerId, row: RoleRow, old: Role | None) -> Role:
    known = Role(RoleId(new_id()), employer_id, row.title) if old is None else old
    told = {one.text: one for one in (*known.explained, *row.explained)}
    return replace(known, explained=tuple(told.values()), **_told(row, _ROLE_FIELDS))


def _plan_stations(
    connection: Connection,
    fair_id: FairId,
    placed: list[tuple[Employer, EmployerRow]],
    sorting: Sorting,
) -> tuple[tuple[Station, ...], tuple[StationId, ...]]:
    known = {s.number: s for s in employers.stations_of(connection, fair_id)}
    in_use = timetables.stations_in_use(connection, fair_id)
    wanted: list[Station] = []
    dropped: list[StationId] = []
    numbers = {s.number for _employer, row in placed for s in row.stations}
    for employer, row in placed:
        for r in row.stations:
            old = known.get(r.number)
            station = _station(employer, r, old)
            if old is not None and old.employer != employer.id and old.id in in_use:
                sorting.suspicious.append(_in_use(row, r.number))
            elif station != old:
                wanted.append(station)
        left = [s for s in known.values() if s.employer == employer.id and s.number not in numbers]
        for station in left if row.stations else ():
            if station.id in in_use:
                sorting.suspicious.append(_in_use(row, station.number))
            else:
                dropped.append(station.id)
    return tuple(wanted), tuple(dropped)


def _station(employer: Employer, row: StationRow, old: Station | None) -> Station:
    known = Station(StationId(new_id()), employer.id, row.number) if old is None else old
    told = {
        name: getattr(row, name)
        for name, field in _STATION.items()
        if old is None or field in row.told
    }
    return replace(known, employer=employer.id, presence=_presence(known.presence, row), **told)


def _in_use(row: EmployerRow, number: int) -> Change:
    return Change(row.row, f"{row.name} {number}", Oddity.STATION_IN_USE)


# ------------------------------------------------------------------ job seekers


def plan_seekers(
    connection: Connection,
    plan: ImportPlan,
    file: ReadFile | None,
) -> ImportPlan:
    if file is None:
        return plan
    known = people.seekers_of(connection, plan.fair)
    everybody = People(people.persons(connection), (s.person for s in known))
    register, sorting = Register(known), Sorting()
    register.claim(file.seekers)
    doubled = shared_names(file.seekers)
    seen: dict[SeekerId, Seeker] = {}
    cards = Cards(connection, plan.fair)
    old_ids = {seeker.id: seeker for seeker in known}
    owners: list[SeekerId] = []
    persons: set[PersonId] = set()
    for row in file.seekers:
        match = register.registered(row)
        if match is not None and match.id in seen:
            sorting.suspicious.append(_line(row, Oddity.SAME_PERSON_TWICE))
        elif name_key(row.first_name, row.last_name) in doubled:
            sorting.suspicious.append(_line(row, Oddity.SAME_NAME))
        if match is None:
            person = everybody.take(row)
            match = _fresh(plan.fair, row, person)
            persons |= set() if person is None else {person.id}
            sorting.new.append(_line(row))
        elif match.id in old_ids and match.id not in seen:
            same = _updated(match, row) == match and not cards.differs(match.id, row.card)
            (sorting.unchanged if same else sorting.changed).append(_line(row))
        seen[match.id] = _updated(match, row)
        cards.take(match.id, row.card)
        register.add(seen[match.id])
        owners.append(match.id)
    sorting.gone.extend(Change(0, s.full_name) for s in known if s.id not in seen and not s.walk_in)
    return replace(
        plan,
        seekers=sorting.result(file),
        new_seekers=tuple(s for s in seen.values() if s.id not in old_ids),
        changed_seekers=tuple(s for s in seen.values() if s.id in old_ids and s != old_ids[s.id]),
        owners=tuple(owners),
        known_persons=frozenset(persons),
        cards=cards.changed,
        said=_said(connection, plan.fair, owners, file),
    )


def _said(
    connection: Connection, fair_id: FairId, owners: list[SeekerId], file: ReadFile
) -> tuple[tuple[SeekerId, SaidForStatistics], ...]:
    """What the list tells for the statistics and nobody has known; empty cells erase nothing, and
    gender is left out where the fair has no ground for it."""
    known = summaries.said_at(connection, fair_id)
    lawful = bool(summaries.account_of(connection, fair_id).gender_basis)
    found: dict[SeekerId, SaidForStatistics] = {}
    for owner, row in zip(owners, file.seekers, strict=True):
        old = found.get(owner, known.get(owner, NOTHING_SAID))
        tags = tuple(one for one in row.tags if len(one) <= LONGEST_TAG)[:MOST_TAGS]
        said = SaidForStatistics(
            (row.gender if lawful else "") or old.gender,
            row.municipality or old.municipality,
            tags or old.tags,
        )
        found[owner] = tidy(said)
    return tuple((who, said) for who, said in found.items() if said != known.get(who, NOTHING_SAID))


def _line(row: SeekerRow, note: str = "") -> Change:
    return Change(row.row, f"{row.first_name} {row.last_name}".strip(), note)


def _fresh(fair_id: FairId, row: SeekerRow, known: Particulars | None) -> Seeker:
    seeker = Seeker(
        id=SeekerId(new_id()),
        person=PersonId(new_id()) if known is None else known.id,
        fair=fair_id,
        code=new_badge_code(),
        first_name=row.first_name,
        last_name=row.last_name,
        language=row.language,
        presence=row.presence,
        needs=row.needs,
        wants_report=row.wants_report,
    )
    if known is None:
        return seeker
    stored = {f.name: getattr(known, f.name) for f in fields(known) if f.name != "id"}
    return replace(seeker, **stored)


def _updated(seeker: Seeker, row: SeekerRow) -> Seeker:
    """The seeker with what the row says; an empty cell does not erase what is known."""
    usual = {n: getattr(row, n) for n, field in _USUAL_FIELDS.items() if field in row.told}
    needs = {n: getattr(row.needs, n) for n, field in _NEEDS.items() if field in row.told}
    return replace(
        seeker,
        presence=_presence(seeker.presence, row),
        needs=replace(seeker.needs, **needs),
        # Protection that was marked at the desk is not taken away by a list that knows nothing.
        protected=seeker.protected or row.protected,
        **usual,
        **_told(row, _SEEKER_FIELDS),
    )


def _told(row: SeekerRow | EmployerRow | RoleRow, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: value for name, value in values.items() if value}


def _presence(known: Presence, row: SeekerRow | EmployerRow | StationRow) -> Presence:
    told = {n: getattr(row.presence, n) for n, field in _PRESENCE.items() if field in row.told}
    merged = replace(known, **told)
    if merged.arrives and merged.leaves and merged.arrives >= merged.leaves:
        return row.presence
    return merged
