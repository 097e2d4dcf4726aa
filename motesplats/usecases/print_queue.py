"""The print queue: what is to be printed, how far it has come, and how it goes on after trouble.

The PDF of a job is made anew each time, for those who are left: what has come out of the printer is
never printed again by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from motesplats.core.clock import local
from motesplats.core.errors import Refusal, Refused
from motesplats.core.ids import SeekerId, new_id
from motesplats.storage import arrivals, feedback, people, prints, timetables
from motesplats.storage.prints import JobState, SlipPrint, StoredJob, Trouble
from motesplats.usecases.context import UNWATCHED, Watch
from motesplats.usecases.files import write_whole
from motesplats.usecases.other_forms import other_forms
from motesplats.usecases.printing import PrintJob, print_sheet
from motesplats.usecases.queries import known_fair, parts_in
from motesplats.usecases.report_files import report_pdf
from motesplats.usecases.slips import SlipSheet, in_order, said_on

if TYPE_CHECKING:
    from pathlib import Path

    from motesplats.core.ids import FairId
    from motesplats.i18n import Words
    from motesplats.storage.store import Connection, Transaction
    from motesplats.usecases.context import Context
    from motesplats.usecases.report_material import OneReport

__all__ = ["JobState", "StoredJob", "Trouble"]

REPORT, ENVELOPED = "report", "report+cover"
OF_PEOPLE = ("badges", "slips", "certificates", REPORT, ENVELOPED)
CAN_GO_ON = frozenset({JobState.FAILED, JobState.STOPPED, JobState.INTERRUPTED, JobState.WAITING})


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What somebody wants printed.

    ``seekers`` are those whom badges, slips or certificates are for, None for everybody.
    ``printer`` is the system's name for it, empty for a PDF.
    """

    sheet: str
    seekers: tuple[SeekerId, ...] | None = None
    medium: str = ""
    first_label: int = 1
    printer: str = ""


@dataclass(frozen=True, slots=True)
class PaperWay:
    """How a job becomes a file: where, in which words, how far labels are moved right and down in
    millimetres, and who follows.
    """

    folder: Path
    tr: Words
    offset: tuple[float, float] = (0, 0)
    watch: Watch = UNWATCHED


@dataclass(frozen=True, slots=True)
class MadeJob:
    """The file of what is left of a job.

    ``ends`` is the page, from 1, on which each person's paper ends, empty for sheets of a whole
    fair; ``said`` what their slips say, ``reports`` what their reports were made of.
    """

    job: StoredJob
    path: Path
    ends: tuple[int, ...] = ()
    said: tuple[tuple[SeekerId, SlipPrint], ...] = field(default=(), repr=False)
    reports: tuple[OneReport, ...] = field(default=(), repr=False)

    def done_after(self, page: int) -> int:
        """How many people, or pages of a sheet of a whole fair, are done when this page is out."""
        if self.job.seekers:
            return self.job.done + sum(end <= page for end in self.ends)
        return page

    @property
    def first_page(self) -> int:
        """The page, from 1, that printing begins with."""
        return 1 if self.job.seekers else self.job.done + 1


def queue_print(context: Context, fair_id: FairId, order: PrintOrder) -> StoredJob:
    """Put an order last in the queue. Raises Refused(NOTHING_TO_PRINT) when it is for nobody."""
    with context.store.write("queue_print") as transaction:
        connection = transaction.connection
        whom = _whom(connection, fair_id, order)
        job = StoredJob(
            id=new_id(),
            fair=fair_id,
            sheet=order.sheet,
            at=context.now(),
            seekers=whom,
            medium=order.medium,
            first_label=order.first_label,
            printer=order.printer,
            total=len(whom),
        )
        prints.add_job(connection, job)
        transaction.journal([fair_id])
    return job


def print_jobs(context: Context, fair_id: FairId) -> tuple[StoredJob, ...]:
    """The fair's queue, the latest job first."""
    with context.store.read() as connection:
        return prints.jobs_of(connection, fair_id)


def take_up_queue(context: Context, fair_id: FairId) -> tuple[StoredJob, ...]:
    """The queue as a program that has just begun finds it: nothing is printing any more."""
    found = print_jobs(context, fair_id)
    broken = [job for job in found if job.state is JobState.PRINTING]
    if broken:
        with context.store.write("print_interrupted") as transaction:
            for job in broken:
                change = replace(job, state=JobState.INTERRUPTED)
                prints.change_job(transaction.connection, change)
            transaction.journal([fair_id])
        found = print_jobs(context, fair_id)
    return found


def make_job(context: Context, job: StoredJob, way: PaperWay) -> MadeJob:
    """Write what is left of a job as a PDF in the folder.

    Raises the refusals of ``print_sheet``, and StoreUnavailable when it cannot be written.
    """
    paper = _paper_of(context, job)
    if job.sheet in (REPORT, ENVELOPED):
        return _report_of(context, paper.job, way)
    left = paper.job.seekers[job.done :]
    ends: dict[int, int] = {}
    order = PrintJob(
        way.tr,
        start_at=1 if job.done else job.first_label,
        watch=way.watch,
        only=frozenset(left) if job.seekers else None,
        name=paper.name,
        medium=job.medium,
        offset=way.offset,
        placed=ends.__setitem__,
    )
    said = said_in(context, job.fair, left) if job.sheet == "slips" else ()
    path = print_sheet(context, job.fair, job.sheet, way.folder, order).path
    return MadeJob(paper.job, path, tuple(ends[person] for person in sorted(ends)), said)


