"""A job on its way to paper, away from the window."""

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from usecases.builders import open_context, planned_fair

from motesplats.core.errors import Refusal, Refused, StoreUnavailable
from motesplats.i18n import words_in
from motesplats.storage.prints import JobState, Trouble
from motesplats.ui.print_work import PrintWork
from motesplats.usecases.context import Context, Watch
from motesplats.usecases.print_queue import PaperWay, PrintOrder, print_jobs, queue_print


class Bin:
    """A printer that counts what it is given."""

    def __init__(self) -> None:
        self.lots: list[int] = []
        self.gone = False

    def begin(self, _title: str) -> None:
        self.lots.append(0)

    def put(self, _document: QPdfDocument, _page: int) -> None:
        self.lots[-1] += 1

    def end(self) -> None:
        pass

    def abandon(self) -> None:
        self.gone = True


def work_in(context: Context, folder: Path, bin_: Bin) -> PrintWork:
    way = PaperWay(folder, words_in("sv"))
    return PrintWork(context, lambda ask: ask(), way, lambda _name: bin_)


@pytest.mark.usefixtures("qapp")
def test_pages_leave_in_small_lots_and_each_is_counted_when_it_is_whole(tmp_path: Path) -> None:
    context, paper, steps = open_context(), Bin(), []
    fair = planned_fair(context)
    job = queue_print(context, fair.id, PrintOrder("badges", None, "99012", printer="P"))
    watch = Watch(lambda done, total: steps.append((done, total)))
    end = work_in(context, tmp_path, paper).run(job.id, watch)
    assert end.job.state is JobState.DONE
    assert (paper.lots, steps) == ([3], [(3, 3)])


@pytest.mark.usefixtures("qapp")
def test_a_stopped_job_keeps_what_is_left(tmp_path: Path) -> None:
    context, paper = open_context(), Bin()
    fair = planned_fair(context)
    job = queue_print(context, fair.id, PrintOrder("signs", printer="P"))
    asked = iter((False, True))
    watch = Watch(cancelled=lambda: next(asked, True))
    with pytest.raises(Refused):
        work_in(context, tmp_path, paper).run(job.id, watch)
    (left,) = print_jobs(context, fair.id)
    assert (left.state, left.why, left.done) == (JobState.STOPPED, None, 0)


@pytest.mark.usefixtures("qapp")
def test_a_job_stopped_between_pages_forgets_its_lot(tmp_path: Path) -> None:
    context, paper = open_context(), Bin()
    fair = planned_fair(context)
    job = queue_print(context, fair.id, PrintOrder("timetable", printer="P"))
    watch = Watch(cancelled=lambda: bool(paper.lots and paper.lots[0]))
    end = work_in(context, tmp_path, paper).run(job.id, watch)
    assert (end.job.state, end.job.done, paper.gone) == (JobState.STOPPED, 0, True)


def test_a_file_that_cannot_be_written_leaves_the_job_in_the_queue(tmp_path: Path) -> None:
    context = open_context()
    fair = planned_fair(context)
    job = queue_print(context, fair.id, PrintOrder("signs"))
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreUnavailable):
        work_in(context, tmp_path / "file", Bin()).run(job.id, Watch())
    (left,) = print_jobs(context, fair.id)
    assert (left.state, left.why) == (JobState.FAILED, Trouble.DISK)


def test_a_sheet_that_is_refused_says_so_in_the_queue(tmp_path: Path) -> None:
    context = open_context()
    fair = planned_fair(context)
    job = queue_print(context, fair.id, PrintOrder("map"))
    with pytest.raises(Refused) as refused:
        work_in(context, tmp_path, Bin()).run(job.id, Watch())
    assert refused.value.refusal is Refusal.UNKNOWN_SHEET
    assert print_jobs(context, fair.id)[0].why is Trouble.REFUSED
