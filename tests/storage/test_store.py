"""The store: opening, reading, writing, repeating, and what an error means."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlcipher3 import dbapi2

from motesplats.core.clock import ManualClock
from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.core.ids import OperationId
from motesplats.storage import connection as connecting
from motesplats.storage.connection import check_engine, connect, is_foreign
from motesplats.storage.folders import is_remote, is_synced
from motesplats.storage.schema import REVISIONS
from motesplats.storage.store import Store, Transaction
from motesplats.storage.tables import journal, layout

CANARY = "Kanariefågelsdotter"


def opened(path: Path | None, passphrase: str = "") -> Store:
    return Store.open(path, passphrase, clock=ManualClock())


def put(transaction: Transaction, key: str, value: str) -> None:
    transaction.connection.execute(insert(layout).values(key=key, kind="", mapping=value))


def values(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(layout.c.mapping).order_by(layout.c.key)).scalars())


def trouble(path: Path, passphrase: str = "", *, create: bool = True) -> StoreTrouble:
    with pytest.raises(StoreUnavailable) as caught:
        Store.open(path, passphrase, clock=ManualClock(), create=create)
    assert caught.value.path == str(path)
    return caught.value.trouble


@pytest.fixture(params=["memory", "file", "encrypted"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    path = None if request.param == "memory" else tmp_path / "s.mplats"
    with closing(opened(path, "hemligt" if request.param == "encrypted" else "")) as it:
        yield it


def test_what_was_written_is_read(store: Store) -> None:
    with store.write("remember") as transaction:
        put(transaction, "a", CANARY)
        assert transaction.journal(["a"], {"verb": "forget"}) == 1
    assert values(store) == [CANARY]
    assert store.version == REVISIONS[-1]


def test_every_write_leaves_one_journal_row_with_time_and_inverse(store: Store) -> None:
    with store.write("first", OperationId("op-1")) as transaction:
        transaction.journal(["s1", "s2"], {"verb": "undo"})
    with store.write("second"):
        pass
    with store.read() as connection:
        rows = connection.execute(select(journal).order_by(journal.c.sequence)).all()
    assert [(r.sequence, r.verb, json.loads(r.subjects)) for r in rows] == [
        (1, "first", ["s1", "s2"]),
        (2, "second", []),
    ]
    assert datetime.fromisoformat(rows[0].at) == datetime(2026, 11, 26, 8, tzinfo=UTC)
    assert json.loads(rows[0].inverse) == {"verb": "undo"}
    assert rows[0].operation == "op-1"


def test_a_block_that_raises_changes_nothing(store: Store) -> None:
    def fail() -> None:
        with store.write("remember") as transaction:
            put(transaction, "a", "x")
            transaction.journal(["a"])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert values(store) == []
    with store.write("remember") as transaction:
        assert transaction.journal([]) == 1


def test_a_repeated_operation_changes_nothing_and_says_so(store: Store) -> None:
    for value in ("first", "again"):
        with store.write("remember", OperationId("op")) as transaction:
            transaction.connection.execute(text("DELETE FROM layout"))
            put(transaction, "a", value)
            assert transaction.journal([]) == 1
        assert transaction.repeated == (value == "again")
    assert values(store) == ["first"]


def test_a_reader_cannot_write(store: Store) -> None:
    with store.read() as connection, pytest.raises((OperationalError, StoreUnavailable)):
        connection.execute(insert(layout).values(key="a", kind="", mapping="x"))
    with store.write("remember") as transaction:
        put(transaction, "a", "x")
    assert values(store) == ["x"]


def test_reads_may_lie_inside_reads_and_writes(store: Store) -> None:
    with store.read(), store.read() as inner:
        assert inner.execute(text("SELECT 1")).scalar() == 1
    with store.write("remember") as transaction:
        put(transaction, "a", "x")
        values(store)
    assert values(store) == ["x"]


def test_a_second_journal_row_in_a_transaction_is_a_bug(store: Store) -> None:
    with store.write("x") as transaction:
        transaction.journal([])
        with pytest.raises(RuntimeError, match="one journal row"):
            transaction.journal([])


def test_a_write_from_another_thread_is_a_bug(store: Store) -> None:
    with store.write("here"):
        pass
    caught: list[BaseException] = []

    def elsewhere() -> None:
        try:
            with store.write("there"):
                pass
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert "another thread" in str(caught[0])


def test_a_write_within_a_write_is_a_bug(store: Store) -> None:
    with (
        store.write("outer"),
        pytest.raises(RuntimeError, match="within a write"),
        store.write("inner"),
    ):
        pass


def test_a_broken_rule_of_the_tables_is_a_bug_and_hides_its_values(store: Store) -> None:
    with store.write("x") as transaction:
        put(transaction, "a", CANARY)
        with pytest.raises(IntegrityError) as caught:
            put(transaction, "a", CANARY)
    assert CANARY not in str(caught.value)


def test_a_store_is_found_again_as_it_was_left(tmp_path: Path) -> None:
    for passphrase in ("", "hemligt"):
        path = tmp_path / f"s{passphrase}.mplats"
        with closing(opened(path, passphrase)) as store, store.write("x") as transaction:
            put(transaction, "a", "kvar")
        with closing(opened(path, passphrase)) as store:
            assert values(store) == ["kvar"]
            assert store.encrypted == bool(passphrase)
        assert [p.name for p in tmp_path.glob("s*-wal")] == []


def test_every_pragma_holds_for_writers_and_readers(tmp_path: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
    }
    with closing(opened(tmp_path / "s.mplats")) as store:
        with store.read() as connection:
            assert pragmas(connection, wanted) == wanted
            assert pragmas(connection, {"query_only": 0}) == {"query_only": 1}
        with store.write("x") as transaction:
            assert pragmas(transaction.connection, wanted) == wanted


def pragmas(connection: Connection, names: dict[str, Any]) -> dict[str, Any]:
    return {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in names}


def test_an_sqlite_that_can_lose_writes_is_refused() -> None:
    with pytest.raises(RuntimeError, match="older"):
        check_engine((3, 51, 2))
    check_engine((3, 51, 3))


def test_no_name_stands_in_the_bytes_of_an_encrypted_store(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    with closing(opened(path, "hemligt")) as store:
        with store.write("x") as transaction:
            put(transaction, "a", CANARY)
        files = [p for p in tmp_path.iterdir() if CANARY.encode() in p.read_bytes()]
        assert (tmp_path / "s.mplats-wal").stat().st_size > 0
        assert files == []
        assert "secret" not in repr(store)
        assert store.key is not None
        assert store.key.secret.hex() not in repr(store)


def test_the_canary_is_seen_where_nothing_is_encrypted(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "s.mplats")) as store:
        with store.write("x") as transaction:
            put(transaction, "a", CANARY)
        assert any(CANARY.encode() in p.read_bytes() for p in tmp_path.iterdir())


def test_a_wrong_or_missing_passphrase_is_told_apart_from_other_files(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    opened(path, "hemligt").close()
    assert trouble(path, "fel") is StoreTrouble.WRONG_PASSPHRASE
    assert trouble(path) is StoreTrouble.WRONG_PASSPHRASE


@pytest.mark.parametrize(
    "content",
    [b"Namn;Telefon\nAnna;070\n" * 9, b"PK\x03\x04" + bytes(40), b"kort", b"\xff\xd8\xff" * 9],
)
def test_a_file_of_another_program_is_no_store(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(content)
    assert trouble(path) is StoreTrouble.NOT_A_STORE
    assert trouble(path, "hemligt") is StoreTrouble.NOT_A_STORE
    assert path.read_bytes() == content


def test_another_programs_database_and_a_folder_are_no_stores(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE cookies (value)")
    assert trouble(path) is StoreTrouble.NOT_A_STORE
    assert trouble(tmp_path) is StoreTrouble.NOT_A_STORE


def test_random_salt_is_not_taken_for_text() -> None:
    assert not is_foreign(bytes.fromhex("8f1b00d2c39a47e6a1f0057cbb1e9d33"))


def test_a_missing_store_is_made_only_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "s.mplats"
    assert trouble(path, create=False) is StoreTrouble.MISSING
    assert not path.parent.exists()
    opened(path).close()
    assert path.exists()


def test_a_store_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    opened(path).close()
    with closing(connect(path, None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num='9999'")
    assert trouble(path) is StoreTrouble.NEWER
    with closing(connect(path, None)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone()[0] == "9999"


@pytest.mark.parametrize("passphrase", ["", "hemligt"])
def test_a_damaged_store_is_found_at_opening(tmp_path: Path, passphrase: str) -> None:
    path = tmp_path / "s.mplats"
    opened(path, passphrase).close()
    content = bytearray(path.read_bytes())
    content[40_000:60_000] = bytes(b ^ 0x5A for b in content[40_000:60_000])
    path.write_bytes(content)
    assert trouble(path, passphrase) is StoreTrouble.DAMAGED


def test_a_truncated_store_is_found_at_opening(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    opened(path).close()
    path.write_bytes(path.read_bytes()[:50_000])
    assert trouble(path) is StoreTrouble.DAMAGED


def test_a_store_that_another_connection_keeps_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_MS", 20)
    path = tmp_path / "s.mplats"
    with closing(opened(path)) as store, closing(connect(path, None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreUnavailable) as caught, store.write("x"):
            pass
        assert caught.value.trouble is StoreTrouble.LOCKED
        assert values(store) == []
        other.execute("ROLLBACK")
        with store.write("x") as transaction:
            put(transaction, "a", "x")
    with closing(connect(path, None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert trouble(path) is StoreTrouble.LOCKED


def test_a_full_disk_loses_nothing_and_reading_goes_on(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "s.mplats")) as store:
        with store.write("x") as transaction:
            put(transaction, "a", "kvar")
            pages = transaction.connection.execute(text("PRAGMA page_count")).scalar()
            transaction.connection.execute(text(f"PRAGMA max_page_count={pages}"))
        with pytest.raises(StoreUnavailable) as caught, store.write("x") as transaction:
            put(transaction, "b", "x" * 100_000)
        assert caught.value.trouble is StoreTrouble.DISK_FULL
        assert values(store) == ["kvar"]
        with store.write("x") as transaction:
            put(transaction, "c", "ryms")
        assert values(store) == ["kvar", "ryms"]


class LosesAnswers(dbapi2.Connection):
    """A connection whose commit can do its work and fail, or fail without doing it."""

    fails = ""

    def commit(self) -> None:
        if self.in_transaction and LosesAnswers.fails:
            if LosesAnswers.fails == "after":
                super().commit()
            LosesAnswers.fails = ""
            error = dbapi2.OperationalError("disk I/O error")
            error.sqlite_errorcode = dbapi2.SQLITE_IOERR
            raise error
        super().commit()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_failed_commit_is_looked_up_before_it_is_called_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    real = dbapi2.connect
    monkeypatch.setattr(dbapi2, "connect", lambda *a, **k: real(*a, factory=LosesAnswers, **k))
    saved = moment == "after"
    with closing(opened(tmp_path / "s.mplats")) as store:
        LosesAnswers.fails = moment
        unsaved = nullcontext() if saved else pytest.raises(StoreUnavailable, match="unreachable")
        with unsaved, store.write("x", OperationId("op")) as transaction:
            put(transaction, "a", "x")
        assert values(store) == (["x"] if saved else [])
        assert store.has_operation(OperationId("op")) == saved


def test_synced_and_network_folders_are_refused_unless_overridden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "OneDrive - Kommunen" / "s.mplats"
    assert trouble(path) is StoreTrouble.SYNCED_FOLDER
    monkeypatch.setenv("MOTESPLATS_ANY_FOLDER", "1")
    opened(path).close()


def test_folders_of_other_computers_are_known() -> None:
    table = "/dev/sda / ext4 rw 0 0\nserver:/x /mnt/data\\040two nfs4 rw 0 0\n"
    assert is_remote(Path("/mnt/data two/s.mplats"), table)
    assert not is_remote(Path("/home/s.mplats"), table)
    assert is_remote(Path("\\\\server\\share\\s.mplats"), "")
    assert not is_synced(Path("/home/anna/boxar/dropbox.mplats"))
