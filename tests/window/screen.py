"""A screen of its own for one test: X server, keyboard, message bus and accessibility bus."""

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

SIZE = "1366x768x24"
SYSTEM_PYTHON = "/usr/bin/python3"
ACCESSIBILITY_BUS = "/usr/libexec/at-spi-bus-launcher"
# What is started so ends with this process, even where this one is killed.
WITH_US = ("setpriv", "--pdeathsig", "TERM")
PROGRAMS = ("setpriv", "Xvfb", "setxkbmap", "xdotool", "dbus-daemon", "pdftotext")
PATIENCE = 30.0


def skip_without_screen() -> None:
    """Skip the test where the programs that make a screen are not installed, and say which.

    Where every change is checked, with CI in the environment, it fails instead.
    """
    if not sys.platform.startswith("linux"):
        pytest.skip("real windows are driven on Linux only")
    needed = (*PROGRAMS, SYSTEM_PYTHON, ACCESSIBILITY_BUS)
    missing = [program for program in needed if shutil.which(program) is None]
    asked = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    if SYSTEM_PYTHON not in missing and subprocess.run(asked, capture_output=True).returncode:
        missing.append("the system Python's gi with Atspi 2.0")
    if missing:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(f"not installed: {', '.join(missing)}; as root, dev.py test installs them")


@contextmanager
def own_screen(home: Path) -> Iterator[dict[str, str]]:
    """The environment to open a window on a new screen; ``home`` is the user's folder.

    The contributor's own screen, mouse and keyboard are not touched.
    """
    with ExitStack() as stack:
        environment = _plain_environment(home)
        server = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        environment["DISPLAY"] = ":" + stack.enter_context(_saying(server, environment))
        # A Swedish keyboard: å, ä and ö are keys of their own.
        subprocess.run(["setxkbmap", "se"], env=environment, check=True)
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        address = stack.enter_context(_saying(bus, environment))
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        launcher = [ACCESSIBILITY_BUS, "--launch-immediately"]
        stack.enter_context(running(launcher, environment))
        yield environment


@contextmanager
def running(
    command: list[str], environment: Mapping[str, str], *, quiet: bool = True
) -> Iterator[subprocess.Popen[str]]:
    """A process that lives no longer than the block; a quiet one's complaints are dropped."""
    complaints = subprocess.DEVNULL if quiet else None
    process = subprocess.Popen(
        [*WITH_US, *command], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints,
    )  # fmt: skip
    with process:
        try:
            yield process
        finally:
            end(process)


def end(process: "subprocess.Popen[Any]") -> None:
    """Ask a process to end, and see to it that it has."""
    process.terminate()
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _saying(command: list[str], environment: Mapping[str, str]) -> Iterator[str]:
    """The first line that a process says once it is ready."""
    with running(command, environment) as process:
        assert process.stdout is not None
        ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
        assert ready, f"{command[0]} did not start"
        yield process.stdout.readline().strip()


def _plain_environment(home: Path) -> dict[str, str]:
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, parents=True)
    foreign = ("WAYLAND", "XDG_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LC_ALL": "C.UTF-8",
    }
