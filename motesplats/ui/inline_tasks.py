"""Tasks that are done at once on the calling thread, for tests and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from motesplats.ui.jobs import Job, Worker, outcome
from motesplats.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class InlineTasks(Tasks):
    """Does everything at once."""

    def ask(self, work: Callable[[], T]) -> T:
        return work()

    def _hand(self, _worker: Worker, job: Job) -> None:
        self._deliver(outcome(job))

    def _tell_step(self, step: Job) -> None:
        self._deliver((step, None, None))
