"""The only way off the UI thread: one thread owns the store, a second does what takes long."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.ui.jobs import Cancel, Job, Told, Worker, outcome
from motesplats.usecases.context import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
_STEP_S = 0.05


def ignore(_told: object) -> None:
    """Nobody waits for this."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Whom to tell when answers that come one at a time are over, fail or get further."""

    done: Callable[[], None]
    failed: Callable[[Exception], None]
    progress: Callable[[int, int], None]


class Tasks(QObject):
    """Runs use cases on workers; answers come back here, or nowhere if the asker is gone.

    ``unreachable`` tells of a store out of reach and hands over a way to try again; ``broken`` of a
    bug. ``failed`` of the asker is called in every case, so that it can make its buttons usable.
    """

    unreachable = Signal(object, object)
    broken = Signal(object)
    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._store = Worker("store", self._told.emit)
        self._long = Worker("long", self._told.emit)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] = ignore,
    ) -> None:
        """Do ``work`` on the thread that owns the store."""
        self._hand(self._store, Job(owner, work, done, failed))

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Watch], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] = ignore,
        progress: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Cancel:
        """Do ``work`` on the second worker; the answer stops it when called."""
        cancel = Cancel()

        last = -_STEP_S

        def tell(count: int, total: int) -> None:
            nonlocal last
            now = time.monotonic()
            # More steps than anybody can see would keep the window from its keys.
            if count < total and now - last < _STEP_S:
                return
            last = now
            step = Job(owner, lambda: None, lambda _none: progress(count, total), failed)
            self._tell_step(step)

        def whole() -> T:
            try:
                return work(Watch(tell, cancel.asked))
            finally:
                cancel.over = True

        self._hand(self._long, Job(owner, whole, done, failed, long=True))
        return cancel

    def run_each(
        self,
        owner: QObject,
        work: Callable[[Watch], Iterable[T]],
        each: Callable[[T], None],
        ends: Ends,
    ) -> Cancel:
        """As ``run_long`` for answers that come one at a time; each is handed over as it comes."""

        def hand_over(answer: T) -> None:
            self._tell_step(Job(owner, lambda: None, lambda _none: each(answer), ends.failed))

        def whole(watch: Watch) -> None:
            for answer in work(watch):
                hand_over(answer)

        return self.run_long(owner, whole, lambda _none: ends.done(), ends.failed, ends.progress)

    def ask(self, work: Callable[[], T]) -> T:
        """From the second worker: do ``work`` on the store's thread, and wait for it."""
        future: Future[Told] = Future()
        wanted = Job(self, work, ignore, ignore)
        self._store.put(Job(self, lambda: future.set_result(outcome(wanted)), ignore, ignore))
        _, answer, error = future.result()
        if error is not None:
            raise error
        made: T = answer
        return made

    def close(self) -> None:
        """Let both workers finish what they hold and end."""
        self._store.close()
        self._long.close()

    def _hand(self, worker: Worker, job: Job) -> None:
        worker.put(job)

    def _tell_step(self, step: Job) -> None:
        self._told.emit((step, None, None))

    @Slot(object)
    def _deliver(self, told: Told) -> None:
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

    def _retry(self, job: Job) -> None:
        if isValid(job.owner):
            self._hand(self._long if job.long else self._store, job)
