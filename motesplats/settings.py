"""Where things lie: the program's own resources, and the user's data folder."""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "motesplats"


def resource_path(*parts: str) -> Path:
    """A file or folder below ``resources/``, in a checkout or in an installed program."""
    frozen = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return base.joinpath("resources", *parts)


def data_folder() -> Path:
    """The user's data folder for this program; not created here."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def default_store() -> Path:
    """The store that the window opens when none is named."""
    return data_folder() / "motesplats.mplats"


def log_folder() -> Path:
    """Where logs and the details of bugs are kept."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False))
