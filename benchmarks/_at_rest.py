"""What the window takes: until it is there, at rest with the board open, and of memory."""

import resource
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest

from benchmarks._room import Room
from motesplats.core.clock import PacedClock, SystemClock, at
from motesplats.storage.store import Store
from motesplats.ui.start_up import HEIGHT, WIDTH, build_window
from motesplats.ui.tasks import Tasks
from motesplats.usecases.context import Context
from motesplats.usecases.queries import all_fairs

REST_S, SETTLED_MS = 30, 5000
INTO = timedelta(minutes=3)
STARTS = 3
ROOT = Path(__file__).resolve().parent.parent
# From the first line of Python to a painted window on an empty store.
_START = """
import time, tempfile, pathlib
from motesplats.core.clock import SystemClock
from motesplats.storage.store import Store
from motesplats.ui.start_up import application, build_window
from motesplats.ui.tasks import Tasks
from motesplats.usecases.context import Context
clock = SystemClock()
folder = tempfile.mkdtemp()
context = Context(Store.open(pathlib.Path(folder) / "s.mplats", clock=clock), clock)
app, tasks = application(), Tasks()
window = build_window(context, tasks)
window.resize(1366, 768)
window.show()
app.processEvents()
window.grab()
tasks.close()
"""


def print_rest(room: Room) -> None:
    """Print what a window takes that does nothing else, in a process of its own on that store."""
    store = room.context.store.path
    assert store is not None
    command = [sys.executable, "-m", "benchmarks._at_rest", str(store)]
    print(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Open the fair in the store that is named, in the middle of its day, and let it rest."""
    path = Path(sys.argv[1])
    begun = SystemClock()
    with_fair = Context(Store.open(path, clock=begun), begun)
    fair = all_fairs(with_fair)[0].fair
    clock = PacedClock(at(fair.day, fair.plan.starts) + INTO, 1.0)
    tasks = Tasks()
    window = build_window(Context(Store.open(path, clock=clock), clock), tasks)
    window.resize(WIDTH, HEIGHT)
    window.show()
    window.go("live")
    window.stage.toggle()
    QTest.qWait(SETTLED_MS)
    wall, cpu = time.perf_counter(), time.process_time()
    QTest.qWait(REST_S * 1000)
    share = (time.process_time() - cpu) / (time.perf_counter() - wall)
    print(f"at rest, Hallen and board open, {REST_S} s: {share:.1%} of a core (goal 2 %)")
    print(f"memory then: {_resident():.0f} MB, most so far {_most():.0f} MB (goal 400 MB)")
    window.close()
    tasks.close()


def print_start() -> None:
    """Print how long the window takes to be there, in a process of its own."""
    spans = []
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", _START], cwd=ROOT, check=True, capture_output=True)
        spans.append(time.perf_counter() - begun)
    print(f"\nstart, from the process to a painted window: {sorted(spans)[1]:.2f} s (goal 3 s)")


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages * resource.getpagesize() / 1e6


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    main()
