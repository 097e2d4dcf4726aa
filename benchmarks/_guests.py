"""Other people's programs, brought to a folder of their own for a measurement and nothing else."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def brought(package: str) -> Path | None:
    """The folder with the package and what it needs; None where pip cannot get it."""
    folder = ROOT / ".cache" / "bench" / package
    if any(folder.glob("*.dist-info")):
        return folder
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder)]
    found = subprocess.run([*pip, package], capture_output=True, check=False)
    return folder if found.returncode == 0 else None


def run_with(folder: Path, module: str, arguments: Sequence[str], seconds: float) -> list[str]:
    """What a module of the measurements prints that may import from the folder, line by line."""
    paths = os.pathsep.join((str(ROOT), str(folder)))
    command = [sys.executable, "-m", module, *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": paths},
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return []
    return done.stdout.splitlines()
