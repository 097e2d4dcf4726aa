"""One store's file to another, by SQLite itself: verified and synced before it is named."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from motesplats.core.errors import StoreTrouble, StoreUnavailable
from motesplats.storage.connection import (
    APPLICATION_ID,
    StoreKey,
    connect,
    reachable,
    translated,
)

if TYPE_CHECKING:
    from pathlib import Path


def copy_verified(path: Path, key: StoreKey | None, target: Path) -> None:
    """Copy a file that is not open as a store to ``target``. Raises StoreUnavailable."""
    with translated(path), closing(connect(path, key, "ro")) as source:
        copy_whole(source, key, target)


def copy_whole(source: Any, key: StoreKey | None, target: Path) -> None:
    """Copy what the driver's connection ``source`` has open; verified and synced before it is
    named. Raises StoreUnavailable.
    """
    temporary = target.with_name(f"{target.name}.part")
    with reachable(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
    try:
        with closing(connect(temporary, key)) as copy:
            source.backup(copy)
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        verify_file(temporary, key)
        with reachable(target):
            _sync(temporary)
            temporary.replace(target)
            sync_folder(target.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def verify_file(path: Path, key: StoreKey | None) -> None:
    """Raises StoreUnavailable(DAMAGED or NOT_A_STORE) unless a whole store lies there."""
    with closing(connect(path, key, "ro")) as raw:
        if raw.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise StoreUnavailable(StoreTrouble.DAMAGED, str(path))
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreUnavailable(StoreTrouble.NOT_A_STORE, str(path))


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make the names in a folder outlast a loss of power."""
    # Windows has no handle for a folder; there the rename is durable by itself.
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
