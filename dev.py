"""The one entry for contributors: sets up what is missing, then runs, tests, checks or measures.

python3 dev.py run [ARGS…]     motesplats ARGS; without ARGS the window, on a practice fair
python3 dev.py test [ARGS…]    the whole test suite, or pytest ARGS
python3 dev.py check           test + format + lint + types + import rules + coverage bounds
                               (--without-tests: the coverage of the last test --cov)
python3 dev.py lock [ARGS…]    write the lock files anew (--upgrade takes newer versions)
python3 dev.py bench [NAME…]   run the measurements in benchmarks/
python3 dev.py package         build the folder that is given to users

Its own messages go to stderr; stdout and the exit code are those of what it runs.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
STAMP = VENV / "installed-locks.txt"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
PRACTICE = ROOT / "practice"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")
LOCKER = "uv==0.13.9"
FILES_NAMED = 12

# What is looked for on a Linux system, and the Debian package that brings it. Qt's wheels need
# these libraries; the last six are for a real window.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libpulse.so.0": "libpulse0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_NEEDS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "pdftotext": "poppler-utils",
    "setxkbmap": "x11-xkb-utils",
    "dbus-daemon": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}
_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
# Following every branch takes as long again as the tests themselves.
COVERED = ("--cov", "--cov-report=")
PACKAGING_NEEDS = {"objdump": "binutils", f"libpython{_PYTHON}.so.1.0": f"libpython{_PYTHON}"}


class SetUpError(Exception):
    """What is missing, and what to do about it, in words."""


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit code."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say(__doc__ or "")
        return 0 if arguments and arguments[0] in {"-h", "--help", "help"} else 2
    if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons are met outside the environment
        say("motesplats needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
        return 1
    try:
        return command(arguments[1:])
    except SetUpError as failure:
        say(str(failure))
        return 1
    except KeyboardInterrupt:
        return 130


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


# --- commands -----------------------------------------------------------------------------------


def run(arguments: Sequence[str]) -> int:
    set_up(RUN_LOCK)
    if arguments:
        return python("-m", "motesplats", *arguments)
    if has_screen():
        return python("-m", "motesplats", "--practice")
    say("There is no display here, so a whole practice fair is held without a window.")
    if PRACTICE.exists():
        shutil.rmtree(PRACTICE)
    code = python("-m", "motesplats", "rehearse", str(PRACTICE))
    if PRACTICE.exists():
        name_files(PRACTICE)
    return code


def test(arguments: Sequence[str]) -> int:
    set_up(DEV_LOCK, TEST_NEEDS)
    return run_tests(arguments)


def check(arguments: Sequence[str]) -> int:
    set_up(DEV_LOCK, TEST_NEEDS)
    steps: dict[str, Callable[[], int]] = {
        "tests": lambda: run_tests(COVERED),
        "coverage": check_coverage,
        "format": lambda: python("-m", "ruff", "format", "--check", cwd=ROOT),
        "lint": lambda: python("-m", "ruff", "check", cwd=ROOT),
        "types": lambda: python("-m", "mypy", cwd=ROOT),
        "import rules": lambda: execute([str(script("lint-imports")), "--no-logo"], cwd=ROOT),
    }
    if "--without-tests" in arguments:
        del steps["tests"]
    failed = []
    for name, step in steps.items():
        say(f"-- {name}")
        if step() != 0:
            failed.append(name)
    say("Not right yet: " + ", ".join(failed) if failed else "All checks passed.")
    return 1 if failed else 0


def lock(arguments: Sequence[str]) -> int:
    home = CACHE / "lock"
    if not is_environment(home):
        require_system_packages({})
        create_venv(home)
    install(home, ["--quiet", LOCKER])
    compiler = [
        str(script("uv", home)), "pip", "compile", "pyproject.toml", "--quiet", "--universal",
        "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
        "--custom-compile-command", "python3 dev.py lock", *arguments,
    ]  # fmt: skip
    code = execute([*compiler, "--output-file", RUN_LOCK.name], cwd=ROOT)
    same_versions = ["--group", "dev", "--constraints", RUN_LOCK.name]
    return code or execute([*compiler, *same_versions, "--output-file", DEV_LOCK.name], cwd=ROOT)


def bench(arguments: Sequence[str]) -> int:
    set_up(DEV_LOCK, TEST_NEEDS)
    there = sorted(file.stem for file in ROOT.glob("benchmarks/[!_]*.py"))
    options = [one for one in arguments if one.startswith("--")]
    wanted = [one.replace("-", "_") for one in arguments if one not in options] or there
    unknown = [name for name in wanted if name not in there]
    if unknown:
        say(f"No such measurement: {', '.join(unknown)}. There are: {', '.join(there)}.")
        return 2
    codes = [python("-m", f"benchmarks.{name}", *options, cwd=ROOT) for name in wanted]
    return max(codes, default=0)


def package(arguments: Sequence[str]) -> int:
    set_up(DEV_LOCK, PACKAGING_NEEDS)
    spec = ROOT / "packaging" / "motesplats.spec"
    return python("-m", "PyInstaller", str(spec), "--noconfirm", *arguments, cwd=ROOT)


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "lock": lock,
    "bench": bench,
    "package": package,
}


# --- running things -----------------------------------------------------------------------------


def execute(command: Sequence[str], *, cwd: Path | None = None, quiet_stdout: bool = False) -> int:
    """Run a program with the project on its path; the exit code, as a shell would tell it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    stdout = sys.stderr if quiet_stdout else None
    code = subprocess.run(command, cwd=cwd, env=environment, stdout=stdout, check=False).returncode
    return 128 - code if code < 0 else code


