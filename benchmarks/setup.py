"""Setting up from empty and again when nothing has changed, beside pip without hashes or checks."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks._measure import Comparison, print_table, timed

ROOT = Path(__file__).resolve().parent.parent
RUNS_EMPTY, RUNS_AGAIN = 1, 3
LEFT_OUT = shutil.ignore_patterns(".*", "practice", "__pycache__")


def main() -> None:
    """Measure and print; takes minutes, and needs the package registry or its cache."""
    with tempfile.TemporaryDirectory() as name:
        copy, other_home = Path(name) / "copy", Path(name) / "plain"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        ours = timed("dev.py, from empty", lambda _: _set_up(copy), RUNS_EMPTY)
        other = timed("venv and pip install, no dev.py", lambda _: _plain(other_home), RUNS_EMPTY)
        again = timed("dev.py, nothing changed", lambda _: _set_up(copy), RUNS_AGAIN)
        repeat = timed("pip install again", lambda _: _pip(other_home), RUNS_AGAIN)
        size = "requirements.lock"
        print_table(Comparison(ours, other, size), Comparison(again, repeat, size))


def _set_up(copy: Path) -> None:
    _call([sys.executable, "dev.py", "run", "--help"], copy)


def _plain(home: Path) -> None:
    _call([sys.executable, "-m", "venv", "--clear", str(home)], ROOT)
    _pip(home)


def _pip(home: Path) -> None:
    folder = "Scripts" if sys.platform == "win32" else "bin"
    python = str(home / folder / "python")
    _call([python, "-m", "pip", "install", "--quiet", "-r", str(ROOT / "requirements.lock")], ROOT)


def _call(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
