"""Employers with their roles, their stations, and the interpreters of the fair."""

import json
from collections import defaultdict
from dataclasses import astuple
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from motesplats.core.fair import Station
from motesplats.core.ids import (
    EmployerId,
    FairId,
    InterpreterId,
    RoleId,
    StationId,
)
from motesplats.core.people import Demand, Employer, Interpreter, Role
from motesplats.storage.brief_tables import role_brief
from motesplats.storage.tables import (
    employer,
    interpreter,
    role,
    station,
)
from motesplats.storage.values import (
    presence,
    text_tuple,
    texts,
    time_text,
)


def employers_of(connection: Connection, fair: FairId) -> tuple[Employer, ...]:
    """The fair's employers with their roles, in the order they were registered."""
    roles = _roles(connection, fair)
    rows = connection.execute(
        select(employer).where(employer.c.fair_id == fair).order_by(employer.c.id)
    )
    return tuple(_employer(row, tuple(roles[row.id])) for row in rows)


def employer_by_id(connection: Connection, wanted: EmployerId) -> Employer | None:
    row = connection.execute(select(employer).where(employer.c.id == wanted)).first()
    if row is None:
        return None
    return _employer(row, tuple(_roles(connection, FairId(row.fair_id))[row.id]))


def add_employer(connection: Connection, value: Employer) -> None:
    connection.execute(
        insert(employer).values(id=value.id, fair_id=value.fair, **_employer_columns(value))
    )
    _put_roles(connection, value)


def change_employer(connection: Connection, value: Employer) -> None:
    connection.execute(
        update(employer).where(employer.c.id == value.id).values(**_employer_columns(value))
    )
    connection.execute(delete(role).where(role.c.employer_id == value.id))
    _put_roles(connection, value)


def _put_roles(connection: Connection, value: Employer) -> None:
    rows = [
        {
            "id": r.id,
            "employer_id": value.id,
            "title": r.title,
            "ssyk": r.ssyk,
            "places": r.places,
            "demands": texts(r.demands),
            "work_language": r.work_language,
            "position": position,
        }
        for position, r in enumerate(value.roles)
    ]
    if rows:
        connection.execute(insert(role), rows)
    _put_briefs(connection, value.roles)


def _put_briefs(connection: Connection, roles: tuple[Role, ...]) -> None:
    """Beside each role what its brief tells; nothing for a role that has none."""
    rows = [
        {
            "role_id": r.id,
            "aim": r.aim,
            "explained": json.dumps([astuple(one) for one in r.explained], ensure_ascii=False),
            "language_why": r.language_why,
            "pay": r.pay,
        }
        for r in roles
        if r.aim or r.explained or r.language_why or r.pay
    ]
    if rows:
        connection.execute(insert(role_brief), rows)


def _roles(connection: Connection, fair: FairId) -> defaultdict[str, list[Role]]:
    rows = connection.execute(
        select(role, role_brief)
        .join(employer, employer.c.id == role.c.employer_id)
        .outerjoin(role_brief, role_brief.c.role_id == role.c.id)
        .where(employer.c.fair_id == fair)
        .order_by(role.c.position)
    )
    found: defaultdict[str, list[Role]] = defaultdict(list)
    for row in rows:
        found[row.employer_id].append(
            Role(
                id=RoleId(row.id),
                employer=EmployerId(row.employer_id),
                title=row.title,
                ssyk=row.ssyk,
                places=row.places,
                demands=text_tuple(row.demands),
                work_language=row.work_language,
                language_why=row.language_why or "",
                aim=row.aim or "",
                pay=row.pay or "",
                explained=tuple(Demand(*one) for one in json.loads(row.explained or "[]")),
            )
        )
    return found


def _employer_columns(value: Employer) -> dict[str, Any]:
    return {
        "name": value.name,
        "branch": value.branch,
        "contact": value.contact,
        "email": value.email,
        "phone": value.phone,
        "arrives": time_text(value.presence.arrives),
        "leaves": time_text(value.presence.leaves),
        "talk": value.talk,
        "max_meetings": value.max_meetings,
    }


