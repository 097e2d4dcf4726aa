"""Folders in which a store does not stay whole: synced ones, and those of other computers."""

from __future__ import annotations

import os
from pathlib import Path

from motesplats.core.errors import StoreTrouble, StoreUnavailable

# For who knows that the folder is not synced after all.
OVERRIDE = "MOTESPLATS_ANY_FOLDER"
_SYNCED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "box sync",
    "pcloud",
    "syncthing",
)
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs", "davfs"}
)
_MOUNTS = Path("/proc/self/mounts")


def refuse_unsafe_folder(path: Path) -> None:
    """Raises StoreUnavailable(SYNCED_FOLDER) for a synced or network folder, unless overridden."""
    if os.environ.get(OVERRIDE) != "1" and (is_synced(path) or is_remote(path, mounts())):
        raise StoreUnavailable(StoreTrouble.SYNCED_FOLDER, str(path))


def is_synced(path: Path) -> bool:
    """Whether a folder above ``path`` bears the name of a service that copies files to the net."""
    return any(part.casefold().startswith(_SYNCED) for part in path.absolute().parent.parts)


def is_remote(path: Path, table: str) -> bool:
    """Whether ``path`` lies on another computer, by its name or by the mounts in ``table``."""
    if str(path).startswith("\\\\"):
        return True
    kinds: dict[Path, str] = {}
    for line in table.splitlines():
        fields = line.split()
        kinds[Path(fields[1].replace("\\040", " "))] = fields[2]
    nearest = next((p for p in path.absolute().parents if p in kinds), None)
    return nearest is not None and kinds[nearest] in _NETWORK


def mounts() -> str:
    """The table of mounted file systems; empty on systems that have none."""
    try:
        return _MOUNTS.read_text("utf-8", errors="replace")
    except OSError:
        return ""
