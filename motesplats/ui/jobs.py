"""What is handed to a worker, and the workers: plain threads that take one job after the other."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

Told = tuple["Job", Any, Exception | None]


class Cancel:
    """Stops a long task at its next chance; ``over`` once it has ended."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self.over = False

    def __call__(self) -> None:
        self._asked.set()

    def asked(self) -> bool:
        """Whether somebody wants the task to stop."""
        return self._asked.is_set()


@dataclass(frozen=True, slots=True)
class Job:
    """What to do on a worker, and whom to tell; ``owner`` is the widget that asked.

    ``long`` work belongs to the second worker, also when it is tried again.
    """

    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    long: bool = False


class Worker:
    """A thread that does jobs in the order of asking; it hands each outcome to ``tell``."""

    def __init__(self, name: str, tell: Callable[[Told], None]) -> None:
        self._tell = tell
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._loop, name=name, daemon=True)
        self._thread.start()

    def put(self, job: Job) -> None:
        """Do ``job`` when all before it are done."""
        self._jobs.put(job)

    def close(self) -> None:
        """Finish what was asked for, then end."""
        self._jobs.put(None)
        self._thread.join(timeout=_PATIENCE_S)

    def _loop(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._tell(outcome(job))


_PATIENCE_S = 10


def outcome(job: Job) -> Told:
    """Do the job here; what goes wrong is part of the answer."""
    try:
        return job, job.work(), None
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is told to the asker, on its thread
        return job, None, error
