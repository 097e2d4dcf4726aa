"""Job seekers and the persons they are over all fairs of the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import (
    BadgeCode,
    FairId,
    PersonId,
    SeekerId,
)
from motesplats.core.people import Needs, Seeker
from motesplats.storage.tables import (
    person,
    seeker,
)
from motesplats.storage.values import (
    presence,
    time_text,
)

# SQLite takes so many values in one question, and more.
_AT_ONCE = 500


def seekers_of(connection: Connection, fair: FairId) -> tuple[Seeker, ...]:
    """The fair's job seekers in the order they were registered."""
    rows = connection.execute(_seekers().where(seeker.c.fair_id == fair).order_by(seeker.c.id))
    return tuple(_seeker(row) for row in rows)


def seeker_by_id(connection: Connection, wanted: SeekerId) -> Seeker | None:
    row = connection.execute(_seekers().where(seeker.c.id == wanted)).first()
    return None if row is None else _seeker(row)


def seekers_among(connection: Connection, ids: Iterable[str]) -> tuple[Seeker, ...]:
    """Those of ``ids`` that are seekers, of whatever fair."""
    wanted, found = tuple(ids), []
    for first in range(0, len(wanted), _AT_ONCE):
        some = seeker.c.id.in_(wanted[first : first + _AT_ONCE])
        found += [_seeker(row) for row in connection.execute(_seekers().where(some))]
    return tuple(found)


def seeker_by_code(connection: Connection, code: BadgeCode) -> Seeker | None:
    row = connection.execute(_seekers().where(seeker.c.code == code)).first()
    return None if row is None else _seeker(row)


def seekers_by_external_code(connection: Connection, code: str) -> tuple[Seeker, ...]:
    """Those whose ticket from another registration system bears ``code``."""
    rows = connection.execute(_seekers().where(seeker.c.external_code == code))
    return tuple(_seeker(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What tells a person from another over all fairs of the store."""

    id: PersonId
    first_name: str
    last_name: str
    email: str
    phone: str
    protected: bool


def persons(connection: Connection) -> tuple[Particulars, ...]:
    """Everybody the store knows over all fairs."""
    c = person.c
    rows = connection.execute(
        select(c.id, c.first_name, c.last_name, c.email, c.phone, c.protected)
    )
    return tuple(Particulars(PersonId(r[0]), r[1], r[2], r[3], r[4], r[5]) for r in rows)


def add_seekers(
    connection: Connection, values: tuple[Seeker, ...], known: frozenset[PersonId]
) -> None:
    """Add job seekers and their persons.

    A person in ``known`` gets the newer particulars, and stays protected.
    """
    fresh = [v for v in values if v.person not in known]
    if fresh:
        connection.execute(insert(person), [{"id": v.person} | _person_columns(v) for v in fresh])
    for value in values:
        if value.person in known:
            _change_person(connection, value)
    if values:
        connection.execute(
            insert(seeker),
            [
                {"id": v.id, "fair_id": v.fair, "person_id": v.person, "code": v.code}
                | _seeker_columns(v)
                for v in values
            ],
        )


def change_seeker(connection: Connection, value: Seeker) -> None:
    _change_person(connection, value)
    connection.execute(
        update(seeker).where(seeker.c.id == value.id).values(**_seeker_columns(value))
    )


def put_protection(connection: Connection, wanted: PersonId, *, protected: bool) -> None:
    """Protect a person in every fair of the store, or no longer."""
    connection.execute(update(person).where(person.c.id == wanted).values(protected=protected))


def remove_seeker(connection: Connection, wanted: SeekerId) -> None:
    """Take a seeker off the fair; the person too when no other fair of the store knows them.

    Raises Refused(CANNOT_UNDO) for somebody whom feedback is about.
    """
    owner = connection.execute(select(seeker.c.person_id).where(seeker.c.id == wanted)).scalar()
    try:
        connection.execute(delete(seeker).where(seeker.c.id == wanted))
    except IntegrityError as error:
        raise Refused(Refusal.CANNOT_UNDO) from error
    others = connection.execute(select(seeker.c.id).where(seeker.c.person_id == owner)).first()
    if others is None:
        connection.execute(delete(person).where(person.c.id == owner))


def _change_person(connection: Connection, value: Seeker) -> None:
    columns = _person_columns(value)
    # What is protected stays so in every fair: a list may have been read before it was marked.
    if not value.protected:
        del columns["protected"]
    connection.execute(update(person).where(person.c.id == value.person).values(**columns))


def _seekers() -> Select[Any]:
    columns = [c for c in person.c if c.name != "id"]
    return select(seeker, *columns).join(person, person.c.id == seeker.c.person_id)


def _person_columns(value: Seeker) -> dict[str, Any]:
    return {
        "first_name": value.first_name,
        "last_name": value.last_name,
        "email": value.email,
        "phone": value.phone,
        "protected": value.protected,
    }


def _seeker_columns(value: Seeker) -> dict[str, Any]:
    return {
        "occupation": value.occupation,
        "competences": value.competences,
        "ask_me_about": value.ask_me_about,
        "officer": value.officer,
        "language": value.language,
        "arrives": time_text(value.presence.arrives),
        "leaves": time_text(value.presence.leaves),
        "interpreter": value.needs.interpreter,
        "wheelchair": value.needs.wheelchair,
        "longer_time": value.needs.longer_time,
        "quiet": value.needs.quiet,
        "wants_report": value.wants_report,
        "walk_in": value.walk_in,
        "external_code": value.external_code,
        "max_meetings": value.max_meetings,
    }


def _seeker(row: Row[Any]) -> Seeker:
    return Seeker(
        id=SeekerId(row.id),
        person=PersonId(row.person_id),
        fair=FairId(row.fair_id),
        code=BadgeCode(row.code),
        first_name=row.first_name,
        last_name=row.last_name,
        email=row.email,
        phone=row.phone,
        occupation=row.occupation,
        competences=row.competences,
        ask_me_about=row.ask_me_about,
        officer=row.officer,
        language=row.language,
        presence=presence(row.arrives, row.leaves),
        needs=Needs(row.interpreter, row.wheelchair, row.longer_time, row.quiet),
        protected=row.protected,
        wants_report=row.wants_report,
        walk_in=row.walk_in,
        external_code=row.external_code,
        max_meetings=row.max_meetings,
    )
