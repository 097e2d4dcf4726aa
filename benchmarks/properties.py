"""Thousands of made-up fairs held against what is true of every timetable."""

import os
import subprocess
import sys
from pathlib import Path

CASES = 1000
FOLDER = Path(__file__).resolve().parent.parent / "tests" / "scheduling"
TESTS = [str(FOLDER / f"test_{name}.py") for name in ("properties", "explaining")]


def main() -> int:
    """Try so many fairs for each property; the exit code of the tests."""
    command = [sys.executable, "-m", "pytest", "-q", "--durations=0", *TESTS]
    return subprocess.run(command, env={**os.environ, "CASES": str(CASES)}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
