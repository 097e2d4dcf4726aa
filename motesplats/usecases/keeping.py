"""Keeping the store safe: copy it, put a copy back, check that it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motesplats.storage import backup, integrity

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.storage.integrity import Verified
    from motesplats.usecases.context import Context


def back_up(context: Context, target: Path) -> Path:
    """Copy the store, verified before it is named. Raises StoreUnavailable."""
    backup.back_up(context.store, target)
    return target


def restore(source: Path, target: Path, passphrase: str = "") -> Path:
    """Put a copy in the store's place; what stood there is kept. Raises StoreUnavailable."""
    backup.restore(source, target, passphrase)
    return target


def verify(context: Context) -> Verified:
    """Read the whole store and its journal. Raises StoreUnavailable."""
    return integrity.verify(context.store)


def back_up_when_due(context: Context, folder: Path) -> Path | None:
    """Copy the store into ``folder`` when it has changed since the last copy five minutes ago."""
    return backup.back_up_when_due(context.store, folder, context.now())