def python(*arguments: str, cwd: Path | None = None) -> int:
    return execute([str(venv_python(VENV)), *arguments], cwd=cwd)


def run_tests(arguments: Sequence[str]) -> int:
    """What ARGS name, or the whole suite on every core; options alone name nothing."""
    # The tests of one file stay together, so that what they share is made once.
    whole = ["--numprocesses=auto", "--dist=loadfile"]
    spread = whole if all(argument.startswith("-") for argument in arguments) else []
    return python("-m", "pytest", *spread, *arguments, cwd=ROOT)


def check_coverage() -> int:
    """Hold the last whole test run against the bounds in pyproject.toml."""
    import tomllib  # Python 3.11 has it; older ones must live to read the sentence in main()

    bounds = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["dev"]["coverage"]
    codes = []
    for folder, least in bounds.items():
        say(f"   {folder}: at least {least} %")
        bound = [f"--include={folder}/*", f"--fail-under={least}"]
        codes.append(python("-m", "coverage", "report", *bound, cwd=ROOT))
    return max(codes)


def has_screen() -> bool:
    if not LINUX:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def name_files(folder: Path) -> None:
    """Say which files lie in a folder; where many lie together, the first and how many."""
    folders = [folder, *sorted(path for path in folder.rglob("*") if path.is_dir())]
    for place in folders:
        files = sorted(path for path in place.iterdir() if path.is_file())
        shown = files if len(files) <= FILES_NAMED else files[:2]
        for file in shown:
            say(f"  {file}")
        if len(shown) < len(files):
            say(f"  … and {len(files) - len(shown)} more in {place}")


# --- setting up ---------------------------------------------------------------------------------


def set_up(lock_file: Path, more_needs: Mapping[str, str] | None = None) -> None:
    """Make sure that system packages and Python packages are there; quick when they are."""
    require_system_packages({**LIBRARIES, **(more_needs or {})})
    if is_installed(lock_file):
        return
    if not is_environment(VENV):
        say(f"Creating {VENV}")
        create_venv(VENV)
    say(f"Installing what {lock_file.name} names")
    hashed = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-compile"]
    install(VENV, ["--quiet", *hashed, "--requirement", str(lock_file)])
    STAMP.write_text(fingerprint(lock_file), "utf-8")


def is_installed(lock_file: Path) -> bool:
    """Whether the environment holds what the file names; the larger lock holds the smaller."""
    if not (is_environment(VENV) and STAMP.exists()):
        return False
    return STAMP.read_text("utf-8") in {fingerprint(lock_file), fingerprint(DEV_LOCK)}


def fingerprint(lock_file: Path) -> str:
    files = [RUN_LOCK] if lock_file == RUN_LOCK else [RUN_LOCK, DEV_LOCK]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def is_environment(home: Path) -> bool:
    """Whether one is there and whole: pip comes last, and the Python behind it may have gone."""
    return venv_python(home).exists() and script("pip", home).exists()


def venv_python(home: Path) -> Path:
    return script("python", home)


def script(name: str, home: Path = VENV) -> Path:
    return home / ("Scripts" if WINDOWS else "bin") / (name + (".exe" if WINDOWS else ""))


def create_venv(home: Path) -> None:
    command = [sys.executable, "-m", "venv", "--clear", str(home)]
    if execute(command, quiet_stdout=True) != 0:
        raise SetUpError(f"The environment {home} could not be created; the reason stands above.")


def install(home: Path, what: Sequence[str]) -> None:
    pip = [str(venv_python(home)), "-m", "pip", "install", "--no-input"]
    command = [*pip, "--disable-pip-version-check", *what]
    if execute(command, quiet_stdout=True) != 0:
        raise SetUpError(
            "Python packages could not be installed; the reason stands above. Without a network, "
            "point pip at a folder of wheels: PIP_NO_INDEX=1 PIP_FIND_LINKS=FOLDER."
        )


def require_system_packages(needs: Mapping[str, str]) -> None:
    """Install what a Debian-like system lacks, or say how; other Linux systems are told what."""
    missing = missing_system_packages(needs) if LINUX else []
    if not missing:
        return
    say("Missing system packages: " + " ".join(missing))
    if not shutil.which("apt-get"):
        say("Install what your system calls these (the names are Debian's). Going on without.")
        return
    rights = administrator()
    apt = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if rights is None:
        raise SetUpError(f"Run this once, then try again:\n  sudo {shlex.join(apt)}")
    quiet = [*rights, "env", "DEBIAN_FRONTEND=noninteractive"]
    for command in (["apt-get", "update", "-qq"], [*apt, "-qq"]):
        if execute([*quiet, *command], quiet_stdout=True) != 0:
            raise SetUpError(f"This failed; the reason stands above:\n  {shlex.join(command)}")


def missing_system_packages(needs: Mapping[str, str]) -> list[str]:
    missing = [package for thing, package in needs.items() if not is_there(thing)]
    # Debian ships Python's venv without the pip that it puts into every environment.
    if not is_environment(VENV) and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    return missing


def is_there(thing: str) -> bool:
    """Whether a library (``libGL.so.1``), a program (``Xvfb``) or a file (``/a/*/b``) is there."""
    if thing.startswith("/"):
        return any(Path("/").glob(thing[1:]))
    if ".so." not in thing:
        return shutil.which(thing) is not None
    try:
        ctypes.CDLL(thing)
    except OSError:
        return False
    return True


def administrator() -> list[str] | None:
    """What to put before a command to run it as root: nothing as root, None where one may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
