"""The tables: migrations give the same as a new store, and an upgrade is all or nothing."""

import os
import re
import signal
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from motesplats.core.clock import ManualClock
from motesplats.storage import schema
from motesplats.storage.connection import connect
from motesplats.storage.schema import create_tables, upgrade
from motesplats.storage.store import Store

TODAY = tuple(schema.REVISIONS)


def engine(path: Path) -> Engine:
    made = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connect(path, None), poolclass=NullPool
    )
    event.listen(made, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    return made


def described(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {row[0]: re.sub(r"\s+", "", row[1]) for row in rows}


def test_migrations_from_nothing_give_the_tables_of_a_new_store(tmp_path: Path) -> None:
    with engine(tmp_path / "old.mplats").begin() as connection:
        upgrade(connection)
        migrated = described(connection)
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    with engine(tmp_path / "new.mplats").begin() as connection:
        create_tables(connection)
        assert described(connection) == migrated
    assert version == schema.REVISIONS[-1]


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Migrations with one more, which adds a table, dies if asked to, and adds another."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for source in [*schema.MIGRATIONS.glob("*.py"), *schema.MIGRATIONS.glob("versions/*.py")]:
        target = folder / source.relative_to(schema.MIGRATIONS)
        target.write_text(source.read_text("utf-8"), "utf-8")
    (folder / "versions" / "9999_next.py").write_text(
        "import os, signal\nfrom alembic import op\n"
        f"revision = '9999'\ndown_revision = '{TODAY[-1]}'\n"
        "def upgrade():\n    op.execute('CREATE TABLE one (a)')\n"
        "    if os.environ.get('DIE'):\n        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    op.execute('CREATE TABLE two (a)')\n"
    )
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    return folder


def opened(path: Path) -> Store:
    return Store.open(path, clock=ManualClock())


def test_an_upgrade_leaves_a_verified_backup_of_what_was(
    tmp_path: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.mplats"
    with closing(opened(path)) as store, store.write("before"):
        pass
    monkeypatch.setattr(schema, "REVISIONS", (*TODAY, "9999"))
    with closing(opened(path)) as store, store.read() as connection:
        assert store.version == "9999"
        assert {"one", "two"} <= described(connection).keys()
        assert connection.execute(text("SELECT verb FROM journal")).scalar() == "before"
    monkeypatch.setattr(schema, "REVISIONS", TODAY)
    with closing(opened(tmp_path / "s.mplats.before-9999")) as store:
        assert store.version == TODAY[-1]


def test_a_killed_upgrade_leaves_the_old_version_and_can_be_run_again(
    tmp_path: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.mplats"
    opened(path).close()
    monkeypatch.setattr(schema, "REVISIONS", (*TODAY, "9999"))
    child = os.fork()
    if child == 0:
        os.environ["DIE"] = "1"
        opened(path)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    with closing(connect(path, None)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone()[0] == TODAY[-1]
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name='one'").fetchone()[0] == 0
    with closing(opened(path)) as store:
        assert store.version == "9999"
