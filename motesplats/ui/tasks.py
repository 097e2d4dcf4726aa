"""The only way off the UI thread: one thread owns the store, a second does what takes long."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.usecases.context import Watch

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

T = TypeVar("T")


class Cancel:
    """Stops a long task at its next chance."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self.over = False

    def __call__(self) -> None:
        self._asked.set()

    def asked(self) -> bool:
        """Whether somebody wants the task to stop."""
        return self._asked.is_set()


@dataclass(frozen=True, slots=True)
class _Job:
    """What to do on a worker, and whom to tell; ``owner`` is the widget that asked."""

    owner: QObject
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Tasks(QObject):
    """Runs use cases on workers; answers come back on the UI thread, or nowhere if the asker is gone.

    ``unreachable`` tells of a store out of reach and hands over a way to try again; ``broken`` of a bug.
    ``failed`` of the asker is called in every case, so that it can make its buttons usable again.
    """

    unreachable = Signal(object, object)
    broken = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._store = _worker("store", self._told)
        self._long = _worker("long", self._told)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] = lambda _error: None,
    ) -> None:
        """Do ``work`` on the thread that owns the store."""
        self._hand(self._store, _Job(owner, work, done, failed))

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Watch], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] = lambda _error: None,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Cancel:
        """Do ``work`` on the second worker; the answer stops it when called."""
        cancel = Cancel()

        def tell(count: int, total: int) -> None:
            step = _Job(owner, lambda: None, lambda _none: progress(count, total), failed)
            self._tell_step(step)

        def whole() -> T:
            try:
                return work(Watch(tell, cancel.asked))
            finally:
                cancel.over = True

        self._hand(self._long, _Job(owner, whole, done, failed))
        return cancel

    def ask(self, work: Callable[[], T]) -> T:
        """From the second worker: do ``work`` on the thread that owns the store, and wait for it."""
        future: Future[T] = Future()
        self._store[0].put(_Job(self, lambda: _fulfil(future, work), _ignore, _ignore))
        return future.result()

    def close(self) -> None:
        """Let both workers finish what they hold and end."""
        for queue, thread in (self._store, self._long):
            queue.put(None)
            thread.join(timeout=10)

    def _hand(self, worker: _Worker, job: _Job) -> None:
        worker[0].put(job)

    def _tell_step(self, step: _Job) -> None:
        self._told.emit((step, None, None))

    @Slot(object)
    def _deliver(self, told: tuple[_Job, Any, Exception | None]) -> None:
        job, answer, error = told
        if not isValid(job.owner):
            return
        if error is None:
            job.done(answer)
            return
        job.failed(error)
        if isinstance(error, StoreUnavailable):
            self.unreachable.emit(error, lambda: self._retry(job))
        elif not isinstance(error, Refused):
            self.broken.emit(error)

    def _retry(self, job: _Job) -> None:
        if isValid(job.owner):
            self._hand(self._store, job)


class InlineTasks(Tasks):
    """Does everything at once on the calling thread; for tests and pictures."""

    def ask(self, work: Callable[[], T]) -> T:
        return work()

    def _hand(self, _worker: _Worker, job: _Job) -> None:
        self._deliver(_outcome(job))

    def _tell_step(self, step: _Job) -> None:
        self._deliver((step, None, None))


def _ignore(_told: object) -> None:
    """Nobody waits for this."""


def _fulfil(future: Future[T], work: Callable[[], T]) -> None:
    try:
        future.set_result(work())
    except Exception as error:  # noqa: BLE001 - the one who waits for it gets it
        future.set_exception(error)


_Worker = tuple["SimpleQueue[_Job | None]", threading.Thread]


def _worker(name: str, told: Any) -> _Worker:
    queue: SimpleQueue[_Job | None] = SimpleQueue()

    def loop() -> None:
        while (job := queue.get()) is not None:
            told.emit(_outcome(job))

    thread = threading.Thread(target=loop, name=name, daemon=True)
    thread.start()
    return queue, thread


def _outcome(job: _Job) -> tuple[_Job, Any, Exception | None]:
    try:
        return job, job.work(), None
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is told to the asker, on its thread
        return job, None, error
