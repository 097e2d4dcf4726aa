"""From the rows of a list to employers and seekers: new, changed, unchanged or gone."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

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
from motesplats.storage import employers, people, timetables
from motesplats.usecases.changes import Change, Changes, ImportPlan, Oddity, Sorting
from motesplats.usecases.matching import People, Register, name_key, shared_names

if TYPE_CHECKING:
    from motesplats.exchange.headings import Mapping
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
    "language",
    "presence",
    "needs",
    "protected",
    "wants_report",
    "external_code",
)
# Whatever these columns would tell has a usual value that a list without them must not bring back.
_COLUMNS_OF = {
    "language": (Field.LANGUAGE,),
    "presence": (Field.PRESENCE, Field.ARRIVES, Field.LEAVES),
    "needs": (Field.NEEDS, Field.INTERPRETER, Field.WHEELCHAIR, Field.LONGER_TIME, Field.QUIET),
    "wants_report": (Field.CONSENT,),
}
_EMPLOYER_FIELDS = ("name", "branch", "contact", "email", "phone", "presence")
_ROLE_FIELDS = ("title", "ssyk", "places", "demands", "work_language")


def plan_employers(connection: Connection, fair_id: FairId, file: ReadFile | None) -> ImportPlan:
    known = {folded(e.name): e for e in employers.employers_of(connection, fair_id)}
    sorting = Sorting()
    new: list[Employer] = []
    changed: list[Employer] = []
    placed: list[tuple[Employer, EmployerRow]] = []
    for row in () if file is None else file.employers:
        old = known.pop(folded(row.name), None)
        employer = _employer(fair_id, row, old)
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
    employer_id = EmployerId(new_id()) if old is None else old.id
    values = {name: getattr(row, name) for name in _EMPLOYER_FIELDS}
    kept = () if old is None else old.roles
    by_title = {role.title: role for role in kept}
    roles = tuple(_role(employer_id, r, by_title.get(r.title)) for r in row.roles)
    return Employer(id=employer_id, fair=fair_id, roles=roles or kept, **values)


def _role(employer_id: EmployerId, row: RoleRow, old: Role | None) -> Role:
    role_id = RoleId(new_id()) if old is None else old.id
    values = {name: getattr(row, name) for name in _ROLE_FIELDS}
    return Role(id=role_id, employer=employer_id, **values)


def _plan_stations(
    connection: Connection,
    fair_id: FairId,
    placed: list[tuple[Employer, EmployerRow]],
    sorting: Sorting,
) -> tuple[tuple[Station, ...], tuple[StationId, ...]]:
    known = {s.number: s for s in employers.stations_of(connection, fair_id)}
    in_use = {m.station for m in timetables.meetings_of(connection, fair_id)}
    in_use |= {m.station for m in timetables.draft_of(connection, fair_id)}
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
    station_id = StationId(new_id()) if old is None else old.id
    return Station(station_id, employer.id, row.number, row.accessible, row.x, row.y, row.hint)


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
    everybody = People(people.persons(connection))
    register, sorting = Register(known), Sorting()
    doubled = shared_names(file.seekers)
    seen: dict[SeekerId, Seeker] = {}
    old_ids = {seeker.id: seeker for seeker in known}
    told = _told_by(file.mapping)
    persons: set[PersonId] = set()
    for row in file.seekers:
        match = register.registered(row)
        if match is not None and match.id in seen:
            sorting.suspicious.append(_line(row, Oddity.SAME_PERSON_TWICE))
        elif name_key(row.first_name, row.last_name) in doubled:
            sorting.suspicious.append(_line(row, Oddity.SAME_NAME))
        if match is None:
            person = everybody.find(row)
            match = _fresh(plan.fair, row, person)
            persons |= set() if person is None else {person.id}
            sorting.new.append(_line(row))
        elif match.id in old_ids and match.id not in seen:
            same = _updated(match, row, told) == match
            (sorting.unchanged if same else sorting.changed).append(_line(row))
        seen[match.id] = _updated(match, row, told)
        register.add(seen[match.id])
    sorting.gone.extend(Change(0, s.full_name) for s in known if s.id not in seen and not s.walk_in)
    return replace(
        plan,
        seekers=sorting.result(file),
        new_seekers=tuple(s for s in seen.values() if s.id not in old_ids),
        changed_seekers=tuple(s for s in seen.values() if s.id in old_ids and s != old_ids[s.id]),
        known_persons=frozenset(persons),
    )


def _line(row: SeekerRow, note: str = "") -> Change:
    return Change(row.row, f"{row.first_name} {row.last_name}".strip(), note)


def _fresh(fair_id: FairId, row: SeekerRow, known: Particulars | None) -> Seeker:
    seeker = Seeker(
        id=SeekerId(new_id()),
        person=PersonId(new_id()) if known is None else known.id,
        fair=fair_id,
        code=new_badge_code(),
        **{name: getattr(row, name) for name in _SEEKER_FIELDS},
    )
    if known is None:
        return seeker
    stored = {f.name: getattr(known, f.name) for f in fields(known) if f.name != "id"}
    return _updated(replace(seeker, **stored), row, _SEEKER_FIELDS)


def _told_by(mapping: Mapping) -> tuple[str, ...]:
    columns = {column.field for column in mapping.columns}
    silent = {name for name, fields in _COLUMNS_OF.items() if columns.isdisjoint(fields)}
    return tuple(name for name in _SEEKER_FIELDS if name not in silent)


def _updated(seeker: Seeker, row: SeekerRow, names: tuple[str, ...]) -> Seeker:
    """The seeker with what the row says; an empty cell does not erase what is known."""
    values = {name: getattr(row, name) for name in names}
    told = {name: value for name, value in values.items() if value != ""}
    # Protection that was marked at the desk is not taken away by a list that does not know of it.
    return replace(seeker, **told | {"protected": seeker.protected or row.protected})
