"""Backups, the way back, and which backups stay."""

import os
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from motesplats.core.clock import ManualClock
from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.storage import connection as connecting
from motesplats.storage.backup import (
    automatic_backups,
    back_up,
    back_up_when_due,
    kept_instants,
    restore,
)
from motesplats.storage.integrity import verify
from motesplats.storage.store import Store
from motesplats.storage.tables import layout

CANARY = "Kanariefågelsdotter"
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def opened(path: Path | None, passphrase: str = "") -> Store:
    return Store.open(path, passphrase, clock=ManualClock())


def put(store: Store, key: str) -> None:
    with store.write("remember") as transaction:
        transaction.connection.execute(insert(layout).values(key=key, kind="", mapping=CANARY))


def keys(store: Store) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(layout.c.key).order_by(layout.c.key)).scalars())


@pytest.mark.parametrize("passphrase", ["", "hemligt"])
def test_a_backup_opens_as_the_store_it_was(tmp_path: Path, passphrase: str) -> None:
    copy = tmp_path / "out" / "copy.mplats"
    with closing(opened(tmp_path / "s.mplats", passphrase)) as store:
        put(store, "a")
        back_up(store, copy)
        put(store, "b")
        back_up(store, copy)
    assert [p.name for p in copy.parent.iterdir()] == ["copy.mplats"]
    assert (CANARY.encode() in copy.read_bytes()) == (passphrase == "")
    with closing(opened(copy, passphrase)) as store:
        assert keys(store) == ["a", "b"]
        assert verify(store).ok


def test_a_store_in_memory_can_be_backed_up(tmp_path: Path) -> None:
    with closing(opened(None)) as store:
        put(store, "a")
        back_up(store, tmp_path / "copy.mplats")
    with closing(opened(tmp_path / "copy.mplats")) as store:
        assert keys(store) == ["a"]


def test_a_backup_while_another_thread_writes_is_one_moment(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "s.mplats")) as store:
        enough = threading.Event()

        def write() -> None:
            for number in range(400):
                put(store, f"{number:03}")
                if number == 20:
                    enough.set()

        thread = threading.Thread(target=write)
        thread.start()
        enough.wait(10)
        back_up(store, tmp_path / "copy.mplats")
        thread.join()
    with closing(opened(tmp_path / "copy.mplats")) as copy:
        found = keys(copy)
        assert found == [f"{n:03}" for n in range(len(found))]
        assert len(found) >= 20
        assert verify(copy).ok


def test_restoring_keeps_the_present_store(tmp_path: Path) -> None:
    store_path, copy = tmp_path / "s.mplats", tmp_path / "copy.mplats"
    with closing(opened(store_path, "hemligt")) as store:
        put(store, "a")
        back_up(store, copy)
        put(store, "b")
    restore(copy, store_path, "hemligt")
    with closing(opened(store_path, "hemligt")) as store:
        assert keys(store) == ["a"]
    with closing(opened(tmp_path / "s.mplats.before-restore", "hemligt")) as store:
        assert keys(store) == ["a", "b"]
    restore(copy, tmp_path / "new.mplats", "hemligt")
    assert (tmp_path / "new.mplats").exists()


def test_a_damaged_store_is_replaced_and_kept(tmp_path: Path) -> None:
    store_path, copy = tmp_path / "s.mplats", tmp_path / "copy.mplats"
    with closing(opened(store_path)) as store:
        put(store, "a")
        back_up(store, copy)
    damage = b"\0" * 100 + store_path.read_bytes()[100:]
    store_path.write_bytes(damage)
    restore(copy, store_path)
    with closing(opened(store_path)) as store:
        assert keys(store) == ["a"]
    assert (tmp_path / "s.mplats.before-restore").read_bytes() == damage


def restore_trouble(source: Path, target: Path, passphrase: str = "") -> StoreTrouble:
    with pytest.raises(StoreUnavailable) as caught:
        restore(source, target, passphrase)
    return caught.value.trouble