def _report_of(context: Context, job: StoredJob, way: PaperWay) -> MadeJob:
    """The report of the first person of a job that has none behind it."""
    seeker = job.seekers[job.done]
    cover = job.sheet == ENVELOPED
    paper = report_pdf(context, job.fair, seeker, cover=cover)
    one = paper.made_of
    path = write_whole(way.folder / f"{one.seeker.code}.pdf", paper.content)
    return MadeJob(job, path, (paper.pages,), reports=(one,))


def begin_job(context: Context, job_id: str) -> StoredJob:
    """The printer has the job from now on. Raises Refused(NOTHING_TO_PRINT) for one that is gone
    or has nothing left.
    """
    with context.store.write("print_begun") as transaction:
        job = _known(transaction, job_id)
        if job.seekers and job.done >= len(job.seekers):
            raise Refused(Refusal.NOTHING_TO_PRINT, what=job.sheet)
        return _change(transaction, replace(job, state=JobState.PRINTING, why=None))


def job_came_to(context: Context, made: MadeJob, done: int, total: int) -> StoredJob:
    """So many people, or pages, of the job have left; their slips are the new ones now."""
    with context.store.write("print_progress") as transaction:
        job = _known(transaction, made.job.id)
        begun, said = made.job.done, dict(made.said)
        fresh = made.job.seekers[begun:done]
        prints.put_slip_prints(
            transaction.connection, {one: said[one] for one in fresh if one in said}
        )
        people = made.job.seekers
        if fresh:
            for one in made.reports:
                feedback.add_report_print(
                    transaction.connection, one.seeker.id, context.now(), one.used
                )
        return _change(transaction, replace(job, seekers=people, done=done, total=total))


def end_job(
    context: Context, job_id: str, state: JobState, why: Trouble | None = None
) -> StoredJob:
    """A job is done, has failed or was stopped; what is left of it stays in the queue."""
    with context.store.write("print_ended") as transaction:
        return _change(transaction, replace(_known(transaction, job_id), state=state, why=why))


def go_on_from(context: Context, job_id: str, number: int, printer: str) -> StoredJob:
    """Let a job wait again, from person or page ``number`` (from 1), for this printer.

    Raises Refused(NOTHING_TO_PRINT) for one that is gone, Refused(SETTING_INVALID) for a number
    that it does not have.
    """
    with context.store.write("print_again") as transaction:
        job = _known(transaction, job_id)
        if not 1 <= number <= max(1, job.total):
            raise Refused(Refusal.SETTING_INVALID, setting="number", value=number)
        again = replace(job, done=number - 1, printer=printer, state=JobState.WAITING, why=None)
        return _change(transaction, again)


def forget_job(context: Context, job_id: str) -> None:
    """Take a job out of the queue; files that it made stay."""
    with context.store.write("forget_print") as transaction:
        prints.remove_job(transaction.connection, job_id)
        transaction.journal([job_id])


def said_in(
    context: Context, fair_id: FairId, seekers: tuple[SeekerId, ...]
) -> tuple[tuple[SeekerId, SlipPrint], ...]:
    """What the slips of these people say when they are made now."""
    with context.store.read() as connection:
        parts = parts_in(connection, fair_id)
        version = timetables.state_of(connection, fair_id).version
        sheet = SlipSheet(
            known_fair(connection, fair_id),
            parts,
            max(1, version),
            context.now(),
            forms=other_forms(connection, parts, fair_id),
        )
    known = (parts.seekers[one] for one in seekers if one in parts.seekers)
    return tuple((seeker.id, said_on(sheet, seeker)) for seeker in known)


def _whom(connection: Connection, fair_id: FairId, order: PrintOrder) -> tuple[SeekerId, ...]:
    """The people of an order in the order of its paper; nobody for sheets of a whole fair."""
    if order.sheet not in OF_PEOPLE:
        return ()
    everybody = in_order(people.seekers_of(connection, fair_id))
    wanted = None if order.seekers is None else frozenset(order.seekers)
    found = tuple(s.id for s in everybody if wanted is None or s.id in wanted)
    if order.sheet == "certificates":
        came = {a.seeker for a in arrivals.arrivals_of(connection, fair_id)}
        found = tuple(one for one in found if one in came)
    if not found:
        raise Refused(Refusal.NOTHING_TO_PRINT, what=order.sheet)
    return found


@dataclass(frozen=True, slots=True)
class _Paper:
    """A job as its paper is made now: without people who are gone, and the name of its file."""

    job: StoredJob
    name: str


def _paper_of(context: Context, job: StoredJob) -> _Paper:
    if not job.seekers:
        return _Paper(job, "")
    with context.store.read() as connection:
        known = in_order(people.seekers_of(connection, job.fair))
    out, left = job.seekers[: job.done], frozenset(job.seekers[job.done :])
    order = (*out, *(s.id for s in known if s.id in left))
    # The sheet of the whole fair has the sheet's name; files for some have one of their own.
    whole = not out and (job.sheet == "certificates" or len(order) == len(known))
    name = "" if whole else f"{job.sheet}-{local(context.now()):%H%M%S}"
    return _Paper(replace(job, seekers=order, total=len(order)), name)


def _known(transaction: Transaction, job_id: str) -> StoredJob:
    job = prints.job_by_id(transaction.connection, job_id)
    if job is None:
        raise Refused(Refusal.NOTHING_TO_PRINT, what="")
    return job


def _change(transaction: Transaction, job: StoredJob) -> StoredJob:
    prints.change_job(transaction.connection, job)
    transaction.journal([job.id])
    return job