def _employer(row: Row[Any], roles: tuple[Role, ...]) -> Employer:
    return Employer(
        id=EmployerId(row.id),
        fair=FairId(row.fair_id),
        name=row.name,
        branch=row.branch,
        contact=row.contact,
        email=row.email,
        phone=row.phone,
        presence=presence(row.arrives, row.leaves),
        roles=roles,
        talk=row.talk,
        max_meetings=row.max_meetings,
    )


def stations_of(connection: Connection, fair: FairId) -> tuple[Station, ...]:
    """The fair's stations by number."""
    rows = connection.execute(
        select(station).where(station.c.fair_id == fair).order_by(station.c.number)
    )
    return tuple(_station(row) for row in rows)


def put_stations(connection: Connection, fair: FairId, values: tuple[Station, ...]) -> None:
    """Add stations, or change those that are there already."""
    known = {s.id for s in stations_of(connection, fair)}
    for value in values:
        columns = {
            "employer_id": value.employer,
            "number": value.number,
            "accessible": value.accessible,
            "x": value.x,
            "y": value.y,
            "hint": value.hint,
            "max_run": value.max_run,
            "arrives": time_text(value.presence.arrives),
            "leaves": time_text(value.presence.leaves),
        }
        if value.id in known:
            connection.execute(update(station).where(station.c.id == value.id).values(**columns))
        else:
            connection.execute(insert(station).values(id=value.id, fair_id=fair, **columns))


def remove_station(connection: Connection, wanted: StationId) -> None:
    connection.execute(delete(station).where(station.c.id == wanted))


def _station(row: Row[Any]) -> Station:
    return Station(
        id=StationId(row.id),
        employer=EmployerId(row.employer_id),
        number=row.number,
        accessible=row.accessible,
        x=row.x,
        y=row.y,
        hint=row.hint,
        max_run=row.max_run,
        presence=presence(row.arrives, row.leaves),
    )


def interpreters_of(connection: Connection, fair: FairId) -> tuple[Interpreter, ...]:
    rows = connection.execute(
        select(interpreter).where(interpreter.c.fair_id == fair).order_by(interpreter.c.id)
    )
    return tuple(
        Interpreter(
            InterpreterId(r.id),
            FairId(r.fair_id),
            r.name,
            text_tuple(r.languages),
            presence(r.arrives, r.leaves),
        )
        for r in rows
    )


def put_interpreters(connection: Connection, fair: FairId, values: tuple[Interpreter, ...]) -> None:
    """Let exactly these interpreters be at the fair."""
    kept = {value.id for value in values}
    for old in interpreters_of(connection, fair):
        if old.id not in kept:
            connection.execute(delete(interpreter).where(interpreter.c.id == old.id))
    known = {old.id for old in interpreters_of(connection, fair)}
    for value in values:
        columns = {
            "name": value.name,
            "languages": texts(value.languages),
            "arrives": time_text(value.presence.arrives),
            "leaves": time_text(value.presence.leaves),
        }
        if value.id in known:
            change = update(interpreter).where(interpreter.c.id == value.id).values(**columns)
            connection.execute(change)
        else:
            connection.execute(insert(interpreter).values(id=value.id, fair_id=fair, **columns))


def swap_places(connection: Connection, one: Station, other: Station) -> None:
    """Let two stations have each other's number and place in the hall."""
    aside = update(station).where(station.c.id == one.id).values(number=-1)
    connection.execute(aside)
    for whose, place in ((other, one), (one, other)):
        values = {
            "number": place.number,
            "x": place.x,
            "y": place.y,
            "accessible": place.accessible,
            "hint": place.hint,
        }
        connection.execute(update(station).where(station.c.id == whose.id).values(**values))