def test_nothing_is_restored_from_a_backup_that_is_not_whole(tmp_path: Path) -> None:
    target, copy = tmp_path / "s.mplats", tmp_path / "copy.mplats"
    opened(target).close()
    before = target.read_bytes()
    with closing(opened(None)) as store:
        back_up(store, copy)
    content = copy.read_bytes()
    copy.write_bytes(content[:40_000] + bytes(4096 * 9) + content[40_000 + 4096 * 9 :])
    assert restore_trouble(copy, target) is StoreTrouble.DAMAGED
    copy.write_bytes(b"Namn;Telefon\n" * 9)
    assert restore_trouble(copy, target) is StoreTrouble.NOT_A_STORE
    assert restore_trouble(tmp_path / "none", target) is StoreTrouble.MISSING
    assert target.read_bytes() == before
    assert not list(tmp_path.glob("*.before-restore"))


def test_the_passphrase_of_a_backup_is_needed(tmp_path: Path) -> None:
    opened(tmp_path / "s.mplats", "hemligt").close()
    trouble = restore_trouble(tmp_path / "s.mplats", tmp_path / "t.mplats", "fel")
    assert trouble is StoreTrouble.WRONG_PASSPHRASE


def test_a_store_that_is_open_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_MS", 20)
    path, copy = tmp_path / "s.mplats", tmp_path / "copy.mplats"
    with closing(opened(path)) as store:
        back_up(store, copy)
        put(store, "a")
        assert restore_trouble(copy, path) is StoreTrouble.LOCKED
        put(store, "b")
        assert keys(store) == ["a", "b"]


def test_a_backup_is_due_five_minutes_after_the_last_when_something_changed(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with closing(opened(tmp_path / "s.mplats")) as store:
        put(store, "a")
        assert back_up_when_due(store, folder, NOON) is not None
        put(store, "b")
        assert back_up_when_due(store, folder, NOON + timedelta(minutes=4)) is None
        made = back_up_when_due(store, folder, NOON + timedelta(minutes=5))
        assert made is not None
        assert back_up_when_due(store, folder, NOON + timedelta(hours=5)) is None
    newest = automatic_backups(folder, "s")[0]
    assert (newest.path, newest.at) == (made, NOON + timedelta(minutes=5))
    assert newest.sequence == 2
    assert automatic_backups(folder, "other") == ()


def test_old_backups_expire_so_that_erasure_reaches_them(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    with closing(opened(tmp_path / "s.mplats")) as store:
        for days in (0, 15):
            put(store, str(days))
            back_up_when_due(store, folder, NOON + timedelta(days=days))
    assert [b.at for b in automatic_backups(folder, "s")] == [NOON + timedelta(days=15)]


def test_twelve_recent_24_hourly_and_14_daily_backups_stay() -> None:
    every = [NOON - timedelta(minutes=5) * n for n in range(12 * 24 * 20)]
    kept = sorted(kept_instants(every, NOON), reverse=True)
    assert kept[:12] == every[:12]
    assert len([i for i in kept if NOON - i < timedelta(hours=24)]) <= 12 + 24
    assert len({i.date() for i in kept}) == 14
    assert all(NOON - i < timedelta(days=14) for i in kept)
    assert 40 <= len(kept) <= 12 + 24 + 14


def test_what_was_kept_beside_the_store_expires_like_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "s.mplats"
    tails = ("before-0002", "before-restore", "before-restore-wal", "other")
    with closing(opened(path)) as store:
        put(store, "a")
        written = datetime(2026, 11, 1, 12, tzinfo=UTC)
        for tail in tails:
            kept = tmp_path / f"s.mplats.{tail}"
            kept.write_bytes(b"x")
            os.utime(kept, (written.timestamp(), written.timestamp()))
        for days, left in ((13, set(tails)), (14, {"other"})):
            back_up_when_due(store, tmp_path / "backup", written + timedelta(days=days))
            found = {p.name.removeprefix("s.mplats.") for p in tmp_path.glob("s.mplats.*")}
            assert found == left
