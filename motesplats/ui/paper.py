"""Everything that is printed from the window: one job at a time, in the order of the queue."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from motesplats.core.errors import Refused, StoreUnavailable
from motesplats.i18n import SWEDISH, Words, mark, words_in
from motesplats.ui.print_work import PrintEnd, PrintWork
from motesplats.ui.printers import PageSink, PrinterSink
from motesplats.usecases.print_choices import (
    PrintChoices,
    choices_file,
    read_choices,
    write_choices,
)
from motesplats.usecases.print_queue import (
    ENVELOPED,
    REPORT,
    JobState,
    PaperWay,
    PrintOrder,
    StoredJob,
    Trouble,
    forget_job,
    go_on_from,
    print_jobs,
    queue_print,
    take_up_queue,
)
from motesplats.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from motesplats.core.fair import Fair
    from motesplats.core.ids import SeekerId
    from motesplats.ui.jobs import Cancel
    from motesplats.ui.print_folder import PrintFolder
    from motesplats.ui.tasks import Tasks
    from motesplats.usecases.context import Context

TROUBLES: dict[Trouble, str] = {
    Trouble.PRINTER_GONE: mark("Skrivaren finns inte längre."),
    Trouble.PRINTER_STOPPED: mark("Skrivaren tog inte emot papperen."),
    Trouble.NOTHING_LEFT: mark("Det finns inget kvar att skriva ut."),
    Trouble.REFUSED: mark("Papperen kunde inte göras."),
    Trouble.DISK: mark("Filen kunde inte sparas eller läsas."),
}
_WRONG = frozenset({JobState.FAILED, JobState.INTERRUPTED})


@dataclass(frozen=True, slots=True)
class PaperHealth:
    """How printing goes: jobs that broke off, and whether one is printing now."""

    broken: int
    printing: bool


def is_broken(job: StoredJob) -> bool:
    """Whether a job waits for somebody because it broke off; one that could not be made does
    not.
    """
    return job.state in _WRONG and job.why is not Trouble.REFUSED


class Paper(QObject):
    """Prints for the open fair; what became of it is said in the bottom line.

    ``changed``: the queue looks different. ``ended`` carries a PrintEnd, ``refused`` an error,
    ``stepped`` how many people or pages of how many are done. ``sink_for`` gives the printer with a
    name.
    """

    changed = Signal()
    ended = Signal(object)
    refused = Signal(object)
    stepped = Signal(int, int)

    def __init__(
        self,
        context: Context,
        tasks: Tasks,
        prints: PrintFolder,
        tell: Callable[[str, Callable[[], None] | None], None],
    ) -> None:
        super().__init__(prints)
        self._context, self._tasks, self._prints, self._tell = context, tasks, prints, tell
        self.words: Words = words_in(SWEDISH)
        self.sink_for: Callable[[str], PageSink] = PrinterSink
        self.choices = read_choices(choices_file())
        self.jobs: tuple[StoredJob, ...] = ()
        self.cancel: Cancel | None = None
        self._fair: Fair | None = None
        self._line: deque[str] = deque()
        self._printing = ""

    @property
    def health(self) -> PaperHealth:
        """How printing goes, for a lamp."""
        return PaperHealth(sum(is_broken(job) for job in self.jobs), bool(self._printing))

    def follow(self, fair: Fair | None) -> None:
        """Print papers of this fair from now on, and show its queue as it was left."""
        other = fair is None or self._fair is None or fair.id != self._fair.id
        self._fair = fair
        if fair is None:
            self._show(())
        elif other and not self._printing:
            self._tasks.run(self, partial(take_up_queue, self._context, fair.id), self._show)

    def choose(self, choices: PrintChoices) -> None:
        """Print so from now on, on this computer."""
        self.choices = choices
        write_choices(choices_file(), choices)
        self.changed.emit()

    def slips(self, seekers: tuple[SeekerId, ...]) -> None:
        """Print the slips of these people as they are published now; nobody is nothing to do."""
        if seekers:
            self.print_sheet("slips", seekers)

    def badges(self, seekers: tuple[SeekerId, ...]) -> None:
        """Print the badges of these people; nobody is nothing to do."""
        if seekers:
            self.print_sheet("badges", seekers)

    def report(self, seeker: SeekerId, *, cover: bool) -> None:
        """Print somebody's report before everything that waits."""
        self._order(ENVELOPED if cover else REPORT, (seeker,), first=True)

    def print_sheet(
        self, sheet: str, seekers: tuple[SeekerId, ...] | None = None, first_label: int = 1
    ) -> None:
        """Print a sheet where this computer prints such; None is for everybody."""
        self._order(sheet, seekers, first_label)

    def _order(
        self,
        sheet: str,
        seekers: tuple[SeekerId, ...] | None,
        first_label: int = 1,
        *,
        first: bool = False,
    ) -> None:
        if self._fair is None:
            return
        where = self.choices.target(sheet)
        order = PrintOrder(sheet, seekers, where.medium, first_label, where.printer)
        work = partial(queue_print, self._context, self._fair.id, order)
        self._tasks.run(self, work, partial(self._queued, first=first), self._refuse)

    def go_on(self, job: StoredJob, number: int, printer: str) -> None:
        """Print a job from person or page ``number`` (from 1) on, on this printer."""
        work = partial(go_on_from, self._context, job.id, number, printer)
        self._tasks.run(self, work, self._queued, self._refuse)

    def forget(self, job: StoredJob) -> None:
        """Take a job out of the queue, unless it is printing."""
        if job.id == self._printing:
            return
        if job.id in self._line:
            self._line.remove(job.id)
        work = partial(forget_job, self._context, job.id)
        self._tasks.run(self, work, lambda _none: self._look(), self._refuse)

    def stop(self) -> None:
        """Stop the job that is printing; what is left of it stays."""
        if self.cancel is not None:
            self.cancel()

    def _queued(self, job: StoredJob, *, first: bool = False) -> None:
        (self._line.appendleft if first else self._line.append)(job.id)
        self._look()
        self._next()

    def _next(self) -> None:
        if self._printing or not self._line or self._fair is None:
            return
        self._printing = self._line.popleft()
        self._prints.follow(self._fair)
        offset = self.choices.right, self.choices.down
        way = PaperWay(Path(self._prints.text), self.words, offset)
        work = PrintWork(self._context, self._tasks.ask, way, self.sink_for)
        cancel = self._tasks.run_long(
            self, partial(work.run, self._printing), self._ended, self._refuse_job, self._step
        )
        self.cancel = None if cancel.over else cancel
        self._look()

    def _step(self, done: int, total: int) -> None:
        self.stepped.emit(done, total)
        self._look()

    def _ended(self, end: PrintEnd) -> None:
        self._over()
        self._tell(self.outcome(end), None)
        self.ended.emit(end)

    def outcome(self, end: PrintEnd) -> str:
        """What came of a job, in a sentence or two."""
        tr, job, path = self.words, end.job, str(end.path)
        if job.why is not None:
            return tr(
                "{why} Papperen ligger som PDF i {path}. Kön finns på sidan Utskrifter.",
                why=tr(TROUBLES[job.why]),
                path=path,
            )
        if job.state is JobState.STOPPED:
            return tr("Utskriften stoppades. Resten finns kvar i kön på sidan Utskrifter.")
        if job.printer:
            return tr("Skickat till {printer}. PDF: {path}", printer=job.printer, path=path)
        if job.sheet == "slips":
            return tr("Nya lappar: {path}", path=path)
        return tr("Klart: {path}", path=path)

    def _refuse_job(self, error: Exception) -> None:
        self._over()
        self._refuse(error)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Refused | StoreUnavailable):
            self._tell(sentence(error, self.words), None)
        self.refused.emit(error)

    def _over(self) -> None:
        self._printing, self.cancel = "", None
        self._look()
        self._next()

    def _look(self) -> None:
        if self._fair is not None:
            work = partial(print_jobs, self._context, self._fair.id)
            self._tasks.run(self, work, self._show)

    def _show(self, jobs: tuple[StoredJob, ...]) -> None:
        self.jobs = jobs
        self.changed.emit()
