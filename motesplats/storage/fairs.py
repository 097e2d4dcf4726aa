"""Fairs, and the layouts of lists that the store remembers."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from motesplats.core.fair import Fair
from motesplats.core.ids import FairId
from motesplats.storage.tables import fair, layout
from motesplats.storage.values import plan_text, plan_value, rules_text, rules_value


def all_fairs(connection: Connection) -> tuple[Fair, ...]:
    """Every fair, the latest day first."""
    rows = connection.execute(select(fair).order_by(fair.c.day.desc(), fair.c.name))
    return tuple(_fair(row) for row in rows)


def fair_by_id(connection: Connection, wanted: FairId) -> Fair | None:
    row = connection.execute(select(fair).where(fair.c.id == wanted)).first()
    return None if row is None else _fair(row)


def fair_by_name(connection: Connection, name: str) -> Fair | None:
    row = connection.execute(select(fair).where(fair.c.name == name)).first()
    return None if row is None else _fair(row)


def add_fair(connection: Connection, value: Fair) -> None:
    connection.execute(insert(fair).values(id=value.id, **_columns(value)))


def change_fair(connection: Connection, value: Fair) -> None:
    connection.execute(update(fair).where(fair.c.id == value.id).values(**_columns(value)))


def remove_fair(connection: Connection, wanted: FairId) -> None:
    connection.execute(delete(fair).where(fair.c.id == wanted))


def remembered_layout(connection: Connection, key: str) -> str | None:
    """The mapping text that was last confirmed for a layout of headings."""
    return connection.execute(select(layout.c.mapping).where(layout.c.key == key)).scalar()


def remember_layout(connection: Connection, key: str, kind: str, mapping: str) -> None:
    connection.execute(delete(layout).where(layout.c.key == key))
    connection.execute(insert(layout).values(key=key, kind=kind, mapping=mapping))


def _columns(value: Fair) -> dict[str, Any]:
    return {
        "name": value.name,
        "place": value.place,
        "day": value.day.isoformat(),
        "plan": plan_text(value.plan),
        "rules": rules_text(value.rules),
        "organiser": value.organiser,
        "officer": value.officer,
        "officer_phone": value.officer_phone,
        "desk": value.desk,
        "practice": value.practice,
    }


def _fair(row: Row[Any]) -> Fair:
    return Fair(
        id=FairId(row.id),
        name=row.name,
        place=row.place,
        day=date.fromisoformat(row.day),
        plan=plan_value(row.plan),
        rules=rules_value(row.rules),
        organiser=row.organiser,
        officer=row.officer,
        officer_phone=row.officer_phone,
        desk=row.desk,
        practice=row.practice,
    )
