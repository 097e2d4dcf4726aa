"""The tables' version: a new store gets the latest, older ones are upgraded, newer ones refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.storage.all_tables import metadata
from motesplats.storage.connection import APPLICATION_ID, StoreKey
from motesplats.storage.copying import copy_verified

if TYPE_CHECKING:
    from collections.abc import Sequence

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
# Oldest first; the last is what this program writes.
REVISIONS: Sequence[str] = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
    "0009",
    "0010",
    "0011",
    "0012",
    "0013",
    "0014",
    "0015",
    "0016",
    "0017",
    "0018",
    "0019",
    "0020",
    "0021",
    "0022",
)
_VERSION_TABLE = (
    "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n\t"
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
)


def bring_up_to_date(writer: Engine, path: Path | None, key: StoreKey | None) -> str:
    """Make or upgrade the tables in one transaction; returns the version that the store then has.

    Raises StoreUnavailable(NEWER, NOT_A_STORE). An upgrade that is killed leaves the old version;
    before it begins a verified backup lies beside the store.
    """
    with writer.connect() as connection:
        found = current_version(connection, path)
        if found == "":
            create_tables(connection)
            connection.commit()
            return REVISIONS[-1]
    if found not in REVISIONS:
        raise StoreUnavailable(StoreTrouble.NEWER, str(path))
    if found != REVISIONS[-1] and path is not None:
        copy_verified(path, key, path.with_name(f"{path.name}.before-{REVISIONS[-1]}"))
        with writer.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
            upgrade(connection)
            connection.commit()
    return REVISIONS[-1]


def current_version(connection: Connection, path: Path | None) -> str:
    """The version of the tables; empty when there is nothing yet.

    Raises StoreUnavailable(NOT_A_STORE) for another program's tables.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return ""
    mark = connection.execute(text("PRAGMA application_id")).scalar()
    if mark != APPLICATION_ID or "alembic_version" not in tables:
        raise StoreUnavailable(StoreTrouble.NOT_A_STORE, str(path))
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def create_tables(connection: Connection) -> None:
    """All tables as they are today, stamped; a test holds this against the migrations."""
    metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(_VERSION_TABLE)
    connection.execute(
        text("INSERT INTO alembic_version VALUES (:version)"), {"version": REVISIONS[-1]}
    )
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def upgrade(connection: Connection, target: str = "head") -> None:
    """Run the migrations up to ``target`` inside the transaction that ``connection`` is in."""
    # Takes 0.95 s to import, and almost no start needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
