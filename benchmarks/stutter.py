"""How late a timer of the window's thread is while a timetable is searched, beside one at rest."""

import os
import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, Qt, QTimer

from benchmarks._halls import hall
from motesplats.scheduling.solve import solve
from motesplats.scheduling.stop import Stop

SIZES = ((40, 400, 24), (120, 2000, 36))
SECONDS, EVERY_MS = 15.0, 10
SHARES = (0.5, 0.99, 0.999, 1.0)


def main() -> None:
    """Print the lateness in milliseconds: half, 99 %, 99.9 % and all of the ticks stay below."""
    app = QCoreApplication([])
    print("| the window's timer, every 10 ms | p50 | p99 (≤ 20) | p99.9 | most |")
    print("| --- | --- | --- | --- | --- |")
    _show("nothing else going on", app, lambda: time.sleep(SECONDS / 3))
    for size in SIZES:
        problem = hall(*size, seed=1)
        stop = Stop(seconds=SECONDS, clock=time.monotonic)
        name = "search at " + "×".join(map(str, size))
        _show(name, app, partial(solve, problem, stop=stop))


def _show(name: str, app: QCoreApplication, work: Callable[[], object]) -> None:
    late = sorted(_lateness(app, work))
    cells = (f"{1000 * late[min(len(late) - 1, int(len(late) * share))]:.1f}" for share in SHARES)
    print("|", name, "|", " | ".join(cells), "|", flush=True)


def _lateness(app: QCoreApplication, work: Callable[[], object]) -> list[float]:
    """Seconds by which each tick came late while ``work`` went on in another thread."""
    ticks: list[float] = []
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=EVERY_MS)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))

    def worked() -> None:
        work()
        QTimer.singleShot(0, app, app.quit)

    worker = threading.Thread(target=worked)
    timer.start()
    worker.start()
    app.exec()
    worker.join()
    return [b - a - EVERY_MS / 1000 for a, b in pairwise(ticks)]


if __name__ == "__main__":
    main()
