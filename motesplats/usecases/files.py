"""Writes what was made to disk: whole or not at all, and with a clear refusal when it cannot be."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from motesplats.core.errors import unavailable


def write_whole(path: Path, content: bytes) -> Path:
    """Write ``content`` to ``path`` by way of a temporary file beside it; folders are made as
    needed.

    Raises StoreUnavailable naming the path when the disk is full, read-only or out of reach.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_and_rename(path, content)
    except OSError as error:
        raise unavailable(error, str(path)) from error
    return path


def _write_and_rename(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
