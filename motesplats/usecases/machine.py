"""The machine under the fair: free room on its disk, its battery, how old the newest copy is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from motesplats.live.lamps import Readings
from motesplats.storage.backup import automatic_backups
from motesplats.storage.journal import first_after

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from motesplats.storage.backup import Backup
    from motesplats.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Machine:
    """What was read; ``copied`` is when the newest automatic copy was made (None: none)."""

    readings: Readings
    copied: datetime | None


def read_machine(context: Context, folder: Path | None, *, print_stuck: bool = False) -> Machine:
    """Look at disk, battery and the copies in ``folder``; a store in memory has none of them."""
    path = context.store.path
    if path is None or folder is None:
        return Machine(Readings(print_stuck=print_stuck), None)
    copies = automatic_backups(folder, path.stem)
    battery = psutil.sensors_battery() if hasattr(psutil, "sensors_battery") else None
    readings = Readings(
        free_bytes=_free(path.parent),
        charge=None if battery is None else battery.percent / 100,
        draining=battery is not None and not battery.power_plugged,
        unsaved_since=_unsaved_since(context, copies),
        print_stuck=print_stuck,
    )
    return Machine(readings, copies[0].at if copies else None)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _unsaved_since(context: Context, copies: tuple[Backup, ...]) -> datetime | None:
    copied = copies[0].sequence if copies else 0
    with context.store.read() as connection:
        entry = first_after(connection, copied)
    return None if entry is None else entry.at
