"""One job on its way to paper: made as a PDF, put on the printer in small lots, counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from motesplats.core.errors import Refusal, Refused, StoreUnavailable
from motesplats.ui.printers import PageSink, PaperError, PrinterSink, open_pages
from motesplats.usecases.context import Watch
from motesplats.usecases.print_queue import (
    JobState,
    MadeJob,
    PaperWay,
    StoredJob,
    Trouble,
    begin_job,
    end_job,
    job_came_to,
    make_job,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from motesplats.usecases.context import Context

T = TypeVar("T")
# What is handed over to the system counts as printed only when a lot is whole, so a lot is what may
# come twice when a printer breaks down.
LOT = 4


@dataclass(frozen=True, slots=True)
class PrintEnd:
    """What came of a job; ``path`` is its PDF, which is there whatever the printer did."""

    job: StoredJob
    path: Path


@dataclass(frozen=True, slots=True)
class PrintWork:
    """Prints one job away from the window's thread.

    ``ask`` runs something on the thread that owns the store; ``sink_for`` gives the printer with a
    name.
    """

    context: Context
    ask: Callable[[Callable[[], StoredJob]], StoredJob]
    way: PaperWay
    sink_for: Callable[[str], PageSink] = PrinterSink

    def run(self, job_id: str, watch: Watch) -> PrintEnd:
        """Print what is left of a job. Raises the refusals of ``make_job``."""
        job = self.ask(partial(begin_job, self.context, job_id))
        try:
            # A printer counts its own pages; where there is none, making is the work.
            shown = Watch(cancelled=watch.cancelled) if job.printer else watch
            made = make_job(self.context, job, replace(self.way, watch=shown))
            end = self._printed(made, watch) if job.printer else self._kept(made)
        except BaseException as error:
            self._fail(job_id, error)
            raise
        return PrintEnd(end, made.path)

    def _kept(self, made: MadeJob) -> StoredJob:
        """The PDF is all that is wanted."""
        total = max(1, made.job.total)
        self.ask(partial(job_came_to, self.context, made, total, total))
        return self._end(made, JobState.DONE)

    def _printed(self, made: MadeJob, watch: Watch) -> StoredJob:
        sink = self.sink_for(made.job.printer)
        try:
            whole = self._put_all(sink, made, watch)
        except PaperError as trouble:
            sink.abandon()
            return self._end(made, JobState.FAILED, trouble.why)
        return self._end(made, JobState.DONE if whole else JobState.STOPPED)

    def _put_all(self, sink: PageSink, made: MadeJob, watch: Watch) -> bool:
        """Put lot after lot on the printer; False when somebody stopped it."""
        document = open_pages(made.path)
        pages = document.pageCount()
        total = made.job.total if made.job.seekers else pages
        for first in range(made.first_page, pages + 1, LOT):
            sink.begin(made.path.stem)
            lot = range(first, min(first + LOT, pages + 1))
            for page in lot:
                if watch.cancelled():
                    sink.abandon()
                    return False
                sink.put(document, page - 1)
            sink.end()
            done = made.done_after(lot[-1])
            self.ask(partial(job_came_to, self.context, made, done, total))
            watch.progress(done, total)
        return True

    def _end(self, made: MadeJob, state: JobState, why: Trouble | None = None) -> StoredJob:
        return self.ask(partial(end_job, self.context, made.job.id, state, why))

    def _fail(self, job_id: str, error: BaseException) -> None:
        if isinstance(error, Refused) and error.refusal is Refusal.STOPPED:
            self.ask(partial(end_job, self.context, job_id, JobState.STOPPED))
            return
        why = Trouble.REFUSED if isinstance(error, Refused) else Trouble.PRINTER_STOPPED
        why = Trouble.DISK if isinstance(error, StoreUnavailable) else why
        self.ask(partial(end_job, self.context, job_id, JobState.FAILED, why))
