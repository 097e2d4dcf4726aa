"""Backups: copies by SQLite itself, verified and synced before they are named; and the way back."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.storage.connection import connect, key_for, reachable, translated
from motesplats.storage.copying import copy_verified, copy_whole, sync_folder, verify_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from motesplats.storage.store import Store

EVERY = timedelta(minutes=5)
_RECENT, _HOURS, _DAYS = 12, 24, 14
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"-(\d{8}T\d{6}Z)-(\d+)\.mplats$")


def back_up(store: Store, target: Path) -> None:
    """Copy the store, writers or not, to ``target``, encrypted as the store is.

    The copy is verified and synced before it takes the place of an earlier ``target``. Raises
    StoreUnavailable.
    """
    with translated(store.path), closing(store.raw_connection()) as source:
        copy_whole(source.driver_connection, store.key, target)


def restore(source: Path, target: Path, passphrase: str = "") -> None:
    """Put the backup ``source`` in the place of the store ``target``, which nobody has open.

    The present store is kept as ``<target>.before-restore``. A kill at any instant leaves either
    the old store or the new one at ``target``. Raises StoreUnavailable: DAMAGED, WRONG_PASSPHRASE
    or NOT_A_STORE for the backup, LOCKED for the store.
    """
    with reachable(source):
        if not source.is_file():
            raise StoreUnavailable(StoreTrouble.MISSING, str(source))
    with translated(source):
        key = key_for(source, passphrase)
        verify_file(source, key)
        fresh = target.with_name(f"{target.name}.restoring")
        copy_verified(source, key, fresh)
    with reachable(target):
        if target.exists():
            _keep(target, passphrase)
        fresh.replace(target)
        sync_folder(target.parent)


def _keep(target: Path, passphrase: str) -> None:
    """Collapse the store to its one file and give that a second name."""
    kept = target.with_name(f"{target.name}.before-restore")
    try:
        with translated(target), closing(connect(target, key_for(target, passphrase), "rw")) as raw:
            raw.execute("PRAGMA journal_mode=DELETE")
    except StoreUnavailable as error:
        if error.trouble is StoreTrouble.LOCKED:
            raise
        # What cannot be opened any more is kept as it lies, its log beside it.
    for tail in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            target.with_name(target.name + tail).replace(kept.with_name(kept.name + tail))
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(target)
    except OSError:
        # File systems without hard links, as on memory sticks.
        target.replace(kept)
    # Its days are counted from now, not from the last change of the store.
    kept.touch()


@dataclass(frozen=True, slots=True)
class Backup:
    """An automatic backup: where, of when, and up to which journal row."""

    path: Path
    at: datetime
    sequence: int


def automatic_backups(folder: Path, stem: str) -> tuple[Backup, ...]:
    """The automatic backups of the store named ``stem``, newest first."""
    found = []
    for path in folder.glob("*.mplats"):
        match = _NAME.search(path.name)
        if match is not None and path.name[: match.start()] == stem:
            at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, at, int(match[2])))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.sequence), reverse=True))


def back_up_when_due(store: Store, folder: Path, now: datetime) -> Path | None:
    """Back up when something changed and the newest backup is five minutes old; drop what expired,
    also of what was kept beside the store before an upgrade or a restoring.

    Returns the new backup, None when none was due. Raises StoreUnavailable.
    """
    stem = "memory" if store.path is None else store.path.stem
    earlier = automatic_backups(folder, stem)
    with store.read() as connection:
        newest = connection.exec_driver_sql("SELECT max(sequence) FROM journal").scalar() or 0
    made = None
    if not earlier or (earlier[0].sequence != newest and abs(now - earlier[0].at) >= EVERY):
        made = folder / f"{stem}-{now.astimezone(UTC).strftime(_STAMP)}-{newest}.mplats"
        back_up(store, made)
        earlier = automatic_backups(folder, stem)
    kept = kept_instants((backup.at for backup in earlier), now)
    with reachable(folder):
        for backup in earlier:
            if backup.at not in kept and backup.path != made:
                backup.path.unlink(missing_ok=True)
    if store.path is not None:
        _expire_kept(store.path, now)
    return made


def _expire_kept(path: Path, now: datetime) -> None:
    with reachable(path):
        for kept in path.parent.iterdir():
            if kept.name.startswith(f"{path.name}.before-"):
                since = datetime.fromtimestamp(kept.stat().st_mtime, UTC)
                if now - since >= timedelta(days=_DAYS):
                    kept.unlink(missing_ok=True)


def kept_instants(instants: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: the newest 12, the newest of each of 24 hours and of each of 14 days.

    What is older than 14 days expires, so that an erasure reaches the backups too.
    """
    newest = sorted((i for i in instants if now - i < timedelta(days=_DAYS)), reverse=True)
    hours: dict[str, datetime] = {}
    days: dict[str, datetime] = {}
    for instant in newest:
        hours.setdefault(f"{instant:%Y%m%d%H}", instant)
        days.setdefault(f"{instant:%Y%m%d}", instant)
    hourly, daily = list(hours.values())[:_HOURS], list(days.values())[:_DAYS]
    return frozenset([*newest[:_RECENT], *hourly, *daily])
